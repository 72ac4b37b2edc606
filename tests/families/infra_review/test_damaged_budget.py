"""What nobody can read in a special budget: the row stays, is told, and accuses nobody (real excerpts)."""

from decimal import Decimal

import pytest

from generator.checking.leftovers.audit import line_accounts
from generator.families.infra_review import FAMILY
from generator.families.infra_review.budget.columns import COLUMNS
from generator.families.infra_review.identities import budget_identities
from tests.families.infra_review.reviews import one, programme, read, review, rows, schemas

ROW = "109 220,000 同(A) 211,202 96.00 0 8,798 0 220,000 100.00 同執行率"
CELLS = ("220,000", "211,202", "96.00", "8,798", "100.00")


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("wrong", ["{}*", "{}註", "O{}"])
def test_a_cell_that_nobody_can_read_leaves_the_others_where_they_are(cell, wrong):
    marred = ROW.replace(f" {cell} ", f" {wrong.format(cell)} ", 1)
    found, before = read(review(programme(budget=marred))), read(review(programme(budget=ROW)))
    row, right = one(found, "special_budget", year_roc=109), one(before, "special_budget", year_roc=109)
    changed = [name for name in COLUMNS if row[name] != right[name]]
    assert [right[name] for name in changed if not right[f"{name}_raw"]] == [Decimal(cell.replace(",", ""))]
    assert [row[name] for name in changed] == [None] * len(changed)
    assert (row.certainty, [p.code for p in found.problems]) == ("uncertain", ["PARSE-CELL"])
    assert wrong.format(cell) in row.note
    assert found.problems[0].line == row.line_start


@pytest.mark.parametrize("place_of_stranger", range(1, 11))
def test_a_cell_more_shifts_no_value_and_is_told(place_of_stranger):
    words = ROW.split()
    more = " ".join([*words[:place_of_stranger], "777", *words[place_of_stranger:]])
    found, before = read(review(programme(budget=more))), read(review(programme(budget=ROW)))
    row, right = one(found, "special_budget", year_roc=109), one(before, "special_budget", year_roc=109)
    assert [row[name] for name in COLUMNS] == [right[name] for name in COLUMNS]
    assert (row.certainty, [p.code for p in found.problems]) == ("uncertain", ["PARSE-COLUMNS"])
    assert "777" in row.note


@pytest.mark.parametrize(
    ("year", "read_as", "seen"),
    [("109*", 109, "109*"), ("109註", 109, "109註"), ("1O9", 109, "1O9"), ("10O", 109, "10O")],
)
def test_a_year_that_nobody_can_read_loses_no_row(year, read_as, seen):
    budget = f"108 220,000\n\n{ROW.replace('109', year, 1)}\n\n110 5"
    found = read(review(programme(budget=budget)))
    row = one(found, "special_budget", year_roc=read_as)
    assert (row["executed_k_twd"], row.certainty) == (220000, "uncertain")
    assert seen in row.note
    assert rows(found, "special_budget", "year_roc") == [108, 109, 110]


@pytest.mark.parametrize(
    ("phase", "kept"), [("2*", "2"), ("2註", "2"), ("2 待查", "2"), ("2 777", "2"), ("O", "O")]
)
def test_a_phase_that_nobody_can_read_makes_its_rows_uncertain(phase, kept):
    found = read(review(programme(budget=f"{phase}\n\n{ROW}\n\n總計 220,000")))
    row, total = one(found, "special_budget"), one(found, "special_budget_totals")
    assert (row["special_budget_period"], row.certainty, total["special_budget_period"], total.certainty) == (
        kept,
        "uncertain",
    ) * 2
    assert [p.code for p in found.problems] == ["PARSE-CELL"]


def test_a_word_behind_the_last_column_is_told_and_no_answer():
    found = read(review(programme(budget=f"{ROW} 待查\n\n否 備註\n\n總計 220,000 待查")))
    row, total = one(found, "special_budget"), one(found, "special_budget_totals")
    assert (row["carry_over"], row.certainty, total.certainty) == ("否", "uncertain", "uncertain")
    assert [p.code for p in found.problems] == ["PARSE-COLUMNS"] * 3
    assert (
        row.note
        == "「同(A)」、「同執行率」已換算為所指欄位的數值；「待查」不屬於任何欄；最後一欄之後印有「備註」。"
    )


