"""Doubts make a row uncertain, stand in its note once, and are told once."""

from itertools import product

import pytest

from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.doubts import Doubt, note_of, tell, worse
from generator.records.marks import Marks, load_marks
from generator.records.record import Certainty

ORDER: tuple[Certainty, ...] = ("printed", "derived", "inferred", "uncertain")


@pytest.mark.parametrize(("one", "other"), list(product(ORDER, ORDER)))
def test_what_rests_on_two_is_no_more_certain_than_either(one: Certainty, other: Certainty) -> None:
    assert worse(one, other) == ORDER[max(ORDER.index(one), ORDER.index(other))]


def test_a_note_says_each_doubt_once() -> None:
    first, second = Doubt("PARSE-CELL", 1, "甲"), Doubt("PARSE-COLUMNS", 1, "乙")
    assert note_of([first, second, first]) == "甲；乙。"
    assert note_of([first]) == "甲。"
    assert note_of([]) == ""


def test_each_doubt_is_a_warning_and_told_once() -> None:
    collector = Collector(document_from_text("一\n二\n三", "data/sources/r.txt"), {})
    cell, columns = Doubt("PARSE-CELL", 1, "甲"), Doubt("PARSE-COLUMNS", 2, "乙")
    again = Doubt("PARSE-REPEATED-ROW", 3, "丙")
    tell([cell, columns, cell], collector)
    tell([again, columns], collector)
    assert [(p.code, p.line, p.severity, p.file) for p in collector.problems] == [
        ("PARSE-CELL", 1, "warning", "data/sources/r.txt"),
        ("PARSE-COLUMNS", 2, "warning", "data/sources/r.txt"),
        ("PARSE-REPEATED-ROW", 3, "warning", "data/sources/r.txt"),
    ]
    assert [p.seen for p in collector.problems[1:]] == ["乙", "丙"]
    assert [p.expected for p in collector.problems[1:]] == [
        "one cell for each column of the head",
        "one row a key",
    ]


def test_a_border_parts_cells_but_those_in_pipes() -> None:
    assert Marks(border=",").parted("1,2") == "1\t2"
    assert Marks(border=",").parted(" | 1,2 |") == " | 1,2 |"
    assert Marks().parted("1,2") == "1,2"


def test_a_pattern_finds_its_example_or_is_a_mistake(tmp_path) -> None:
    path = tmp_path / "marks.yml"
    path.write_text('heads: [科目]\nmarks: [{pattern: "^\\\\(1", example: "（1）"}]\nborder: ","\n', "utf-8")
    marks = load_marks(path)
    assert (marks.heads, marks.border, [p.pattern for p in marks.patterns]) == (("科目",), ",", ["^\\(1"])
    path.write_text('marks: [{pattern: "^2", example: "（1）"}]\n', "utf-8")
    with pytest.raises(ValueError, match=r"marks.yml: '\^2' does not find '（1）'"):
        load_marks(path)
