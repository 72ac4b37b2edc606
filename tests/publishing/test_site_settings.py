from datetime import date
from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.publishing.site_settings import SiteSettings, load_settings
from generator.publishing.sitemap import write_sitemap


def test_without_a_file_the_address_is_unknown(tmp_path):
    assert load_settings(tmp_path, {}) == SiteSettings("")


def test_the_variable_comes_before_the_file_and_the_slash_is_added(tmp_path):
    (tmp_path / "site.yml").write_text("site_url: https://a.example/x\n", "utf-8")
    assert load_settings(tmp_path, {}).url == "https://a.example/x/"
    assert load_settings(tmp_path, {"SITE_URL": "http://b.example"}).url == "http://b.example/"
    assert load_settings(tmp_path, {"SITE_URL": ""}).url == ""


@pytest.mark.parametrize(
    "value", ["a.example", "ftp://a.example/", "https://", "https://a.example/?q=1", "https://[x/"]
)
def test_what_is_no_address_of_a_site_is_refused(tmp_path, value):
    with pytest.raises(ProblemError) as caught:
        load_settings(tmp_path, {"SITE_URL": value})
    assert [(p.code, p.file, p.seen) for p in caught.value.problems] == [
        ("SITE-SETTINGS", "$SITE_URL", repr(value))
    ]


def test_an_unknown_key_is_refused(tmp_path):
    (tmp_path / "site.yml").write_text("url: https://a.example/\n", "utf-8")
    with pytest.raises(ProblemError, match="the keys site_url and contact and no other"):
        load_settings(tmp_path, {})


@pytest.mark.parametrize("contact", ["fix@data.example", "https://code.example/reports/issues/new", ""])
def test_a_contact_is_an_address_of_mail_or_of_a_form(tmp_path, contact):
    (tmp_path / "site.yml").write_text(f'contact: "{contact}"\n', "utf-8")
    assert load_settings(tmp_path, {}).contact == contact


@pytest.mark.parametrize("contact", ["somebody", "javascript:alert(1)", "a@b", "a@b.example?cc=c@d.example"])
def test_what_is_no_contact_is_refused(tmp_path, contact):
    (tmp_path / "site.yml").write_text(f'contact: "{contact}"\n', "utf-8")
    with pytest.raises(ProblemError, match="an e-mail address, or one such as") as caught:
        load_settings(tmp_path, {})
    assert [(p.code, p.file, p.seen) for p in caught.value.problems] == [
        ("SITE-SETTINGS", "content/site.yml", repr(contact))
    ]


def site(folder: Path) -> Path:
    for name in ("index.html", "404.html", "reports/a/index.html", "glossary/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("<html>", "utf-8")
    return folder


def test_the_sitemap_lists_pages_by_their_address_with_the_day_of_their_data(tmp_path):
    write_sitemap(site(tmp_path), "https://a.example/x/", {"a": date(2026, 1, 31)})
    assert (tmp_path / "sitemap.xml").read_text("utf-8").splitlines()[2:-1] == [
        "<url><loc>https://a.example/x/glossary/</loc></url>",
        "<url><loc>https://a.example/x/</loc></url>",
        "<url><loc>https://a.example/x/reports/a/</loc><lastmod>2026-01-31</lastmod></url>",
    ]
    assert "Sitemap: https://a.example/x/sitemap.xml" in (tmp_path / "robots.txt").read_text("utf-8")


def test_without_an_address_no_crawler_is_sent_to_the_sitemap(tmp_path):
    write_sitemap(site(tmp_path), "", {})
    assert "<loc>reports/a/</loc>" in (tmp_path / "sitemap.xml").read_text("utf-8")
    assert (tmp_path / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"
