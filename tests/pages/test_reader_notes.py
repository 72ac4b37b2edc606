"""Answers to readers: on a page, in a feed and in the figure’s receipt; without any the page says so."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.pages.frame.reviewed import content_problems
from generator.pages.frame.site import Site
from generator.pages.general.reader_notes import notes_draft
from generator.pages.general.receipts import facts
from generator.pages.making.rendering import Templates
from tests.committed import committed_site
from tests.tooling.tracked import ROOT

REVIEW = "moea-infra-review-110"


def site_with(folder: Path, text: str) -> Site:
    """The committed site with these notes and nothing else in content/."""
    (folder / "reader_notes.yml").write_text(text, "utf-8")
    site = committed_site()
    return replace(site, folders=replace(site.folders, content=folder))


def note(**changed: str) -> str:
    record = committed_site().packages[REVIEW].rows("progress", programme_no=7, scope="cumulative")[0]
    entry = {
        "report_id": REVIEW,
        "record_id": str(record["record_id"]),
        "field": "actual_pct",
        "value": "'83.95'",
        "asked": "預定是 83.96",
        "outcome": "as_printed",
        "answer": "報告在同一列印出預定與實際。",
        "date": "2026-11-30",
    } | changed
    lines = [f"{key}: {value}" for key, value in entry.items() if value]
    return "- " + "\n  ".join(lines) + "\n"


def rendered(site: Site) -> str:
    draft = notes_draft(site)
    values = {**draft.values, "title": draft.title, "charts": {}}
    return Templates(ROOT / "site_templates", site).render(draft.template, draft.url, values)


def test_without_notes_the_page_says_so_and_the_feed_is_empty() -> None:
    site = committed_site()
    assert "還沒有讀者指出過哪個數字不對" in rendered(site)
    (feed,) = notes_draft(site).assets
    assert (feed.path, feed.data.count(b"<entry>")) == ("reader-notes/feed.atom", 0)
    assert "notes" not in json.loads(str(facts(site, site.packages[REVIEW])))


def test_an_answer_stands_on_the_page_in_the_feed_and_in_the_receipts_of_its_report(tmp_path: Path) -> None:
    site = site_with(tmp_path, note())
    html = rendered(site)
    assert "報告就是這樣印的" in html
    assert "報告在同一列印出預定與實際。" in html
    assert "115年11月30日" in html
    (feed,) = notes_draft(site).assets
    text = feed.data.decode()
    assert text.count("<entry>") == 1
    assert "<updated>2026-11-30T00:00:00Z</updated>" in text
    (told,) = json.loads(str(facts(site, site.packages[REVIEW])))["notes"]
    assert told["field"] == "actual_pct"
    assert told["text"] == "報告就是這樣印的（2026-11-30）：報告在同一列印出預定與實際。"
    assert "notes" not in json.loads(str(facts(site, site.packages["ida-unit-budget-114"])))


@pytest.mark.parametrize(
    "changed", [{"report_id": "nowhere"}, {"record_id": "progress.no"}, {"field": "colour"}]
)
def test_a_note_about_nothing_of_the_site_is_told(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(ProblemError) as caught:
        notes_draft(site_with(tmp_path, note(**changed)))
    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == ("CONTENT-INVALID", "content/reader_notes.yml")
    assert next(iter(changed.values())) in problem.seen


@pytest.mark.parametrize("changed", [{"outcome": "wrong"}, {"date": "soon"}, {"answer": ""}])
def test_an_entry_has_all_keys_and_known_outcomes(tmp_path: Path, changed: dict[str, str]) -> None:
    (tmp_path / "reader_notes.yml").write_text(note(**changed), "utf-8")
    assert [problem.code for problem in content_problems(tmp_path)] == ["CONTENT-INVALID"]
