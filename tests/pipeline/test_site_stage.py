"""The stage that makes the site: what it does in which order, what it keeps, and when it does nothing."""

import json
import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.errors import ProblemError
from generator.packaging.addresses import Addresses
from generator.packaging.browser_tables import FOLDER as BROWSER_TABLES
from generator.packaging.collection import COLLECTION
from generator.paths import ProjectPaths
from generator.pipeline import site_stage as stage
from generator.pipeline.jobs import HERE
from generator.publishing.site_settings import SiteSettings
from generator.publishing.transaction import Transaction
from tests.pipeline.listener import Listener

URL = "https://data.example.org/"
REPORT = "moea-annual-plan-115"
FILES = {
    COLLECTION: ("dcat.jsonld", "data-gov-tw.json", f"{BROWSER_TABLES}/tables.js", "all.zip"),
    REPORT: ("dcat.jsonld", "data-gov-tw.json", "1.0.0/plan.zip"),
}


class Made:
    """A project whose pages and downloads are made up; what the stage does is written down."""

    def __init__(self, root, monkeypatch):
        self.paths, self.events = ProjectPaths(root), []
        self.keys, self.key, self.addresses = {COLLECTION: "a", REPORT: "b"}, "downloads", Addresses(URL)
        self.pages = {"index.html": "<h1>甲</h1>", "404.html": "<h1>乙</h1>"}
        self.paths.content.mkdir(parents=True)
        for name, files in FILES.items():
            for file in files:
                path = self.folder(name) / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(name), "utf-8")
        instead: dict[str, Any] = {
            "load_settings": lambda *_: SiteSettings(URL, "a@example.org"),
            "plan_downloads": lambda *_: self,
            "site_key": lambda _paths, packages, downloads, url: f"{packages.name} {downloads} {url}",
            "catalogue": lambda documents, site: {"of": documents, "at": site},
            "started": self.started,
            "write_withdrawn": lambda *_: self.note("withdrawn"),
        }
        for name, function in instead.items():
            monkeypatch.setattr(stage, name, function)
        finish = "generator.publishing.finish"
        monkeypatch.setattr(
            f"{finish}.finish_pages",
            lambda site, feeds, kept: self.note("pages finished", site, feeds, kept.before),
        )
        monkeypatch.setattr(f"{finish}.finish_site", lambda site, *_: self.note("site finished", *_[2:]))
        monkeypatch.setattr("generator.pages.making.compose.compose_pages", self.compose)
        monkeypatch.setattr("generator.publishing.mkdocs.build_site", self.build)
        monkeypatch.setattr(
            "generator.search.index.search_index",
            lambda *searched: {"catalogue.js": repr(searched[:4]).encode()},
        )
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "")

    def note(self, *event):
        self.events.append(event if len(event) > 1 else event[0])

    def folder(self, name):
        return self.paths.cache / name

    @contextmanager
    def started(self, function, tasks):
        yield iter([function(*task) for task in tasks])

    @contextmanager
    def being_made(self, _progress, engine):
        assert engine is HERE
        self.note("downloads begin")
        yield lambda: self.note("downloads made")

    def forget_others(self):
        self.note("others forgotten")

    def compose(self, packages, _folders, templates, cache, _draw, *known):
        assert known[-1].markdown == self.paths.build / "markdown"
        assert (templates, cache) == (self.paths.templates, self.paths.cache)
        self.note("composed", packages.name, *known[:-1])
        words = {"entries": ["e"], "titles": {"t": "題"}, "english_titles": {"t": "T"}, "words": "w"}
        return SimpleNamespace(pages=7, files={"index.md": "甲".encode()}, **words)

    def build(self, markdown, settings, site, url, kept):
        assert (markdown / "index.md").read_text("utf-8") == "甲"
        self.note("built", settings.name, url, kept.before)
        for name, page in self.pages.items():
            (site / name).write_text(page, "utf-8")

    def index(self, *searched):
        assert searched[4] == self.paths.cache / "search-texts.json"
        return {"catalogue.js": repr(searched[:4]).encode()}

    def run(self, state=None, listener=None):
        """One run, and what it publishes put in place; returns what it gives."""
        manifests = [
            SimpleNamespace(report_id="a", created=date(2026, 11, 29)),
            SimpleNamespace(report_id=REPORT, created=date(2026, 11, 30)),
        ]
        checked: Any = SimpleNamespace(packages=[], manifests=manifests)
        inputs = stage.SiteInputs(self.paths.packages, checked)
        transaction = Transaction(self.paths.root, self.paths.cache / "journal.json")
        try:
            result = stage.site_stage(self.paths, inputs, transaction, listener or Listener(), state or {})
        except BaseException:
            transaction.abort()
            raise
        transaction.commit()
        return result


@pytest.fixture
def made(tmp_path, monkeypatch):
    return Made(tmp_path, monkeypatch)


