"""MkDocs makes only pages that changed.

It converts every page in every build and fills in the theme around it, which takes most of its time. What a
page becomes depends on its text, on settings, theme and libraries (`KeptPages` knows these), and on where
its own links lead. One for which nothing of that changed is passed over; its anchors and its links to
those of others are told all the same, so that MkDocs warns of a link that leads nowhere. Of a build that
fails nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.publishing.kept_pages import KeptPage, KeptPages


@contextmanager
def passed_over(kept: KeptPages) -> Iterator[None]:
    """While the body runs, MkDocs passes over the pages that ``kept`` knows to be as they were."""
    populate, write = build._populate_page, build._build_page

    def populated(page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        name, text = page.file.dest_uri, page.file.content_string
        found = kept.find(name, text) if _is_told(config) else None
        if found is not None and found.asked == {place: _led(files, place) for place in found.asked}:
            _put_back(page, found, files)
            kept.leave(name)
            return
        with _noted(files) as asked:
            populate(page, config, files, dirty)
        links = page.links_to_anchors or {}
        told = replace(
            kept.made(name, text),
            asked=asked,
            anchors=tuple(sorted(page.present_anchor_ids or ())),
            links={file.src_uri: anchors for file, anchors in links.items()},
        )
        kept.note(name, told)

    def written(page: Page, *context: Any, **more: Any) -> None:
        if page.file.dest_uri not in kept.left:
            write(page, *context, **more)

    build._populate_page, build._build_page = populated, written
    try:
        yield
    finally:
        build._populate_page, build._build_page = populate, write


def _is_told(config: MkDocsConfig) -> bool:
    """Whether the settings say what stands in the menu: else every page shows the titles of others."""
    return bool(config.nav) and all(isinstance(entry, dict) for entry in config.nav or ())


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


def _put_back(page: Page, kept: KeptPage, files: Files) -> None:
    page.present_anchor_ids = set(kept.anchors)
    found = ((files.get_file_from_path(uri), anchors) for uri, anchors in kept.links.items())
    page.links_to_anchors = {file: dict(anchors) for file, anchors in found if file is not None}
