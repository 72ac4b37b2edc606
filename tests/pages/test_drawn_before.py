"""A page is drawn again where it would be another, and only there."""

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path

import pytest

from generator.pages.frame.notes import Notes
from generator.pages.frame.page_file import PageFile
from generator.pages.frame.site import Folders
from generator.pages.making import drawn_before
from generator.pages.making.compose import compose_pages
from generator.pages.making.drawn_before import Drawn, DrawnBefore
from generator.pages.making.fingerprints import Fingerprints, NoDigestError
from generator.paths import ProjectPaths
from generator.pipeline.chart_jobs import drawing
from generator.pipeline.jobs import HERE
from generator.publishing.unchanged import put_files
from tests.tooling.tracked import ROOT

PLAN = "moea-annual-plan-115"
PAGE = PageFile("a/", "題", "", "句")


class Builds:
    """Builds one after the other, of one page whose body is what it asks for and a text."""

    def __init__(self, root: Path):
        self.root, self.code, self.names = root, "code", {"a": "甲"}

    def build(self, text="文", made_from="key"):
        """Build; returns the body, and whether it was drawn."""
        notes, drawn = Notes(), []
        title = notes.told("title_of", lambda name: self.names[name])

        def draw():
            drawn.append(text)
            return f"{title('a')}{text}"

        before = DrawnBefore(self.root / "drawn", self.root / "markdown", self.code)
        drawing = Drawn(before, notes, Fingerprints())
        page, data = drawing.page(PAGE, made_from if callable(made_from) else lambda: made_from, draw)
        drawing.write_down()
        put_files(self.root / "markdown", {page.path: data})
        assert data == page.render()
        return page.body, bool(drawn)


@pytest.fixture
def builds(tmp_path):
    found = Builds(tmp_path)
    assert found.build() == ("甲文", True)
    return found


def test_a_page_that_would_be_the_same_is_not_drawn(builds):
    assert builds.build() == ("甲文", False)
    assert builds.build() == ("甲文", False)


def test_a_page_is_drawn_again_when_it_is_made_from_something_else(builds):
    assert builds.build("字", "other key") == ("甲字", True)
    assert builds.build("字", "other key") == ("甲字", False)


def test_a_page_is_drawn_again_when_the_site_answers_otherwise(builds):
    builds.names["b"] = "乙"
    assert builds.build() == ("甲文", False)
    builds.names["a"] = "乙"
    assert builds.build() == ("乙文", True)
    assert builds.build() == ("乙文", False)


def test_a_page_is_drawn_again_by_other_code_and_where_what_was_kept_is_damaged(builds):
    builds.code = "other"
    assert builds.build() == ("甲文", True)
    (builds.root / "markdown" / "a.md").write_text("changed", "utf-8")
    assert builds.build() == ("甲文", True)
    (builds.root / "markdown" / "a.md").unlink()
    assert builds.build() == ("甲文", True)
    (builds.root / "drawn").write_bytes((builds.root / "drawn").read_bytes()[:-1])
    assert builds.build() == ("甲文", True)
    assert builds.build() == ("甲文", False)


def test_a_page_that_is_made_from_what_has_no_digest_is_always_drawn(builds):
    def unknown():
        raise NoDigestError

    assert builds.build(made_from=unknown) == ("甲文", True)
    assert builds.build(made_from=unknown) == ("甲文", True)


class Project:
    """A site of one package, composed again and again; what is drawn is written down."""

    def __init__(self, root: Path, monkeypatch):
        self.root = root
        self.drawn: list[str] = []
        paths = ProjectPaths(ROOT)
        shutil.copytree(paths.packages / PLAN, root / "packages" / PLAN)
        shutil.copytree(paths.templates, root / "templates")
        shutil.copytree(paths.content, root / "content")
        found = Folders.of(paths)
        self.folders = Folders(root / "content", found.documentation, found.schemas, found.releases)
        draw = Drawn._drawn

        def noted(drawing, page, key, make):
            self.drawn.append(page.url)
            return draw(drawing, page, key, make)

        monkeypatch.setattr(drawn_before.Drawn, "_drawn", noted)

    def compose(self):
        """The files of the site, of which only those pages are drawn that `drawn` names."""
        self.drawn.clear()
        before = DrawnBefore(self.root / "drawn", self.root / "markdown", "code")
        files = self._compose(before)
        put_files(self.root / "markdown", files)
        return files

    def from_nothing(self):
        return self._compose(None)

    def _compose(self, before):
        work = self.root / "packages", self.folders, self.root / "templates", ROOT / ".cache"
        return compose_pages(*work, drawing(HERE, ROOT), before=before).files

    def edit(self, name, old, new):
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8", newline="")

    def edit_cell(self, table, column, change):
        """Change a cell of the first row of a table, and what the descriptor says of its file."""
        folder = self.root / "packages" / PLAN
        path = folder / f"{table}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        at = rows[0].index(column)
        rows[1][at] = change(rows[1][at])
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        path.write_text(out.getvalue(), "utf-8", newline="")
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
        (found,) = [r for r in descriptor["resources"] if r["name"] == table]
        found["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), "utf-8")


@pytest.mark.slow
def test_a_change_draws_few_pages_and_gives_what_a_build_from_nothing_gives(tmp_path, monkeypatch):
    project = Project(tmp_path, monkeypatch)
    pages = [name for name in project.compose() if name.endswith(".md")]
    assert len(project.drawn) == len(pages)
    project.compose()
    assert project.drawn == []

    project.edit_cell("goals", "title", lambda text: f"{text}甲")
    assert project.compose() == project.from_nothing()
    few = set(project.drawn)
    assert f"reports/{PLAN}/" in few
    assert len(few) < len(pages) / 10

    project.edit("content/phrases.yml", '"下載：": "Download: "', '"下載：": "Get: "')
    assert project.compose() == project.from_nothing()
    assert all(url.startswith("en/") for url in project.drawn)

    project.edit("templates/source/section.md.j2", "{{ parts.crumbs(", "\n甲\n\n{{ parts.crumbs(")
    changed = project.compose()
    assert changed == project.from_nothing()
    assert all(url.startswith(f"sources/{PLAN}/lines-") for url in project.drawn)
    assert project.drawn
