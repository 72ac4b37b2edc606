"""Numbers that can't be read for certain are named; letters, marks and signs that belong there are not."""

import re
from pathlib import Path

import pytest

from generator.language import odd_signs
from generator.language.amounts_in_doubt import amounts_in_doubt
from generator.language.nearly_number import is_nearly_number
from generator.language.odd_numbers import find_odd_numbers, mended
from generator.language.units import match_unit
from generator.language.widths import compact
from generator.yaml_files import load_yaml


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("辦理中部鯉魚潭場第二送水管等4註條備援調度幹管工程。", ["4註"]),
        ("鯉魚潭場第二送水管等4(註1)條備援調度幹管工程", ["4(註1)"]),
        ("執行火山地區或變質岩區 1＊孔鑽探井", ["1＊"]),
        ("共 1,234*件、5※案", ["1,234*", "5※"]),
        ("泰山捷運公園配水池加壓站及管線等O項工", ["O"]),
        ("自動化饋線下游O分鐘內復電", ["O"]),
        ("車輛充電纜線組暨40OkVA充電", ["40O"]),
        ("新增l2件、2O家", ["l2", "2O"]),
        ("以2O50淨零排放願景", ["2O50"]),
        ("配水池加壓站及管線等-5項工程", ["-5"]),
        ("建設一、北部浮洲加壓站至板新廠管線等－2條", ["－2"]),
        ("輔導並協助 -9 家、-3至-1家", ["-9"]),
        ("出席國際會議 -85 場、出席國際會議-850 場", ["-85", "-850"]),
        ("增設 l,037 家，減少 2.O4%，共 6 萬 7,5O6 件", ["l,037", "2.O4", "7,5O6"]),
        ("調度 9 萬及 2O 萬 CMD，第一年4O、35及30人", ["2O", "4O"]),
        (
            "改善 6.\ufffd4 公里、\ufffd 座、3\ufffd座，計 l 萬 2,000 件",
            ["6.\ufffd4", "\ufffd", "3\ufffd", "l"],
        ),
        ("共 1,3\ue0347 家", ["1,3\ue0347"]),
        ("增加 3.3 萬*餘家、沙包O萬餘包、l餘萬人", ["3.3 萬*", "O", "l"]),
        ("課程 71 班 -2,247 人、3公尺-50公分", ["-2,247"]),
        ("國防部提出之 3 類 -5 款軍用商規無人機、5 場-8 場次", ["-5"]),
        (
            "可獲 CIPM 101* 個會員組織、CIPM 1O1 個、Proto 4O 家、CPTPP \ufffd 家",
            ["101*", "1O1", "4O", "\ufffd"],
        ),
        ("創新轉型達 \n家。已辦理 5 場，投資約 億元、共 3 家", ["達 \n家", "約 億元"]),
        ("宣導1,27場次、375.54,公頃、約118,25萬元、1萬3,千餘人", ["1,27", "375.54,", "118,25", "3,"]),
        (
            "達 1，234 件，共12/3件、3.5.6處、5²位、3?4 人、12?件",
            ["1，234", "12/3", "3.5.6", "5²", "3?4", "12?"],
        ),
        ("數位化6(cid:12)名、(cid:12)8 件、(cid:61623)計畫", ["6(cid:12)", "(cid:12)8"]),
        ("接待訪賓(206)人次、達到 (28) GW，GDP-0.9%", ["(206)", "(28)", "-0.9"]),
        ("以 114 年 -20GW 為目標，112 年第 3 季 -0.7%", ["-20"]),
        ("進駐達 N/A 家，新增門市 … 家及 NA 萬人次、協助 -- 家業者", ["N/A", "…", "NA", "--"]),
        ("投資約－億元，補助 ○○ 戶、計 ** 件，參訪 — 人次、n.a.件", ["－", "○○", "**", "—", "n.a."]),
        ("新增 54.5.6個、參觀2:06人次，減碳 5:81 萬公噸、102/5/6家", ["54.5.6", "2:06", "5:81", "102/5/6"]),
        ("自動化饋線下游--分鐘內復電、等**公里", ["--", "**"]),
        ("約 Z00 萬用戶、營收S5.6 億美元、T5億元、審查Z3案", ["Z00", "S5.6", "T5", "Z3"]),
        ("計1Z,706 件、20S 家、3B5 人，投資 Z 億元、達Ｚ家", ["1Z,706", "20S", "3B5", "Z", "Ｚ"]),
        ("達 20 19 年、計 2 8 GW、Tier 1 100 家，582 ,319 人", ["20 19", "2 8", "1 100", "582 ,319"]),
        ("產出 600-600 噸、50至50人次，經費100億元 萬瓩", ["600-600", "50至50", "100億元 萬瓩"]),
        ("出口3.8人 億美元、5千元億元、3 場 萬人", ["3.8人 億美元", "5千元億元", "3 場 萬人"]),
        ("年增率-1.2% -0.8%、2.5%－6.5%", ["-0.8"]),
        ("改善 50# 公里，02-2311-1234#567", ["50#"]),
        ("組成 ⑱ 個數位群聚、示範 ⑤%、等…項工程、投入 1'235 萬元", ["⑱", "⑤", "…", "1'235"]),
        (
            "至少 2.S 億元，暨4D0kVA充電、等S案、下游S分鐘內、Z 公里、示範 S%",
            ["2.S", "4D0", "S", "S", "Z", "S"],
        ),
        (
            "培訓 558人 件，辦理 3 家 場。輔導 2.500 人、5-5場、3～3 件",
            ["558人 件", "3 家 場", "2.500", "5-5", "3～3"],
        ),
        (
            "成長(5)%，減少 ±3 人、誤差±3%，達 Z 棟、共 S 組、投入⑥ 萬及 2 億元",
            ["(5)", "±3", "±3", "Z", "S", "⑥"],
        ),
        ("等②案、等(4)條，計 2:,5070 項、1,:234人", ["②", "(4)", "2:,5070", "1,:234"]),
    ],
)
def test_what_a_person_should_see(text: str, printed: list[str]) -> None:
    found = find_odd_numbers(text)
    assert [number.printed for number in found] == printed
    assert [text[number.start : number.end] for number in found] == printed
    assert all(number.reason for number in found)


