"""``add``: a new report is recognised, described, tried out, compared; where it fails nothing is written."""

import hashlib
import os
import pty
import re
import subprocess
import zipfile

import pytest
import yaml

from tests.cli.adding import NEEDED, next_year, project, refused, tree
from tests.cli.project import SMALL
from tests.patience import WAIT_SECONDS
from tests.reading.typeset import Typesetter

NEXT = "moea-annual-plan-116"
__all__ = ["project"]


def test_next_years_plan_needs_nothing_but_its_day_of_publication(project):
    file = next_year(project)
    page = project.must_here("add", str(file), *NEEDED, "--details")
    manifest = yaml.safe_load(project.manifest(NEXT).read_text("utf-8"))
    assert manifest["title"] == {
        "zh": "經濟部116年度施政計畫",
        "en": "Annual administrative plan of the Ministry of Economic Affairs, 2027",
    }
    assert (manifest["family"], manifest["phase"], manifest["version"]) == ("annual-plan", "plan", "1.0.0")
    assert str(manifest["period_start"]) == "2027-01-01"
    assert manifest["source"] == {
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "original": "plan.txt",
    }
    assert project.source(NEXT).read_bytes() == file.read_bytes()
    assert re.search(r"│ projects +│ +83 │ +83 │", page)
    assert re.search(r"│ year +│ 116 +│ sure +│ line 1: 116年度 +│", page)
    assert "Dialect: page labels glued to a word (14 lines, the first is 1)." in page
    assert "Ledger: 100.00 % of 12,891 characters understood" in page
    assert "Nothing is published" in page
    assert NEXT not in "".join(project.stamps())


def test_with_its_counts_accepted_it_may_be_published(project):
    project.must_here("check", "--accept-counts")
    project.must_here("add", str(next_year(project)), *NEEDED, "--accept-counts")
    assert "All may be published: 0 errors" in project.must_here("check")


def test_the_register_says_which_programmes_it_knows_and_what_waits_for_a_decision(project):
    file = next_year(project, ("無自來水地區", "無自來火地區"))
    page = project.must_here("add", str(file), *NEEDED, "--dry-run", "--details")
    counts = re.search(r"Register: (\d+) programmes known, (\d+) questions; ", page)
    assert int(counts[1]) > 40
    assert int(counts[2]) >= 1
    assert re.search(r"  無自來火地區供水改善計畫.* \(like no-tap-water-phase-5\)", page)


def test_a_dry_run_shows_the_page_and_writes_nothing(project):
    before = tree(project)
    page = project.must_here("add", str(next_year(project)), *NEEDED, "--dry-run")
    assert "tried out, nothing is written" in page
    assert tree(project) == before


def at_a_terminal(project, file, answers: str) -> tuple[str, str]:
    """What `add` asks a person who gives these answers, and what it says then."""
    main, terminal = pty.openpty()
    os.write(main, answers.encode())
    done = subprocess.run(
        project.command("add", str(file), "--created", "2026-11-21"),
        cwd=project.root,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
        timeout=WAIT_SECONDS,
        check=True,
    )
    return os.read(main, 10_000).decode(), done.stdout.decode()


def test_in_a_terminal_a_person_is_asked_for_what_is_missing(project):
    """As a person at a terminal: every fact that is missing is asked for, then the page comes."""
    asked, page = at_a_terminal(project, next_year(project), "2026\n")
    assert "ADD-OPTIONS" in asked
    assert "--published:" in asked
    assert f"{NEXT}: added." in page
    assert yaml.safe_load(project.manifest(NEXT).read_text("utf-8"))["published"] == "2026"


@pytest.mark.long
def test_one_answer_tells_more_than_one_fact(project):
    """Issuer and day are asked for; name, titles and English name follow from the register."""
    file = next_year(project, ("8-1經濟部116年度施政計畫", "116年度施政計畫"))
    asked, page = at_a_terminal(project, file, "交通部\n2026\n")
    assert asked.count("ADD-OPTIONS") == 1
    assert [name for name in ("--issuer-zh:", "--published:", "--title-zh:") if name in asked] == [
        "--issuer-zh:",
        "--published:",
    ]
    assert "motc-annual-plan-116: added." in page


def test_a_new_word_is_shown_with_its_line(project):
    file = next_year(project, ("第五期", "第六期"))
    page = project.must_here("add", str(file), *NEEDED, "--details")
    assert re.search(r"  projects\.phase: 第六期 \(line 610\)\n", page)


def test_a_name_that_is_taken(project):
    code, message = refused(project, str(project.source()), "--published", "2025")
    assert code == "ADD-EXISTS"
    assert "--replace" in message


