from posixpath import relpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.frame.links import jsonld_from, line_url, relative

PARTS = st.lists(st.sampled_from(["data", "reports", "a-1", "programmes"]), max_size=4)
URLS = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))


@given(*[st.lists(st.sampled_from(["a", "b", "c.html", "", ".", ".."]), max_size=5).map("/".join)] * 2)
def test_odd_addresses_lead_where_the_system_says(target: str, base: str) -> None:
    end = "/" if target.endswith("/") or not target else ""
    assert relative(target, base) == (relpath(f"/{target}", f"/{base}") if target != base else ".") + end


@given(URLS, URLS, st.sampled_from(["", "#L12"]))
def test_a_relative_link_leads_where_the_absolute_one_would(target: str, base: str, fragment: str) -> None:
    for root in ("https://example.org/", "https://example.org/sub/path/"):
        assert urljoin(root + base, relative(target + fragment, base)) == root + target + fragment


@pytest.mark.parametrize(
    ("target", "base", "expected"),
    [
        ("data/x.csv", "reports/a/", "../../data/x.csv"),
        ("reports/a/", "", "reports/a/"),
        ("", "reports/a/", "../../"),
        ("a/#x", "a/", "#x"),
    ],
)
def test_links_are_short(target: str, base: str, expected: str) -> None:
    assert relative(target, base) == expected


@pytest.mark.parametrize(("line", "section"), [(1, 1), (250, 1), (251, 251), (19763, 19751)])
def test_a_line_has_one_address(line: int, section: int) -> None:
    assert line_url("r", line) == f"sources/r/lines-{section}/#L{line}"


def test_structured_data_names_files_as_its_page_sees_them() -> None:
    data = {
        "url": "data/r/",
        "license": "licence/",
        "distribution": [{"contentUrl": "data/r/r.zip"}, {"contentUrl": "https://data.example/r.zip"}],
    }
    assert jsonld_from(data, "data/r/") == {
        "url": "./",
        "license": "licence/",
        "distribution": [{"contentUrl": "r.zip"}, {"contentUrl": "https://data.example/r.zip"}],
    }
