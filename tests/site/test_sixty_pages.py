"""Sixty pages of all kinds, drawn by a seed: on a desktop and a phone, on paper, in light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.measuring import Measuring, drawn_pages, kind

COUNT, SEED = 60, 19


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", ""),
        ("programmes/amuping-silt-tunnel/", "programmes/*"),
        ("en/programmes/what-became/", "en/programmes/*"),
        ("reports/r/programmes/7/milestones/", "reports/*/programmes/*/*"),
        ("reports/r/", "reports/*"),
        ("data/r/t/", "data/*/*"),
    ],
)
def test_a_kind_of_page_leaves_out_names_and_numbers(address: str, found: str) -> None:
    assert kind(address) == found


def test_pages_are_drawn_kind_by_kind_and_the_same_by_the_same_seed(tmp_path: Path) -> None:
    for address in ("", *(f"programmes/{n}/" for n in range(9)), "reports/r/a/", "charts/c/"):
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text("<h1>a</h1>", "utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.html").write_text('<meta http-equiv="refresh" content="0;url=..">', "utf-8")
    drawn = drawn_pages(tmp_path, 4, SEED)
    assert drawn == drawn_pages(tmp_path, 4, SEED)
    assert sorted(map(kind, drawn)) == ["", "programmes/*", "programmes/*", "reports/*/a"]
    assert {address for seed in range(9) for address in drawn_pages(tmp_path, 3, seed)} > set(drawn[:1])


@pytest.mark.browser
@pytest.mark.long
def test_sixty_pages_are_laid_out_without_fault(browser: Browser, site_dir: Path, base_url: str) -> None:
    measuring = Measuring(browser, site_dir, base_url)
    pages = drawn_pages(site_dir, COUNT, SEED)
    assert len(pages) == COUNT
    assert [fault for address in pages for fault in measuring.faults(address)] == []
