"""Habits that keep the repository portable and readable, checked over every tracked file."""

import re

import pytest

from tests.tooling.tracked import ROOT, tracked_files, tracked_texts

MOST_LINES = 300
REPORTS = "data/sources/"
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|farm|home|root|Users|mnt|tmp|opt|var)/[\w.-]+")
# Written in pieces, so that this file does not name what it forbids.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs"),
        ("deb", "debian"),
        ("archive", "ubuntu"),
        ("conda", "anaconda"),
    )
]


def test_git_tracks_files_at_all():
    assert "pyproject.toml" in tracked_files()
    assert "Makefile" in tracked_files()


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_package_registry(host):
    assert [name for name, text in tracked_texts(REPORTS) if host in text] == []


def machine_paths(text: str) -> list[str]:
    return [found.group() for found in MACHINE_PATH.finditer(text)]


def test_no_file_names_a_path_of_one_machine():
    # What others made is kept byte for byte: an engine names the folders of its own imagined machine.
    texts = tracked_texts(REPORTS, "site_templates/static/vendor/")
    found = [(name, path) for name, text in texts for path in machine_paths(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("open('" + "/home" + "/someone/report.txt')", ["/home" + "/someone"]),
        ("see " + "/work" + "/main for it", ["/work" + "/main"]),
        ("a page at reports/work/main", []),
        ("https://example.org/home/page", []),
        ("/data/packages/x.csv", []),
    ],
)
def test_machine_paths_are_told_from_addresses_and_relative_paths(text, found):
    assert machine_paths(text) == found


def test_no_python_file_is_longer_than_a_person_reads():
    lengths = {
        name: (ROOT / name).read_bytes().count(b"\n") for name in tracked_files() if name.endswith(".py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_lines_end_with_a_line_feed_alone():
    assert [name for name, text in tracked_texts(REPORTS, "tests/") if "\r" in text] == []


def test_texts_end_with_one_line_feed():
    ends = {name: text[-2:] for name, text in tracked_texts(REPORTS, "tests/", "data/packages/") if text}
    assert [name for name, end in ends.items() if not end.endswith("\n") or end == "\n\n"] == []


def test_code_holds_no_unfinished_marks():
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedError")
    code = [(name, text) for name, text in tracked_texts() if name.startswith("generator/")]
    assert [(name, found.group()) for name, text in code for found in marks.finditer(text)] == []
