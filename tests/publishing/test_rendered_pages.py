"""Pages that are put back are those of a build from nothing, and what was wrong stays wrong."""

import pytest
from mkdocs.structure.pages import Page

from generator.errors import ProblemError
from generator.publishing.mkdocs import build_site
from generator.publishing.rendered_pages import _digest

SETTINGS = """\
site_name: Test
strict: true
use_directory_urls: true
validation: {anchors: warn}
theme: {name: material, font: false}
plugins: []
markdown_extensions: [attr_list, tables, toc: {permalink: "¶"}]
"""
PAGES = {
    "index.md": "# 首頁\n\n[甲](a.md#two) <b id='raw'>x</b>\n",
    "a.md": "---\nhide: [toc]\n---\n# 甲\n\n## One\n\n### Two\n\n[home](index.md#raw)\n",
    "b/c.md": "No heading. [甲](../a.md)\n",
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    write(tmp_path, PAGES)
    return tmp_path


@pytest.fixture
def converted(monkeypatch):
    """Names of the pages that MkDocs converts, in their order."""
    names = []
    plain = Page.render

    def render(page, config, files):
        names.append(page.file.src_uri)
        plain(page, config, files)

    monkeypatch.setattr(Page, "render", render)
    return names


def write(project, pages):
    for name, text in pages.items():
        path = project / "markdown" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def built(project, kept, code=""):
    out = project / "site"
    build_site(project / "markdown", project / "mkdocs.yml", out, "", kept, code)
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_a_build_that_puts_pages_back_gives_the_same_bytes(project):
    kept = project / "kept"
    fresh = built(project, None)
    assert built(project, kept) == fresh
    assert len(list(kept.iterdir())) == len(PAGES)
    assert built(project, kept) == fresh


def test_another_code_or_library_converts_all(project):
    kept = project / "kept"
    built(project, kept)
    names = {path.name for path in kept.iterdir()}
    built(project, kept, "another")
    assert not {path.name for path in kept.iterdir()} & names


def test_a_page_names_the_address_where_the_site_will_stand(project):
    (project / "markdown" / "b" / "c.md").unlink()
    build_site(project / "markdown", project / "mkdocs.yml", project / "site", "https://a.example/x/")
    page = (project / "site" / "a" / "index.html").read_bytes()
    assert b'<link rel="canonical" href="https://a.example/x/a/">' in page


def test_what_is_kept_is_known_by_its_parts_and_not_by_their_sum():
    assert _digest(["ab", "c"]) == _digest(["ab", "c"])
    assert len({_digest(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""])}) == 4


def test_only_pages_that_changed_are_converted(project, monkeypatch):
    kept = project / "kept"
    built(project, kept)
    names = {path.name for path in kept.iterdir()}
    write(project, {"a.md": PAGES["a.md"] + "\nMore.\n"})
    after = built(project, kept)
    assert b"More." in after["a/index.html"]
    assert len({path.name for path in kept.iterdir()} & names) == 2
    assert after == built(project, None)


def test_a_new_page_converts_no_other(project, converted):
    kept = project / "kept"
    built(project, kept)
    write(project, {"d.md": "# 丁\n"})
    converted.clear()
    after = built(project, kept)
    assert converted == ["d.md"]
    assert after == built(project, None)


def test_pages_that_lead_to_one_that_is_gone_are_converted_and_warned_of(project, converted):
    kept = project / "kept"
    built(project, kept)
    (project / "markdown" / "a.md").unlink()
    converted.clear()
    with pytest.raises(ProblemError):
        built(project, kept)
    assert converted == ["index.md", "b/c.md"]


def test_a_link_that_leads_to_a_file_only_now_is_read_anew(project, converted):
    kept = project / "kept"
    write(project, {"a.md": "# 甲\n\n[file](/x.txt) [next](b/)\n\n## Two\n"})
    built(project, kept)
    write(project, {"b/index.md": "# 乙\n", "x.txt": "x"})
    assert built(project, kept) == built(project, None)


@pytest.mark.parametrize("wrong", ["[gone](gone.md)", "[甲](a.md#gone)"])
def test_a_page_with_a_warning_is_refused_every_time(project, wrong):
    kept = project / "kept"
    built(project, kept)
    write(project, {"index.md": f"# 首頁\n\n{wrong}\n"})
    for _ in range(2):
        with pytest.raises(ProblemError) as caught:
            built(project, kept)
        assert caught.value.problems[0].code == "SITE-BUILD"


def test_an_anchor_that_goes_is_missed_by_pages_that_were_put_back(project):
    kept = project / "kept"
    built(project, kept)
    write(project, {"a.md": "# 甲\n\n[home](index.md#raw)\n"})
    with pytest.raises(ProblemError):
        built(project, kept)


def test_a_damaged_entry_is_made_anew(project):
    kept = project / "kept"
    fresh = built(project, kept)
    for path in kept.iterdir():
        path.write_text(path.read_text("utf-8").replace("<p>", "<p>!"), "utf-8")
    assert built(project, kept) == fresh