def test_an_amount_of_an_agency_that_nobody_can_read():
    split = "1 110 350 (文化部: 4O 技術處: 160) 同(A) 300 85.71 0 0 0 300 85.71 85.71 否"
    found = read(review(programme(budget=split)))
    assert [
        (r["agency_as_printed"], r["statutory_budget_k_twd"], r.certainty)
        for r in found.tables["special_budget_agencies"]
    ] == [
        ("文化部", None, "uncertain"),
        ("技術處", 160, "printed"),
    ]
    assert [p.code for p in found.problems] == ["PARSE-CELL"]


AMOUNT = "109 220,000 同(A) 211,202 96.00 0 8,798 0 220,000 100.00 同執行率"


@pytest.mark.parametrize(
    ("unit", "amount", "raw", "certainty"),
    [
        ("千元", Decimal(211202), "", "derived"),
        ("仟元", Decimal(211202), "", "derived"),
        ("百萬元", Decimal(211202000), "211,202", "derived"),
        ("元", Decimal("211.202"), "211,202", "derived"),
    ],
)
def test_the_unit_of_the_amounts_is_read(unit, amount, raw, certainty):
    text = review(programme(budget=AMOUNT)).replace("經費單位：千元", f"經費單位：{unit}")
    found = read(text)
    row = one(found, "special_budget")
    assert (row["realised_k_twd"], row["realised_k_twd_raw"], row.certainty) == (amount, raw, certainty)
    assert (row["spend_ratio_pct"], found.problems) == (Decimal("96.00"), [])
    assert (f"原表單位為{unit}" in row.note) is (amount != 211202)


@pytest.mark.parametrize(
    "line", ["經費單位：新臺幣仟元", "金額單位：千元", "單位：NT$千元", "預算單位：新台幣千元"]
)
def test_a_unit_line_in_other_words_is_read_and_leaves_nothing_over(line):
    found = read(review(programme(budget=AMOUNT)).replace("經費單位：千元", line))
    assert (one(found, "special_budget")["realised_k_twd"], found.problems) == (211202, [])
    accounts = line_accounts(found.document, found.ledger, found.tables, schemas(), FAMILY.marks)
    assert [account.leftover for account in accounts if account.leftover] == []


@pytest.mark.parametrize("unit", ["", "經費單位：千兀", "經費單位：公頃"])
def test_amounts_without_a_unit_are_an_error_and_no_figures(unit):
    found = read(review(programme(budget=AMOUNT)).replace("經費單位：千元", unit))
    row = one(found, "special_budget")
    assert (row["realised_k_twd"], row["realised_k_twd_raw"]) == (None, "211,202")
    assert (row["spend_ratio_pct"], row.certainty) == (Decimal("96.00"), "uncertain")
    assert [(p.code, p.severity) for p in found.problems] == [("PARSE-UNIT", "error")]


def test_a_row_whose_year_is_lost_is_the_one_between_its_neighbours():
    lost = AMOUNT.removeprefix("109 ")
    found = read(review(programme(budget=f"{AMOUNT.replace('109', '108', 1)}\n\n{lost}\n\n110 5")))
    assert rows(found, "special_budget", "year_roc") == [108, 109, 110]
    row = one(found, "special_budget", year_roc=109)
    assert (row["executed_k_twd"], row.certainty) == (220000, "uncertain")
    assert "年度欄未印，年度依前後列推定" in row.note


def test_the_first_row_stays_where_its_year_is_lost():
    first = "1\n280,000\n\n同(A) 277,913.\n\n385\n99.25 0 0\n\n2,036.\n\n615\n279,950 99.98 同執行率 否"
    found = read(review(programme(budget=f"{first}\n\n111 300,000")))
    assert rows(found, "special_budget", "year_roc") == [110, 111]
    row = one(found, "special_budget", year_roc=110)
    assert (row["statutory_budget_k_twd"], row["executed_k_twd"], row.certainty) == (
        280000,
        279950,
        "uncertain",
    )
    assert "年度欄未印，年度依前後列推定" in row.note


