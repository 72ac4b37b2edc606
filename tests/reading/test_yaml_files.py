"""YAML that people write: read safely, bounded, every fault with its line."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.errors import Problem, ProblemError
from generator.reading.manifest import load_manifest
from generator.yaml_entries import read_entries
from generator.yaml_files import line_of, load_yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture
def load(tmp_path: Path):
    def read(text: str) -> object:
        path = tmp_path / "file.yml"
        path.write_text(text, "utf-8")
        return load_yaml(path, "file.yml")

    return read


def test_what_was_read_knows_its_lines(load):
    data = load("a: 1\nb:\n  - x: 1\n    y: [1,\n      2]\n  - z\n")
    assert data == {"a": 1, "b": [{"x": 1, "y": [1, 2]}, "z"]}
    assert [line_of(data, keys) for keys in (("a",), ("b",), ("b", 0, "y", 1), ("b", 1))] == [1, 2, 5, 6]
    assert line_of(data, ("b", 0, "missing")) == 3
    assert line_of(data, ("b", 7)) == 2
    assert line_of({"a": 1}, ("a",)) is None


@pytest.mark.parametrize(
    ("text", "line", "seen"),
    [
        ("a: 1\nb: [1\n", 3, "did not find expected"),
        ("x: 1\ny:\n  - d: 2026-02-31\n", 3, "'2026-02-31': day is out of range"),
        ("a: 1\na: 2\n", 2, "the key 'a' stands twice"),
        ("1: a\n1.0: b\n", 2, "the key 1.0 stands twice"),
        ("? [1, 2]\n: 3\n", 1, "a key that is a list"),
        ("a: !!python/object/apply:os.system ['touch x']\n", 1, "python/object"),
        ("a: !!timestamp soon\n", 1, "'soon'"),
        ("a: " + "9" * 6000, 1, "Exceeds the limit"),
        # A few lines that stand for more than memory holds, and nesting that ends a parser written in C.
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 2, "*a, a list or mapping again"),
        ("a: &a {x: 1}\nb:\n  <<: *a\n", 3, "*a, a list or mapping again"),
        ("a: &a [*a]\n", 1, "*a, a list or mapping again"),
        ("a: " + "[" * 200_000, 1, "inside each other"),
        ("- " * 100_000, 1, "inside each other"),
    ],
)
def test_what_is_refused(load, text, line, seen):
    with pytest.raises(ProblemError) as caught:
        load(text)
    (problem,) = caught.value.problems
    assert (problem.code, problem.file, problem.line) == ("YAML-SYNTAX", "file.yml", line)
    assert seen in problem.seen


def test_a_text_may_be_used_again(load):
    assert load("a: &same 文字\nb: *same\n") == {"a": "文字", "b": "文字"}


class Entry(BaseModel):
    name: str
    day: date


def complain(seen: str, line: int | None) -> Problem:
    return Problem("X-INVALID", "file.yml", line, seen, "entries", "Mend it.")


def test_every_faulty_key_of_an_entry_is_told_with_its_line(load):
    raw = load("- {name: a, day: 2026-01-02}\n- name: [b]\n  day: soon\n- day: 2026-01-02\n")
    entries, problems = read_entries(raw, Entry, complain)
    assert entries == [Entry(name="a", day=date(2026, 1, 2))]
    assert [(p.line, p.seen.partition(":")[0]) for p in problems] == [
        (2, "entry 2, key name"),
        (3, "entry 2, key day"),
        (4, "entry 3, key name"),
    ]


@pytest.mark.parametrize(("raw", "count"), [(None, 0), ({}, 0), ("text", 1), (7, 1), ({"a": 1}, 1)])
def test_what_is_no_list_has_no_entries(raw, count):
    entries, problems = read_entries(raw, Entry, complain)
    assert (entries, len(problems)) == ([], count)


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ('published: "2022-01"', "published: 2022-13", "key published"),
        ("version: 2.0.0", "version: one", "key version"),
        ("period_end: 2021-12-31", "period_end: 1999-12-31", "period_end 1999-12-31 lies before"),
    ],
)
def test_a_manifest_names_line_and_key(tmp_path, old, new, seen):
    name = "moea-infra-review-110.yml"
    text = (ROOT / "content" / "reports" / name).read_text("utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ProblemError) as caught:
        load_manifest(tmp_path / name)
    (problem,) = caught.value.problems
    line = text[: text.index(old)].count("\n") + 1
    assert problem.line == (None if "lies before" in seen else line)
    assert seen in problem.seen
