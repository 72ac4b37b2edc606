"""The special budget: rows found by words, values placed, references resolved (real excerpts)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.families.infra_review.budget.columns import COLUMNS, columns_of, place
from generator.families.infra_review.budget.rows import read_table
from generator.families.infra_review.budget.tokens import Token, read_tokens
from generator.reading.document import document_from_text
from tests.families.infra_review.reviews import excerpt, one, programme, read, real, review, rows

AMOUNTS = COLUMNS[:3]


def table(text):
    return read_table([line for line in document_from_text(text) if not line.blank])


def test_real_tables_have_the_rows_of_the_contract():
    review_110 = real()
    assert len(review_110.tables["special_budget"]) == 191
    assert len(review_110.tables["special_budget_totals"]) == 98
    assert len(review_110.tables["special_budget_agencies"]) == 3
    assert sum(rows(review_110, "special_budget", "year_roc", programme_no=1)) == sum(range(106, 112))


def test_words_that_narrow_cells_broke_are_one():
    found = table(excerpt(753, 811))
    assert [(row.year_roc, row.phase) for row in found.rows] == [
        (106, ""),
        (107, ""),
        (None, ""),
        (108, "2"),
        (109, "2"),
        (None, "2"),
        (110, "3"),
        (111, "3"),
        (None, "3"),
    ]
    first = found.rows[0]
    assert [cell.text for cell in first.cells][:3] == ["600,000", "同(A)", "533,353"]
    assert first.flag_text == "否"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1200,000 12, 046", ["1200,000", "12,046"]),
        ("277,913.\n385", ["277,913.385"]),
        ("98.\n5", ["98.5"]),
        ("同\n(A)", ["同(A)"]),
        ("同(A 92,499", ["同(A)", "92,499"]),
        ("同執\n行率", ["同執行率"]),
        ("61.12 % －", ["61.12%", "-"]),
        ("１，２３４．５", ["1,234.5"]),
    ],
)
def test_tokens(text, words):
    assert [token.text for token in read_tokens(document_from_text(text))] == words


def test_an_unfilled_form_is_no_data():
    row = one(real(), "special_budget", programme_no=28, year_roc=106)
    assert [row[name] for name in COLUMNS] == [None] * 10
    assert row["statutory_budget_k_twd_raw"] == "000,000"
    assert row.certainty == "inferred"


def test_printed_zeros_are_data():
    row = one(
        real(), "special_budget", programme_no=46, sub_project="推動城鄉特色產業園區發展計畫", year_roc=106
    )
    assert [row[name] for name in AMOUNTS] == [Decimal(0)] * 3


def test_an_empty_cell_in_the_middle_is_found_by_arithmetic():
    row = one(
        real(), "special_budget", programme_no=46, sub_project="推動城鄉特色產業園區發展計畫", year_roc=109
    )
    assert (row["surplus_k_twd"], row["prepaid_k_twd"], row["executed_k_twd"]) == (105141, None, 637950)
    total = one(real(), "special_budget_totals", programme_no=28, special_budget_period="3")
    assert (total["allotted_k_twd"], total["realised_k_twd"], total["attainment_rate_pct"]) == (
        None,
        17787,
        None,
    )


def test_a_table_without_the_allotted_column():
    row = one(real(), "special_budget", programme_no=20, year_roc=110)
    assert (row["allotted_k_twd"], row["execution_rate_pct"]) == (None, None)
    assert (row["spend_ratio_pct"], row["attainment_rate_pct"]) == (Decimal(15), Decimal("52.69"))
    assert row.certainty == "derived"
    assert "表頭無分配數，支用比以法定特別預算為分母" in row.note


def test_the_merged_cell_about_carry_over_belongs_to_the_phase():
    names = ("year_roc", "carry_over", "carry_over_note")
    flags = rows(real(), "special_budget", *names, programme_no=46)[-6:]
    assert flags == [
        (106, "否", ""),
        (107, "否", ""),
        (108, "是", "(110年將執行完畢)"),
        (109, "是", "(110年將執行完畢)"),
        (110, "", ""),
        (111, "", ""),
    ]


def test_what_stands_beside_the_answer_about_carry_over_is_no_answer():
    found = rows(real(), "special_budget", "carry_over", "carry_over_note")
    assert {pair for pair in found if pair[1]} == {
        ("", "保留98,438千元至111年使用。"),
        ("是", "3100"),
        ("是", "(110年將執行完畢)"),
        ("", "是/否"),
    }


AMOUNTS_110 = "1,000 1,000 900 90 0 0 0 900 90 90"


def flags_of(*answers):
    """(year, answer, words beside it, certainty) of the years of one phase, each with what its row prints."""
    lines = [f"{109 + n} {AMOUNTS_110} {answer}".strip() for n, answer in enumerate(answers)]
    found = read(review(programme(budget="\n\n".join([f"3 {lines[0]}", *lines[1:]]))))
    names = ("year_roc", "carry_over", "carry_over_note")
    return [(*(row[name] for name in names), row.certainty) for row in found.tables["special_budget"]]


def test_two_answers_of_a_phase_are_those_of_their_rows():
    assert flags_of("是(112年將執行完畢)", "否") == [
        (109, "是", "(112年將執行完畢)", "printed"),
        (110, "否", "", "derived"),
    ]
    assert flags_of("否", "", "是") == [
        (109, "否", "", "printed"),
        (110, "", "", "uncertain"),
        (111, "是", "", "derived"),
    ]


@pytest.mark.parametrize("printed", ["是/否", "是 / 否", "是／否"])
def test_the_form_left_as_it_was_answers_nothing(printed):
    ((_, answer, note, certainty),) = flags_of(printed)
    assert (answer, note.replace(" ", ""), certainty) == ("", "是/否", "uncertain")


def test_amounts_of_agencies_in_a_cell():
    found = rows(
        real(), "special_budget_agencies", "agency_as_printed", "statutory_budget_k_twd", "realised_k_twd"
    )
    assert found == [("文化部", 40000, 39909), ("技術處", 160000, 159469), ("工業局", 150000, 142500)]


def test_sub_projects_have_tables_of_their_own():
    assert rows(real(), "sub_projects", "sub_project", "agency_as_printed") == [
        ("強化地方工業區公共設施與設置平價產業園區補助方案", "經濟部工業局"),
        ("推動城鄉特色產業園區發展計畫", "經濟部中小企業處"),
        ("提升加工區用地效能創新產業升級計畫", "經濟部加工出口區管理處"),
    ]


def test_notes_under_a_table_become_text():
    notes = [r["text"] for r in real().tables["passages"] if r["path"] == "17/壹/二" and r["text"]]
    assert notes == [
        "其中 109 年度保留款 8,968,841 元係為工程管理費，將配合業務推動支用相關費用至 110 年底止。"
    ]


def test_rows_in_any_order_and_a_fourth_phase():
    budget = "\n\n".join(
        [
            "4 113 2,000 同(A) 1,000 50.00 0 0 0 1,000 50.00 同執行率 是",
            "112 500 500 400 80.00 100 0 0 500 100.00 100.00",
            "總計 2,500 2,500 1,400 56.00 100 0 0 1,500 60.00 60.00",
        ]
    )
    found = read(review(programme(budget=budget, year=113)))
    assert rows(
        found, "special_budget", "special_budget_period", "year_roc", "allotted_k_twd", "carry_over"
    ) == [
        ("4", 113, 2000, "是"),
        ("4", 112, 500, "是"),
    ]
    assert rows(found, "special_budget_totals", "special_budget_period", "executed_k_twd") == [("4", 1500)]


def test_a_second_total_of_a_phase_is_that_of_the_table():
    budget = (
        "3 111 1,000 1,000 900 90 0 0 0 900 90 90\n\n總計 1,000 1,000 900 90 0 0 0 900 90 90\n\n總計 3,000"
    )
    found = read(review(programme(budget=budget)))
    assert rows(found, "special_budget_totals", "special_budget_period", "statutory_budget_k_twd") == [
        ("3", 1000),
        ("", 3000),
    ]


def test_a_wrapped_amount_that_looks_like_a_year_is_no_row():
    budget = "1 107 6,029,500 6,029,500 4,481,747 74.33\n\n117 1,429,847 2,619 5,914,330 98.09 同執行率"
    found = read(review(programme(budget=budget)))
    assert rows(found, "special_budget", "year_roc", "payable_k_twd", "executed_k_twd") == [
        (107, 117, 5914330)
    ]


def test_a_repeated_head_takes_no_piece_of_the_row_above_it():
    text = "期\n別\n年度\n107 1,000 同(A) 900 90 0 0 0 900 90 同執\n行率\n期\n別\n年度\n法定特別\n預算\n108 5"
    found = table(text)
    assert [[token.text for token in row.cells][-1] for row in found.rows] == ["同執行率", "5"]


def test_a_column_that_nobody_knows_shifts_no_value():
    """The printed sum C+D+E+F=G tells which of eleven values is the stranger; the row stays uncertain."""
    budget = "3 111 50,000 同(A) 32,102 64.20 0 17,898 0 1,234 50,000 100 同執行率 否"
    row = one(read(review(programme(budget=budget))), "special_budget", year_roc=111)
    assert (row["prepaid_k_twd"], row["executed_k_twd"], row["attainment_rate_pct"]) == (0, 50000, 100)
    assert (row["carry_over"], row.certainty) == ("否", "uncertain")


def test_a_head_that_a_page_break_repeats_is_no_data():
    text = "期\n別\n年度\n107 1,000 同(A)\n期\n別\n年度\n法定特別\n預算\n900 90 0 0 0 900 90 同執行率\n108 5"
    found = table(text)
    assert [len(row.cells) for row in found.rows] == [10, 1]


def test_phases_without_totals():
    found = table("1\n107 1,000\n108 5\n2\n109 7\n")
    assert [(row.year_roc, row.phase) for row in found.rows] == [(107, "1"), (108, "1"), (109, "2")]


def test_columns_come_from_the_head():
    assert columns_of("期別年度法定特別預算分配數實現數支用比") == COLUMNS
    short = "期別年度法定特別預算數(A)實現數(B)支用比已執行應付未付數節餘數預付數執行數達成率"
    assert [name for name in COLUMNS if name not in columns_of(short)] == [
        "allotted_k_twd",
        "execution_rate_pct",
    ]


@given(
    st.lists(
        st.sampled_from(["1,000", "50.5", "-", "同(A)", "同執行率", "0", "99%", "7O", "5*"]), max_size=14
    )
)
def test_any_values_find_a_place_in_order_or_are_told(words):
    """Nothing is lost between the columns and what belongs to none for sure."""
    tokens = [Token(word, word, (1,), opens_line=i == 0, gap=False) for i, word in enumerate(words)]
    placed = place(tokens, COLUMNS)
    kept = [placed.cells[name] for name in COLUMNS if name in placed.cells]
    taken = {id(token) for token in (*kept, *placed.surplus)}
    assert [id(token) for token in tokens if id(token) in taken] == [id(token) for token in tokens]
    positions = [next(i for i, token in enumerate(tokens) if token is cell) for cell in kept]
    assert positions == sorted(set(positions))
    assert placed.certain <= (not placed.surplus)
