"""Breaks are single, valid, and reach what matters: comparisons, guards, flags of doubt, constants, calls."""

import ast

import pytest

from tests.mutate.__main__ import PARTS, draw
from tests.mutate.breaks import breaks_of
from tests.mutate.nearest import nearest_tests
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
    total = 0
    for path in sorted((ROOT / "generator").rglob("*.py")):
        code = path.read_bytes()
        found = breaks_of(code)
        total += len(found)
        for item in found[:2]:
            ast.parse(item.applied(code))
        if found:
            near = nearest_tests(path.relative_to(ROOT).as_posix(), ROOT)
            assert [name for name in near if not (ROOT / name).exists()] == []
    assert total > 5000


def test_a_seed_draws_the_same_breaks_over_all_parts():
    first, again, other = (draw(ROOT, seed, len(PARTS) * 2, PARTS) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert {item.file.split("/")[1] for item in first} == set(PARTS)


def test_a_line_is_shown_before_and_after():
    (item, *_) = draw(ROOT, 3, 1, ["language"])
    place, before, after = item.shown(ROOT).splitlines()
    assert place == f"{item.file}:{item.found.line}"
    assert before[4:6] == "- "
    assert after[4:6] == "+ "
    assert before[6:] != after[6:]
