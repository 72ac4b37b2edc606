"""Each rule that rows must keep is seen where it is broken, with the line."""

from datetime import date
from decimal import Decimal

import pytest

from generator.checking.formulas import is_formula_like
from generator.checking.gate import gate_problems
from generator.reading.document import document_from_text
from generator.records.schema import Field, ForeignKey, TableSchema
from generator.records.values import Row

NAMES = {"zh": "名", "en": "Name"}


def field(name: str, kind: str, **constraints) -> Field:
    return Field(name, kind, NAMES, NAMES, constraints=constraints)


def table(
    name: str, key: tuple[str, ...], *fields: Field, foreign: tuple[ForeignKey, ...] = ()
) -> TableSchema:
    own = (field("record_id", "string", required=True, unique=True), *fields)
    return TableSchema(name, NAMES, NAMES, key, own, ("record_id",), foreign)


PROGRAMMES = table(
    "programmes",
    ("no",),
    field("no", "integer", required=True, minimum=1, maximum=99),
    field("category", "string", enum=["水環境", "綠能"]),
    field("code", "string", pattern=r"\d{4}"),
    field("share", "number", minimum=0),
    field("start", "date"),
    field("source_lines", "string"),
)
BUDGET = table(
    "budget",
    ("no", "year"),
    field("no", "integer"),
    field("year", "integer"),
    field("source_lines", "string"),
    foreign=(ForeignKey(("no",), "programmes", ("no",)),),
)
GOOD = {
    "record_id": "programmes.1",
    "no": 1,
    "category": "水環境",
    "code": "0042",
    "share": Decimal("71.31"),
    "start": date(2021, 1, 1),
    "source_lines": "3",
}


def problems(programmes, budget=(), lines=(), checks=(), incomplete=()):
    rows = {"programmes": programmes, "budget": budget, "lines": lines, "checks": checks}
    rows["incomplete_lines"] = incomplete
    schemas = {"programmes": PROGRAMMES, "budget": BUDGET}
    document = document_from_text("一\n二\n\n三\n四\n五", "data/sources/r.txt")
    return [(p.code, p.line, p.seen) for p in gate_problems("r", document, schemas, rows)]


def test_good_rows_raise_nothing():
    empty = {**GOOD, "record_id": "programmes.2", "no": 2, "category": None, "code": "", "share": None}
    budget = {"record_id": "budget.1", "no": 1, "year": 110, "source_lines": "4"}
    assert problems([GOOD, empty], [budget]) == []


@pytest.mark.parametrize(
    ("changed", "code", "shown"),
    [
        ({"no": None}, "DATA-REQUIRED", "an empty cell"),
        ({"no": 0}, "DATA-RANGE", "'0'"),
        ({"no": 100}, "DATA-RANGE", "'100'"),
        ({"share": Decimal("-0.1")}, "DATA-RANGE", "'-0.1'"),
        ({"category": "軌道"}, "DATA-ENUM", "'軌道'"),
        ({"code": "42"}, "DATA-PATTERN", "'42'"),
        ({"start": "2021-01-01"}, "DATA-TYPE", "'2021-01-01'"),
    ],
)
def test_a_cell_that_breaks_its_schema_is_named_with_its_line(changed, code, shown):
    (name,) = changed
    assert problems([{**GOOD, **changed}]) == [(code, 3, f"programmes.{name} of programmes.1: {shown}")]


def test_a_repeated_identifier_and_key_are_told_with_the_row_that_had_them_first():
    twice = {**GOOD, "source_lines": "9"}
    assert problems([GOOD, twice]) == [
        ("DATA-UNIQUE", 9, "programmes.record_id of programmes.1: 'programmes.1' a second time"),
        ("DATA-DUPLICATE-KEY", 9, "programmes.1 has the key (no '1') of programmes.1"),
    ]


def test_a_reference_to_nothing_is_told_and_an_empty_one_is_not():
    rows = [
        {"record_id": "budget.7", "no": 7, "year": 110, "source_lines": "5"},
        {"record_id": "budget.x", "no": None, "year": 110, "source_lines": "6"},
    ]
    assert problems([GOOD], rows) == [("DATA-FOREIGN-KEY", 5, "budget.7 refers to no '7'")]


def test_unread_lines_are_told_in_runs_over_blank_lines():
    kinds = ["unread", "unread", "blank", "unread", "record", "unread"]
    lines = [{"line_no": number, "fate": kind} for number, kind in enumerate(kinds, start=1)]
    assert problems([GOOD], lines=lines) == [
        ("LEDGER-UNREAD", 1, "3 lines up to 4 not understood: 一"),
        ("LEDGER-UNREAD", 6, "1 line not understood: 五"),
    ]


def test_what_is_left_over_of_a_claimed_line_is_told():
    kinds = ["record", "record", "unread", "table_head"]
    lines = [{"line_no": number, "fate": kind} for number, kind in enumerate(kinds, start=1)]
    incomplete: list[Row] = [{"line_no": 1, "leftover": None, "withheld": 3}]
    incomplete += [
        {"line_no": number, "leftover": leftover, "withheld": None}
        for number, leftover in [(2, "追加"), (3, "三"), (4, "甲" * 61)]
    ]
    found = problems([GOOD], lines=lines, incomplete=incomplete)
    told = [problem for problem in found if problem[0] == "LEDGER-LEFTOVER"]
    assert told == [
        ("LEDGER-LEFTOVER", 2, "追加 stands in the line (record) and became part of nothing"),
        ("LEDGER-LEFTOVER", 4, f"{'甲' * 60}… stands in the line (table_head) and became part of nothing"),
    ]


def test_an_undecided_check_is_told():
    check = {
        "check": "sum",
        "record_id": "budget.1",
        "field": "a",
        "printed_value": Decimal(3),
        "computed": None,
        "source_lines": "7",
    }
    checks = [
        {**check, "verdict": verdict}
        for verdict in ("unresolved", "source_error", "not_computed", "extraction_gap", "holds")
    ]
    assert problems([GOOD], checks=checks) == [
        ("CHECK-UNRESOLVED", 7, "sum on budget.1.a: printed 3, computed ")
    ]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+E+F)", "-施工", "\t=1", "＝加總", "＋備援", "-1+1"])
def test_what_a_spreadsheet_could_compute_is_seen(text):
    assert is_formula_like(text)


@pytest.mark.parametrize(
    "text", ["", "-", "－", "--", "- -", "-5", "-12,046", "+3.5%", "－5％", "110年", "a=b", "— 無"]
)
def test_signs_numbers_and_words_are_no_formulas(text):
    assert not is_formula_like(text)


def test_formulas_are_a_warning_once_a_column():
    rows = [
        {**GOOD, "code": text, "no": no, "record_id": f"p.{no}"} for no, text in enumerate(["=A1", "=B1"], 1)
    ]
    found = [item for item in problems(rows) if item[0] == "DATA-FORMULA"]
    assert found == [("DATA-FORMULA", 3, "2 cells of programmes.code start like a formula, the first: '=A1'")]