@pytest.mark.parametrize(
    "text",
    [
        "全球第一個6G實驗網、5G AIoT 產業、5G O-RAN 技術規範、CO2、H2O、F-16",
        "IV. 長期規劃及培育、I. 甲、I. 2030 年、英OO股份、創O能源",
        "年成長率為-8.84%，降為-16.8%、-11.9%",
        "112年-115年、114 年 - 20GW、2.5%-6.5%、2.5% - 6.5%、第五期(114-118年)、9月-10月、5-6次、會議-85",
        "經費12億元(註1)、經費計12億(註1)，增加3件*、註1：5件",
        "等5項工程、400kVA、2050淨零",
        "5班(場)次。(12)人才培育、附件(2)項、GDP -0.9%、逾7千餘萬元",
        "112.10.5次、2.5.1版、第1,2,3項、第 3 期，200 件、1200,000元、0.5件、5,10 及 15 人",
        "雷達站，輝達公司，達 成，約 定，發達國家、共 計 3 件，達\n成為",
        "AIoT O-RAN 技術、CIPM 101 個、F16* 架、Tier 1 廠商、PM 2.5、SEMI F47* 標準",
        "出席國際會議-85 場，減少-9 家，為-3 人，(-2 件)",
        "第I期、I/O 點數、I 類、ISO 9001、IO5家、5S、解析度 1280*1024",
        "\ue000項目、\uf0b7 5家",
        "計畫──人才培育、——社區營造、好友 --信東流、……個人，DNA 件、甲-項、 - V. 建立",
        "5G用戶、B2B業者、M1 家、AI 3家、F-16 3架、ISO9001 家、H2O、3D館、B2 棟、S1 線、A4 5萬張",
        "方案 B 家、Z案、甲、B 案，第Z3案、SEMI S2 3件、5S 家",
        "圖 2 2023 年，77. 8%、3, 800 人、112 年 5 月、A4 5 張\n5 2022 年、\n5 20 家",
        "5-6次、600-800 噸、3 場萬人健行、1 座萬噸級、100億元，萬人響應、第5-5場、圖2-2 件、112-112年",
        "每人 3 件、3 人 次，補助 7 家 業者，5 艘 船，2.5 家、12.500公斤、0.125 人、2.500 人/件、±200 MVAR",
        "到達 B 棟、公共 B 區、合約 B 款、設計 B 組，⑥ 萬華區、(5)人、成長率(5)",
        "規劃等(1)人才培育、等(1)案件及(2)件數、等①案盤點、②件數",
        "於10:00人員集合，102.5.6個人資料、12:30次長致詞",
    ],
)
def test_what_belongs_there(text: str) -> None:
    assert find_odd_numbers(text) == []


TABLE = load_yaml(Path(odd_signs.__file__).with_suffix(".yml"))


@pytest.mark.parametrize("entry", TABLE["signs"], ids=lambda entry: entry["sign"])
def test_a_sign_of_the_table_makes_its_example_doubtful(entry) -> None:
    example, sign = entry["example"], entry["sign"]
    assert sign in example
    assert is_nearly_number(example.rstrip("家件場"))
    assert [sign in number.printed for number in find_odd_numbers(example)] == (
        [] if entry["in_text"] == "nowhere" else [True]
    )
    for text, places in ((f"共 {sign} 家", ("alone", "counted")), (f"協助 {sign} 家", ("alone",))):
        alone = find_odd_numbers(text)
        assert [number.printed for number in alone] == ([sign] if entry["in_text"] in places else [])


@pytest.mark.parametrize(
    ("word", "nearly"),
    [
        ("32,102*", True),
        ("25,000註1", True),
        ("25,0O註", True),
        ("2O註計", False),
        ("O註", False),
        ("5", True),
        ("1,3(cid:12)", True),
        ("(cid:12)", True),
        ("\ue123", True),
    ],
)
def test_a_word_is_nearly_a_number_but_for_a_character_or_two(word: str, nearly: bool) -> None:
    assert is_nearly_number(word) is nearly


