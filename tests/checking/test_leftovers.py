"""The ledger inside a line: every word and number is taken by a cell, once, or told."""

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.checking.leftovers.accepted import accept_leftovers
from generator.checking.leftovers.audit import line_accounts
from generator.checking.leftovers.printed_line import read_printed_line, signs_of
from generator.checking.leftovers.supply import Supply
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.marks import Marks, load_marks
from generator.records.schema import Field, TableSchema

TITLE = {"zh": "表", "en": "Table"}


def field(name, kind="string", **options):
    return Field(name, kind, TITLE, TITLE, **options)


def schema(name, *fields, prose=False):
    return TableSchema(name, TITLE, TITLE, (fields[0].name,), fields, ("record_id",), prose=prose)


SCHEMAS = {
    "accounts": schema(
        "accounts",
        field("name"),
        field("amount_k_twd", "integer"),
        field("amount_k_twd_raw"),
        field("rate_pct", "number"),
        field("start", "date"),
        field("note"),
        field("rank", "integer", printed=False),
        field("sentence", quotes=True),
        field("phase", labels={"proposal": {"zh": "預算案", "en": "proposal"}}),
    ),
    "passages": schema(
        "passages",
        field("passage_no", "integer", printed=False),
        field("path"),
        field("outline_level", "integer", printed=False),
        field("heading"),
        field("text"),
        prose=True,
    ),
}


def collector(text):
    return Collector(document_from_text(text), SCHEMAS)


def left(found, marks=None):
    accounts = line_accounts(found.document, found.ledger, found.tables, SCHEMAS, marks or Marks())
    return {account.number: account.leftover for account in accounts if account.leftover}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| 一般行政 | 69,449 | 3.50 |", ""),
        ("| 一般行政 | 69,449 | 3.5 |", ""),
        ("| 一般行政 | 69,449註 | 3.50 |", "註"),
        ("| 一般行政 | 69,449* | 3.50 |", "*"),
        ("| 一般行政 | 69,449 | 3.50 | 12 |", "12"),
        ("| 一般行政 | 69,449 | 3.50 | 照列", "照列"),
        ("| 一般行政 | 69,44O | 3.50 |", "6944O"),
        ("| 一般行政 | -69,449 | 3.50 |", "69449"),
        ("| 一般行政 | 69,449 | 69,449 | 3.50 |", "69449"),
        ("| 一般行政費 | 69,449 | 3.50 |", "費"),
    ],
)
def test_a_sign_that_no_cell_holds_is_left_over(line, expected):
    found = collector(line)
    found.add("accounts", {"name": "一般行政", "amount_k_twd": 69449, "rate_pct": Decimal("3.50")}, [1])
    assert left(found).get(1, "") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("△69,449", ""),
        ("△ 69,449", ""),
        ("▲69,449", ""),
        ("−69,449", ""),
        ("-69,449", ""),
        ("(69,449)", ""),
        ("69,449", "69449"),
        ("+69,449", "+69449"),
        ("(69,449) 12", "6944912"),
        ("註(69,449)", "註69449"),
    ],
)
def test_the_sign_of_a_number_is_accounted_for_with_its_digits(cell, expected):
    found = collector(f"| 一般行政 | {cell} |")
    found.add("accounts", {"name": "一般行政", "amount_k_twd": -69449}, [1])
    assert left(found).get(1, "") == expected


def test_a_plus_belongs_to_its_number():
    found = collector("| 一般行政 | +3.5 | 會議+85 |")
    found.add("accounts", {"name": "一般行政", "rate_pct": Decimal("3.5")}, [1])
    assert left(found) == {1: "會議+85"}


def test_a_cell_accounts_for_its_sign_once_over_all_lines():
    found = collector("經費\n經費 5\n5")
    found.add("accounts", {"name": "經費", "amount_k_twd": 5}, [1, 2, 3])
    assert left(found) == {2: "經費", 3: "5"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        # The number of the 項 before a staffed account: what the note counts is none of it.
        ("2", ""),
        ("6", "6"),
        ("46", "46"),
        ("77", "77"),
    ],
)
def test_a_cell_of_digits_is_no_piece_out_of_a_note(number, expected):
    found = collector(f"| {number} | 一般行政 |\n2. 預計進用46人16,773千元及977人")
    values = {"name": "一般行政", "note": "2. 預計進用46人16,773千元及977人"}
    found.add("accounts", values, [1, 2])
    found.claim("table_head", [1], words=["2"])
    assert left(found).get(1, "") == expected


def test_a_text_may_stand_on_several_lines_in_pieces():
    found = collector("國家底圖空間\n資料基礎建設計畫 9,55\n0")
    values = {"name": "國家底圖空間資料基礎建設計畫", "amount_k_twd": 9550}
    found.add("accounts", values, [1, 2, 3], printed={"amount_k_twd": "9,550"})
    assert left(found) == {}


