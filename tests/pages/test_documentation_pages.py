"""docs/ on the site: every page, at its address, reading there as it reads in the repository."""

import re
from collections import Counter
from pathlib import Path

import markdown
import pytest
import yaml
from markdown_it import MarkdownIt

from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Folders, Site
from generator.pages.general.documentation import drafts
from generator.paths import ProjectPaths

ROOT = Path(__file__).parents[2]
TAG = re.compile(r"<(ol|ul|li|p|pre|code|table|tr|td|th|em|strong|a|h[1-6])\b")


def pages(root: Path) -> dict[str, Draft]:
    return {draft.url: draft for draft in drafts(Site({}, {}, Folders.of(ProjectPaths(root))))}


REAL = pages(ROOT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "docs"
    (found / "how-to").mkdir(parents=True)
    return found


def test_every_file_has_its_page() -> None:
    assert len(REAL) == len(list((ROOT / "docs").rglob("*.md"))) >= 20
    assert {"docs/", "docs/tutorial/", "docs/how-to/publish/", "docs/publishing/"} <= set(REAL)
    assert REAL["docs/reference/commands/"].title == "Commands"
    assert {draft.language for draft in REAL.values()} == {"en"}


def test_the_index_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([^)]+)\.md\)", str(REAL["docs/"].values["body"])))
    assert {f"{link}/" for link in linked} == set(REAL) - {"docs/"}


def test_links_lead_to_pages_and_samples_of_the_site_and_to_nothing_else(folder: Path) -> None:
    (folder / "guide.md").write_text("# Guide\n\nText.\n", "utf-8")
    (folder / "sample.conf").write_text("root /;\n", "utf-8")
    (folder.parent / "LICENSE").write_text("MIT", "utf-8")
    (folder / "how-to" / "do.md").write_text(
        "# Do\n\n[guide](../guide.md#one), [sample](../sample.conf), [licence](../../LICENSE), [no](no.x),\n"
        "[far](https://example.org/a.md).\n\n```sh fails\n[kept](../guide.md)\n```\n",
        "utf-8",
    )
    page = pages(folder.parent)["docs/how-to/do/"]
    assert page.values["body"] == (
        "[guide](../guide.md#one), [sample](../sample.conf), licence, no,\n"
        "[far](https://example.org/a.md).\n\n``` { .sh tabindex=0 }\n[kept](../guide.md)\n```"
    )
    assert [(asset.path, asset.data) for asset in page.assets] == [("docs/sample.conf", b"root /;\n")]


@pytest.mark.parametrize("draft", REAL.values(), ids=REAL)
def test_the_site_reads_a_page_as_the_repository_shows_it(draft: Draft) -> None:
    """The site's Markdown wants deeper blanks in lists and knows no indented fences."""
    body = str(draft.values["body"])
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in settings]
    on_site = markdown.markdown(body, extensions=[*names, "fenced_code"])
    reader = MarkdownIt("commonmark").enable("table")
    assert Counter(TAG.findall(on_site)) == Counter(TAG.findall(reader.render(body)))
    assert [token.content for token in reader.parse(body) if token.type == "html_block"] == []
