"""An addition can be undone to the last byte; a published report leaves a notice and its releases."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.adding.removing import plan_removal
from generator.errors import ProblemError
from generator.paths import ProjectPaths
from tests.tooling.tracked import ROOT

GONE, OTHER = "moj-business-report-101h2", "moea-annual-plan-115"
TODAY = date(2026, 11, 30)
MANIFEST = f"""\
report_id: {GONE}
family: business-report
title: {{zh: 法務部101年下半年業務報告, en: Business report}}
description: {{zh: 甲, en: a}}
issuer: {{zh: 法務部, en: Ministry of Justice}}
source: {{sha256: "{"0" * 64}", original: a.txt}}
period_start: 2012-07-01
period_end: 2012-12-31
published: "2012"
version: 1.0.0
created: 2026-11-21
"""
LINK = "- programme: a\n  report: {}\n  words: 甲\n"
BEFORE = {
    f"content/reports/{OTHER}.yml": "a: 1\n",
    "content/row_counts.yml": f"{OTHER}:\n  goals: 9\n",
    "content/urls.txt": f"# Head.\n./\nreports/{OTHER}/\n",
    "content/register/links.yml": "# Head.\n" + LINK.format(OTHER),
    "content/register/programmes.yml": "- {id: a, name: 甲計畫, kind: programme}\n",
    f"data/sources/{OTHER}.txt": "甲\n",
    "content/withheld.yml": "# Head.\n",
}
ADDED = {
    f"content/reports/{GONE}.yml": MANIFEST,
    "content/row_counts.yml": f"{OTHER}:\n  goals: 9\n{GONE}:\n  items: 3\n",
    "content/urls.txt": f"# Head.\n./\ndata/{GONE}/a.csv\nreports/{OTHER}/\nreports/{GONE}/\n",
    "content/register/links.yml": "# Head.\n" + LINK.format(GONE) + LINK.format(OTHER) + LINK.format(GONE),
    "content/withheld.yml": f"# Of {GONE}: uncomment.\n# - {{report: {GONE}, line: 2}}\n# Head.\n",
    f"content/curated/{GONE}/characters.yml": "[]\n",
    f"content/explanations/{GONE}.yml": "[]\n",
    f"data/sources/{GONE}.txt": "甲\n",
    f"data/sources/{GONE}.pages.yml": "{}\n",
    f"data/packages/{GONE}/datapackage.json": "{}\n",
}


@pytest.fixture
def paths(tmp_path: Path) -> ProjectPaths:
    for name, text in {**BEFORE, **ADDED}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return ProjectPaths(tmp_path)


def files(paths: ProjectPaths) -> dict[str, str]:
    found = (path for path in sorted(paths.root.rglob("*")) if path.is_file())
    return {path.relative_to(paths.root).as_posix(): path.read_text("utf-8") for path in found}


def release(paths: ProjectPaths) -> None:
    kept = paths.releases / GONE / "1.0.0"
    kept.mkdir(parents=True)
    (kept / "release.json").write_text('{"date": "2026-11-21", "changes": {}, "previous": null}', "utf-8")


def test_an_addition_is_undone_to_the_last_byte(paths):
    plan_removal(GONE, paths, TODAY).carry_out()
    after = files(paths)
    counts = after.pop("content/row_counts.yml")
    assert yaml.safe_load(counts) == {OTHER: {"goals": 9}}
    assert after == {name: text for name, text in BEFORE.items() if name != "content/row_counts.yml"}


def test_a_released_report_only_goes_with_a_reason(paths):
    release(paths)
    before = files(paths)
    with pytest.raises(ProblemError, match="REMOVE-RELEASED"):
        plan_removal(GONE, paths, TODAY)
    assert files(paths) == before
    plan_removal(GONE, paths, TODAY, reason="機關要求撤下。").carry_out()
    after = files(paths)
    assert yaml.safe_load(after["content/withdrawn.yml"]) == [
        {
            "report": GONE,
            "title": "法務部101年下半年業務報告",
            "reason": "機關要求撤下。",
            "date": "2026-11-30",
        }
    ]
    assert after["content/urls.txt"] == ADDED["content/urls.txt"]
    assert f"data/releases/{GONE}/1.0.0/release.json" in after
    assert [name for name in after if GONE in name] == [f"data/releases/{GONE}/1.0.0/release.json"]


def test_pages_of_programmes_that_only_it_told_of_get_the_notice_too(paths):
    """As in the register that is published: the plan alone speaks of one, other reports of the other too."""
    (paths.packages / "register").symlink_to(ROOT / "data" / "packages" / "register")
    shutil.copyfile(ROOT / "content" / "reports" / f"{OTHER}.yml", paths.manifests / f"{OTHER}.yml")
    listed = ["programmes/appliance-efficiency/", "programmes/no-tap-water-phase-4/"]
    (paths.content / "urls.txt").write_text("".join(f"{address}\n" for address in listed), "utf-8")
    found = plan_removal(OTHER, paths, TODAY, reason="機關要求撤下。").written
    (entry,) = yaml.safe_load(found[paths.content / "withdrawn.yml"])
    assert entry["pages"] == ["programmes/appliance-efficiency/"]


def test_releases_that_nobody_has_seen_go_too(paths):
    release(paths)
    plan_removal(GONE, paths, TODAY, unpublished=True).carry_out()
    assert [name for name in files(paths) if GONE in name] == []


def test_programmes_that_it_gave_are_left_to_a_person(paths):
    file = paths.register / "programmes.yml"
    file.write_text(f"- {{id: a, name: 甲計畫, kind: programme, seen: [{GONE}]}}\n", "utf-8")
    assert plan_removal(GONE, paths, TODAY).mentions == [file]


def test_a_report_that_there_is_not(paths):
    with pytest.raises(ProblemError, match=f"REMOVE-UNKNOWN.*one of {OTHER}, {GONE}"):
        plan_removal("moj", paths, TODAY)
