"""Faults in the files that pages are made from are told with file and line, before a page meets them."""

import shutil
from pathlib import Path

import pytest

from generator.pages.frame.reviewed import content_problems

CONTENT = Path(__file__).parents[2] / "content"
TERM = "- id: one\n  term: 一\n  meaning: 壹\n  en: {term: one, meaning: first}\n"
QUESTION = "title: t\nanswer: a\nmethod: m\ncolumns:\n  x: {zh: 甲}\nquery: SELECT 1 AS x\n"


def told(content: Path) -> list[tuple[str, str, int | None]]:
    return [(problem.code, problem.file, problem.line) for problem in content_problems(content)]


def test_the_projects_own_files_are_right() -> None:
    assert content_problems(CONTENT) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("glossary.yml", TERM + "- {id: two, term: 二, meaning: 貳}\n", 5),
        ("glossary.yml", TERM.replace("one\n", "One Two\n"), 1),
        ("glossary.yml", TERM + "  colums: [x]\n", 5),
        ("glossary.yml", "terms: 1\n", None),
        ("interface.yml", "menu:\n  home: {zh: 首頁}\n", 2),
        ("interface.yml", "menu:\n  home: {zh: 首頁, en: Home}\n  data: 資料\n", 3),
        ("interface.yml", "- a\n", None),
        ("phrases.yml", '"{a} 列": "{b} rows"\n', None),
        ("phrases.yml", "列: ''\n", 1),
        ("answers/a.yml", QUESTION.replace("query: SELECT 1 AS x\n", ""), None),
        ("answers/a.yml", QUESTION.replace("{zh: 甲}", "{zh: 甲, unti: 元}"), 5),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, name: str, text: str, line: int | None) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    assert told(tmp_path) == [("CONTENT-INVALID", f"content/{name}", line)]


def test_what_is_complete_passes(tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "glossary.yml").write_text(TERM, "utf-8")
    (tmp_path / "answers" / "a.yml").write_text(QUESTION, "utf-8")
    assert told(tmp_path) == []


def test_all_files_are_told_of_at_once(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "answers", tmp_path / "answers")
    (tmp_path / "glossary.yml").write_text("- {}\n", "utf-8")
    (tmp_path / "interface.yml").write_text("a: [\n", "utf-8")
    assert {code for code, _, _ in told(tmp_path)} == {"CONTENT-INVALID", "YAML-SYNTAX"}
