"""The page of ``add``: forty lines at most, what matters first, names filled in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from generator.adding.add import Added
from generator.adding.attention import attention
from generator.adding.comparison import Comparison
from generator.adding.draft import Draft
from generator.adding.missing import filled_for_trial, missing_problem, next_missing, offered
from generator.adding.original import Original
from generator.adding.skeletons import skeletons
from generator.adding.vocabulary import NewWord
from generator.cli.add_page import page_lines
from generator.errors import Problem
from generator.packaging.changes import Change
from generator.paths import ProjectPaths
from generator.reading.dialect import Trait
from generator.reading.document import document_from_text
from generator.reading.manifest import parse_manifest
from generator.reading.opening.finding import Finding
from generator.records.values import Row

FAILED: Row = {
    "check": "sum-of-parts",
    "record_id": "figures.84",
    "field": "value_base",
    "printed_value": Decimal(323007),
    "computed": Decimal(323017),
    "verdict": "unresolved",
    "source_lines": "48",
}
FACTS = {
    "report_id": "ey-business-report-98h2",
    "family": "business-report",
    "title_zh": "行政院98年下半年施政報告",
    "title_en": "Business report",
    "issuer_zh": "行政院",
    "issuer_en": "Executive Yuan",
    "period_start": "2009-07-01",
    "period_end": "2009-12-31",
    "published": "2010",
}


def comparison(**parts) -> Comparison:
    given = {
        "rows": {"figures": 5241, "projects": 0, "links": 12},
        "earlier": {"moea-business-report-113": {"figures": 1213, "projects": 28, "links": 0}},
        "lengths": {"moea-business-report-113": 244_015},
        "ledger": {"record": 2847},
        "characters": 244_015,
        "left_over": 3,
        "unread": [(7, "未讀的一行")],
        "leftovers": [],
        "failed": [FAILED],
        "uncomputed": [],
        "words": [],
        "changes": None,
    }
    return Comparison(**{**given, **parts})


def added(compared: Comparison, problems=(), facts=FACTS, written=()) -> Added:
    data = {
        "report_id": facts["report_id"],
        "family": facts["family"],
        "title": {"zh": "甲", "en": "a"},
        "description": {"zh": "甲", "en": "a"},
        "issuer": {"zh": "行政院", "en": "Executive Yuan"},
        "source": {"sha256": "0" * 64, "original": "a.txt"},
        "period_start": date(2009, 7, 1),
        "period_end": date(2009, 12, 31),
        "published": "2010",
        "version": "1.0.0",
        "created": date(2026, 11, 21),
    }
    found = {name: Finding(value, "likely", "line 1") for name, value in facts.items()}
    return Added(
        parse_manifest(data, "a.yml"),
        Original("a.txt", "0" * 64, b"", document_from_text("甲\n", "a.txt"), "text in UTF-8"),
        [Trait("blank lines", "many")],
        Draft(found),
        compared,
        None,
        problems,
        written,
    )


def test_what_may_be_lost_comes_before_what_contradicts_and_what_is_new():
    assert attention(added(comparison())) == [
        "1 lines that nobody understood, or not wholly; the first is 7: 未讀的一行",
        "projects: 0 rows; in as much text the other reports have 28 or more",
        "line 48: sum-of-parts on figures.84: printed 323007, computed 323017; nobody has judged it",
        "links: 12 rows, none in the other reports",
    ]


def test_a_short_report_is_not_blamed_for_being_short():
    short = comparison(rows={"figures": 42, "projects": 0, "links": 0, "checks": 0}, characters=9_349)
    assert "in as much text" not in "".join(attention(added(short)))


def test_a_corrected_edition_begins_with_what_changed():
    changes = [Change("projects", "projects.1", "changed", "phase", "第五期", "第六期")]
    assert attention(added(comparison(changes=changes)))[:2] == [
        "Changes from the edition before: projects 0 added, 0 removed, 1 changed",
        "changed projects projects.1: phase '第五期' -> '第六期'",
    ]


def test_the_page_has_forty_lines_whatever_is_found():
    tables = [f"table_{n}" for n in range(60)]
    problems = [Problem(f"CODE-{n}", "a.txt", n, "甲" * 200, "乙", "丙") for n in range(50)]
    full = comparison(
        rows=dict.fromkeys(tables, 0),
        earlier={"other": dict.fromkeys(tables, 28)},
        lengths={"other": 244_015},
        unread=[(n, "甲" * 300) for n in range(90)],
        failed=[FAILED] * 90,
        words=[NewWord("t", f"kind_{n}", "甲", n) for n in range(90)],
        changes=[Change("t", f"t.{n}", "changed", "f", "a", "b") for n in range(90)],
    )
    lines = page_lines(added(full, problems, {**FACTS, **{f"fact_{n}": "x" for n in range(20)}}, ["a.yml"]))
    assert len(lines) <= 40
    assert "  … 44 more kinds; --details shows all." not in lines
    assert "  … 43 more kinds; --details shows all." in lines


def test_the_page_names_report_and_files():
    problem = Problem("COUNT-MISSING", "content/row_counts.yml", None, "5 rows", "a number", "x")
    written = ["content/reports/a.yml", "content/explanations/ey-business-report-98h2.yml"]
    page = "\n".join(page_lines(added(comparison(), [problem], written=written)))
    assert "Next: fill in content/explanations/ey-business-report-98h2.yml; look at" in page
    assert "`check --accept-counts`; `build`. `remove ey-business-report-98h2` takes it out again." in page
    assert "error COUNT-MISSING: nobody has reviewed the rows of its tables" in page


def test_a_missing_fact_is_asked_for_in_an_order_in_which_answers_help():
    draft = Draft({"family": Finding("business-report", "sure", "x")}, (), ["report_id", "issuer_zh", "year"])
    assert next_missing(draft) == "issuer_zh"
    problem = missing_problem(draft, "a.txt")
    assert problem.remedy.startswith("Give --year … --issuer-zh …; docs")
    assert "report_id follow from them where content/register knows the body" in problem.remedy
    year = {"year": Finding("101", "given", "x")}
    known = Draft({**draft.facts, **year}, (), ["period_start", "period_end"])
    assert [offered(known, name) for name in known.missing] == ["2012-01-01", "2012-12-31"]
    assert (offered(draft, "period_start"), offered(known, "title_zh")) == ("", "")
    filled = filled_for_trial(known)
    assert (filled.value("period_end"), filled.value("published")) == ("2012-12-31", "2012")
    assert filled.missing == known.missing
    page = page_lines(replace(added(comparison()), draft=filled, missing=problem))
    assert [line for line in page if "（缺）" in line or "(missing)" in line] == []
    assert "Facts that are missing: period_start, period_end." in page


def test_files_to_fill_in_are_begun_with_what_is_known(tmp_path: Path):
    (tmp_path / "content").mkdir()
    document = document_from_text("甲\x04乙\n承辦人：王○○ 02-00000001\n丁\x04\x05\n", "a.txt")
    found = skeletons("ey-x-98", document, [FAILED, {**FAILED, "verdict": "holds"}], ProjectPaths(tmp_path))
    by_name = {path.relative_to(tmp_path).as_posix(): data.decode() for path, data in found.items()}
    assert by_name.pop("content/withheld.yml").splitlines() == [
        "# Of ey-x-98: uncomment what is to be withheld, and give reason and date.",
        "# - {report: ey-x-98, line: 2, after: 承辦人：, characters: 15, digest: 7a8a90636776, reason: '', "
        "date: }",
    ]
    assert list(by_name) == ["content/explanations/ey-x-98.yml", "content/curated/ey-x-98/characters.yml"]
    assert (
        "# line 48: computed 323017\n- record_id: figures.84\n" in by_name["content/explanations/ey-x-98.yml"]
    )
    assert "# line 1: 甲?乙\n- character: U+0004\n" in by_name["content/curated/ey-x-98/characters.yml"]
    explanations, characters = (yaml.safe_load(text) for text in by_name.values())
    assert explanations == [
        {
            "record_id": "figures.84",
            "check": "sum-of-parts",
            "field": "value_base",
            "printed": "323007",
            "verdict": None,
            "explanation": "",
            "evidence": "",
        }
    ]
    assert [(entry["character"], entry["lines"]) for entry in characters] == [
        ("U+0004", [1, 3]),
        ("U+0005", [3]),
    ]
    for path, data in found.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert skeletons("ey-x-98", document, [FAILED], ProjectPaths(tmp_path)) == {}
