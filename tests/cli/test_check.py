"""``check`` tells everything for people and for programs, and publishes nothing."""

import json

from tests.cli.project import SMALL


def test_json_holds_counts_and_problems(project):
    before = project.stamps()
    project.put_source(b"")
    done = project.run_here("check", "--json")
    result = json.loads(done.stdout)
    assert done.returncode == 1
    assert result["publishable"] is False
    (problem,) = [p for p in result["problems"] if p["severity"] == "error"]
    assert problem["code"] == "READ-EMPTY"
    assert problem["file"] == f"data/sources/{SMALL}.txt"
    assert set(problem) == {"code", "file", "line", "seen", "expected", "remedy", "severity"}
    assert project.stamps() == before


def test_a_good_project_may_be_published(project):
    done = project.run_here("check", "--json", "--committed")
    result = json.loads(done.stdout)
    assert done.returncode == 0, result["problems"]
    assert result["publishable"] is True
    assert result["reports"][SMALL]["rows"]["projects"] == 83
    assert result["reports"][SMALL]["rows"]["lines"] == 833


def test_packages_that_are_not_what_the_sources_produce_fail_where_asked(project):
    table = project.root / "data" / "packages" / SMALL / "goals.csv"
    table.write_text(table.read_text("utf-8").replace("1", "2", 1), "utf-8")
    assert project.run_here("check").returncode == 0
    done = project.run_here("check", "--committed")
    assert done.returncode == 1
    assert f"data/packages/{SMALL}/goals.csv: PACKAGE-STALE" in done.stderr


def test_an_acknowledged_warning_is_counted_and_not_told(project):
    project.put_source(b"\xef\xbb\xbf" + project.source().read_bytes())
    assert "READ-NOT-UTF8" in project.run_here("check").stderr
    project.edit_manifest(acknowledged=[{"code": "READ-NOT-UTF8", "reason": "kept as it came"}])
    done = project.run_here("check")
    assert done.returncode == 0
    assert "READ-NOT-UTF8" not in done.stderr
    assert "1 acknowledged" in done.stdout
