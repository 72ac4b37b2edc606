"""Work and benefit indicators: every form of row that the real review has, and forms that it could have."""

from collections import Counter
from decimal import Decimal

import pytest

from tests.families.infra_review.reviews import excerpt, one, programme, read, real, review, rows

VALUES = ("whole_target", "cumulative_target", "cumulative_actual", "current_target", "current_actual")
NONE = (None,) * 5
HEAD = "\n\n".join(
    [
        "項",
        "次 \n指標項目 單位 ",
        "【計畫全期】 ",
        "總目標值 ",
        "【累計至111年】 【111年當年】 ",
        "目標值 實際值 目標值 實際值 \n",
    ]
)


def decimals(*printed):
    return tuple(Decimal(number) for number in printed)


def table(collector, **wanted):
    return rows(collector, "indicators", "indicator_no", "indicator", "unit", *VALUES, **wanted)


def test_every_indicator_of_the_real_review_is_there():
    count = Counter((r["programme_no"] <= 24, r["indicator_kind"]) for r in real().tables["indicators"])
    halves = [(half, kind) for half in (True, False) for kind in ("work", "benefit")]
    assert [count[one] for one in halves] == [67, 49, 107, 82]
    assert not [r.record_id for r in real().tables["indicators"] if r.certainty == "uncertain"]
    assert not [r.record_id for r in real().tables["indicators"] if r["indicator"] == ""]


def test_no_indicator_lost_its_unit():
    without = rows(real(), "indicators", "indicator", unit="")
    assert without == ["合計", "無此項目", "無"]


@pytest.mark.parametrize(
    ("number", "kind", "no", "row"),
    [
        (1, "work", "1", ("阿姆坪防淤隧道工程襯砌", "公尺", 3702, 3702, 3662, 3702, 3662)),
        (
            4,
            "work",
            "1",
            ("增加地下水緊急備援水量", "萬立方公尺/日", *decimals("10", "10", "13.77", "2", "3.95")),
        ),
        (6, "work", "1", ("控制土砂量", "萬立方公尺", *decimals("3245", "2270", "2474.17", "296", "463.37"))),
        (7, "benefit", "1", ("每日平均取水量1,000噸", "噸/日", 1000, None, None, 1000, 3500)),
        (9, "work", "3", ("南竿海水淡化廠興建及營運計畫建設及營運成本攤提", "件", 6, 3, 3, 1, 1)),
        (15, "benefit", "3", ("烏溪伏流水二期增加備援供水能力每日4萬噸", "萬噸", 4, None, None, None, None)),
        (16, "benefit", "1", ("節約用水量(潛勢節約用水量)", "萬噸/年", 250, 600, 800, 600, 800)),
        (18, "benefit", "10", ("水產養殖排水-增加保護面積", "平方公里", 12, *decimals("2.85") * 4)),
        (23, "benefit", "2", ("預計增加產值", "億元", *NONE)),
        (27, "work", "1", ("離岸風電驗證管理與風險評估能量建置", "項", 4, 1, 1, 1, 1)),
        (
            31,
            "benefit",
            "3",
            (
                "行動智慧應用間接城市效益(使用人次)",
                "萬人次",
                *decimals("290", "216", "11078.7", "16", "78.7"),
            ),
        ),
        (33, "benefit", "3", ("協助零售暨服務業者使用雲服務", "家", 3000, 1500, 2541, 1500, 2541)),
        (36, "benefit", "2", ("製程品質標準 Cp 值", "值", *decimals("1.33", "0.67", "0.67", "0.67", "0.67"))),
        (
            37,
            "benefit",
            "4",
            ("2025年在臺新增生產及製造投資金額(含直接及間接)", "億元", 1200, 300, 3700, 300, 3700),
        ),
        (38, "work", "4", ("研發可調適電路基板技術", "傳輸速度(Gbps)", 5, 1, 1, 1, 1)),
        (44, "benefit", "2", ("5G 創新服務體驗人次", "人次", 270000, 120000, 274000, 120000, 274000)),
    ],
)
def test_rows_of_every_form(number, kind, no, row):
    found = one(real(), "indicators", programme_no=number, indicator_kind=kind, indicator_no=no)
    assert tuple(found[name] for name in ("indicator", "unit", *VALUES)) == row
    assert found.certainty == "printed"


