"""The pages of docs/ on the site: what maintainers read, in English, as it stands in the repository."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from generator.pages.frame.draft import Draft
from generator.pages.frame.page_file import Asset, markdown_path
from generator.pages.frame.site import Site

ROOT = "docs/"
_INDEX = "README"
# The word behind the language is for the tests (```sh fails); the site's Markdown knows none.
_INFO = re.compile(r"\A```(\w*).*")
_FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[(?P<label>[^\]]+)\]\((?!https?:|#)(?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")


def drafts(site: Site) -> Iterator[Draft]:
    """One page a file of docs/, at the address of that file; nothing in a project without the folder."""
    folder = site.folders.documentation
    for path in sorted(folder.rglob("*.md")):
        yield _page(path, folder)


def address(path: Path, folder: Path) -> str:
    """Where a page stands: ``how-to/publish.md`` at docs/how-to/publish/, a README at its folder."""
    name = path.relative_to(folder).with_suffix("").as_posix()
    name = name.removesuffix(_INDEX).rstrip("/")
    return f"{ROOT}{name}/" if name else ROOT


def _page(path: Path, folder: Path) -> Draft:
    heading, _, body = path.read_text("utf-8").partition("\n")
    url = address(path, folder)
    files = {file for found in _LINK.finditer(body) if (file := _published_file(path, folder, found))}
    return Draft(
        url,
        heading.lstrip("# ").strip(),
        "front/prose.md.j2",
        {"body": _with_links(body.strip(), path, folder)},
        # Search is for what the reports say; these pages are about the program.
        search=None,
        assets=tuple(Asset(_asset(file, folder), file.read_bytes()) for file in sorted(files)),
        language="en",
    )


def _with_links(body: str, page: Path, folder: Path) -> str:
    """Links between the pages as the site has them; what is not published is named without a link."""
    parts = _FENCED.split(body)
    return "".join(
        _INFO.sub(_reached_by_keyboard, part)
        if number % 2
        else _LINK.sub(lambda found: _site_link(page, folder, found), part)
        for number, part in enumerate(parts)
    )


def _reached_by_keyboard(opening: re.Match[str]) -> str:
    """The opening of a block of code: it may be wider than a phone, and is scrolled by the keyboard too."""
    language = f".{opening[1]} " if opening[1] else ""
    return f"``` {{ {language}tabindex=0 }}"


def _site_link(page: Path, folder: Path, found: re.Match[str]) -> str:
    target = (page.parent / found["target"]).resolve()
    if target.suffix == ".md" and target.is_relative_to(folder):
        place = markdown_path(address(target, folder))
    elif file := _published_file(page, folder, found):
        place = _asset(file, folder)
    else:
        return found["label"]
    link = posixpath.relpath(place, posixpath.dirname(markdown_path(address(page, folder))) or ".")
    return f"[{found['label']}]({link}{found['anchor'] or ''})"


def _published_file(page: Path, folder: Path, found: re.Match[str]) -> Path | None:
    """The sample that a link leads to; None for pages and for files outside of docs/."""
    target = (page.parent / found["target"]).resolve()
    inside = target.suffix != ".md" and target.is_relative_to(folder) and target.is_file()
    return target if inside else None


def _asset(file: Path, folder: Path) -> str:
    return f"{ROOT}{file.relative_to(folder).as_posix()}"
