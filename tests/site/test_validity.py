"""Pages as HTML: what a strict parser and the rules of the elements say of them."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.site.kinds import KINDS


def file_of(site_dir: Path, path: str) -> Path:
    path = path.partition("?")[0]
    return site_dir / path if path.endswith(".html") else site_dir / path / "index.html"


@dataclass(frozen=True)
class _Parsed:
    """A page as a strict parser reads it, and what it objects to."""

    path: str
    tree: Any
    errors: list[Any]


@pytest.fixture(scope="module", params=KINDS)
def parsed(request: pytest.FixtureRequest, site_dir: Path) -> _Parsed:
    """A page of each kind, parsed once for all tests: the parser is slow."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(file_of(site_dir, request.param).read_text("utf-8"))
    return _Parsed(request.param, tree, parser.errors)


def test_a_page_of_each_kind_is_valid(parsed: _Parsed) -> None:
    tree = parsed.tree
    assert parsed.errors == []
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    assert [element.get("style") for element in tree.iter() if element.get("style")] == []
    for picture in tree.iter("img"):
        assert picture.get("alt") is not None
        assert picture.get("width") and picture.get("height"), picture.get("src")
    for block in ("p", "span", "b", "small"):
        for element in tree.iter(block):
            inside = {child.tag for child in element.iter() if isinstance(child.tag, str)} - {block}
            assert not inside & {"div", "p", "table", "ul", "ol", "dl", "section", "figure"}, parsed.path


def test_tables_have_captions_and_scopes_and_headings_are_in_order(parsed: _Parsed) -> None:
    tree = parsed.tree
    for table in tree.iter("table"):
        assert table.find("caption") is not None
        for heading in table.iter("th"):
            assert heading.get("scope") in {"row", "col", "rowgroup", "colgroup"}
    levels = [int(element.tag[1]) for element in tree.iter() if str(element.tag) in {"h1", "h2", "h3", "h4"}]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    root = tree if tree.tag == "html" else tree.find("html")
    assert root is not None and root.get("lang") in {"zh-TW", "en"}