def test_what_is_no_number_stays_readable():
    row = one(real(), "indicators", programme_no=34, indicator_kind="work")
    assert row["unit"] == "層數與良率"
    assert row["cumulative_actual_raw"] == "RDL=2，55 %"
    assert [row[name] for name in VALUES] == [None] * 5
    members = one(real(), "indicators", programme_no=42, indicator_kind="work", indicator_no="5")
    assert (members["unit"], members["cumulative_target"]) == ("家/SIG", 25)
    assert members["current_actual_raw"].endswith("智慧移動39家、智慧育樂47家")


def test_a_total_and_the_statement_that_there_is_none_are_marked():
    total = one(real(), "indicators", is_total=True)
    assert (total["programme_no"], total["indicator"], total["cumulative_actual"]) == (18, "合計", 921)
    none = rows(real(), "indicators", "programme_no", "indicator_kind", "indicator", explicit_none=True)
    assert none == [(20, "benefit", "無此項目"), (28, "benefit", "無")]


def test_a_merged_cell_holds_for_the_rows_below_it():
    works = (r for r in real().tables["indicators"] if r["indicator_kind"] == "work")
    found = [r for r in works if r["programme_no"] == 30]
    assert [r["current_target_raw"] for r in found] == ["-（無110年目標值）"] * 3
    assert [r["current_actual"] for r in found] == [0, 0, 1]
    assert [r.certainty for r in found] == ["printed", "derived", "derived"]


def test_two_measures_of_one_number_share_its_name():
    found = table(real(), programme_no=35, indicator_kind="benefit", indicator_no="2")
    assert found == [
        ("2", "技術服務(含委託案及工業服務)", "件", 110, 20, 54, 20, 54),
        ("2", "技術服務(含委託案及工業服務)", "千元", 193000, 45000, 94398, 45000, 94398),
    ]


def test_group_rows_name_the_sub_project():
    found = rows(real(), "indicators", "sub_project", "indicator_no", programme_no=46, indicator_kind="work")
    assert found == [
        *(("強化地方工業區之公共設施及設置平價產業園區補助方案", no) for no in "12"),
        *(("推動城鄉特色產業園區發展計畫", no) for no in "12345"),
        ("提升加工區用地效能創新產業升級計畫", "1"),
    ]


def with_indicators(work: str, benefit: str = "") -> str:
    empty = "一、工作指標\n\n二、效益指標\n"
    assert empty in programme()
    return programme().replace(empty, f"一、工作指標\n\n{work}\n二、效益指標\n\n{benefit}\n")


ROWS = [
    "1 送水管工程 公里 26.3 26.3 26.3 0.5 0.5 \n",
    "2 \n水源南送工\n\n程設計 \n件 1 1 1 1 1 \n",
    "3 完工 件 7 3 3 1 - \n",
]
READ = [
    ("1", "送水管工程", "公里", *decimals("26.3", "26.3", "26.3", "0.5", "0.5")),
    ("2", "水源南送工程設計", "件", 1, 1, 1, 1, 1),
    ("3", "完工", "件", 7, 3, 3, 1, None),
]  # fmt: skip


@pytest.mark.parametrize("breaks", [(), (0,), (1,), (2,), (0, 1, 2)])
def test_a_page_may_break_before_any_row(breaks):
    text = HEAD + "".join((HEAD if i in breaks else "") + "\n" + row for i, row in enumerate(ROWS))
    found = read(review(with_indicators(text)))
    assert table(found, indicator_kind="work") == READ
    assert found.ledger.unread() == []