def test_all_is_made_in_order_and_told(made):
    listener = Listener()
    result = made.run(listener=listener)
    names = [event if isinstance(event, str) else event[0] for event in made.events]
    assert names == [
        *("downloads begin", "composed", "built", "pages finished"),
        *("downloads made", "withdrawn", "site finished", "others forgotten"),
    ]
    assert made.events[1] == ("composed", "packages", URL, "a@example.org")
    assert made.events[2] == ("built", "mkdocs.yml", URL, made.paths.site)
    assert made.events[3][2:] == (sorted(made.keys), made.paths.site)
    settings, created, before = made.events[6][1:]
    assert before == made.paths.site
    assert settings == SiteSettings(URL, "a@example.org")
    assert created == {"a": date(2026, 11, 29), REPORT: date(2026, 11, 30)}
    assert listener.told == [("pages", 1), ("7 pages", None), ("site", 1), ("site", None)]
    assert (result.pages, [name for name, _ in result.staged], result.warnings) == (7, ["build", "site"], [])
    # 2026-11-30 in UTC: MkDocs stamps its files with the day of the newest package.
    assert os.environ["SOURCE_DATE_EPOCH"] == "1795996800"


def test_every_file_has_its_place(made):
    made.run()
    site = made.paths.site
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert found == {
        *("index.html", "404.html", "catalog.jsonld", "search/catalogue.js"),
        *("data-gov-tw.json", f"{BROWSER_TABLES}/tables.js"),
        *(f"data/{COLLECTION}/dcat.jsonld", f"data/{COLLECTION}/all.zip"),
        *(f"data/{REPORT}/{file}" for file in FILES[REPORT]),
    }
    assert (site / "data-gov-tw.json").read_text("utf-8") == json.dumps(COLLECTION)
    assert json.loads((site / "catalog.jsonld").read_text("utf-8")) == {"of": [COLLECTION, REPORT], "at": URL}
    searched = (["e"], {"t": "題"}, {"t": "T"}, "w")
    assert (site / "search" / "catalogue.js").read_text("utf-8") == repr(searched)
    assert (made.paths.build / "markdown" / "index.md").is_file()


def test_nothing_is_made_where_all_stands_as_it_was_built(made):
    state = made.run().state
    assert (state["key"], state["pages"]) == (f"packages downloads {URL}", "7")
    made.events.clear()
    again = made.run(state)
    stamped = {**state, "stamps": stage.stamps(made.paths)}
    assert (again.pages, again.staged, again.state, made.events) == (7, (), stamped, [])


def test_where_stamps_are_those_of_the_last_build_no_file_is_read(made, monkeypatch):
    state = {**made.run().state, "stamps": stage.stamps(made.paths)}
    made.events.clear()
    read: list[Path] = []
    monkeypatch.setattr(stage, "digest_tree", read.append)
    assert (made.run(state).staged, made.events, read) == ((), [], [])
    (made.paths.site / "index.html").write_text("<h1>丙</h1>", "utf-8")
    monkeypatch.undo()
    assert state["stamps"] != stage.stamps(made.paths)


@pytest.mark.parametrize("changed", ["key", "site", "build"])
def test_what_changed_is_made_again(made, changed):
    state = dict(made.run().state)
    made.events.clear()
    if changed == "key":
        made.key = "other downloads"
    else:
        (getattr(made.paths, changed) / "more.txt").write_text("", "utf-8")
    again = made.run(state)
    assert "composed" in [event[0] for event in made.events]
    assert [name for name, _ in again.staged] == ["build", "site"]
    assert not (made.paths.site / "more.txt").exists()


def test_a_lost_address_stops_the_build_and_a_new_one_is_told(made):
    listed = made.paths.content / "urls.txt"
    listed.write_text("./\n", "utf-8")
    result = made.run()
    assert [problem.code for problem in result.warnings] == ["URL-NEW"]
    assert [problem.code for problem in made.run(result.state).warnings] == ["URL-NEW"]
    listed.write_text("./\ngone/\n", "utf-8")
    with pytest.raises(ProblemError) as found:
        made.run(result.state)
    assert [problem.code for problem in found.value.problems] == ["URL-GONE"]
    assert (made.paths.site / "index.html").is_file()


def test_a_mistake_of_the_pages_names_the_last_place_of_the_project(made, monkeypatch):
    def fails(*_):
        raise KeyError("nothing")

    monkeypatch.setattr("generator.pages.making.compose.compose_pages", fails)
    with pytest.raises(ProblemError) as found:
        made.run()
    (problem,) = found.value.problems
    assert (problem.code, problem.line) == ("SITE-CRASH", fails.__code__.co_firstlineno + 1)
    assert problem.file.endswith("test_site_stage.py")
    assert "KeyError: 'nothing'" in problem.seen


@pytest.mark.parametrize("error", [OSError(28, "full"), ProblemError([])])
def test_what_is_no_mistake_stays_what_it_is(made, monkeypatch, error):
    def fails(*_):
        raise error

    monkeypatch.setattr("generator.pages.making.compose.compose_pages", fails)
    with pytest.raises(type(error)) as found:
        made.run()
    assert found.value is error