@pytest.mark.parametrize("entry", TABLE["marks"], ids=lambda entry: entry["pattern"])
def test_a_mark_of_the_table_makes_its_example_doubtful(entry) -> None:
    [number] = find_odd_numbers(entry["example"])
    assert number.readable
    assert re.search(entry["pattern"], number.printed)


@pytest.mark.parametrize("entry", TABLE["counting"], ids=lambda entry: entry["word"])
def test_a_sign_in_front_of_a_word_that_counts_may_be_a_digit(entry) -> None:
    assert not match_unit(entry["word"])
    [number] = find_odd_numbers(entry["example"])
    assert entry["example"][number.end :].startswith(entry["word"])
    assert find_odd_numbers(entry["example"].replace(entry["word"], "乙")) == []


@pytest.mark.parametrize("entry", TABLE["leading"], ids=lambda entry: entry["word"])
def test_a_word_that_leads_to_a_number_wants_one(entry) -> None:
    [number] = find_odd_numbers(entry["example"])
    assert number.printed.startswith(entry["word"])
    assert number.readable
    assert find_odd_numbers(entry["example"].replace(entry["word"], "乙")) == []


@pytest.mark.parametrize("entry", TABLE["wordless"], ids=lambda entry: entry["unit"])
def test_dots_in_front_of_a_unit_stand_for_its_number(entry) -> None:
    assert match_unit(entry["unit"]) == entry["unit"]
    [number] = find_odd_numbers(entry["example"])
    assert number.printed == "…"
    assert find_odd_numbers(entry["example"].replace(entry["unit"], "個人")) == []


@pytest.mark.parametrize("entry", TABLE["listed"], ids=lambda entry: entry["unit"])
def test_dots_behind_a_list_stand_for_the_number_of_what_it_counts(entry) -> None:
    [number] = find_odd_numbers(entry["example"])
    assert number.printed == "…"
    assert find_odd_numbers(entry["example"].replace("等", "甲")) == []


@pytest.mark.parametrize("entry", TABLE["named"], ids=lambda entry: entry["unit"])
def test_a_letter_and_a_digit_name_what_is_named_that_way(entry) -> None:
    assert match_unit(entry["example"], len(entry["example"]) - len(entry["unit"])) == entry["unit"]
    assert find_odd_numbers(entry["example"]) == []
    [number] = find_odd_numbers(entry["example"].replace(entry["unit"], "萬" + entry["unit"]))
    assert entry["example"].startswith(number.printed)


@pytest.mark.parametrize("entry", TABLE["coded"], ids=lambda entry: entry["name"])
def test_the_code_behind_a_name_of_the_table_has_no_sign(entry) -> None:
    assert find_odd_numbers(f"{entry['example']} 場") == []
    assert len(find_odd_numbers(f"{entry['example']} 場".replace(entry["name"], "協助"))) == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("已出版 6O 幅、1 幅", [("6O 幅", False), ("1 幅", True)]),
        ("共 6 萬 7,5O6 件", [("6 萬 7,5O6 件", False)]),
        ("淹水３Ｏ－８０公分", [("３Ｏ－８０公分", False), ("３Ｏ－８０公分", False)]),
        ("協助 -9 家、9(註1)家", [("-9 家", True), ("9(註1)家", True)]),
        ("以 2O50 淨零為目標，計 3 項", [("3 項", True)]),
        ("累計賠償金額3仟6,59萬4,272元，計3家", [("3仟6,59萬4,272元", False), ("3家", True)]),
        ("兩個 5註O家", [("5註O家", False)]),
        ("約 Z00 萬用戶、7 家", [("Z00 萬用戶", False), ("7 家", True)]),
        ("產出 600-600 噸、5 噸", [("600-600 噸", True), ("5 噸", True)]),
        ("降-1.2% -0.8%", [("-1.2%", True), ("-0.8%", True)]),
        ("計 2 8 GW，經費100億元 萬瓩", [("2 8 GW", True), ("100億元", True)]),
    ],
)
def test_an_amount_in_doubt_stays_where_it_is_printed(text: str, values) -> None:
    found = amounts_in_doubt(text, find_odd_numbers(text))
    assert [(amount.printed, amount.readable) for amount in found] == values
    assert [text[amount.start : amount.end] for amount in found] == [printed for printed, _ in values]


def test_a_text_is_mended_with_digits_that_lead_back_to_what_is_printed() -> None:
    text = "已出版 6O 幅、Ｏ件、9註家、協助-9家、2O50，第3註條"
    whole = mended(text, find_odd_numbers(text))
    assert len(whole) == len(text)
    assert [int(c) for c in re.findall(r"\d", whole)] == [6, 0, 0, 9, 9, 2, 5, 0, 3]
    assert odd_signs.has_stand_in(whole)
    assert not odd_signs.has_stand_in(text)
    assert odd_signs.without_stand_ins(
        compact(whole).text
    ) == "已出版6O幅、O件、9家、協助9家、2O50,第3條".replace(",", "，")
