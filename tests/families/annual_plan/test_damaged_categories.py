"""A damaged category makes its row doubtful and never takes it away: every row stays, with its names."""

from collections.abc import Sequence

import pytest

from tests.examples import first
from tests.families.annual_plan.plans import SOURCE, parse_text, real_plan

LINES = SOURCE.read_text("utf-8").split("\n")
_HALVES = ("科技", "社會", "公共")
PROJECTS = (1, 3, 6, 12, 23, 28, 34, 49, 55, 62, 75, 83)
DAMAGES = ("mark", "word", "first half", "second half")


def names(collector) -> list[tuple[object, ...]]:
    fields = ("work_plan", "key_project", "category")
    return [tuple(row[field] for field in fields) for row in collector.tables["projects"]]


def category_line(project_no: int) -> int:
    """Index of the line that ends with the first half of a project's category."""
    row = real_plan().tables["projects"][project_no - 1]
    inside = range(row.lines[0] - 1, row.lines[0] + 6)
    return next(i for i in inside if LINES[i].endswith(_HALVES) and LINES[i + 1].startswith(("發展", "建設")))


def damage(lines: list[str], project_no: int, how: str) -> None:
    """Put something behind the category, or another character into one of its halves."""
    at = category_line(project_no)
    if how == "second half":
        lines[at + 1] = "某" + lines[at + 1][1:]
    else:
        ending = {"mark": lines[at] + "*", "word": lines[at] + "附註", "first half": lines[at][:-1] + "某"}
        lines[at] = ending[how]


def require_told(project_nos: Sequence[int], how: str) -> None:
    """All rows of a plan with these categories damaged stay, and each of these is in doubt and told."""
    lines = list(LINES)
    for project_no in project_nos:
        damage(lines, project_no, how)
    read = parse_text("\n".join(lines))
    assert names(read) == names(real_plan())
    rows = [read.tables["projects"][project_no - 1] for project_no in project_nos]
    for row in rows:
        assert (row.certainty, "計畫類別印為「" in row.note) == ("uncertain", True)
    assert [(p.code, p.line) for p in read.problems] == [("PARSE-CELL", row.lines[0]) for row in rows]
    others = [r.certainty for r in read.tables["projects"] if r not in rows]
    before = [r.certainty for r in real_plan().tables["projects"] if r["project_no"] not in project_nos]
    assert others == before


@pytest.mark.parametrize("how", DAMAGES)
def test_rows_with_a_damaged_category_stay_and_are_told(how: str) -> None:
    require_told(PROJECTS, how)


@pytest.mark.parametrize("project_no", first(1, PROJECTS))
@pytest.mark.parametrize("how", DAMAGES)
def test_a_single_row_with_a_damaged_category(project_no: int, how: str) -> None:
    require_told([project_no], how)


def test_the_short_category_before_an_item() -> None:
    lines = list(LINES)
    at = next(i for i, line in enumerate(lines) if "其他一、" in line)
    lines[at] = lines[at].replace("其他一、", "其某一、")
    read = parse_text("\n".join(lines))
    assert names(read) == names(real_plan())
    assert [p.code for p in read.problems] == ["PARSE-CELL"]


def test_lines_that_may_be_a_row_are_told_where_no_category_is_left() -> None:
    lines, at = list(LINES), category_line(3)
    lines[at] = lines[at][:-2] + "甲乙"
    lines[at + 1] = "丙丁" + lines[at + 1][2:]
    lost = real_plan().tables["projects"][2]
    read = parse_text("\n".join(lines))
    before = read.tables["projects"][1]
    assert len(read.tables["projects"]) == 82
    assert f"第{lost.lines[0]}行起可能是另一列，但看不出其計畫類別" in before.note
    assert (before.certainty, lost.lines[0] in before.lines) == ("uncertain", True)
    assert next((p.code, p.line) for p in read.problems) == ("PARSE-CELL", lost.lines[0])
