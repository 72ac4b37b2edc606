"""Every table says what a row is and where to be careful, and answers three questions from its own rows."""

from html import unescape
from unittest.mock import Mock

import pytest
import yaml

from generator.errors import ProblemError
from generator.packaging.reader import load_package
from generator.pages.data.questions import OwnTables, answers_of
from generator.pages.data.table_page import table_draft
from generator.pages.frame.site import Folders, Site
from generator.pages.frame.table_guides import guides_of
from generator.pages.making.rendering import Templates
from generator.paths import ProjectPaths
from generator.pipeline.check import run_check
from tests.committed import committed_package
from tests.packaging.sample import write_sample

PATHS = ProjectPaths.of_checkout()
PACKAGES = sorted(path.parent.name for path in PATHS.packages.glob("*/datapackage.json"))
SUMS = {
    ("ida-unit-budget-114", "work_plans", "合計多少？"): [["1", "13539071"]],
    ("ida-unit-budget-114", "revenue_sheets", "合計多少？"): [["1", "110636"]],
    ("ida-unit-budget-114", "staff_counts", "各處合計多少？"): [["overview", "283"], ["vehicle_page", "283"]],
    ("ey-st-plan-114-117", "measures", "經濟部主辦幾項措施？"): [["77"]],
    ("moea-infra-review-110", "categories", "報告自稱共有幾項計畫？"): [["47"]],
    # By the rule of a programme's state: less than a percentage point is no delay.
    ("moea-infra-review-110", "progress", "超前與落後 1 個百分點以上的各有幾項？"): [
        ["如期", "43"],
        ["落後", "3"],
        ["超前", "1"],
    ],
    ("dgbas-moea-expenditure-enacted", "expenditure", "歷年經濟部主管歲出多少？"): [
        ["114", "109685935"],
        ["113", "181893244"],
    ],
}


@pytest.mark.parametrize("name", PACKAGES)
def test_every_table_has_a_guide_with_three_questions_that_run(name):
    package = committed_package(name)
    guides = guides_of(PATHS.content, package)
    assert set(guides) == set(package.schemas)
    for table, guide in guides.items():
        answers = answers_of(OwnTables(package), guides, table)
        assert len(answers) == 3, table
        assert len({answer.question.sql for answer in answers}) == 3, table
        # Rows that may come in any order would give other bytes elsewhere.
        assert [a.question.sql for a in answers if a.more and "ORDER BY" not in a.question.sql] == [], table
        if package.tables[table]:
            assert any(answer.rows for answer in answers), table
        assert guide.row.zh.startswith("一列"), table


@pytest.mark.parametrize(("place", "expected"), SUMS.items(), ids=["/".join(place) for place in SUMS])
def test_results_are_those_of_the_tables(place, expected):
    name, table, ask = place
    guides = guides_of(PATHS.content, committed_package(name))
    (answer,) = [
        a for a in answers_of(OwnTables(committed_package(name)), guides, table) if a.question.ask.zh == ask
    ]
    assert answer.rows[: len(expected)] == expected


def test_no_question_stands_for_a_table_that_is_not_there():
    families = {path.name for path in PATHS.schemas.iterdir() if path.is_dir()}
    for path in (PATHS.content / "questions").glob("*.yml"):
        assert path.stem in families
        tables = {p.stem for p in (PATHS.schemas / path.stem).glob("*.yml")} - {"provenance"}
        assert set(yaml.safe_load(path.read_text("utf-8"))) == tables


@pytest.fixture
def project(tmp_path):
    paths = ProjectPaths(tmp_path)
    write_sample(paths.packages)
    (paths.content / "questions").mkdir(parents=True)
    return paths


def guide(sql: str) -> dict:
    row, careful, ask = ({"zh": "一列是一個<金額>。", "en": "One amount."} for _ in range(3))
    return {"amounts": {"row": row, "careful": careful, "questions": [{"ask": ask, "sql": sql}]}}


def write(project, content: dict):
    path = project.content / "questions" / "sample-family.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return load_package(project.packages / "sample-report-110")


def test_the_page_begins_with_them_and_escapes_what_is_printed(project):
    package = write(project, guide("SELECT code, part, amount_k_twd, note FROM amounts ORDER BY record_id"))
    site = Site({package.name: package}, {}, Folders.of(project))
    templates = Templates(PATHS.templates, site)
    draft = table_draft(site, OwnTables(package), "amounts")
    html = templates.render(draft.template, draft.url, {**draft.values, "title": draft.title})
    before, _, after = html.partition("## 欄位")
    assert "一列是一個&lt;金額&gt;。" in before
    assert "<td>0042</td><td></td><td>-12046.5</td>" in before
    assert "<td>" + "長" * 60 + "…</td>" in before
    assert "sample_family_amounts" in unescape(before)
    assert "amount_k_twd" in unescape(after)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (guide("SELECT missing FROM amounts"), "amounts: no such column: missing"),
        ({"amounts": {"row": {"zh": "一列"}}}, "key amounts.row.en: Field required"),
    ],
)
def test_what_is_wrong_is_told(project, content, seen):
    package = write(project, content)
    with pytest.raises(ProblemError) as caught:
        answers_of(OwnTables(package), guides_of(project.content, package), "amounts")
    assert {problem.code for problem in caught.value.problems} == {"QUESTIONS-INVALID"}
    assert any(seen in problem.seen for problem in caught.value.problems)


def test_a_check_tells_the_faults_of_all_files_before_any_page_is_made(project):
    folder = project.content / "questions"
    (folder / "one.yml").write_text("amounts:\n  row: {zh: 一列}\n", "utf-8")
    (folder / "two.yml").write_text("amounts: [\n", "utf-8")
    told = [(p.code, p.file) for p in run_check(project, Mock()).problems if "/questions/" in p.file]
    assert ("QUESTIONS-INVALID", "content/questions/one.yml") in told
    assert ("YAML-SYNTAX", "content/questions/two.yml") in told


def test_a_fault_in_a_query_of_a_common_table_names_the_file_that_has_it(project):
    package = write(project, guide("SELECT 1"))
    asked = {"passages": guide("SELECT missing FROM passages")["amounts"]}
    (project.content / "questions" / "common.yml").write_text(yaml.safe_dump(asked), "utf-8")
    guides = guides_of(project.content, package)
    with pytest.raises(ProblemError) as caught:
        answers_of(OwnTables(package), guides, "passages")
    assert [problem.file for problem in caught.value.problems] == ["content/questions/common.yml"]


def test_what_is_empty_is_null(project):
    package = write(project, guide("SELECT count(*), count(part), count(amount_k_twd) FROM amounts"))
    (answer,) = answers_of(OwnTables(package), guides_of(project.content, package), "amounts")
    assert answer.rows == [["3", "1", "2"]]
    assert not answer.more