def test_a_misread_year_behind_the_words_of_a_flag_opens_its_row():
    cells = "1,046,747 1,046,747 1,046,747 100.00 0 0 0 1,046,747 100.00 100.00"
    first = "2 108 950,000 950,000 950,000 100.00 0 0 0 950,000 100.00 100.00\n是(110年將\n\n"
    found = read(review(programme(budget=f"{first}執行完畢) 909 {cells}\n\n總計 1,996,747")))
    row = one(found, "special_budget", year_roc=109)
    assert (row["executed_k_twd"], row.certainty) == (1046747, "uncertain")
    assert "年度欄印為「909」，年度依前後列推定" in row.note
    assert [(p.code, p.line) for p in found.problems] == [("PARSE-CELL", row.line_start)]


def test_an_amount_that_nobody_can_read_is_no_rate():
    """An empty cell leaves it open which amount is which; none slides into another column."""
    total = "總計 17,787  17,787 100 0 0 0 {} 100  "
    right = one(read(review(programme(budget=total.format("17,787")))), "special_budget_totals")
    row = one(read(review(programme(budget=total.format("17,787＊")))), "special_budget_totals")
    assert (row["executed_k_twd"], row["executed_k_twd_raw"], row.certainty) == (None, "17,787*", "uncertain")
    assert [name for name in COLUMNS if row[name] is not None and row[name] != right[name]] == []


@pytest.mark.parametrize(
    ("realised", "executed"),
    [("17,787", "17,187"), ("17,787", "27,787"), ("17,787", ""), ("17,187", "17,787"), ("17,787", "1O")],
)
def test_a_cell_that_a_gap_shows_to_be_empty_takes_no_amount_of_another_column(realised: str, executed: str):
    """Zeros add up wherever they stand: 0 = 0 + 0 is no reason to fill the gap."""
    found = read(review(programme(budget=f"總計 17,787  {realised} 100 0 0 0 {executed} 100  ")))
    row = one(found, "special_budget_totals")
    assert (row["allotted_k_twd"], row["attainment_rate_pct"], row.certainty) == (None, None, "uncertain")
    assert row["executed_k_twd"] != 0
    assert "PARSE-COLUMNS" in [p.code for p in found.problems]


def test_a_sum_that_lacks_an_amount_nobody_could_read_accuses_nobody():
    budget = "1 110 1O0 同(A) 90 90 0 0 0 90 90 90\n\n111 200\n\n總計 300 同(A) 90 30 0 0 0 90 30 30"
    found = read(review(programme(budget=budget)))
    sums = [i for i in budget_identities(found.tables) if i.check == "total-of-years"]
    (statutory,) = [i for i in sums if i.field == "statutory_budget_k_twd"]
    assert (statutory.printed, statutory.computed) == (300, 200)
    assert [row.certainty for row in statutory.operands] == ["uncertain", "derived"]


WHOLE = "110 330,000 330,000 265,000 80.30 0 0 0 265,000 80.30 同執行率"


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("1 11 150,000 --", 111),
        ("11 1 150,000 --", 111),
        ("— 150,000 --", 111),
        ("N/A 150,000 --", 111),
        ("2 N/A 150,000 150,000 148,000 98.67 2,000 0 0 150,000 100.00 同執行率", 111),
    ],
)
def test_a_year_that_is_parted_or_no_number_loses_no_row(printed, year):
    budget = f"1 109 {ROW[4:]}\n\n{WHOLE}\n\n{printed}\n\n總計 700,000"
    found = read(review(programme(budget=budget)))
    assert rows(found, "special_budget", "year_roc") == [109, 110, year]
    row = one(found, "special_budget", year_roc=year)
    assert (row["statutory_budget_k_twd"], row.certainty) == (150000, "uncertain")
    assert any(problem.line == row.line_start for problem in found.problems)


def test_a_word_in_place_of_the_budget_moves_no_other_value_and_no_phase():
    """The amount behind it may be the budget or the allotment: neither has it."""
    budget = f"1 {WHOLE}\n\n111 356,300 --\n\n總計 686,300"
    damaged = budget.replace("330,000", "N/A", 1)
    before, found = (read(review(programme(budget=text))) for text in (budget, damaged))
    right, row = (one(report, "special_budget", year_roc=110) for report in (before, found))
    assert [name for name in COLUMNS if row[name] != right[name]] == [
        "statutory_budget_k_twd",
        "allotted_k_twd",
    ]
    assert (row["allotted_k_twd"], row.certainty) == (None, "uncertain")
    assert rows(found, "special_budget", "special_budget_period") == ["1", "1"]