def test_a_corrected_edition_shows_its_changes_and_keeps_the_old_one(project):
    text = project.source().read_text("utf-8")
    assert text.count("第五期") == 1
    file = project.root.parent / "corrected.txt"
    file.write_text(text.replace("第五期", "第六期"), "utf-8")
    before = yaml.safe_load(project.manifest().read_text("utf-8"))
    page = project.must_here("add", str(file), "--replace", "--created", "2026-12-01")
    assert re.search(r"changed projects projects\.x\w{8}\.x\w{8}: phase '第五期' -> '第六期'", page)
    after = yaml.safe_load(project.manifest().read_text("utf-8"))
    major, minor, _ = map(int, before["version"].split("."))
    assert after["version"] == f"{major}.{minor + 1}.0"
    assert {key for key in after if after[key] != before.get(key)} == {"source", "version", "created"}
    kept = project.root / "data" / "releases" / SMALL / before["version"] / f"{SMALL}.zip"
    with zipfile.ZipFile(kept) as archive:
        csv = archive.read("projects.csv")
    assert csv == (project.root / "data" / "packages" / SMALL / "projects.csv").read_bytes()
    assert "RELEASE" not in project.run_here("check").stderr


def test_replacing_needs_something_to_replace_and_something_new(project):
    assert refused(project, str(next_year(project)), *NEEDED, "--replace")[0] == "ADD-NOTHING-REPLACED"
    assert refused(project, str(project.source()), "--replace")[0] == "ADD-SAME"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "READ-EMPTY"),
        (bytes(range(256)) * 40, "READ-BINARY"),
        ("一封信。\n".encode() * 50, "ADD-FAMILY"),
    ],
)
def test_what_is_no_report(project, data, code):
    file = project.root.parent / "strange.txt"
    file.write_bytes(data)
    assert refused(project, str(file))[0] == code


def test_what_is_no_file(project):
    assert refused(project, str(project.root.parent / "none.txt"))[0] == "ADD-FILE"
    assert refused(project, str(project.root))[0] == "ADD-FILE"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--report-id", "../../escape"), "MANIFEST-INVALID"),
        (("--created", "tomorrow"), "MANIFEST-INVALID"),
        (("--family", "no-such-family"), "ADD-FAMILY"),
    ],
)
def test_options_that_can_not_be(project, options, code):
    file = next_year(project)
    needed = () if "--created" in options else ("--created", "2026-11-21")
    assert refused(project, str(file), "--published", "2026", *needed, *options)[0] == code


def test_the_family_that_a_person_names_is_taken_and_what_is_missing_is_told(project):
    named = ("--family", "unit-budget", "--report-id", "moea-unit-budget-116", "--title-en", "x")
    page = project.must_here("add", str(next_year(project)), *NEEDED, *named, "--dry-run")
    assert "family unit-budget" in page
    said = " ".join(
        project.must_here("add", str(next_year(project)), *NEEDED, *named, "--dry-run", "--details").split()
    )
    assert "option --family" in said
    assert "PARSE-FAMILY: a text that looks like annual-plan (found 重要計畫項目" in said
    assert "of unit-budget it has 0.00 of 1: found nothing of its structure" in said
    assert "PARSE-STRUCTURE" in said


def test_a_text_in_big5_is_kept_as_utf8_with_the_digest_of_the_original(project):
    file = next_year(project)
    data = file.read_text("utf-8").encode("big5", "ignore")
    file.write_bytes(data)
    page = project.must_here("add", str(file), *NEEDED)
    assert "text in big5, converted to UTF-8" in page
    source = yaml.safe_load(project.manifest(NEXT).read_text("utf-8"))["source"]
    assert source["original_sha256"] == hashlib.sha256(data).hexdigest()
    assert source["sha256"] == hashlib.sha256(project.source(NEXT).read_bytes()).hexdigest()
    assert project.source(NEXT).read_text("utf-8") == data.decode("big5")


@pytest.mark.long
def test_a_pdf_is_kept_as_text_with_its_pages(project):
    lines = next_year(project).read_text("utf-8").splitlines()
    pdf = Typesetter()
    for start in range(0, len(lines), 45):
        pdf.page(lines[start : start + 45])
    data = pdf.data()
    file = project.root.parent / "plan.pdf"
    file.write_bytes(data)
    page = project.must_here("add", str(file), *NEEDED)
    assert len(page.splitlines()) <= 40
    assert "plan.pdf: PDF of 19 pages, 833 lines of text." in page
    assert "projects 83 (83)" in page
    source = yaml.safe_load(project.manifest(NEXT).read_text("utf-8"))["source"]
    assert (source["original"], source["original_sha256"]) == ("plan.pdf", hashlib.sha256(data).hexdigest())
    marks = yaml.safe_load((project.root / "data" / "sources" / f"{NEXT}.pages.yml").read_text("utf-8"))
    assert marks == {page: 45 * (page - 1) + 1 for page in range(1, 20)}


def test_a_scanned_pdf_is_refused_until_its_pictures_are_named(project):
    pdf = Typesetter()
    pdf.picture()
    pdf.page(["經濟部116年度施政計畫"])
    file = project.root.parent / "scan.pdf"
    file.write_bytes(pdf.data())
    code, message = refused(project, str(file))
    assert code == "PDF-SCANNED"
    assert "OCR" in message
    assert refused(project, str(file), "--pictures", "1")[0] == "ADD-FAMILY"
