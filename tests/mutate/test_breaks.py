"""Breaks are single, valid, and reach what matters: comparisons, guards, flags of doubt, constants, calls."""

import ast

import pytest

from tests.examples import is_thorough
from tests.mutate.__main__ import PARTS, Drawn, NearTests, draw
from tests.mutate.breaks import breaks_of
from tests.mutate.nearest import nearest_first, nearest_tests
from tests.tooling.tracked import ROOT


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("if a < b: pass", ["if a <= b: pass"]),
        ("x = '中' == b", ["x = '中' != b"]),
        ("x = (a) is not (b)", ["x = (a) is (b)"]),
        ("x = a in b", ["x = a not in b"]),
        ("x = a not in b", ["x = a in b"]),
        ("x = a and b or c", ["x = a and b and c", "x = a or b or c"]),
        ("x = not a", ["x = a"]),
        ("x = not (a or b)", ["x = (a or b)", "x = not (a and b)"]),
        ("LIMIT = 12", ["LIMIT = 13"]),
        ("x = True", ["x = False"]),
        ("row['certainty'] = 'uncertain'", ["row['certainty'] = \"printed\""]),
        ("for x in y: continue", ["for x in y: pass"]),
        ("claim(line)", ["pass"]),
        ("def f():\n    yield problem", ["def f():\n    yield from ()"]),
        ("def f(a: Literal[1] = 2) -> Literal[3]:\n    '''Text 4.'''", None),
        ("x: Literal[1] = a", []),
    ],
)
def test_what_is_broken(code, broken):
    found = [item.applied(code.encode()).decode() for item in breaks_of(code.encode())]
    if broken is None:
        broken = ["def f(a: Literal[1] = 3) -> Literal[3]:\n    '''Text 4.'''"]
    assert sorted(found) == sorted(broken)


def test_every_break_of_the_generator_is_python_and_has_tests_near():
    """All files before a merge, every fifth with every change."""
    total, share = 0, 1 if is_thorough() else 5
    for path in sorted((ROOT / "generator").rglob("*.py"))[::share]:
        code = path.read_bytes()
        found = breaks_of(code)
        total += len(found)
        for item in found[:1]:
            ast.parse(item.applied(code))
        if found:
            near = nearest_tests(path.relative_to(ROOT).as_posix(), ROOT)
            assert [name for name in near if not (ROOT / name).exists()] == []
    assert total * share > 5000


def test_a_seed_draws_the_same_breaks_over_all_parts():
    first, again, other = (draw(ROOT, seed, len(PARTS) * 2, PARTS) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert {item.file.split("/")[1] for item in first} == set(PARTS)


def test_tests_that_import_the_broken_module_come_first():
    near = nearest_first("generator/language/units.py", ("tests/language",), ROOT)
    assert near[-1] == "tests/language"
    assert "tests/language/test_odd_numbers.py" in near[:-1]
    assert "tests/language/test_dates.py" not in near


@pytest.mark.long  # five runs of pytest; one of them, which hangs, is made with every change below
def test_a_break_is_noticed_by_a_test_that_passes_without_it(tmp_path):
    """A test that fails anyway is left out, and one that no break disturbs notices none."""
    code = b"LIMIT = 12\nOTHER = 3\n"
    (tmp_path / "numbers_of.py").write_bytes(code)
    (tmp_path / "test_it.py").write_text(
        "import numbers_of\n\n\ndef test_stale():\n    assert not numbers_of.LIMIT\n\n\n"
        "def test_limit():\n    assert numbers_of.LIMIT == 12\n",
        "utf-8",
    )
    tests = NearTests(tmp_path)
    limit, other = (Drawn("numbers_of.py", found, ("test_it.py",)) for found in breaks_of(code))
    assert tests.notice(limit)
    assert tests.stale == ["test_it.py::test_stale"]
    assert not tests.notice(other)
    assert (tmp_path / "numbers_of.py").read_bytes() == code


@pytest.mark.long
def test_what_the_long_tests_alone_notice_is_noticed(tmp_path):
    code = b"LIMIT = 12\n"
    (tmp_path / "numbers_of.py").write_bytes(code)
    (tmp_path / "test_it.py").write_text(
        "import numbers_of, pytest\n\n\ndef test_any():\n    assert numbers_of.LIMIT\n\n\n"
        "@pytest.mark.long\ndef test_limit():\n    assert numbers_of.LIMIT == 12\n",
        "utf-8",
    )
    (limit,) = (Drawn("numbers_of.py", found, ("test_it.py",)) for found in breaks_of(code))
    assert NearTests(tmp_path).notice(limit)


def test_what_only_waits_is_ended_too(tmp_path, monkeypatch):
    """Sleep takes no time of the processor."""
    monkeypatch.setattr("tests.mutate.__main__.WALL_SECONDS", 2)
    (tmp_path / "test_it.py").write_text("import time\n\n\ndef test_waits():\n    time.sleep(60)\n", "utf-8")
    assert not NearTests(tmp_path)._pass("test_it.py")


def test_a_line_is_shown_before_and_after():
    (item, *_) = draw(ROOT, 3, 1, ["language"])
    place, before, after = item.shown(ROOT).splitlines()
    assert place == f"{item.file}:{item.found.line}"
    assert before[4:6] == "- "
    assert after[4:6] == "+ "
    assert before[6:] != after[6:]
