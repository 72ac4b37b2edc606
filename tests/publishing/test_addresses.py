from pathlib import Path

import pytest

from generator.publishing.addresses import (
    accept_addresses,
    address_problems,
    page_addresses,
    published_addresses,
)

FILES = (
    "index.html",
    "404.html",
    "reports/a/index.html",
    "charts/x.html",
    "charts/x.svg",
    "data/a/t.csv",
    "assets/s.js",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<html></html>", "utf-8")
    return tmp_path / "site"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def test_pages_and_data_files_are_addresses_but_not_parts_of_pages(site):
    assert published_addresses(site) == ["", "charts/x.html", "data/a/t.csv", "reports/a/"]
    assert page_addresses(site) == ["charts/x.html", "", "reports/a/"]


def test_nothing_is_promised_before_there_is_a_list(site, content):
    assert address_problems(site, content) == []


def test_an_accepted_list_is_complete_and_readable(site, content):
    accept_addresses(site, content)
    lines = (content / "urls.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == ["./", "charts/x.html", "data/a/t.csv", "reports/a/"]
    assert address_problems(site, content) == []


def test_a_lost_address_is_told_with_its_line_and_stays_on_the_list(site, content):
    accept_addresses(site, content)
    (site / "data" / "a" / "t.csv").unlink()
    found = address_problems(site, content)
    assert [(p.code, p.file, p.line, p.severity) for p in found] == [
        ("URL-GONE", "content/urls.txt", 4, "error")
    ]
    assert "data/a/t.csv is gone" in found[0].seen
    accept_addresses(site, content)
    assert [p.code for p in address_problems(site, content)] == ["URL-GONE"]


def test_new_addresses_are_one_warning(site, content):
    accept_addresses(site, content)
    for name in "bcdef":
        (site / "data" / "a" / f"{name}.csv").write_text("", "utf-8")
    found = address_problems(site, content)
    assert [(p.code, p.severity) for p in found] == [("URL-NEW", "warning")]
    assert found[0].seen == "new: data/a/b.csv, data/a/c.csv, data/a/d.csv and 2 more"