def test_a_page_may_break_inside_a_row():
    text = f"{HEAD}\n2 \n水源南送工\n{HEAD}\n程設計 \n件 1 1 1 1 1 \n"
    assert table(read(review(with_indicators(text))), indicator_kind="work") == [READ[1]]


def test_a_name_and_a_unit_may_go_on_below_the_repeated_head():
    text = f"{HEAD}\n1 預期新增產業樓地板使用 公 8.6 8 8 2.6 2.6 \n{HEAD}\n空間 頃 \n{ROWS[1]}"
    assert table(read(review(with_indicators(text))), indicator_kind="work") == [
        ("1", "預期新增產業樓地板使用空間", "公頃", *decimals("8.6", "8", "8", "2.6", "2.6")),
        READ[1],
    ]


def test_rows_in_another_order_keep_their_numbers():
    text = HEAD + "\n" + "\n".join(reversed(ROWS))
    assert table(read(review(with_indicators(text))), indicator_kind="work") == READ[::-1]


def test_a_table_with_an_unknown_head_is_still_read():
    text = "編號 名稱 單位 全程 累計目標 累計實績 年度目標 年度實績 \n\n" + "\n".join(ROWS)
    found = read(review(with_indicators(text)))
    assert table(found, indicator_kind="work") == READ
    assert found.ledger.unread() == []


def test_notes_end_the_table():
    text = (
        HEAD
        + "\n"
        + "\n".join(ROWS)
        + "\n3 號機已於 111 年完成，符合進度，後續將持續辦理相關作業並儘速完成驗收及結算付款事宜。 \n"
    )
    found = read(review(with_indicators(text)))
    assert len(table(found, indicator_kind="work")) == 3
    assert rows(found, "indicator_notes", "indicator_kind", "text") == [
        ("work", "3 號機已於 111 年完成，符合進度，後續將持續辦理相關作業並儘速完成驗收及結算付款事宜。")
    ]


def test_a_note_that_fills_no_line_ends_the_row_above_it():
    """The cells of the row stand on lines of their own, and what follows has no number."""
    text = excerpt(8992, 9352)
    before, _, rest = text.partition("促成離岸風電人才在地化")
    note = "促成離岸風電人才在地化，提供焊接及高階經營人才。"
    found = read(f"{before}{note} \n\n肆、{rest.partition('肆、')[2]}")
    row = one(found, "indicators", indicator_kind="benefit")
    assert (row["current_target_raw"], row["current_actual"]) == ("-（無110年目標值）", 750)
    assert rows(found, "indicator_notes", "text", indicator_kind="benefit") == [note]


@pytest.mark.parametrize("break_before", [False, True])
def test_each_value_may_stand_on_a_line_of_its_own(break_before):
    names = ("1 深水池設備採購決標 案 ", "2 \n監造契約簽訂 \n案 ", "3 完工 件 ")
    values = ("4 2 2 2 2", "1 1 1 1 1", "7 3 3 1 -")
    cells = [
        f"{name}\n" + "".join(f"{v} \n" for v in row.split()) for name, row in zip(names, values, strict=True)
    ]
    text = HEAD + "\n" + (HEAD if break_before else "").join(cells)
    found = read(review(with_indicators(text + "\n本計畫已全數完成。 \n")))
    assert table(found, indicator_kind="work") == [
        ("1", "深水池設備採購決標", "案", 4, 2, 2, 2, 2),
        ("2", "監造契約簽訂", "案", 1, 1, 1, 1, 1),
        ("3", "完工", "件", 7, 3, 3, 1, None),
    ]
    assert rows(found, "indicator_notes", "text") == ["本計畫已全數完成。"]


def test_a_second_measure_may_stand_below_a_repeated_head():
    text = f"{HEAD}\n2 技術服務 件 110 20 54 20 54 \n{HEAD}\n千\n元 \n193,000 45,000 94,398 45,000 94,398 \n"
    assert table(read(review(with_indicators(text))), indicator_kind="work") == [
        ("2", "技術服務", "件", 110, 20, 54, 20, 54),
        ("2", "技術服務", "千元", 193000, 45000, 94398, 45000, 94398),
    ]


