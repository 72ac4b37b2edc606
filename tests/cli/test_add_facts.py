"""``add``: what it finds out about a report, asks for, and refuses because the text says otherwise."""

import re
import shutil

from tests.cli.adding import NEEDED, next_year, project, refused
from tests.cli.project import ROOT, SMALL

__all__ = ["project"]
TALK = "moea-business-report-113"


def test_another_ministry_of_the_register_is_named_by_it(project):
    file = next_year(project, ("經濟部116年度施政計畫", "交通部116年度施政計畫"))
    code, message = refused(project, str(file), page="projects 83 (83)")
    assert code == "ADD-OPTIONS"
    assert re.search(r"Give (.+); docs/", message)[1] == "--published …"
    assert "issuer_zh 交通部 (sure)" in message
    assert "report_id motc-annual-plan-116 (sure)" in message
    assert "title_zh 交通部116年度施政計畫 (likely)" in message
    english = "Annual administrative plan, Ministry of Transportation and Communications, 2027"
    assert f"title_en {english} (likely)" in message


def test_a_body_that_nobody_knows_is_asked_for_all_that_is_missing_at_once(project):
    file = next_year(project, ("經濟部116年度施政計畫", "文官部116年度施政計畫"))
    missing = "Facts that are missing: report_id, title_en, issuer_en, published."
    code, message = refused(project, str(file), page=missing)
    assert code == "ADD-OPTIONS"
    wanted = re.search(r"Give (.+); docs/", message)[1]
    assert wanted == "--report-id … --issuer-en … --published …"
    assert "issuer_zh 文官部 (likely)" in message


def test_what_follows_from_other_facts_is_not_asked_for(project):
    text = project.source().read_text("utf-8").replace("經濟部115年度施政計畫", "施政計畫")
    file = project.root.parent / "plan.txt"
    file.write_text(text, "utf-8")
    code, message = refused(project, str(file), page="tried out; facts are missing, nothing is written")
    assert code == "ADD-OPTIONS"
    assert re.search(r"Give (.+); docs/", message)[1] == "--year … --issuer-zh … --published …"
    assert "report_id, title_en, issuer_en, period_start, period_end follow" in message
    page = project.must_here(
        "add", str(file), *NEEDED, "--year", "117", "--issuer-zh", "交通部", "--dry-run", "--details"
    )
    assert re.search(r"│ report_id +│ motc-annual-plan-117 +│ given +│", page)


def test_another_ministrys_plan_never_replaces_one(project):
    text = project.source().read_text("utf-8")
    file = project.root.parent / "plan.txt"
    file.write_text(text.replace("經濟部115年度施政計畫", "交通部115年度施政計畫"), "utf-8")
    code, message = refused(project, str(file), "--replace", "--report-id", SMALL)
    assert code == "ADD-CONTRADICTS"
    assert "issuer 經濟部 (expected what the text surely says: 交通部 (line 1))" in message


def test_another_years_plan_never_replaces_one(project):
    code, message = refused(project, str(next_year(project)), "--replace", "--report-id", SMALL)
    assert code == "ADD-CONTRADICTS"
    assert "116 (line 1: 116年度)" in message


def test_one_text_is_one_report(project):
    code, message = refused(project, str(project.source()), *NEEDED, "--report-id", "moea-annual-plan-115-2")
    assert code == "ADD-SAME-TEXT"
    assert SMALL in message


def test_a_year_that_is_only_likely_may_be_why_the_name_is_taken(project):
    shutil.copyfile(ROOT / "content" / "reports" / f"{TALK}.yml", project.manifest(TALK))
    text = (ROOT / "data" / "sources" / f"{TALK}.txt").read_text("utf-8")
    file = project.root.parent / "talk.txt"
    file.write_text(text.replace("茲將本部", "經濟部 113 年之業務。\n茲將本部", 1), "utf-8")
    code, message = refused(project, str(file), "--published", "2025")
    assert code == "ADD-EXISTS"
    assert "The year 113 is only likely" in message
    assert "--year says which it is" in message
