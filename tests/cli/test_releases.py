"""Versions: a release is kept, compared with, offered, and never rewritten."""

import csv
import io
import zipfile

import pytest

from tests.cli.project import SMALL


def test_a_release_is_kept_and_guarded(project):
    """The guard speaks before anything is built."""
    project.must_here("release", SMALL)
    kept = project.root / "data" / "releases" / SMALL / "1.0.0"
    assert {path.name for path in kept.iterdir()} == {
        "CHANGES.csv",
        f"{SMALL}.zip",
        "release.json",
        "retired_ids.csv",
    }
    assert zipfile.ZipFile(kept / f"{SMALL}.zip").testzip() is None
    again = project.run_here("release", SMALL)
    assert (again.returncode, "RELEASE-EXISTS" in again.stderr) == (1, True)

    project.edit_manifest(description={"zh": "更正的說明。", "en": "A description without the typo."})
    assert "RELEASE" not in project.run_here("check").stderr
    project.must_here("package", SMALL)
    described = (project.root / "data" / "packages" / SMALL / "datapackage.json").read_text("utf-8")
    assert "更正的說明。" in described

    project.edit_manifest(keywords=["改過"])
    changed = project.run_here("build")
    assert (changed.returncode, "RELEASE-CHANGED" in changed.stderr) == (1, True)

    project.edit_manifest(version="0.9.0")
    older = project.run_here("check")
    assert (older.returncode, "RELEASE-ORDER" in older.stderr) == (1, True)


@pytest.mark.long
def test_two_versions_are_offered_on_the_site(project):
    project.must_here("release", SMALL)
    project.edit_manifest(version="1.1.0", keywords=["改過"])
    project.must_here("package", SMALL)
    project.must_here("release", SMALL)
    releases = project.root / "data" / "releases" / SMALL
    assert {path.name for path in releases.iterdir()} == {"1.0.0", "1.1.0"}
    project.must_here("build")
    offered = project.root / "site" / "data" / SMALL
    for version in ("1.0.0", "1.1.0"):
        archive = f"{version}/{SMALL}.zip"
        assert (offered / archive).read_bytes() == (releases / archive).read_bytes()
        assert version in (offered / "feed.atom").read_text("utf-8")


def test_diff_tells_rows_by_key(project, tmp_path):
    old = tmp_path / "old.zip"
    old.write_bytes((project.root / "site" / "data" / SMALL / f"{SMALL}.zip").read_bytes())
    table = project.root / "data" / "packages" / SMALL / "goals.csv"
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8"))))
    header, first, second, *rest = rows
    title = header.index("title")
    changed = [*first[:title], "改名", *first[title + 1 :]]
    added = ["goals.99", "99", *second[2:]]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([header, changed, *rest, added])
    table.write_text(buffer.getvalue(), "utf-8")
    told = list(csv.reader(io.StringIO(project.must_here("diff", str(old), SMALL, "--csv"))))
    assert told == [
        ["table", "key", "change", "field", "old", "new"],
        ["goals", first[0], "changed", "title", first[title], "改名"],
        ["goals", second[0], "removed", "", "", ""],
        ["goals", "goals.99", "added", "", "", ""],
    ]
    assert "改名" in project.must_here("diff", str(old), SMALL)
    assert "No differences." in project.must_here("diff", str(old), str(old))


@pytest.mark.long
def test_the_version_of_the_register_and_of_all_packages_follows_their_data(project):
    for name in ("register", "taiwan-government-reports"):
        project.must("release", name)
        again = project.run("release", name)
        assert (again.returncode, "RELEASE-EXISTS" in again.stderr) == (1, True)
    agencies = project.root / "content" / "register" / "agencies.yml"
    text = agencies.read_text("utf-8")
    agencies.write_text(text.replace("name_en: Executive Yuan", "name_en: The Executive Yuan"), "utf-8")
    project.must("build")
    for name in ("register", "taiwan-government-reports"):
        project.must("release", name)
        kept = project.root / "data" / "releases" / name
        assert sorted(path.name for path in kept.iterdir()) == ["1.0.0", "1.0.1"]
        changes = (kept / "1.0.1" / "CHANGES.csv").read_text("utf-8").splitlines()
        assert changes[1:] == [
            f"{changes[1].partition(',')[0]},agencies.ey,changed,name_en,Executive Yuan,The Executive Yuan"
        ]
    page = (project.root / "site" / "data" / "taiwan-government-reports" / "index.html").read_text("utf-8")
    assert "1.0.1" in page
