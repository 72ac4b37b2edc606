"""Plans of made-up ministries, typeset at any widths, with any words: they come back as written."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples, first
from tests.families.annual_plan.plans import parse_text, plan_of, real_plan
from tests.families.annual_plan.typesetter import Item, Plan, Row, Style, typeset

WORDS = [
    "農地",
    "漁港",
    "文化資產",
    "長期照顧",
    "疫苗",
    "防檢疫",
    "校園",
    "數位學習",
    "交通",
    "軌道",
    "海巡艦艇",
    "森林",
    "步道",
    "職業安全",
    "勞動力",
    "智慧農業",
    "韌性社區",
    "科技",
    "發展",
    "社會",
]
ENDINGS = ["計畫", "輔導", "管理", "建置", "推動方案", "營造"]
CATEGORIES = ["公共建設", "科技發展", "社會發展", "其他"]

name = st.builds(
    lambda words, ending: "".join(words) + ending,
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=7),
    st.sampled_from(ENDINGS),
)
clause = st.builds("".join, st.lists(st.sampled_from(WORDS), min_size=2, max_size=9))
sentence = st.builds(lambda parts: "辦理" + "，".join(parts) + "。", st.lists(clause, min_size=1, max_size=5))
long_sentence = st.builds(
    lambda parts: "推動" + "，".join(parts) + "。", st.lists(clause, min_size=6, max_size=9)
)
item = st.builds(
    Item, sentence, st.one_of(st.just(()), st.lists(sentence, min_size=2, max_size=3).map(tuple))
)
content = st.one_of(long_sentence, st.lists(item, min_size=2, max_size=5).map(tuple))
# At least one full line of the widest cell: a shorter one can't be told from the end of the name before it.
key_project = st.builds(
    lambda words, ending: "".join(words) + ending,
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=7),
    st.sampled_from(ENDINGS),
)
row = st.builds(Row, st.one_of(st.just(""), name), key_project, st.sampled_from(CATEGORIES), content)
goals = st.lists(
    st.tuples(clause, st.lists(sentence, min_size=1, max_size=4).map(tuple)), min_size=1, max_size=9
).map(tuple)


def plan_from(first: Row, others: list[Row], plan_goals: tuple, work_plan: str) -> Plan:
    rows = (replace(first, work_plan=work_plan), *others)
    # Work plans of one name in a row are one work plan, printed once.
    kept, last = [], ""
    for each in rows:
        kept.append(replace(each, work_plan="") if each.work_plan == last else each)
        last = each.work_plan or last
    return Plan("農業部116年度施政計畫", plan_goals, tuple(kept))


plans = st.builds(plan_from, row, st.lists(row, min_size=8, max_size=14), goals, name)
styles = st.builds(
    Style,
    work_plan_cell=st.sampled_from([10, 12, 14, 16]),
    key_project_cell=st.sampled_from([10, 12, 14, 16]),
    category_cell=st.sampled_from([4, 8]),
    content_cell=st.sampled_from([44, 54, 60]),
    page_lines=st.integers(9, 70),
    prefix=st.sampled_from(["8", "3", "12", "30"]),
    labels=st.booleans(),
)


@settings(max_examples=examples(40), derandomize=True)
@given(plans, styles)
def test_made_up_plans_are_read_as_written(plan: Plan, style: Style) -> None:
    parsed = parse_text(typeset(plan, style))
    read = plan_of(parsed)
    assert read.title == plan.title
    assert read.goals == plan.goals
    assert [row.content for row in read.rows] == [row.content for row in plan.rows]
    assert [row.category for row in read.rows] == [row.category for row in plan.rows]
    assert [row.work_plan + row.key_project for row in read.rows] == [
        row.work_plan + row.key_project for row in plan.rows
    ]
    assert parsed.ledger.unread() == []
    # Where a name is not as written, the widths left its border open and the row says so.
    projects = parsed.tables["projects"]
    for written, found, record in zip(plan.rows, read.rows, projects, strict=True):
        if (written.work_plan, written.key_project) != (found.work_plan, found.key_project):
            assert record.certainty == "uncertain"


@settings(max_examples=examples(20), derandomize=True)
@given(plans, styles)
def test_made_up_plans_without_categories(plan: Plan, style: Style) -> None:
    parsed = parse_text(typeset(plan, replace(style, category_cell=0)))
    read = plan_of(parsed)
    assert len(read.rows) == len(plan.rows)
    assert parsed.ledger.unread() == []
    for written, found, record in zip(plan.rows, read.rows, parsed.tables["projects"], strict=True):
        if record.certainty != "uncertain":
            assert replace(written, category="") == found


STYLES = {
    "short pages": Style(page_lines=9),
    "no page labels": Style(labels=False),
    "names of two widths": Style(work_plan_cell=16, key_project_cell=12),
    "narrow content": Style(content_cell=44),
    "category on one line": Style(category_cell=8),
    "no category, short pages": Style(category_cell=0, page_lines=9),
    "as printed": Style(),
    "one long page": Style(page_lines=2000),
    "another chapter": Style(prefix="21"),
    "wider names": Style(work_plan_cell=16, key_project_cell=16),
    "wide content": Style(content_cell=70),
    "no indent": Style(indent=0),
    "no category": Style(category_cell=0),
    "no category, no indent": Style(category_cell=0, indent=0),
}


@pytest.mark.parametrize("name", first(3, STYLES))
def test_the_real_plan_typeset_anew(name: str) -> None:
    style = STYLES[name]
    plan = plan_of(real_plan())
    parsed = parse_text(typeset(plan, style))
    expected = (
        plan
        if style.category_cell
        else replace(plan, rows=tuple(replace(row, category="") for row in plan.rows))
    )
    assert plan_of(parsed) == expected
    assert parsed.ledger.unread() == []
