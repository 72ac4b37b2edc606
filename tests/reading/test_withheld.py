"""Personal data that is published nowhere: nothing of it is left in a record, a line or a message."""

from datetime import date

import pytest

from generator.loading import LoadedReport
from generator.reading.document import document_from_text, read_document
from generator.reading.manifest import load_manifest
from generator.reading.withheld import digest_of, withhold
from generator.records.schema import load_schemas
from generator.report import parse_report
from tests.tooling.tracked import ROOT

NAME = "王○○ 02-00000001"
LINE = f"更新日期：98/09/14 主管：{NAME} 主管：李○○ 02-00000009 三)提升學生體適能"
ENTRY = {
    "report": "talk",
    "line": 2,
    "after": "主管：",
    "characters": len(NAME),
    "digest": digest_of(NAME),
    "reason": "非職務人員",
    "date": date(2026, 11, 30),
}


def withheld(*entries, text=f"壹、教育\n{LINE}\n"):
    return withhold(document_from_text(text), list(entries), "talk")


def test_the_stretch_is_replaced_and_counted():
    document, problems = withheld(ENTRY)
    assert document.line(2).text == LINE.replace(NAME, "略")
    assert document.line(2).printed == LINE.replace(NAME, "略")
    assert document.withheld == {2: len(NAME)}
    assert [(p.code, p.line, p.severity) for p in problems] == [("READ-PERSON", 2, "warning")]


def test_of_two_stretches_behind_the_same_words_the_digest_says_which():
    other = "李○○ 02-00000009"
    document, _ = withheld({**ENTRY, "characters": len(other), "digest": digest_of(other)})
    assert document.line(2).text == LINE.replace(other, "略")


def test_both_stretches_of_a_line():
    other = "李○○ 02-00000009"
    document, problems = withheld(ENTRY, {**ENTRY, "characters": len(other), "digest": digest_of(other)})
    assert document.line(2).text == LINE.replace(NAME, "略").replace(other, "略")
    assert document.withheld == {2: len(NAME) + len(other)}
    assert problems == []


def test_a_message_gives_the_entry_and_never_the_words():
    _, problems = withheld()
    told = f"{problems[0].seen} {problems[0].remedy}"
    assert f"after: '主管：', characters: {len(NAME)}, digest: '{digest_of(NAME)}'" in told
    assert "王" not in told
    assert "00000001" not in told


@pytest.mark.parametrize(
    "change",
    [{"line": 1}, {"line": 9}, {"after": "承辦人："}, {"characters": 4}, {"digest": "0" * 12}],
)
def test_an_entry_that_meets_nothing_stops_publication(change):
    document, problems = withheld({**ENTRY, **change})
    assert document.withheld == {}
    assert ("WITHHELD-STALE", "error") in [(p.code, p.severity) for p in problems]


@pytest.mark.parametrize("change", [{"reason": ""}, {"digest": "xyz"}, {"characters": 0}, {"words": NAME}])
def test_an_entry_that_is_none(change):
    _, problems = withheld({**ENTRY, **change})
    assert problems[0].code == "WITHHELD-INVALID"


def test_another_reports_entry_changes_nothing():
    document, problems = withheld({**ENTRY, "report": "other"})
    assert document.withheld == {}
    assert {p.code for p in problems} == {"READ-PERSON"}


def test_nothing_of_it_is_left_in_any_table():
    report = "moea-annual-plan-115"
    manifest = load_manifest(ROOT / "content" / "reports" / f"{report}.yml")
    lines = [line.printed for line in read_document(ROOT / "data" / "sources" / f"{report}.txt")]
    number = next(n for n, text in enumerate(lines, start=1) if text.endswith("。") and len(text) > 15)
    lines[number - 1] += f"聯絡人：{NAME}"
    entry = {**ENTRY, "report": report, "line": number, "after": "聯絡人："}
    loaded = LoadedReport(
        manifest,
        document_from_text("\n".join(lines)),
        load_schemas(ROOT / "data" / "schemas", manifest.family),
        withheld=[entry],
    )
    parsed = parse_report(loaded)
    cells = {str(value) for rows in parsed.rows.values() for row in rows for value in row.values()}
    assert [cell for cell in cells if "王○○" in cell or "00000001" in cell] == []
    assert parsed.rows["incomplete_lines"] == [{"line_no": number, "leftover": "", "withheld": len(NAME)}]
    assert parsed.rows["lines"][number - 1]["text"].endswith("聯絡人：略")
    assert "READ-PERSON" not in {problem.code for problem in parsed.problems}
