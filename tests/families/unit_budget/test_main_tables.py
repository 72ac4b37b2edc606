"""Revenue, expenditure and revenue sheets: levels by code, numbers wherever they stand, glued dashes."""

from decimal import Decimal

import pytest

from generator.families.unit_budget.amounts import amount_values
from generator.forms.account_codes import (
    expenditure_level,
    expenditure_parent,
    restore_code,
    revenue_level,
    split_account,
)
from generator.language.cell import read_cell
from tests.families.unit_budget.books import between, parse, real, row, rows, values


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("0400000000", "kuan"),
        ("0426100000", "xiang"),
        ("0426100300", "mu"),
        ("0426100301", "jie"),
        ("1200000000", "kuan"),
    ],
)
def test_the_level_of_a_revenue_account_is_in_its_code(code: str, level: str) -> None:
    assert revenue_level(code, "某") == level


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("0026000000", "kuan", ""),
        ("0026960000", "xiang", "K"),
        ("5726960000", "function", "X"),
        ("5726968100", "mu", "5726960000"),
        ("5726968110", "jie", "5726968100"),
    ],
)
def test_the_level_of_an_expenditure_account_is_in_its_code(code: str, level: str, parent: str) -> None:
    assert expenditure_level(code, "某") == level
    assert expenditure_parent(code, level, "X", "K") == parent


def test_a_total_has_no_code_and_other_words_no_level() -> None:
    assert (revenue_level("", "合 計"), expenditure_level("", "合計")) == ("total", "total")
    assert (revenue_level("", "款"), expenditure_level("", "小計")) == (None, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0426100300 賠償收入", ("0426100300", "賠償收入")),
        ("-0526100101 - 審查費", ("0526100101", "審查費")),
        ("-1226100201 -收回以前年度歲出", ("1226100201", "收回以前年度歲出")),
        ("522610220 工業技術升級輔導", ("522610220", "工業技術升級輔導")),
        ("合 計", ("", "合計")),
        ("1226", ("", "1226")),
    ],
)
def test_code_and_name_share_a_cell(cell: str, expected: tuple[str, str]) -> None:
    assert split_account(cell) == expected


def test_lost_zeros_come_back() -> None:
    assert [restore_code(code) for code in ("002600000", "0026000000", "")] == [
        "0026000000",
        "0026000000",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "value", "raw"),
    [
        ("2,870", 2870, ""),
        ("(1,200)", -1200, ""),
        ("31.00", 31, ""),
        ("8,503.75", None, "8503.75"),
        ("-", None, "-"),
        ("", None, ""),
        ("9層", None, "9層"),
        ("- -", None, "--"),
    ],
)
def test_what_is_no_whole_number_stands_in_the_twin_of_its_column(
    text: str, value: int | None, raw: str
) -> None:
    assert amount_values({"amount": read_cell(text)}) == {"amount": value, "amount_raw": raw}


def test_numbers_with_decimals_keep_them_in_a_column_that_has_them() -> None:
    assert amount_values({"area": read_cell("31.00")}, whole=False)["area"] == Decimal("31.00")


def test_revenue_alone_gives_the_same_rows_as_the_whole_book() -> None:
    alone = parse(
        "經濟部產業發展署單位預算\n"
        + between("經濟部產業發展署", "附 屬 表", between("主 要 表", "**經濟部"))
    )
    for table in ("revenue", "expenditure"):
        assert [r.values["account_code"] for r in alone.tables[table]] == [
            r.values["account_code"] for r in real().tables[table]
        ]
    assert [r["path"] for r in alone.tables["revenue"]] == [r["path"] for r in real().tables["revenue"]]


def test_an_amount_that_is_no_number_is_kept_and_marked() -> None:
    text = between("主 要 表", "附 屬 表").replace(
        "| 2,870 | 2,870 | 2,682 | - | |", "| 2,8?0 | 2,870 | 2,682 | - | |", 1
    )
    found = row(parse("經濟部產業發展署單位預算\n" + text), "revenue", account_code="0400000000")
    assert values(found, "budget_this_year_k_twd", "budget_this_year_k_twd_raw") == (None, "2,8?0")
    assert found.certainty == "uncertain"


def test_a_sheet_has_account_units_law_and_fees() -> None:
    sheet = row(real(), "revenue_sheets", account_code="0526100101")
    assert values(sheet, "account_name", "amount_k_twd", "units") == (
        "審查費",
        2024,
        "永續發展組、知識經濟產業組",
    )
    assert str(sheet["content"]).split("\n")[4] == "5. 辦理MIT微笑產品驗證審查收入。"
    assert str(sheet["legal_basis"]).startswith("1. 經濟部事業廢棄物再利用許可審查規費收費標準。\n2. ")
    fees = rows(real(), "revenue_fees", account_code="0526100101")
    assert [values(fee, "quantity", "quantity_unit", "unit_price_k_twd", "amount_k_twd") for fee in fees] == [
        (109, "件", 8, 872),
        (1530, "件", Decimal("0.5"), 765),
        (16, "件", 8, 128),
        (31, "件", 8, 248),
        (55, "件", Decimal("0.2"), 11),
    ]


def test_a_sheet_without_a_lowest_level() -> None:
    sheet = row(real(), "revenue_sheets", account_code="0726100500")
    assert values(sheet, "account_name", "units", "explanation") == (
        "廢舊物資售價",
        "秘書室、各組室",
        "國有財產報廢變賣繳庫數。",
    )
    assert [r["account_level"] for r in rows(real(), "revenue_sheet_rows", sheet_code="0726100500")] == [
        "kuan",
        "xiang",
        "mu",
    ]


def test_fees_without_a_formula_keep_their_amount() -> None:
    fees = rows(real(), "revenue_fees", account_code="1226100210")
    assert [values(fee, "quantity", "amount_k_twd") for fee in fees] == [
        (None, 18000),
        (None, 25),
        (None, 14),
        (None, 1000),
    ]
