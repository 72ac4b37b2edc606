"""Bad input: one clear message with file, line and remedy, status 1, and what is published stays."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.cli.project import ROOT, SMALL, Project

SOURCE = f"data/sources/{SMALL}.txt"
MANIFEST = f"content/reports/{SMALL}.yml"
TEXT = (ROOT / SOURCE).read_bytes()


INPUTS = ("content", "data/sources", "site_templates")


@pytest.fixture(scope="module")
def shared(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return built.copied(tmp_path_factory.mktemp("bad-input") / "project")


@pytest.fixture
def project(shared: Project, built: Project) -> Iterator[Project]:
    """One project for all: what is published stays, as each test asserts; inputs are put right again."""
    yield shared
    for name in INPUTS:
        shutil.rmtree(shared.root / name)
        shutil.copytree(built.root / name, shared.root / name)


def refused(project: Project, *command: str) -> list[tuple[str, str, str | None]]:
    """Run a build that must fail without a trace; returns (severity, code, place) of every problem."""
    return told(project, project.run_here, *command)


def refused_by_its_own_code(project: Project) -> list[tuple[str, str, str | None]]:
    """The same for a project whose code was changed, or that needs processes."""
    return told(project, project.run)


def told(
    project: Project, run: Callable[..., subprocess.CompletedProcess], *command: str
) -> list[tuple[str, str, str | None]]:
    before = project.stamps()
    done = run(*(command or ("build",)))
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert project.stamps() == before != {}
    problem = re.compile(r"^(error|warning) (.+?): ([A-Z]+(?:-[A-Z0-9]+)+): (.+) \(expected (.+)\)\. (.+)$")
    found = [problem.match(line) for line in done.stderr.splitlines()]
    assert all(found), done.stderr
    assert found
    return [(match[1], match[3], match[2]) for match in found if match]


def test_an_empty_file(project):
    project.put_source(b"")
    assert refused(project) == [("error", "READ-EMPTY", SOURCE)]


def test_a_binary_file(project):
    project.put_source(bytes(range(256)) * 40)
    assert refused(project) == [("error", "READ-BINARY", SOURCE)]


def test_a_file_that_is_not_the_one_of_its_manifest(project):
    project.source().write_bytes(TEXT.replace("經濟".encode(), "經　濟".encode(), 1))
    assert refused(project) == [("error", "READ-CHANGED", SOURCE)]


def test_a_missing_file(project):
    project.source().unlink()
    assert refused(project) == [("error", "READ-MISSING", SOURCE)]


def test_a_big5_file_is_read_and_said(project):
    project.put_source(TEXT.decode().encode("big5", "ignore"))
    done = project.run_here("check", "--json")
    assert '"READ-NOT-UTF8"' in done.stdout
    assert "text in big5" in done.stdout
    assert "Traceback" not in done.stderr


def test_bytes_of_two_encodings(project):
    project.put_source(TEXT[:3000] + b"\xff\xfe\x81" * 500 + TEXT[3000:])
    ((severity, code, place),) = refused(project)
    assert (severity, code) == ("error", "READ-ENCODING")
    assert re.fullmatch(re.escape(SOURCE) + r":\d+", str(place))


def test_a_file_cut_in_the_middle_of_a_table(project):
    text = TEXT.decode()
    project.put_source(text[: text.index("\n", len(text) * 2 // 3) - 2].encode())
    codes = {code for _, code, _ in refused(project)}
    assert codes & {"COUNT-DIFFERS", "LEDGER-UNREAD"}, codes


def test_a_file_cut_in_the_middle_of_a_character(project):
    end = TEXT.index("計畫".encode(), len(TEXT) * 2 // 3) + 1
    project.put_source(TEXT[:end])
    line = TEXT[:end].count(b"\n") + 1
    assert refused(project) == [("error", "READ-ENCODING", f"{SOURCE}:{line}")]


def test_a_report_of_another_family(project):
    other = (ROOT / "data" / "sources" / "moea-business-report-113.txt").read_bytes()
    project.put_source(other)
    before = project.stamps()
    done = project.run_here("build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert project.stamps() == before
    assert f"warning {SOURCE}:1: PARSE-FAMILY: a text that looks like business-report (found" in done.stderr
    assert re.search(rf"^error {SOURCE}\S*: PARSE-STRUCTURE: ", done.stderr, re.M)


def test_a_report_id_that_two_manifests_give(project):
    shutil.copyfile(project.manifest(), project.root / "content" / "reports" / "copy.yml")
    assert refused(project) == [("error", "MANIFEST-NAME", "content/reports/copy.yml")]


def test_broken_yaml_names_file_and_line(project):
    text = project.manifest().read_text("utf-8")
    project.manifest().write_text(text.replace("issuer:", "issuer: [", 1), "utf-8")
    line = text[: text.index("issuer:")].count("\n") + 2
    ((severity, code, place),) = refused(project)
    assert (severity, code) == ("error", "YAML-SYNTAX")
    assert place in {f"{MANIFEST}:{line}", f"{MANIFEST}:{line + 1}"}


def test_every_wrong_key_of_a_manifest_is_told_at_once(project):
    project.edit_manifest(version="one", family="Annual Plan", unknown=1)
    lines = project.manifest().read_text("utf-8").splitlines()
    wrong = [n for n, line in enumerate(lines, 1) if line.startswith(("version:", "family:", "unknown:"))]
    assert refused(project) == [("error", "MANIFEST-INVALID", f"{MANIFEST}:{line}") for line in wrong]


def test_an_unknown_family(project):
    project.edit_manifest(family="no-such-family")
    assert refused(project) == [("error", "MANIFEST-FAMILY", MANIFEST)]


def test_problems_of_all_reports_are_told_at_once(project):
    project.put_source(b"")
    manifest = project.manifest().read_text("utf-8").replace(SMALL, "second-report")
    project.manifest("second-report").write_text(manifest, "utf-8")
    found = refused_by_its_own_code(project)
    assert ("error", "READ-EMPTY", SOURCE) in found
    assert ("error", "READ-MISSING", "data/sources/second-report.txt") in found
    # By file, however the processes ended.
    assert [place for *_, place in found] == sorted(str(place) for *_, place in found)


def test_a_day_that_is_none(project):
    text = project.manifest().read_text("utf-8")
    project.manifest().write_text(re.sub(r"created: .*", "created: 2026-02-31", text), "utf-8")
    line = text[: text.index("created:")].count("\n") + 1
    assert refused(project, "check") == [("error", "YAML-SYNTAX", f"{MANIFEST}:{line}")]


def test_a_faulty_term_is_told_by_check(project):
    (project.root / "content" / "glossary.yml").write_text("- term: 一\n", "utf-8")
    found = refused(project, "check")
    assert set(found) == {("error", "CONTENT-INVALID", "content/glossary.yml:1")}


def test_a_mistake_in_a_template_is_a_problem_not_a_traceback(project):
    template = project.root / "site_templates" / "front" / "glossary.md.j2"
    template.write_text("One line.\n{{ nothing.at.all }}\n", "utf-8")
    assert refused(project) == [("error", "SITE-CRASH", "site_templates/front/glossary.md.j2:2")]


def test_rows_that_nobody_reviewed_are_not_published(project):
    counts = project.root / "content" / "row_counts.yml"
    counts.write_text(re.sub(r"projects: \d+", "projects: 82", counts.read_text("utf-8")), "utf-8")
    assert refused(project) == [("error", "COUNT-DIFFERS", "content/row_counts.yml")]


def test_a_correction_of_a_value_that_is_not_there(project):
    folder = project.root / "content" / "corrections"
    folder.mkdir(exist_ok=True)
    (folder / f"{SMALL}.yml").write_text(
        "- {record_id: projects.1, field: phase, printed: nowhere, corrected: x, reason: r, evidence: e, "
        "date: 2026-11-21}\n",
        "utf-8",
    )
    assert refused(project) == [("error", "CORRECTION-STALE", f"content/corrections/{SMALL}.yml")]


@pytest.mark.parametrize(
    "command", [("package", "no-such-report"), ("diff", SMALL, "nothing"), ("release", "no")]
)
def test_names_that_mean_nothing(project, command):
    ((_, code, _),) = refused(project, *command)
    assert code in {"YAML-MISSING", "PACKAGE-MISSING", "PACKAGE-BROKEN"}


def test_a_parser_that_fails_is_a_problem_not_a_traceback(built, tmp_path):
    project = built.copied(tmp_path / "project")
    parser = project.code / "families" / "annual_plan" / "__init__.py"
    parser.write_text(
        parser.read_text("utf-8") + "\nimport dataclasses\n"
        "FAMILY = dataclasses.replace(FAMILY, parse=lambda document, context: 1 // 0)\n",
        "utf-8",
    )
    assert refused_by_its_own_code(project) == [("error", "PARSE-CRASH", SOURCE)]
