"""Pages whose Markdown did not change are not turned into HTML again.

MkDocs converts every page in every build, and most of its time goes there. What a page becomes depends on its
Markdown, on the settings and libraries, and on where its own links lead. Pages kept under a digest of the
former are put back where the latter still lead there; templates are filled in anew for every page: the site
is that of a build from nothing. Nothing of a build that fails is kept: a page that MkDocs warned of is
converted, and warned of, again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents


class RenderedPages:
    """What pages became, by the digest of all that it depends on.

    Args:
        folder: where entries are kept; it may be removed at any time.
        settings: text of the settings that decide how Markdown is read.
        code: digest of the code and the libraries that read it.
    """

    def __init__(self, folder: Path, settings: str, code: str) -> None:
        self._folder = folder
        self._common = _digest([settings, code])
        self._new: dict[str, str] = {}
        self._used: set[str] = set()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """MkDocs takes pages from here while the body runs; what is new is kept where the body succeeds."""
        convert = Page.render

        def render(page: Page, config: MkDocsConfig, files: Files) -> None:
            key = self._key(page)
            kept = self._get(key)
            if kept is not None and kept["asked"] == {place: _led(files, place) for place in kept["asked"]}:
                _put_back(page, kept, files)
                return
            with _noted(files) as asked:
                convert(page, config, files)
            self._new[key] = json.dumps({**_taken(page), "asked": asked}, ensure_ascii=False)

        Page.render = render  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            Page.render = convert  # type: ignore[method-assign]
        self._keep()

    def _key(self, page: Page) -> str:
        key = _digest([self._common, page.file.src_uri, page.markdown or ""])
        self._used.add(key)
        return key

    def _get(self, key: str) -> dict[str, Any] | None:
        """The entry, or None where there is none or its seal doesn't fit."""
        try:
            seal, _, body = (self._folder / key).read_text("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        if seal != _digest([body]):
            return None
        found: dict[str, Any] = json.loads(body)
        return found

    def _keep(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for key, body in self._new.items():
            (self._folder / key).write_text(f"{_digest([body])}\n{body}", "utf-8", newline="")
        for path in self._folder.iterdir():
            if path.name not in self._used:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


@contextmanager
def _noted(files: Files) -> Iterator[dict[str, str | None]]:
    """What MkDocs asks of the site's files while the body runs, by place: the address of the file, if any."""
    find = files.get_file_from_path
    asked: dict[str, str | None] = {}

    def noted(place: str) -> File | None:
        found = find(place)
        asked[place] = found.url if found else None
        return found

    files.get_file_from_path = noted  # type: ignore[method-assign, assignment]
    try:
        yield asked
    finally:
        del files.get_file_from_path


def _led(files: Files, place: str) -> str | None:
    """The address of the file at a place, if there is one."""
    found = files.get_file_from_path(place)
    return found.url if found else None


def _taken(page: Page) -> dict[str, Any]:
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": [_heading(item) for item in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in links.items()},
    }


def _put_back(page: Page, kept: dict[str, Any], files: Files) -> None:
    page.content = kept["content"]
    page.toc = TableOfContents([_anchor(item) for item in kept["toc"]])
    page._title_from_render = kept["title"]
    page.present_anchor_ids = set(kept["anchors"])
    found = ((files.get_file_from_path(uri), anchors) for uri, anchors in kept["links"].items())
    page.links_to_anchors = {file: anchors for file, anchors in found if file is not None}


def _heading(item: AnchorLink) -> list[Any]:
    return [item.title, item.id, item.level, [_heading(child) for child in item.children]]


def _anchor(kept: list[Any]) -> AnchorLink:
    title, anchor_id, level, children = kept
    link = AnchorLink(title, anchor_id, level)
    link.children = [_anchor(child) for child in children]
    return link


def _digest(parts: Iterable[str]) -> str:
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(f"{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()
