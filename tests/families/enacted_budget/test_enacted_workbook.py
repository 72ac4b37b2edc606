"""The expenditure table as a workbook of the budget office: both of its forms, whole and damaged."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.checking.leftovers.audit import line_accounts
from generator.families.enacted_budget import FAMILY, sheet_text
from generator.families.family import Context
from generator.reading.document import document_from_text
from generator.reading.sheet_map import SheetMap
from generator.reading.sheets.workbook import workbook_text
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from generator.yaml_files import load_yaml

ROOT = Path(__file__).parents[3]
SCHEMAS = load_schemas(ROOT / "data" / "schemas", "enacted-budget")
THIS = "budget_this_year_k_twd"

# Code above name, as for 114.
UPRIGHT = [
    [
        "科　　目",
        "",
        "",
        "",
        "",
        "本年度\n預算數",
        "上年度\n預算數",
        "前年度\n決算數",
        "本年度與\n上年度比較",
        "說　　明",
    ],
    ["款", "項", "目", "節", "名稱及編號", "", "", "", "", ""],
    ["\u3000", "", "", "\u3000", "\u30000002000000", "", "", "", "", ""],
    ["1", "", "", "", "總統府主管", "10,000", "30,000", "29,999", "-20,000", ""],
    ["", "", "", "", "\u30000002010000", "", "", "", "", ""],
    ["", "1", "", "", "總統府", "10,000", "30,000", "29,999", "-20,000", ""],
    ["", "", "", "", "\u30003102010000", "", "", "", "", ""],
    ["", "", "", "", "國務支出", "10,000", "30,000", "29,999", "-20,000", ""],
    ["", "", "", "", "\u30003102010200", "", "", "", "", ""],
    [
        "",
        "",
        "2",
        "",
        "國務機要及其他",
        "10,000",
        "30,000",
        "29,999",
        "-20,000",
        "本年度預算數10,000千元，係國",
    ],
    ["", "", "", "\u3000", "費用", "", "", "", "", "家元首訪視相關經費，包括："],
    ["", "", "", "", "", "", "", "", "", "1.訪視9,99"],
    ["", "", "", "", "", "", "", "", "", "\u30008千元。"],
    ["", "", "", "", "", "", "", "", "", "\u3000"],
    ["", "", "", "", "\u30000003000000", "", "", "", "", "其餘為犒賞經費。"],
    ["2", "", "", "", "行政院主管", "-", "70", "12", "-70", ""],
]
# One row an account, numbers of those above repeated, functions numbered 999, as for 103.
LEVEL = [
    [
        "款",
        "項",
        "目",
        "節",
        "科目編號",
        "科目名稱",
        "本年度預算數",
        "上年度預算數",
        "本年度與上年度比較",
        "說明",
    ],
    ["1", "", "", "", "0002000000", "總統府主管", "30000", "30000", "-", ""],
    ["1", "1", "", "", "0002010000", "總統府", "30000", "30000", "-", ""],
    ["1", "1", "", "999", "3202010000", "國務支出", "30000", "30000", "-", ""],
    [
        "1",
        "1",
        "2",
        "",
        "3202010200",
        "國務機要",
        "30000",
        "30000",
        "-",
        "本年度預算數30,000千元，係\r\n\x7f\x7f訪視經費。",
    ],
    ["1", "1", "3", "", "320201A000", "外交支出機密預算", "-", "-", "-", ""],
]


def parsed(rows, year: int = 114, **sheets) -> Collector:
    numbered = [[number, row] for number, row in enumerate(rows, start=1)]
    found = workbook_text(
        {"sheets": [{"name": "Sheet1", "rows": numbered, "hidden": 0, "odd": {}}], "beside": []}, "x.xlsx"
    )
    document = replace(document_from_text(found.text, "x.txt"), pages=found.rows)
    collector = Collector(document, SCHEMAS)
    period = date(year + 1911, 1, 1), date(year + 1911, 12, 31)
    FAMILY.parse(document, Context(collector, {}, period, "enacted"))
    return collector


def left_over(found: Collector) -> dict[int, str]:
    accounts = line_accounts(found.document, found.ledger, found.tables, SCHEMAS, FAMILY.marks)
    return {account.number: account.leftover for account in accounts if account.leftover}


def with_cell(rows, row: int, column: int, cell: str):
    return [
        [cell if (at, place) == (row, column) else old for place, old in enumerate(cells)]
        for at, cells in enumerate(rows)
    ]


def notes(found: Collector) -> list[str]:
    return [record.note for record in found.tables["expenditure"] if record.certainty == "uncertain"]


def test_accounts_with_the_code_above_the_name():
    found = parsed(UPRIGHT)
    records = found.tables["expenditure"]
    assert [
        (r["account_level"], r["account_number"], r["account_code"], r["parent_code"]) for r in records
    ] == [
        ("kuan", 1, "0002000000", ""),
        ("xiang", 1, "0002010000", "0002000000"),
        ("function", None, "3102010000", "0002010000"),
        ("mu", 2, "3102010200", "3102010000"),
        ("kuan", 2, "0003000000", ""),
    ]
    plan = records[3]
    assert plan["account_name"] == "國務機要及其他費用"
    assert (plan[THIS], plan["budget_last_year_k_twd"]) == (10000, 30000)
    assert (plan["final_accounts_prior_year_k_twd"], plan["difference_k_twd"]) == (29999, -20000)
    assert plan["explanation"] == (
        "本年度預算數10,000千元，係國家元首訪視相關經費，包括：\n1.訪視9,998千元。其餘為犒賞經費。"
    )
    assert [plan[f"{name}_number"] for name in ("kuan", "xiang", "mu", "jie")] == [1, 1, 2, None]
    assert (plan["year_roc"], plan["budget_stage"], plan["agency_name"]) == (114, "enacted", "總統府")
    assert plan.page == "Sheet1!9:13"
    assert (records[4][THIS], records[4]["budget_last_year_k_twd"]) == (None, 70)
    assert {record.certainty for record in records} == {"printed"}
    assert (found.ledger.unread(), left_over(found), found.problems) == ([], {}, [])


def test_accounts_in_one_row_each_with_the_numbers_of_those_above():
    found = parsed(LEVEL, 103)
    records = found.tables["expenditure"]
    assert [(r["account_level"], r["account_number"], r["jie_number"], r[THIS]) for r in records] == [
        ("kuan", 1, None, 30000),
        ("xiang", 1, None, 30000),
        ("function", None, None, 30000),
        ("mu", 2, None, 30000),
        ("mu", 3, None, None),
    ]
    assert records[3]["explanation"] == "本年度預算數30,000千元，係訪視經費。"
    assert records[3].page == "Sheet1!5:5"
    assert (records[4]["account_code"], records[4].certainty) == ("320201A000", "printed")
    assert (found.ledger.unread(), left_over(found), found.problems) == ([], {}, [])


@pytest.mark.parametrize(("rows", "year"), [(UPRIGHT, 114), (LEVEL, 103)])
def test_a_title_above_and_heads_on_every_page_change_nothing(rows, year):
    width = len(rows[0])
    title = [
        [cell, *[""] * (width - 1)]
        for cell in ("中央政府總預算", "歲出機關別預算表", f"中華民國{year}年度", "單位：新臺幣千元", "")
    ]
    height = 2 if rows is UPRIGHT else 1
    found = parsed([*title, *rows[:5], *title, *rows[:height], *rows[5:]], year)
    plain = parsed(rows, year)
    assert [dict(r.values) for r in found.tables["expenditure"]] == [
        dict(r.values) for r in plain.tables["expenditure"]
    ]
    assert (found.ledger.unread(), left_over(found), found.problems) == ([], {}, [])


def test_columns_in_another_order_and_one_that_nobody_knows():
    rows = [[*reversed(row), "流用" if at else "附記"] for at, row in enumerate(LEVEL)]
    found = parsed(rows, 103)
    assert [dict(r.values) for r in found.tables["expenditure"]] == [
        dict(r.values) for r in parsed(LEVEL, 103).tables["expenditure"]
    ]
    assert list(left_over(found).values()) == ["附記", *["流用"] * 5]


def test_a_total_is_the_sum_of_all_ministries():
    total = ["", "", "", "", "", "合計", "30000", "30001", "-1", ""]
    found = parsed([*LEVEL, total], 103)
    record = found.tables["expenditure"][-1]
    assert (record["account_level"], record["account_code"], record[THIS], record.certainty) == (
        "total",
        "",
        30000,
        "printed",
    )
    verdicts = {(i.field, i.verdict) for i in FAMILY.check(found.tables) if i.check == "enacted-total"}
    assert verdicts == {(THIS, "holds"), ("budget_last_year_k_twd", "unresolved")}
    assert left_over(found) == {}


def test_what_an_explanation_says_of_its_amount_is_compared():
    def verdicts(rows):
        return Counter(i.verdict for i in FAMILY.check(parsed(rows).tables) if i.check == "explained-amount")

    assert verdicts(UPRIGHT) == {"holds": 1}
    assert verdicts(with_cell(UPRIGHT, 9, 9, "本年度預算數10,001千元，係國")) == {"unresolved": 1}


@pytest.mark.parametrize(
    ("row", "column", "cell", "note"),
    [
        (5, 0, "2", "款印為2，其上之款為1。"),
        (4, 4, "3202990200", "科目編號3202990200的機關碼0299與所屬0002010000不同。"),
        (4, 4, "3302010200", "科目編號3302010200之上應有3302010000，表中為3202010000。"),
        (4, 6, "30000.5", "budget_this_year_k_twd「30000.5」不是整數千元。"),
        (4, 6, "#REF!", "budget_this_year_k_twd「#REF!」無法判讀為數字。"),
        (4, 6, "=SUM(G6:G9)", "budget_this_year_k_twd「=SUM(G6:G9)」無法判讀為數字。"),
        (4, 6, "2014-03-01", "budget_this_year_k_twd「2014-03-01」"),
        (4, 4, "32020102", "科目編號印為32020102，末位遺失，依十位編碼補回。"),
    ],
)
def test_what_the_type_allows_and_the_table_does_not_is_told(row, column, cell, note):
    found = parsed(with_cell(LEVEL, row, column, cell), 103)
    assert len(found.tables["expenditure"]) == 5
    assert any(note in said for said in notes(found))
    assert {problem.code for problem in found.problems} == {"PARSE-CELL"}
    # What can't be read stands in the note alone.
    unread = {} if column != 6 else {row + 2: "".join(filter(str.isalnum, cell))}
    assert {line: "".join(filter(str.isalnum, text)) for line, text in left_over(found).items()} == unread


def test_an_account_without_code_or_without_amounts_stays_and_is_told():
    rows = [row for at, row in enumerate(UPRIGHT) if at not in {6, 15}]
    found = parsed(rows)
    assert [r["account_name"] for r in found.tables["expenditure"]][2] == "國務支出"
    assert "此列有金額而沒有科目編號。" in notes(found)[0]
    assert "此科目沒有金額列。" in notes(found)[-1]


def test_another_year_or_unit_than_the_manifests_stops_it():
    year = ["中華民國113年度", *[""] * 9]
    unit = ["單位：新臺幣元", *[""] * 9]
    assert [(p.code, p.severity) for p in parsed([year, *LEVEL], 103).problems] == [("PARSE-YEAR", "error")]
    assert [(p.code, p.severity) for p in parsed([unit, *LEVEL], 103).problems] == [("PARSE-UNIT", "error")]
    assert parsed([["機密", *[""] * 9], *LEVEL], 103).ledger.unread() == [2]


def test_a_year_outside_of_the_data_set_is_told():
    header = "year_roc,phase,kuan,xiang,mu,jie,account_code,account_name," + ",".join(
        [
            "budget_this_year_k_twd",
            "budget_last_year_k_twd",
            "final_accounts_prior_year_k_twd",
            "difference_k_twd",
        ]
    )
    document = document_from_text(f"{header}\n998,enacted,13,,,,0026000000,經濟部主管,1,1,1,0\n", "x.csv")
    collector = Collector(document, SCHEMAS)
    FAMILY.parse(document, Context(collector, {}, (date(2016, 1, 1), date(2025, 12, 31))))
    assert notes(collector) == ["年度「998」不在本資料所屬的105至114年度之內。"]


def test_it_is_recognised_where_it_is_the_whole_text():
    for rows in (UPRIGHT, LEVEL):
        assert FAMILY.recognise(parsed(rows).document) >= 0.8
    book = "\n".join(f"| {at} | 其他表 |" for at in range(200))
    text = "\n".join(line.text for line in parsed(UPRIGHT).document)
    assert FAMILY.recognise(document_from_text(f"{text}\n\n{book}\n")) == 0.0


def test_a_text_without_places_is_read_all_the_same():
    document = document_from_text("\n".join(line.text for line in parsed(LEVEL, 103).document))
    assert not isinstance(document.pages, SheetMap)
    collector = Collector(document, SCHEMAS)
    FAMILY.parse(document, Context(collector))
    assert [p.code for p in collector.problems if p.severity == "error"] == ["PARSE-YEAR"]
    assert collector.ledger.unread() == [1]


def test_every_word_of_a_title_has_one_that_needs_it_and_no_title_holds_a_number():
    titles = load_yaml(Path(sheet_text.__file__).with_name("titles.yml"))
    assert [word for word, title in titles.items() if word not in title] == []
    assert all(sheet_text.is_title(title) for title in titles.values())
    assert not sheet_text.is_title("經濟部主管 1,234,567")