@pytest.mark.parametrize(
    ("texts", "signs", "longest"),
    [
        # One sign out of the middle of a text is a coincidence, unless it is all that the line holds.
        (["甲乙丙"], "乙丁", (0, -1)),
        (["甲乙丙"], "乙", (1, 0)),
        (["甲乙丙"], "丙丁", (1, 0)),
        (["甲乙丙丁"], "乙丙戊", (2, 0)),
        # Of equals that at the beginning of its text comes first, where it parts no number.
        (["乙甲1", "甲1丙"], "甲1丁", (2, 1)),
        (["乙甲1", "甲12"], "甲1丁", (2, 0)),
    ],
)
def test_the_longest_stretch_of_a_text_accounts_for_signs(texts, signs, longest):
    assert Supply(texts=texts).longest(signs, 0) == longest


def test_columns_that_are_not_printed_hold_no_sign():
    found = collector("經費 7")
    found.add("accounts", {"name": "經費", "rank": 7}, [1])
    assert left(found) == {1: "7"}


@pytest.mark.parametrize("mark", ["l", "al", "p", "proposal"])
def test_a_code_accounts_for_itself_alone(mark):
    """A 1 that was read as l is no letter out of proposal; data files print the code itself."""
    found = collector(f"| {mark} | 經費 |")
    found.add("accounts", {"name": "經費", "phase": "proposal"}, [1])
    assert left(found).get(1, "") == ("" if mark == "proposal" else mark)


def test_a_date_accounts_for_year_month_and_day_in_either_calendar():
    found = collector("113/5/13")
    found.add("accounts", {"name": "", "start": date(2024, 5, 13)}, [1])
    assert left(found) == {}


def test_running_text_does_not_account_for_the_row_of_a_table():
    found = collector("經費 12 公頃")
    found.passage("壹", 1, "", "經費 12 公頃", [1])
    assert left(found) == {}
    found.add("accounts", {"name": "經費", "sentence": "經費 12 公頃"}, [1])
    assert left(found) == {1: "12公頃"}


def test_words_of_a_form_account_for_heads_and_furniture_only():
    marks = Marks(heads=("科目", "本年度預算數"))
    found = collector("科目 本年度預算數 備註\n科目")
    found.claim("table_head", [1])
    found.add("accounts", {"name": ""}, [2])
    assert left(found, marks) == {1: "備註", 2: "科目"}


def test_a_claim_names_the_words_that_it_recognised():
    found = collector("- 12 -\n- 13 -")
    found.claim("furniture", [1], words=["12"])
    found.claim("furniture", [2], words=["12"])
    assert left(found) == {2: "13"}


def test_a_mark_accounts_for_the_signs_that_its_pattern_finds():
    marks = Marks(patterns=(re.compile(r"^\(\d+\)"),))
    found = collector("（2）經費")
    found.add("accounts", {"name": "經費"}, [1])
    assert left(found) == {1: "2"}
    assert left(found, marks) == {}


def test_of_an_unread_line_everything_is_left_over():
    assert left(collector("未讀的 5 個字")) == {1: "未讀的5個字"}


def test_a_mark_uses_up_nothing_that_a_cell_holds():
    """The 2 of an item is none of the digits of 2023."""
    marks = Marks(patterns=(re.compile(r"^\d\."),))
    found = collector("2. 人力\n2023 年")
    found.passage("", 0, "人力", "2023 年", [2], heading_lines=[1])
    assert left(found, marks) == {}


def test_what_a_person_accepted_is_accounted_for_and_goes_stale():
    found = collector("經費 註")
    found.add("accounts", {"name": "經費"}, [1])
    entry = {"line": 1, "text": "註", "reason": "印刷記號"}
    assert accept_leftovers([entry], found.document, found.ledger) == []
    assert left(found) == {}
    [stale] = accept_leftovers([{**entry, "text": "星"}], found.document, found.ledger)
    assert (stale.code, "'星'" in stale.seen) == ("LEFTOVER-STALE", True)
    [invalid] = accept_leftovers([{"line": 1, "text": "註"}], found.document, found.ledger)
    assert invalid.code == "LEFTOVER-INVALID"


def test_signs_leave_blanks_and_punctuation_out_and_keep_telling_marks():
    assert signs_of("（一）經費　1,234.50 元*，12%") == "一經費123450元*12%"
    line = read_printed_line("|<b>甲</b>| △1,234 | 會議-85 |")
    assert line.signs == "甲△1234會議85"
    assert [number.value for number in line.numbers.values()] == [-1234, 85]


def test_marks_are_held_to_their_examples(tmp_path):
    path = tmp_path / "marks.yml"
    path.write_text("heads: [科目]\nmarks:\n  - {pattern: '^\\d+$', example: '１２'}\n", encoding="utf-8")
    marks = load_marks(path)
    assert (marks.heads, [p.pattern for p in marks.patterns]) == (("科目",), [r"^\d+$"])
    path.write_text("marks:\n  - {pattern: '^\\d+$', example: 'x'}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="does not find 'x'"):
        load_marks(path)
