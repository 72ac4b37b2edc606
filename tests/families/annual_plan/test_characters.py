"""The plan as other fonts would have left it: every character that has another form, in that form."""

from typing import Any

import pytest

from generator.language.ideographs import ideograph_forms
from generator.loading import LoadedReport
from generator.packaging.reader import ABOUT_ROWS
from generator.reading.document import document_from_text, read_document
from generator.reading.manifest import load_manifest
from generator.records.stretches import first_line
from generator.records.values import Value
from generator.report import ParsedReport, parse_report
from tests.families.annual_plan.plans import ROOT, SCHEMAS, SOURCE

MANIFEST = load_manifest(ROOT / "content" / "reports" / "moea-annual-plan-115.yml")
# One form for each ideograph that has any, the last of those that Unicode has.
IN_OTHER_FORM = {ideograph: form for form, ideograph in sorted(ideograph_forms().items())}


def parsed(text: str, **curated: Any) -> ParsedReport:
    return parse_report(LoadedReport(MANIFEST, document_from_text(text, "plan.txt"), SCHEMAS, curated))


@pytest.fixture(scope="module")
def plain() -> ParsedReport:
    return parsed(SOURCE.read_text("utf-8"))


def values(report: ParsedReport) -> dict[str, list[dict[str, Value]]]:
    """All rows, without the printed lines."""
    return {name: [dict(row) for row in rows] for name, rows in report.rows.items() if name != "lines"}


def test_a_plan_in_radicals_and_compatibility_ideographs_is_the_same_plan(plain: ParsedReport) -> None:
    text = SOURCE.read_text("utf-8")
    other = text.translate(IN_OTHER_FORM)
    assert sum(a != b for a, b in zip(text, other, strict=True)) > 2_500
    read = parsed(other)
    assert len(read.rows["projects"]) == 83
    assert values(read) == values(plain)
    assert "\n".join(str(row["text"]) for row in read.rows["lines"]) == other.rstrip("\n")


def test_digits_that_recognition_widened_move_no_row(plain: ParsedReport) -> None:
    """They are wider than those that the cells were wrapped for; the numbers stay as printed."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    read = parsed(SOURCE.read_text("utf-8").translate(wide))
    names = ("project_no", "work_plan_no", "work_plan", "category", "phase", "period_start_roc", "certainty")
    rows = [
        [[str(row[name]).translate(wide) for name in names] for row in report.rows["projects"]]
        for report in (read, plain)
    ]
    assert rows[0] == rows[1]
    assert read.problems == plain.problems


@pytest.mark.parametrize("damage", ["\ufffd", "\ue001", "\x04", "(cid:12)", "\ud800"])
def test_a_damaged_character_makes_the_rows_of_its_line_uncertain_and_stops_publication(
    plain: ParsedReport, damage: str
) -> None:
    project = next(row for row in plain.rows["projects"] if row["project_no"] == 7)
    number = first_line(project) or 0
    lines = [line.printed for line in read_document(SOURCE)]
    assert lines[number - 1].strip()
    lines[number - 1] = lines[number - 1].rstrip() + damage
    read = parsed("\n".join(lines))
    assert [p.line for p in read.problems if p.code.startswith("READ-DAMAGED-")] == [number]
    covering = [
        row
        for name, rows in read.rows.items()
        if name not in ABOUT_ROWS
        for row in rows
        if first_line(row) == number
    ]
    assert covering
    assert {(row["certainty"], f"原文第{number}行" in str(row["certainty_note"])) for row in covering} == {
        ("uncertain", True)
    }
    assert len(read.rows["projects"]) == 83


def test_a_row_is_not_more_certain_than_its_line(plain: ParsedReport) -> None:
    """A restored character: printed rows are inferred, and the note says which character and why."""
    lines = [line.printed for line in read_document(SOURCE)]
    project = next(row for row in plain.rows["projects"] if row["project_no"] == 7)
    number = first_line(project) or 0
    last = lines[number - 1].rstrip()[-1]
    lines[number - 1] = lines[number - 1].rstrip()[:-1] + "\ue001"
    entry = {"character": "U+E001", "restored": last, "evidence": "紙本"}
    read = parsed("\n".join(lines), characters=[entry])
    row = next(row for row in read.rows["projects"] if row["project_no"] == 7)
    expected = {**project, "certainty": "inferred", "certainty_note": row["certainty_note"]}
    assert dict(row) == expected
    assert f"U+E001 還原為「{last}」" in str(row["certainty_note"])
    assert [p.code for p in read.problems if p.code.startswith(("READ-", "CHARACTERS-"))] == []