def test_without_closing_blanks_the_word_before_the_values_is_the_unit():
    text = excerpt(1446, 1683)
    bare = "\n".join(line.rstrip() for line in text.split("\n"))
    expected = table(read(text), indicator_kind="work")
    assert expected[3][:3] == ("4", "防砂調查、警戒值檢討等", "區")
    assert table(read(bare), indicator_kind="work") == expected


def test_a_row_cut_off_at_the_end_of_the_text_is_uncertain():
    found = read(excerpt(6361, 6539).replace("案 2 1 3 1 3", "案 2 1 3 1"))
    row = one(found, "indicators", indicator_no="2")
    assert row["indicator"] == "促成廠商投入整車創新研發計畫"
    assert row.certainty == "uncertain"


def test_the_year_of_the_head_does_not_matter():
    text = excerpt(4436, 4613)
    assert "【累計至109年】" in text
    assert table(read(text), indicator_kind="benefit") == [
        ("1", "提升備援能力", "萬噸/日", 86, 86, 86, 86, 86)
    ]


ROW = "2 伏流水工程完工 件 14 12 13 3 5"
VALUES = ("whole_target", "cumulative_target", "cumulative_actual", "current_target", "current_actual")


def _rows_around(row):
    """The three rows of a table, the second of which is given, and the problems."""
    text = f"{HEAD}\n1 規劃 件 4 4 4 - - \n\n{row} \n\n3 驗收 件 4 4 4 3 3 \n"
    found = read(review(with_indicators(text)))
    table = found.tables["indicators"]
    assert [r["indicator"] for r in table][::2] == ["規劃", "驗收"]
    assert {r.certainty for r in table[::2]} == {"printed"}
    return table[1], [(p.code, p.line) for p in found.problems]


@pytest.mark.parametrize(
    ("row", "values", "problem"),
    [
        ("2 伏流水工程完工 件 14 1O 13 3 5", (14, None, 13, 3, 5), "PARSE-CELL"),
        ("2 伏流水工程完工 件 14 12 13 O 5", (14, 12, 13, None, 5), "PARSE-CELL"),
        ("2 伏流水工程完工 件 14 12 13 3 5 待查", (14, 12, 13, 3, 5), "PARSE-COLUMNS"),
        ("2 伏流水工程完工 件 14 12 777 13 3 5", (None,) * 5, "PARSE-COLUMNS"),
        ("2 伏流水工程完工 件 3 3 3 3 3 5", (3, 3, 3, 3, None), "PARSE-COLUMNS"),
        ("2註 伏流水工程完工 件 14 12 13 3 5", (14, 12, 13, 3, 5), "PARSE-CELL"),
        ("O 伏流水工程完工 件 14 12 13 3 5", (14, 12, 13, 3, 5), "PARSE-CELL"),
    ],
)
def test_a_row_that_nobody_can_read_in_full_is_there_and_told(row, values, problem):
    found, problems = _rows_around(row)
    assert tuple(found[name] for name in VALUES) == values
    assert (found["indicator"], found["unit"], found.certainty) == ("伏流水工程完工", "件", "uncertain")
    assert problems == [(problem, found.line_start)]


@pytest.mark.parametrize("mark", ["*", "註", "註1"])
def test_the_mark_of_a_footnote_is_kept_beside_the_number(mark):
    found, problems = _rows_around(f"2 伏流水工程完工 件 14 12{mark} 13 3 5")
    assert (found["cumulative_target"], found["cumulative_target_raw"]) == (12, f"12{mark}")
    assert (found.certainty, problems) == ("printed", [])


def test_a_row_without_a_name_bears_its_number():
    found, problems = _rows_around("2 14 12 13 3 5")
    assert (found["indicator"], found["indicator_no"], found.certainty) == ("2", "2", "uncertain")
    assert set(problems) == {("PARSE-COLUMNS", found.line_start)}
