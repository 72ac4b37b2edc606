import csv
import html
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

import html5lib
import pytest
from playwright.sync_api import Page

from tests.committed import committed_package
from tests.examples import first

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
# Files that the download stage adds beside the pages; tests of the whole pipeline look for them.
DOWNLOADS = ("/data/", "/catalog.jsonld", "/data-gov-tw.json")
REVIEW = "reports/moea-infra-review-110/"


START_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")
ATTRIBUTE = re.compile(r"""\s(href|src|id|name)=("[^"]*"|'[^']*'|[^\s>]+)""")


@dataclass(frozen=True)
class _Links:
    """What a page points to, and the places in it that can be pointed to."""

    links: frozenset[str]
    ids: frozenset[str]


def read(path: Path) -> _Links:
    """Read with patterns: pages are valid, as test_validity.py shows, and a parser takes thrice as long."""
    found: dict[str, set[str]] = defaultdict(set)
    for tag in START_TAG.findall(path.read_text("utf-8")):
        for name, value in ATTRIBUTE.findall(tag):
            found[name].add(html.unescape(value.strip("\"'")))
    return _Links(frozenset(found["href"] | found["src"]), frozenset(found["id"] | found["name"]))


def test_the_patterns_find_what_a_parser_finds(site_dir: Path) -> None:
    page = site_dir / REVIEW / "programmes" / "7" / "index.html"
    elements = list(html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).iter())
    found = read(page)
    assert found.links == {e.get(name) for e in elements for name in ("href", "src")} - {None}
    assert found.ids == {e.get(name) for e in elements for name in ("id", "name")} - {None}


# A query, a chart to remake or what is compared stands behind these addresses: no place in the page.
STATE = re.compile(r"/(?:en/)?(?:ask/#(?:q|g)=.+|compare/#of=.+)")


def test_no_link_anchor_or_download_is_broken(site_dir: Path) -> None:
    # 404.html is served at any address and so names the site's own path: links from it are absolute.
    pages = {path: read(path) for path in site_dir.rglob("*.html") if path.name != "404.html"}
    ids = {path: parsed.ids for path, parsed in pages.items()}
    # Thousands of pages lead to the same few places.
    lead = cache(partial(_target, site_dir))
    broken = []
    for path, parsed in pages.items():
        here = "http://x/" + path.relative_to(site_dir).as_posix().removesuffix("index.html")
        for link in parsed.links:
            place, _, fragment = link.partition("#")
            address, file = lead(urljoin(here, place))
            anchor = "" if STATE.fullmatch(f"{address}#{fragment}") else unquote(fragment)
            if address and (file is None or (file in ids and anchor and not _known(anchor, ids[file]))):
                broken.append(f"{here}: {link}")
    assert broken == []


def _target(site_dir: Path, address: str) -> tuple[str, Path | None]:
    """Path of an address without its fragment, and the file there if any; nothing where it is not ours."""
    target = urlparse(address)
    if target.netloc != "x" or target.scheme != "http" or target.path.startswith(DOWNLOADS):
        return "", None
    file = site_dir / unquote(target.path.lstrip("/"))
    file = file / "index.html" if target.path.endswith("/") else file
    return target.path, file if file.exists() else None


def _known(anchor: str, ids: Collection[str]) -> bool:
    # Material switches pictures between light and dark by these two; they are no places in a page.
    return anchor in ids or anchor in {"only-light", "only-dark", "__skip"}


def test_every_programme_of_the_review_has_a_page_with_its_records(site_dir: Path) -> None:
    pages = sorted((site_dir / REVIEW / "programmes").glob("*/index.html"))
    assert len(pages) == 47
    page = (site_dir / REVIEW / "programmes" / "7" / "index.html").read_text("utf-8")
    assert 'data-record-id="programmes.7"' in page
    assert '<tr id="special-budget.7.-.110" data-record-id>' in page
    assert "深層海水取水工程計畫" in page
    assert "188,300" in page
    assert "1.88 億元" in page


def test_a_source_link_leads_to_the_printed_line_and_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{REVIEW}programmes/7/")
    page.click("#special-budget\\.7\\.-\\.107 a.src")
    page.click("dialog.receipt .receipt__place a")
    page.wait_for_selector(".source")
    line = page.url.partition("#")[2]
    assert "107 19,000 同(A) 11,630 61.21" in page.inner_text(f"#{line}")
    page.click(f"#{line} > a:not([href^='#'])")
    page.wait_for_selector("h1")
    assert "深層海水取水工程計畫" in page.inner_text("h1")


