"""Pages of a built site as a browser lays them out: what no reader should meet, on a sample of all kinds.

``python -m tests.site.measuring FOLDER`` measures sixty pages of a built site and prints what it finds.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.chromium import find_chromium

TALLEST_ROW = 300
# Ready to be shown to somebody else, but no page of the site: charts for other pages.
_NO_PAGES = ("charts/",)
SCREENS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What differs between colours and screens; the rest of a page is the same in all of them.
VISUAL = [
    "color-contrast",
    "link-in-text-block",
    "target-size",
    "scrollable-region-focusable",
    "meta-viewport",
]
# Of rows that are built alike three stay, and axe is done in a tenth of the time.
THIN_OUT = """() => {
  const seen = new Map();
  for (const row of document.querySelectorAll("article :is(tbody tr, .line, li)")) {
    const parts = new Set([row, ...row.querySelectorAll("*")].map((part) => part.tagName + part.className));
    const form = [...parts].sort().join(" ");
    seen.set(form, (seen.get(form) ?? 0) + 1);
    if (seen.get(form) > 3) row.remove();
  }
}"""
HEADINGS = """() => [...document.querySelectorAll("article thead th")].map((heading) => {
  const copy = heading.cloneNode(true);
  for (const aside of copy.querySelectorAll(".help, .unit")) aside.remove();
  return copy.textContent.replace(/\\s/g, "");
})"""
ROWS = """() => [...document.querySelectorAll("article table tbody tr")]
  .map((row) => Math.round(row.getBoundingClientRect().height)).filter(Boolean)"""
# Cells of words that have less room than 100 px and need it: they take more than two lines.
NARROW = """() => [...document.querySelectorAll("article table tbody :is(td, th)")]
  .filter((cell) => !cell.matches(".num, .src-cell") && cell.textContent.trim().length > 12)
  .filter((cell) => cell.offsetWidth > 0 && cell.offsetWidth < 100)
  .map((cell) => cell.textContent.trim())"""
# What of a chart's text a reader with this browser's fonts would see cut, by a pixel or more.
CUT = """svg => {
    document.body.innerHTML = svg;
    const [picture, plot] = document.querySelectorAll("svg");
    picture.setAttribute("width", picture.viewBox.baseVal.width);
    const whole = picture.getBoundingClientRect();
    // On pages the plot stands alone: its labels stay inside of it.
    const drawn = plot && { left: whole.left, right: whole.right, top: whole.top + plot.y.baseVal.value,
        bottom: whole.top + plot.y.baseVal.value + plot.height.baseVal.value };
    return [...document.querySelectorAll("svg text")]
        .filter(text => text.textContent.trim() && getComputedStyle(text).opacity !== "0")
        .filter(text => {
            const box = text.getBoundingClientRect(), room = text.ownerSVGElement === plot ? drawn : whole;
            return box.left < room.left - 1 || box.right > room.right + 1
                || box.top < room.top - 1 || box.bottom > room.bottom + 1;
        })
        .map(text => text.textContent);
}"""
_CHART = re.compile(r'src="?([^" >#]*charts/[\w.-]+?)\.svg#only-light')


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds on the page."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    return [
        f"{rule['id']}: {node['html'][:160]}: {node['failureSummary'][:200]}"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"][:3]
    ]


def headings_not_printed(page: Page, folder: Path) -> set[str]:
    """Headings of tables that are not on the paper."""
    headings = set(page.evaluate(HEADINGS))
    page.pdf(path=folder / "page.pdf", format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(folder / "page.pdf") as document:
        printed = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in document)
    return {heading for heading in headings if heading not in printed}


def kind(address: str) -> str:
    """Pages of one template: ``en/programmes/*``, ``reports/*/programmes/*``; no names, no numbers."""
    parts = address.strip("/").split("/")
    first = 1 + (parts[0] == "en")
    kept = {first + 1} if "reports" in parts[:first] else set()
    return "/".join(part if at < first or at in kept else "*" for at, part in enumerate(parts))


def drawn_pages(site: Path, count: int, seed: int) -> list[str]:
    """So many pages by their addresses: one of each kind, then a second of each that has one, and so on."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for file in sorted(site.rglob("index.html")):
        address = f"{file.parent.relative_to(site).as_posix()}/".removeprefix("./")
        # An old address leads on and shows nothing.
        if not address.startswith(_NO_PAGES) and "http-equiv=refresh" not in _without_quotes(file):
            kinds[kind(address)].append(address)
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    for pages in kinds.values():
        draw.shuffle(pages)
    order = [pages[turn] for turn in range(count) for pages in _shuffled(kinds, draw) if turn < len(pages)]
    return sorted(order[:count])


def _shuffled(kinds: dict[str, list[str]], draw: random.Random) -> list[list[str]]:
    names = sorted(kinds)
    draw.shuffle(names)
    return [kinds[name] for name in names]


def _without_quotes(file: Path) -> str:
    return file.read_text("utf-8")[:2000].replace('"', "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found on a page."""

    address: str
    screen: str
    what: str


class Measuring:
    """A tab for every screen and colour scheme, and what their pages show."""

    def __init__(self, browser: Browser, site: Path, base: str) -> None:
        """``base`` is the address under which ``site`` is served."""
        self._site, self._base = site, base
        self._tabs = {
            (screen, scheme): browser.new_page(viewport=size, color_scheme=scheme, locale="zh-TW")
            for screen, size in SCREENS.items()
            for scheme in SCHEMES
        }
        self._blank = browser.new_page()
        self._blank.set_content("<body></body>")

    def faults(self, address: str) -> Iterator[Fault]:
        """Everything that is wrong with a page, on both screens and in both schemes."""
        for name in sorted(set(_CHART.findall((self._site / address / "index.html").read_text("utf-8")))):
            svg = (self._site / "charts" / f"{name.rpartition('/')[2]}.svg").read_text("utf-8")
            yield from (Fault(address, "chart", f"cut: {text}") for text in self._blank.evaluate(CUT, svg))
        for (screen, scheme), page in self._tabs.items():
            page.goto(self._base + address)
            if scheme == "light":
                yield from (Fault(address, screen, what) for what in self._layout(page, screen))
            page.evaluate(THIN_OUT)
            everything = (screen, scheme) in {("desktop", "light"), ("phone", "dark")}
            rules = {"type": "tag", "values": STANDARD} if everything else {"type": "rule", "values": VISUAL}
            yield from (Fault(address, f"{screen} {scheme}", found) for found in violations(page, rules))

    def _layout(self, page: Page, screen: str) -> Iterator[str]:
        yield from (f"row of {height} px" for height in page.evaluate(ROWS) if height > TALLEST_ROW)
        yield from (f"narrow: {text}" for text in page.evaluate(NARROW))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SCREENS[screen]["width"]:
            yield f"{width} px wide"
        if screen == "desktop":
            with tempfile.TemporaryDirectory() as folder:
                yield from (f"not on paper: {text}" for text in headings_not_printed(page, Path(folder)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure pages of a built site; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", required=True, help="address under which the folder is served")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    pages = drawn_pages(given.folder, given.count, given.seed)
    found = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        measuring = Measuring(browser, given.folder, given.base)
        for address in pages:
            faults = list(measuring.faults(address))
            found += len(faults)
            print(f"{len(faults):4}  {address}", flush=True)
            for fault in faults[:8]:
                print(f"      {fault.screen}: {fault.what}", flush=True)
        browser.close()
    print(f"{len(pages)} pages of {given.folder}, seed {given.seed}: {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
