"""The addresses that people cite: once published, they lead somewhere for ever.

content/urls.txt lists them. A build that would lose one fails, unless content/redirects.yml says where it
leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem
from generator.publishing.tree import files_below, names_below
from generator.publishing.withdrawn import is_withdrawn, load_withdrawn

LIST = "urls.txt"
NAME = f"content/{LIST}"
_NO_INDEX = b'name="robots" content="noindex'


def page_addresses(site: Path) -> list[str]:
    """Addresses of the pages that are meant to be found, from the site's root; the home page is empty."""
    return [
        address
        for path in files_below(site)
        if (address := _address(path.relative_to(site).as_posix())) is not None
        and _NO_INDEX not in _opening(path)
    ]


def _opening(page: Path) -> bytes:
    """Enough of a page to hold what its head says to programs."""
    with page.open("rb") as file:
        return file.read(4_000)


def published_addresses(site: Path) -> list[str]:
    """Every address that must not be lost: pages, redirects, and all files below data/."""
    return sorted(_published(site))


def _published(site: Path) -> Iterator[str]:
    for name in names_below(site):
        address = _address(name)
        if address is not None:
            yield address
        elif name.startswith("data/"):
            yield name


def _address(name: str) -> str | None:
    """``a/index.html`` -> ``a/``; None for what is no page, and for the page of lost addresses."""
    if not name.endswith(".html") or name == "404.html":
        return None
    return name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name


def address_problems(site: Path, content: Path) -> list[Problem]:
    """URL-GONE for every listed address that the site lacks, one URL-NEW where it has others.

    Files of a report that is withdrawn are gone on purpose.

    A project without the list has promised nothing yet: it has no problem.
    """
    if not (content / LIST).exists():
        return []
    listed, present = read_list(content), set(published_addresses(site))
    lost = {address: line for address, line in listed.items() if address not in present}
    withdrawn = load_withdrawn(content) if lost else []
    problems = [
        _gone(address, line) for address, line in lost.items() if not is_withdrawn(address, withdrawn, site)
    ]
    new = sorted(present - set(listed))
    return [*problems, _new(new)] if new else problems


def read_list(content: Path) -> dict[str, int]:
    """Line number of each listed address; the home page is written as ``./``."""
    try:
        lines = (content / LIST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    entries = {line.strip(): number for number, line in enumerate(lines, 1) if line.strip()}
    return {
        ("" if address == "./" else address): line for address, line in entries.items() if address[0] != "#"
    }


def accept_addresses(site: Path, content: Path) -> None:
    """Add the site's addresses to the list; none is ever taken from it."""
    known = sorted({*read_list(content), *published_addresses(site)})
    head = "# Published addresses, which must go on leading somewhere; see docs/publishing/README.md.\n"
    (content / LIST).write_text(
        head + "".join(f"{address or './'}\n" for address in known), "utf-8", newline="\n"
    )


def _gone(address: str, line: int) -> Problem:
    remedy = f"Bring the page back, or say in content/redirects.yml where {address or './'} leads now."
    return Problem("URL-GONE", NAME, line, f"{address or './'} is gone", "every published address", remedy)


def _new(addresses: list[str]) -> Problem:
    shown = ", ".join(address or "./" for address in addresses[:3])
    more = f" and {len(addresses) - 3} more" if len(addresses) > 3 else ""
    remedy = "Run `build --accept-urls` and commit the list once they are meant to stay."
    return Problem("URL-NEW", NAME, None, f"new: {shown}{more}", "a list of all addresses", remedy, "warning")