def test_all_lines_of_a_record_are_highlighted(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{REVIEW}programmes/1/")
    link = page.locator("a.src:not([data-lines])", has_text="–").first
    first, last = (link.text_content() or "").strip().split("–")
    link.evaluate("link => { location.href = link.href; }")
    page.wait_for_selector(".line.targeted")
    assert page.url.endswith(f"#L{first}-L{last}")
    numbers = page.eval_on_selector_all(".line.targeted", "lines => lines.map(line => line.id)")
    assert numbers == [f"L{n}" for n in range(int(first), int(last) + 1)]
    page.evaluate("location.hash = 'L' + document.querySelector('.line').id.slice(1)")
    page.wait_for_function("document.querySelectorAll('.targeted').length === 0")


@pytest.mark.long
def test_only_the_lines_of_a_record_of_two_places_are_highlighted(page: Page, base_url: str) -> None:
    """A grant's name stands on a left page, its total on the right one: between them are other grants."""
    page.goto(f"{base_url}reports/ida-unit-budget-114/donations/")
    link = page.locator("#donations\\.1-4040-1 a.src")
    stretches = [part.partition("–") for part in (link.text_content() or "").split("、")]
    own = [f"L{n}" for first, _, last in stretches for n in range(int(first), int(last or first) + 1)]
    assert len(stretches) == 2
    assert "、" in (link.get_attribute("title") or "")
    link.evaluate("link => { location.href = link.href; }")
    page.wait_for_selector(".line.targeted")
    numbers = page.eval_on_selector_all(".line.targeted", "lines => lines.map(line => line.id)")
    assert numbers == own


def test_a_source_page_is_the_text_of_its_lines(site_dir: Path) -> None:
    """Numbers and labels are no part of what is copied, found by the browser, or indexed."""
    page = (site_dir / "sources" / "moea-infra-review-110" / "lines-251" / "index.html").read_text("utf-8")
    source = page.partition('<div class="source"')[2].partition('<nav class="pager"')[0]
    shown = html.unescape(re.sub(r"<[^>]*>", "", source.partition(">")[2]))
    with (ROOT / "data/packages/moea-infra-review-110/lines.csv").open(encoding="utf-8", newline="") as file:
        lines = [row["text"] for row in csv.DictReader(file) if 251 <= int(row["line_no"]) <= 500]
    assert [text for line in shown.split("\n") if (text := line.strip())] == [
        text for line in lines if (text := line.strip())
    ]


def test_tables_sort_and_filter(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{REVIEW}")
    page.wait_for_selector(".sorter")
    page.evaluate(
        "() => { window.sorted = new Promise((go) => "
        "document.addEventListener('sort-end', () => go(true), { once: true })); }"
    )
    page.click("th:has-text('支用比') .sorter")
    assert page.evaluate("window.sorted")
    cells = page.eval_on_selector_all(
        "#programmes ~ .table-wrap tbody tr td:nth-child(6) data", "found => found.map(d => Number(d.value))"
    )
    assert len(cells) > 40
    assert cells == sorted(cells)
    page.fill(".filter input", "離岸風電")
    shown = page.eval_on_selector_all("tbody tr:not([hidden]) th a", "found => found.map(a => a.textContent)")
    assert "離岸風電水下基礎產業技術升級輔導計畫" in shown


@pytest.mark.chromium_only("the driver of Firefox can't turn scripts off")
def test_pages_are_whole_without_scripts(plain: Page, base_url: str) -> None:
    plain.goto(f"{base_url}{REVIEW}")
    assert plain.locator("table tbody tr").count() >= 47


@pytest.mark.parametrize(
    "path", first(2, ["", f"{REVIEW}programmes/1/", REVIEW, "data/", "search/?q=%E6%B0%B4"])
)
def test_nothing_is_wider_than_a_phone(page: Page, base_url: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base_url + path)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360


def test_no_page_lists_all_pages(site_dir: Path) -> None:
    page = (site_dir / REVIEW / "programmes" / "1" / "index.html").read_text("utf-8")
    _, listed = page.split('<nav class="toc"')
    assert 0 < listed.partition("</nav>")[0].count("<a ") < 60


@pytest.mark.long
def test_statements_are_filtered_by_category_unit_and_status(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reports/moea-business-report-113/statements/")
    page.click(".row-pages a:has-text('能源')")
    page.wait_for_selector("select[aria-label='類別']")
    page.select_option("select[aria-label='類別']", "能源")
    page.select_option("select[aria-label='單位']", "元")
    rows = page.eval_on_selector_all(
        "tbody tr:not([hidden])", "found => found.map(r => [r.cells[3].textContent, r.cells[7].textContent])"
    )
    package = committed_package("moea-business-report-113")
    numbers = {str(row["category_no"]) for row in package.rows("categories", category="能源")}
    expected = [f for f in package.rows("figures", unit="元") if str(f["item_path"]).split(".")[0] in numbers]
    assert [tuple(row) for row in rows] == [("元", "能源")] * len(expected)
    assert expected
