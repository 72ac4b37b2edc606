"""Reports that were published and had to go (content/withdrawn.yml): their addresses stay, and say so.

The file is a list:

    - report: moea-annual-plan-115
      title: 經濟部115年度施政計畫
      reason: 機關要求撤下，改以修正版公布。
      date: 2026-11-30
      pages: [programmes/suao-flood-diversion/]    # optional: pages about what only this report told

Every page of the report that content/urls.txt lists becomes a small page with title, day and reason. Its
files are gone, but for released versions, which stay where they are.
"""

from __future__ import annotations

import html
import posixpath
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Problem, ProblemError
from generator.publishing.content_policy import with_policy
from generator.yaml_files import line_of, load_yaml
from generator.yaml_values import Day

LIST = "withdrawn.yml"
FILE = f"content/{LIST}"
_DAY: TypeAdapter[Any] = TypeAdapter(Day)
_KEYS = ("report", "title", "reason", "date")
_PAGE = """<!doctype html>
<html lang="zh-TW">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}（已撤下）</title>
</head>
<body>
<main>
<h1>{title}（已撤下）</h1>
<p>這份報告已於 {date} 從本站撤下。原因：{reason}</p>
<p lang="en">This report was withdrawn on {date}.</p>
{kept}<p><a href="{home}">回首頁</a></p>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A report that is not published any more; all texts as a person wrote them.

    ``pages`` are addresses beside its own that went with it.
    """

    report: str
    title: str
    reason: str
    date: str
    pages: tuple[str, ...] = ()

    def owns(self, address: str, others: Iterable[str] = ()) -> bool:
        """Whether an address is its own; ``others`` are reports whose names may begin like its name."""
        parts = address.strip("/").split("/")
        longer = [name for name in others if name.startswith(f"{self.report}-")]
        return address in self.pages or any(
            part == self.report
            or (
                part.startswith((f"{self.report}-", f"{self.report}."))
                and not any(part == name or part.startswith((f"{name}-", f"{name}.")) for name in longer)
            )
            for part in parts
        )


def load_withdrawn(content: Path) -> list[Withdrawn]:
    """The entries; none where the file does not exist.

    Raises:
        ProblemError: YAML-…, WITHDRAWN-INVALID for every entry that is not complete.
    """
    path = content / LIST
    raw = (load_yaml(path, FILE) if path.exists() else None) or []
    if not isinstance(raw, list):
        raise ProblemError([_invalid(None, "something that is no list")])
    problems = [
        _invalid(line_of(raw, [position]), f"entry {position + 1}{fault}")
        for position, item in enumerate(raw)
        if (fault := _fault(item)) is not None
    ]
    if problems:
        raise ProblemError(problems)
    return [_entry(item) for item in raw]


def _entry(item: Mapping[str, Any]) -> Withdrawn:
    report, title, reason, day = (str(item[key]) for key in _KEYS)
    return Withdrawn(report, title, reason, day, tuple(map(str, item.get("pages") or ())))


def write_withdrawn(site: Path, content: Path, releases: Path, listed: Iterable[str]) -> None:
    """Write a page at every listed address of a withdrawn report, and its releases as they were kept.

    Args:
        site: the built site.
        content: folder of ``withdrawn.yml``.
        releases: folder of what was released.
        listed: the published addresses.

    Raises:
        ProblemError: what `load_withdrawn` raises.
    """
    entries = load_withdrawn(content)
    names = [entry.report for entry in entries] + _present(site)
    addresses = sorted(listed)
    for entry in entries:
        kept = _put_releases(site, releases, entry.report)
        _put_tables(site, [name for name in addresses if name.startswith(f"data/{entry.report}/")])
        for address in addresses:
            target = site / address / "index.html"
            if address.endswith("/") and entry.owns(address, names) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_page(entry, address, kept), "utf-8", newline="\n")


def is_withdrawn(address: str, entries: Sequence[Withdrawn], site: Path) -> bool:
    """Whether a file is gone because its report is: pages stay."""
    names = [entry.report for entry in entries] + _present(site)
    return not address.endswith("/") and any(entry.owns(address, names) for entry in entries)


def _present(site: Path) -> list[str]:
    """Reports that the site has."""
    return sorted(path.name for path in (site / "data").glob("*") if path.is_dir())


def _put_releases(site: Path, releases: Path, report: str) -> list[str]:
    """Copy the kept versions; returns their files as addresses."""
    found: list[str] = []
    for path in sorted((releases / report).glob("*.*.*/*")):
        address = f"data/{report}/{path.parent.name}/{path.name}"
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        found.append(address)
    return found


def _put_tables(site: Path, listed: Iterable[str]) -> None:
    """Put every listed file of a released version that stands in its ZIP (a table) where it stood."""
    for address in listed:
        folder, name = (site / address).parent, posixpath.basename(address)
        archive = folder / f"{folder.parent.name}.zip"
        if not archive.is_file() or (folder / name).exists():
            continue
        with zipfile.ZipFile(archive) as kept:
            if name in kept.namelist():
                (folder / name).write_bytes(kept.read(name))


def _page(entry: Withdrawn, address: str, kept: Sequence[str]) -> str:
    def link(target: str) -> str:
        return html.escape(posixpath.relpath(f"/{target}", f"/{address}"))

    archives = [name for name in kept if name.endswith(".zip")]
    items = "".join(f'<li><a href="{link(name)}">{html.escape(name)}</a></li>\n' for name in archives)
    page = _PAGE.format(
        title=html.escape(entry.title),
        reason=html.escape(entry.reason),
        date=html.escape(entry.date),
        kept=f"<p>已發行的版本仍可下載：</p>\n<ul>\n{items}</ul>\n" if items else "",
        home=f"{link('')}/",
    )
    return with_policy(page, [])


def _fault(item: Any) -> str | None:
    """What is wrong with an entry, behind its number; None for nothing."""
    if not isinstance(item, dict) or set(item) - {"pages"} != set(_KEYS):
        return ""
    if not isinstance(item.get("pages", []), list) or not all(str(item[key]).strip() for key in _KEYS):
        return ""
    try:
        _DAY.validate_python(item["date"])
    except ValidationError as error:
        return f", date: {error.errors()[0]['msg']}"
    return None


def _invalid(line: int | None, seen: str) -> Problem:
    remedy = "Give each of them a text; `remove REPORT_ID --reason …` writes such an entry."
    return Problem("WITHDRAWN-INVALID", FILE, line, seen, f"an entry with {', '.join(_KEYS)}", remedy)
