"""Addresses inside the site: where a record, a line and a package are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import relpath
from typing import Any

LINES_PER_SECTION = 250
# Properties of schema.org that name something of this site.
_ADDRESSES = frozenset({"url", "contentUrl"})

# Parts of an address that name no folder.
_NO_NAMES = frozenset({"", ".", ".."})


def relative(target: str, base: str) -> str:
    """``target`` as seen from the page ``base``; both are addresses from the site's root.

    The site works from any sub-path because no address in it starts with a slash.
    """
    path, mark, fragment = target.partition("#")
    if path == base and mark:
        return f"#{fragment}"
    link = _way(path, base)
    if path.endswith("/") or not path:
        link += "/"
    return link + mark + fragment


def _way(path: str, base: str) -> str:
    """As `relpath` has it, which asks for the working folder each time: pages ask for 80,000 links."""
    to, here = (address.rstrip("/").split("/") if address else [] for address in (path, base))
    if not _NO_NAMES.isdisjoint(to + here):
        return relpath("/" + path, "/" + base)
    shared = 0
    for one, other in zip(to, here, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([".."] * (len(here) - shared) + to[shared:]) or "."


def jsonld_from(data: Any, base: str) -> Any:
    """Structured data with addresses written from the site's root, as the page ``base`` must name them."""
    if isinstance(data, Mapping):
        return {
            name: relative(value, base) if name in _ADDRESSES and _inside(value) else jsonld_from(value, base)
            for name, value in data.items()
        }
    return [jsonld_from(value, base) for value in data] if isinstance(data, list) else data


def _inside(address: Any) -> bool:
    return isinstance(address, str) and "://" not in address


def section_url(report_id: str, line: int) -> str:
    """The section of the source view that shows a line."""
    first = (line - 1) // LINES_PER_SECTION * LINES_PER_SECTION + 1
    return f"sources/{report_id}/lines-{first}/"


def line_url(report_id: str, line: int) -> str:
    """The address of a line in the source view."""
    return f"{section_url(report_id, line)}#L{line}"


@dataclass(frozen=True, slots=True)
class RecordLinks:
    """Where each record of a package is shown.

    Attributes:
        report_id: the package.
        pages: address (with fragment) by record_id.
    """

    report_id: str
    pages: Mapping[str, str]

    def url(self, record_id: str) -> str | None:
        """The address of a record, or None where no page shows it."""
        return self.pages.get(record_id)
