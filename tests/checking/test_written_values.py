"""Names, days and addresses in content/ that nothing later could bear: told with file and line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checking.corrections import parse_corrections
from generator.errors import Problem, ProblemError
from generator.packaging.addresses import known_addresses
from generator.packaging.ready_questions import ready_problems
from generator.pages.frame.reviewed import content_problems
from generator.publishing.site_settings import load_settings
from generator.publishing.withdrawn import load_withdrawn
from generator.reading.document import document_from_text
from generator.reading.withheld import withhold
from generator.register.content import load_register
from generator.yaml_files import load_yaml
from tests.tooling.tracked import ROOT

WITHHELD = """- report: a
  line: 1
  after: 承辦人
  characters: 3
  digest: 0123456789ab
  reason: 個人資料
  date: 2026-11-30
"""
WITHDRAWN = "- report: a\n  title: 甲\n  reason: 撤下\n  date: 2026-11-30\n"
DOIS = "moea-infra-review-110:\n  '1.0.0': 10.5281/zenodo.1\n"


def raised(load: Callable[[], object]) -> list[Problem]:
    try:
        load()
    except ProblemError as error:
        return error.problems
    return []


def corrections(content: Path) -> list[Problem]:
    file = "content/corrections/ida-unit-budget-114.yml"
    return parse_corrections(load_yaml(content.parent / file, file), file)[1]


def withheld(content: Path) -> list[Problem]:
    return withhold(document_from_text("第一行\n"), load_yaml(content / "withheld.yml"), "other")[1]


READERS: dict[str, Callable[[Path], list[Problem]]] = {
    "register": lambda content: raised(lambda: load_register(content / "register")),
    "corrections": corrections,
    "withheld.yml": withheld,
    "withdrawn.yml": lambda content: raised(lambda: load_withdrawn(content)),
    "dois.yml": lambda content: raised(lambda: known_addresses("", content, ROOT / "data" / "releases")),
    "site.yml": lambda content: raised(lambda: load_settings(content, {})),
    "questions": ready_problems,
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("written") / "content"
    shutil.copytree(ROOT / "content", content)
    for name, text in (("withheld", WITHHELD), ("withdrawn", WITHDRAWN), ("dois", DOIS)):
        (content / f"{name}.yml").write_text(text, "utf-8")
    return content


def problems_of(content: Path, file: str) -> list[Problem]:
    return READERS.get(file.partition("/")[0], content_problems)(content)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("register/programmes.yml", "id: backup-wells", "id: con", "on Windows"),
        ("register/programmes.yml", "id: backup-wells", "id: what-became", "the project's own"),
        ("register/programmes.yml", "id: backup-wells", "id: '../wells'", "pattern"),
        ("register/programmes.yml", "id: backup-wells", "id: backup-wells.", "pattern"),
        ("register/programmes.yml", "id: backup-wells", f"id: {'a' * 61}", "at most 60"),
        ("register/agencies.yml", "id: ah,", "id: nul,", "on Windows"),
        ("register/agencies.yml", "day: 2023-09-26", "day: 9999-09-26", "no day of a report"),
        ("register/agencies.yml", "day: 2023-09-26", "day: 0112-09-26", "no day of a report"),
        (
            "register/code_lists.yml",
            "- id: objects\n",
            "- id: objects\n  address: javascript:alert(1)\n",
            "no address",
        ),
        ("corrections/ida-unit-budget-114.yml", "date: 2026-11-21", "date: 9999-11-21", "no day"),
        ("withheld.yml", "date: 2026-11-30", "date: 0001-01-01", "no day"),
        ("withdrawn.yml", "date: 2026-11-30", "date: 9999-12-31", "no day"),
        ("withdrawn.yml", "date: 2026-11-30", "date: soon", "valid date"),
        ("dois.yml", "10.5281/zenodo.1", "javascript:alert(1)", "pattern"),
        ("places.yml", "read: 2026-11-30", "read: 9999-12-31", "no day"),
        ("places.yml", "{id: taipei-city", "{id: aux", "on Windows"),
        ("glossary.yml", "id: spend-ratio", "id: prn", "on Windows"),
        ("questions/ready/money.yml", "id: money-by-field", "id: tables", "the project's own"),
        ("questions/ready/money.yml", "id: money-by-field", "id: com1", "on Windows"),
        ("site.yml", 'site_url: ""', "site_url: javascript:alert(1)", "javascript"),
        ("site.yml", 'contact: ""', "contact: javascript:alert(1)", "javascript"),
    ],
)
def test_each_is_refused_where_it_stands(written: Path, file: str, old: str, new: str, told: str) -> None:
    path = written / file
    before = path.read_text("utf-8")
    assert old in before
    assert problems_of(written, file) == []
    try:
        path.write_text(before.replace(old, new, 1), "utf-8")
        # What refers to a name that is none any more is told of other files.
        problem = next(p for p in problems_of(written, file) if p.file == f"content/{file}")
    finally:
        path.write_text(before, "utf-8")
    assert told in problem.seen
    line = before[: before.index(old)].count("\n") + 1
    # An entry whose parts have no lines of their own is told by its first.
    assert problem.line is None or 0 <= line + new.count("\n") - problem.line <= 4
    assert problem.expected
    assert problem.remedy


def test_an_answer_has_a_file_name_that_can_be_an_address(written: Path) -> None:
    path = written / "answers" / "money by field.yml"
    shutil.copyfile(written / "answers" / "money-by-field.yml", path)
    told = [(problem.file, problem.seen) for problem in content_problems(written)]
    path.unlink()
    assert told == [("content/answers/money by field.yml", "a file name that can't be an address")]
