"""Tutorials that run: content/notebooks/, Markdown of prose, cells and what they print.

Each is a page that needs no script, and a Jupyter notebook for those who want to go on from it.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from generator.pages.frame.draft import Draft
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import Site

ROOT = "notebooks/"
_READER = "{% read_table %}\n"
_PART = re.compile(
    r"^```(?P<language>python|r)\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\[([^\]]*)\]\((?P<file>[^)#]*)[^)]*\)")
_KERNELS = {"python": ("python3", "Python 3"), "r": ("ir", "R")}


def drafts(site: Site, others: Set[str]) -> Iterator[Draft]:
    """A page a notebook, and the list of them; nothing where there are none.

    A notebook that leads to a page that the site lacks is about other reports than the site's, and left out.

    Args:
        site: the site.
        others: addresses of all its other pages.
    """
    pages = [_page(path) for path in _with_all_they_lead_to(site.content / "notebooks", others)]
    if pages:
        yield Draft(
            ROOT,
            "筆記本",
            "front/notebooks.md.j2",
            {"notebooks": pages},
            description="用 pandas、DuckDB 與 R 讀這些資料的教學，以及十二個研究問題。",
            search=None,
        )
        yield from pages


def _with_all_they_lead_to(folder: Path, others: Set[str]) -> list[Path]:
    led_to = {path: _addresses(path.read_text("utf-8")) for path in sorted(folder.glob("*.md"))}
    while True:
        there = others | {ROOT} | {f"{ROOT}{path.stem}/" for path in led_to}
        kept = {path: addresses for path, addresses in led_to.items() if addresses <= there}
        if len(kept) == len(led_to):
            return list(kept)
        led_to = kept


def _addresses(text: str) -> set[str]:
    """Addresses of the pages that a notebook leads to."""
    files = (link["file"] for link in _LINK.finditer(text) if link["file"].endswith(".md"))
    return {posixpath.normpath(f"{ROOT}{file}").removesuffix(".md") + "/" for file in files}


def _page(path: Path) -> Draft:
    heading, _, body = path.read_text("utf-8").partition("\n")
    title, url = heading.lstrip("# ").strip(), f"{ROOT}{path.stem}/"
    name = f"{path.stem}.ipynb"
    first = body.strip().partition("\n\n")[0]
    return Draft(
        url,
        title,
        "front/notebook.md.j2",
        {"parts": list(_parts(body)), "notebook": name},
        description=_LINK.sub(r"\1", first.replace("\n", "")).replace("`", ""),
        # Search is for what the reports say, which these pages print again.
        search=None,
        assets=(Asset(f"{url}{name}", notebook_bytes(f"# {title}\n{body}")),),
    )


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """What a page shows in its order: ``prose``, ``code`` and ``output``, each with its text."""
    end = 0
    for part in _PART.finditer(text):
        yield "prose", text[end : part.start()].strip()
        yield "code", part["code"].rstrip("\n")
        if part["output"]:
            yield "output", part["output"].rstrip("\n")
        end = part.end()
    yield "prose", text[end:].strip()


def notebook_bytes(text: str) -> bytes:
    """The Jupyter notebook (format 4.5) of a text: a cell for each block of code, prose between them."""
    cells: list[dict[str, Any]] = []
    end, language = 0, "python"
    for part in _PART.finditer(text):
        _add_prose(cells, text[end : part.start()])
        language, end = part["language"], part.end()
        cells.append(_code(len(cells), part["code"], part["output"]))
    _add_prose(cells, text[end:])
    name, display = _KERNELS[language]
    kernel = {"name": name, "display_name": display, "language": language}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _add_prose(cells: list[dict[str, Any]], text: str) -> None:
    if text.strip():
        # Headings have no addresses there, and the pages that links lead to are not beside it.
        source = re.sub(r" \{#[a-z0-9-]+\}$", "", _LINK.sub(r"\1", text.strip()), flags=re.MULTILINE)
        cells.append({"cell_type": "markdown", "id": f"cell-{len(cells)}", "metadata": {}, "source": source})


def _code(number: int, code: str, output: str | None) -> dict[str, Any]:
    said = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    return {
        "cell_type": "code",
        "id": f"cell-{number}",
        "metadata": {},
        "execution_count": None,
        "source": code.rstrip("\n"),
        "outputs": said,
    }
