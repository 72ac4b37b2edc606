from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.publishing.addresses import page_addresses, published_addresses
from generator.publishing.redirects import write_redirects


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("reports/b/index.html", "data/b/t.csv", "index.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    (tmp_path / "content").mkdir()
    return tmp_path / "site"


def redirect(site: Path, text: str) -> None:
    content = site.parent / "content"
    (content / "redirects.yml").write_text(text, "utf-8")
    write_redirects(site, content)


def test_no_file_and_an_empty_one_ask_for_nothing(site):
    before = published_addresses(site)
    write_redirects(site, site.parent / "content")
    redirect(site, "# none\n{}\n")
    assert published_addresses(site) == before


def test_a_page_leads_on_by_a_relative_address(site):
    redirect(site, "reports/old/a/: reports/b/\n")
    page = (site / "reports/old/a/index.html").read_text("utf-8")
    assert 'content="0; url=../../b/"' in page
    assert '<a href="../../b/">' in page
    assert "reports/old/a/" in published_addresses(site)
    assert "reports/old/a/" not in page_addresses(site)


def test_a_file_stays_as_a_copy(site):
    redirect(site, "data/a/t.csv: data/b/t.csv\n")
    assert (site / "data/a/t.csv").read_text("utf-8") == "data/b/t.csv"


@pytest.mark.parametrize(
    ("entry", "seen"),
    [
        ("reports/b/: reports/b/", "reports/b/, which the site still has"),
        ("reports/a/: reports/c/", "reports/c/, which the site doesn't have"),
        ("reports/a/: data/b/t.csv", "reports/a/: data/b/t.csv"),
        ("../out/: reports/b/", "'../out/'"),
        ("/reports/a/: reports/b/", "'/reports/a/'"),
        ("- reports/a/", "a list"),
    ],
)
def test_what_leads_nowhere_is_refused(site, entry, seen):
    with pytest.raises(ProblemError) as caught:
        redirect(site, entry + "\n")
    assert [(p.code, p.file, p.seen) for p in caught.value.problems] == [
        ("REDIRECT-INVALID", "content/redirects.yml", seen)
    ]
