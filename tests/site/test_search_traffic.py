"""What each query of both sets transfers over a slow network, simulated: no machine is too busy for it."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.yaml_files import load_yaml

pytestmark = pytest.mark.long
HERE = Path(__file__).parent
SETS = [HERE.parent / "search" / name for name in ("queries.yml", "people.yml", "third.yml", "asked.yml")]
# Of the sets of queries every fourth is asked as a first one, too: what it loads then is what it loads later,
# after what the page has loaded. Questions all are: their answers must be the same.
FIRST = 4


@pytest.fixture(scope="module")
def asked(site_dir: Path) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node")
    cases = {
        str(case["query"]): path.stem == "asked" or number % FIRST == 0
        for path in SETS
        for number, case in enumerate(load_yaml(path))
    }
    run = subprocess.run(
        [node, HERE / "traffic.mjs", site_dir],
        input=json.dumps(list(cases.items())),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)
    assert len(found) == len(cases)
    return found


def over(asked: list[dict[str, Any]], when: str, what: str, most: int) -> list[tuple[str, int]]:
    return [(one["query"], one[when][what]) for one in asked if one[when] and one[when][what] > most]


def test_a_first_query_needs_twelve_requests_and_150_kilobytes_at_most(asked: list[dict[str, Any]]) -> None:
    """What the page loads before the first letter counts: catalogue and titles."""
    assert over(asked, "first", "requests", 12) == []
    assert over(asked, "first", "bytes", 150_000) == []


def test_any_later_query_needs_six_requests_and_two_seconds_at_most(asked: list[dict[str, Any]]) -> None:
    assert over(asked, "later", "requests", 6) == []
    assert over(asked, "later", "rounds", 3) == []
    assert over(asked, "later", "milliseconds", 2_000) == []
    assert over(asked, "first", "milliseconds", 4_000) == []


def test_none_ends_with_nothing(asked: list[dict[str, Any]]) -> None:
    assert [one["query"] for one in asked if not one["later"]["urls"]] == []


def test_a_question_is_answered_after_another_query_as_it_is_at_first(asked: list[dict[str, Any]]) -> None:
    answered = [one for one in asked if one["first"] and one["first"]["answer"]]
    assert len(answered) >= 30
    assert [one["query"] for one in answered if one["later"]["answer"] != one["first"]["answer"]] == []
