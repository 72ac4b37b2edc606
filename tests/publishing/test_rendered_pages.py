"""Pages that are put back are those of a build from nothing, and what was wrong stays wrong."""

import shutil

import pytest
from mkdocs.structure.pages import Page

from generator.errors import ProblemError
from generator.paths import ProjectPaths
from generator.publishing.finish import finish_pages
from generator.publishing.kept_pages import KeptPages, digest
from generator.publishing.mkdocs import build_site

SETTINGS = """\
site_name: Test
strict: true
use_directory_urls: true
validation: {anchors: warn}
theme: {name: material, font: false, custom_dir: OVERRIDES}
plugins: []
nav: [首頁: index.md]
markdown_extensions: [attr_list, tables, toc: {permalink: "¶"}]
"""
SETTINGS = SETTINGS.replace("OVERRIDES", str(ProjectPaths.of_checkout().templates / "overrides"))
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


def built(project, keeps=True, code=""):
    """Files of the site, which takes the place of the one before, as a build swaps it in."""
    out, site = project / "new", project / "site"
    kept = KeptPages(project / "kept.json", site, [code]) if keeps else None
    build_site(project / "markdown", project / "mkdocs.yml", out, "", kept)
    finish_pages(out, [], kept)
    if keeps:
        shutil.rmtree(site, ignore_errors=True)
        out.rename(site)
    made = site if keeps else out
    return {p.relative_to(made).as_posix(): p.read_bytes() for p in made.rglob("*") if p.is_file()}


def test_a_build_that_passes_pages_over_gives_the_same_bytes(project, converted):
    fresh = built(project, keeps=False)
    assert built(project) == fresh
    converted.clear()
    assert built(project) == fresh
    assert built(project) == fresh
    assert converted == []


def test_another_code_or_library_converts_all(project, converted):
    built(project)
    converted.clear()
    built(project, code="another")
    assert len(converted) == len(PAGES)


def test_where_the_menu_shows_titles_of_pages_all_are_made(project, converted):
    (project / "mkdocs.yml").write_text(SETTINGS.replace("首頁: index.md", "index.md"), "utf-8")
    built(project)
    converted.clear()
    write(project, {"index.md": PAGES["index.md"].replace("首頁", "第一頁")})
    assert built(project) == built(project, keeps=False)
    assert len(converted) == 2 * len(PAGES)


def test_a_page_names_the_address_where_the_site_will_stand(project):
    (project / "markdown" / "b" / "c.md").unlink()
    build_site(project / "markdown", project / "mkdocs.yml", project / "site", "https://a.example/x/")
    page = (project / "site" / "a" / "index.html").read_bytes()
    assert b'<link rel="canonical" href="https://a.example/x/a/">' in page


def test_what_is_kept_is_known_by_its_parts_and_not_by_their_sum():
    assert digest("ab", "c") == digest("ab", "c")
    assert len({digest(*parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""])}) == 4


def test_only_pages_that_changed_are_converted(project, converted):
    built(project)
    converted.clear()
    write(project, {"a.md": PAGES["a.md"] + "\nMore.\n"})
    after = built(project)
    assert converted == ["a.md"]
    assert b"More." in after["a/index.html"]
    assert after == built(project, keeps=False)


def test_a_new_page_converts_no_other(project, converted):
    built(project)
    write(project, {"d.md": "# 丁\n"})
    converted.clear()
    after = built(project)
    assert converted == ["d.md"]
    assert after == built(project, keeps=False)


def test_pages_that_lead_to_one_that_is_gone_are_converted_and_warned_of(project, converted):
    built(project)
    (project / "markdown" / "a.md").unlink()
    converted.clear()
    with pytest.raises(ProblemError):
        built(project)
    assert converted == ["index.md", "b/c.md"]


def test_a_link_that_leads_to_a_file_only_now_is_read_anew(project, converted):
    write(project, {"a.md": "# 甲\n\n[file](/x.txt) [next](b/)\n\n## Two\n"})
    built(project)
    write(project, {"b/index.md": "# 乙\n", "x.txt": "x"})
    assert built(project) == built(project, keeps=False)


@pytest.mark.parametrize("wrong", ["[gone](gone.md)", "[甲](a.md#gone)"])
def test_a_page_with_a_warning_is_refused_every_time(project, wrong):
    built(project)
    write(project, {"index.md": f"# 首頁\n\n{wrong}\n"})
    for _ in range(2):
        with pytest.raises(ProblemError) as caught:
            built(project)
        assert caught.value.problems[0].code == "SITE-BUILD"


def test_an_anchor_that_goes_is_missed_by_pages_that_were_put_back(project):
    built(project)
    write(project, {"a.md": "# 甲\n\n[home](index.md#raw)\n"})
    with pytest.raises(ProblemError):
        built(project)


@pytest.mark.parametrize("damaged", ["site/a/index.html", "site/charts/x/index.html", "kept.json"])
def test_what_is_damaged_is_made_anew(project, damaged):
    write(project, {"charts/x/index.html": "<p>甲  </p>\n  <p>乙</p>"})
    fresh = built(project, keeps=False)
    built(project)
    path = project / damaged
    path.write_text(path.read_text("utf-8").replace("a", "e"), "utf-8")
    assert built(project) == fresh


def test_a_page_of_a_chart_that_changed_is_finished_anew(project):
    write(project, {"charts/x/index.html": "<p>甲</p>", "charts/y/index.html": "<p class=old>丙</p>"})
    built(project)
    write(project, {"charts/x/index.html": "<p>乙</p>"})
    after = built(project)
    assert "乙" in after["charts/x/index.html"].decode("utf-8")
    assert after == built(project, keeps=False)


def test_styles_of_pages_that_were_passed_over_stay(project):
    write(project, {"b/c.md": '<p class="md-status" markdown>x</p>\n'})

    def styles(files):
        return {name: data for name, data in files.items() if name.endswith(".css")}

    before = styles(built(project))
    assert b".md-status" in b"".join(before.values())
    write(project, {"a.md": PAGES["a.md"] + "\nMore.\n"})
    assert styles(built(project)) == before
