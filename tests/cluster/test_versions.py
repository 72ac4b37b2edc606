"""Who would make other bytes is refused, with the names of both versions."""

import sys

import pytest

from generator.cluster.versions import version_problems, versions
from generator.pipeline.inputs import installed_libraries

HERE = {"generator": "abc", "Python": "3.11", "numpy": "2.1"}


def test_the_same_versions_are_no_problem():
    assert version_problems("tcp://a:1", HERE, dict(HERE)) == []


@pytest.mark.parametrize(
    ("there", "seen", "expected"),
    [
        ({"numpy": "2.2"}, "numpy 2.2", "numpy 2.1, as in this build"),
        ({"generator": "def"}, "generator def", "generator abc, as in this build"),
        ({"s3fs": "1"}, "s3fs 1", "s3fs none, as in this build"),
    ],
)
def test_another_version_is_named_with_ours(there, seen, expected):
    (problem,) = version_problems("tcp://a:1", HERE | there, HERE)
    assert (problem.code, problem.file) == ("CLUSTER-VERSION", "tcp://a:1")
    assert (problem.seen, problem.expected) == (seen, expected)


def test_of_many_differences_some_are_named():
    (problem,) = version_problems("a", {}, dict.fromkeys("abcdef", "1"))
    assert problem.seen == "a none, b none, c none, d none and 2 more"


def test_all_that_may_change_a_byte_has_a_version():
    found = versions()
    assert found["Python"] == sys.version.replace("\n", " ")
    assert {"generator", "SQLite", "zlib", "numpy", "pandas"} <= found.keys()
    assert len(found) == 4 + len(installed_libraries())
