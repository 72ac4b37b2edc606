import html
import json
from pathlib import Path

import markdown
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.frame.page_file import PageFile
from generator.pages.frame.site import Folders, Site
from generator.pages.making.rendering import Templates
from generator.pages.wording.escape import escape, json_in_page
from generator.paths import ProjectPaths

VISIBLE = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co"]))


def test_pseudo_tags_and_markup_of_the_reports_are_text() -> None:
    assert escape("<1>研發 |a|*b*{{c}}") == "&lt;1&gt;研發 &#124;a&#124;&#42;b&#42;&#123;&#123;c&#125;&#125;"


@given(VISIBLE)
def test_a_reader_sees_exactly_what_is_printed(text: str) -> None:
    escaped = escape(text)
    assert html.unescape(escaped) == text
    assert not set(escaped) & set("<>\"'*_`[]{}|\\~$^@")


@given(st.text())
def test_nothing_of_a_text_becomes_markup(text: str) -> None:
    made = markdown.markdown(
        f"# {escape(text)} {{#anchor}}\n\n<p>{escape(text)}</p>", extensions=["attr_list"]
    )
    assert made.count("<") == 4


def test_characters_that_hide_or_turn_text_are_shown_by_their_code() -> None:
    assert html.unescape(escape("a\u202eb\x00")) == "a[U+202E]b[U+0000]"


def test_every_value_of_a_template_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "t.md.j2").write_text(
        "{{ value }} {% for v in [value] %}{{ v }}{% endfor %}{{ empty }}", "utf-8"
    )
    site = Site({}, {}, Folders.of(ProjectPaths(tmp_path)))
    values = {"value": "<b>{{ 7 * 7 }}</b>", "empty": None}
    made = Templates(tmp_path, site).render("t.md.j2", "", values)
    assert made == f"{escape(values['value'])} {escape(values['value'])}"


def test_compiled_templates_are_kept_in_a_folder_that_need_not_be_there(tmp_path: Path) -> None:
    (tmp_path / "t.md.j2").write_text("{{ value }}", "utf-8")
    site = Site({}, {}, Folders.of(ProjectPaths(tmp_path)))
    kept = tmp_path / "cache" / "templates"
    for _ in range(2):
        assert Templates(tmp_path, site, kept).render("t.md.j2", "", {"value": "x"}) == "x"
    assert len(list(kept.iterdir())) == 1


def test_front_matter_holds_no_markup() -> None:
    page = PageFile("a/", "</title><script>alert(1)</script>", "text", description='"> <img src=x>')
    front = page.render().decode().split("---")[1]
    assert "<" not in front
    assert '">' not in front


@given(st.dictionaries(st.text(), st.text()))
def test_json_in_a_page_ends_neither_script_nor_attribute(data: dict[str, str]) -> None:
    made = json_in_page(data)
    assert json.loads(made) == data
    assert made.isprintable()
    assert not set(made) & set("<>&'")
