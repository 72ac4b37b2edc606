"""A report that had to go leaves pages that say so at its addresses; its releases stay."""

import zipfile
from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.publishing.addresses import address_problems, published_addresses
from generator.publishing.withdrawn import Withdrawn, load_withdrawn, write_withdrawn

GONE, LIKE_IT = "moea-annual-plan-115", "moea-annual-plan-115-2"
LISTED = [
    "",
    f"charts/{GONE}-categories/",
    f"data/{GONE}/",
    f"data/{GONE}/1.0.0/{GONE}.zip",
    f"data/{GONE}/1.0.0/projects.csv",
    f"data/{GONE}/projects.csv",
    f"reports/{GONE}/projects/1/",
    f"reports/{LIKE_IT}/",
]
ENTRY = f"- {{report: {GONE}, title: 施政<計畫>, reason: 機關要求撤下。, date: 2026-11-30}}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("site/index.html", f"site/data/{LIKE_IT}/index.html", f"site/reports/{LIKE_IT}/index.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    kept = tmp_path / "releases" / GONE / "1.0.0"
    kept.mkdir(parents=True)
    with zipfile.ZipFile(kept / f"{GONE}.zip", "w") as archive:
        archive.writestr("projects.csv", "as released")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "withdrawn.yml").write_text(ENTRY, "utf-8")
    (tmp_path / "content" / "urls.txt").write_text("".join(f"{a or './'}\n" for a in LISTED), "utf-8")
    return tmp_path / "site"


def test_its_pages_stay_and_say_so_its_releases_stay_and_nothing_else_is_touched(site):
    write_withdrawn(site, site.parent / "content", site.parent / "releases", LISTED)
    page = (site / "reports" / GONE / "projects" / "1" / "index.html").read_text("utf-8")
    assert "<h1>施政&lt;計畫&gt;（已撤下）</h1>" in page
    assert "已於 2026-11-30 從本站撤下。原因：機關要求撤下。" in page
    assert f'href="../../../../data/{GONE}/1.0.0/{GONE}.zip"' in page
    assert '<a href="../../../../">' in page
    offered, kept = (top / GONE / "1.0.0" for top in (site / "data", site.parent / "releases"))
    assert (offered / f"{GONE}.zip").read_bytes() == (kept / f"{GONE}.zip").read_bytes()
    # A table of a released version has an address too; one without a version is gone.
    assert (offered / "projects.csv").read_text("utf-8") == "as released"
    assert not (offered.parent / "projects.csv").exists()
    assert (site / "reports" / LIKE_IT / "index.html").read_text(
        "utf-8"
    ) == f"site/reports/{LIKE_IT}/index.html"
    assert f"charts/{GONE}-categories/" in published_addresses(site)
    assert [p.code for p in address_problems(site, site.parent / "content")] == ["URL-NEW"]


def test_pages_about_what_only_it_told_say_so_too(site):
    content = site.parent / "content"
    entry = ENTRY.replace("}\n", ", pages: [programmes/suao-flood-diversion/]}\n")
    (content / "withdrawn.yml").write_text(entry, "utf-8")
    write_withdrawn(site, content, site.parent / "releases", [*LISTED, "programmes/suao-flood-diversion/"])
    page = (site / "programmes" / "suao-flood-diversion" / "index.html").read_text("utf-8")
    assert "原因：機關要求撤下。" in page


def test_without_the_entry_its_addresses_are_gone(site):
    (site.parent / "content" / "withdrawn.yml").unlink()
    found = address_problems(site, site.parent / "content")
    assert [p.code for p in found] == ["URL-GONE"] * 6 + ["URL-NEW"]


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        (f"reports/{GONE}/", True),
        (f"en/data/{GONE}/goals/", True),
        (f"charts/{GONE}-categories/", True),
        (f"data/{GONE}.zip", True),
        (f"data/{LIKE_IT}/", False),
        (f"charts/{LIKE_IT}-categories/", False),
        ("reports/", False),
    ],
)
def test_addresses_of_a_report(address, is_own):
    assert Withdrawn(GONE, "", "", "").owns(address, [LIKE_IT, GONE]) == is_own


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n",
        "- 甲\n",
        f"- {{report: {GONE}}}\n",
        ENTRY.replace("date: 2026-11-30}", "date: 2026-11-30, pages: x}"),
        ENTRY.replace("機關要求撤下。", "''"),
    ],
)
def test_an_entry_that_is_not_complete_is_told(site, text):
    (site.parent / "content" / "withdrawn.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemError, match="WITHDRAWN-INVALID"):
        load_withdrawn(site.parent / "content")
