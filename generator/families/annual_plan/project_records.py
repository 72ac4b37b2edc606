"""From the rows of the table to the records of work plans, key projects, their content and its quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.annual_plan.content_records import JOINT, add_content
from generator.families.annual_plan.named_rows import NamedRow, Names
from generator.families.annual_plan.names import period_of, phase_of
from generator.families.annual_plan.table_rows import TableRow
from generator.language.cell import cell_problem
from generator.reading.wrapping import Wrapping
from generator.records.collector import Collector
from generator.records.record import Certainty
from generator.records.values import Value

_INHERITED = "工作計畫名稱儲存格空白，沿用上列印出的名稱"
_SHORTER = "欄寬也容許在末行分出工作計畫名稱，但重要計畫項目將不滿一行，且短於本報告其他各項，故不採"
_ONE_LINE = "名稱只有一行，欄寬無法排除其中另有工作計畫名稱；視為重要計畫項目"
_LIKELIEST_ALONE = "欄寬也容許其中另有工作計畫名稱；視為重要計畫項目"
_LIKELIEST_BORDER = "欄寬容許一種以上的切分；取與本報告其他列用字最相近、首行最滿者"
_NO_CUT = "名稱各行與欄寬不符，依行寬切分"
_ROW_OPEN = "上列的名稱與內容都恰好滿行，欄寬無法判定本列是否為上列的延續；因上列以句號結束，視為另一列"
_NO_WORK_PLAN = "此列之前未印出工作計畫名稱"
_DAMAGED = "計畫類別印為「{printed}」，依所餘文字判讀"
_STRAY = "第{line}行起可能是另一列，但看不出其計畫類別，暫列於本列的實施內容"
_ANCHOR = "計畫類別之後的文字不像實施內容的首行，類別的位置可能有誤"


@dataclass(slots=True)
class _WorkPlan:
    number: int
    name: str
    certainty: Certainty
    note: str
    numbers: list[int] = field(default_factory=list)
    projects: int = 0


def add_projects(named: Sequence[NamedRow], wrapping: Wrapping, collector: Collector) -> None:
    """Add the records of all rows; their lines are claimed for content first, then for projects."""
    work_plans: list[_WorkPlan] = []
    for number, (row, names) in enumerate(((each.row, each.names) for each in named), start=1):
        inherited = _work_plan_of(names, row, work_plans)
        # The content is added first, for its lines are its own; it is named by the project.
        collector.announce("projects", {"project_no": number, "key_project": names.key_project})
        add_content(number, row, wrapping, collector)
        _add_project(number, row, names, work_plans[-1], inherited, collector)
    for work_plan in work_plans:
        _add_work_plan(work_plan, collector)


def category_doubts(row: TableRow) -> list[tuple[int, str]]:
    """What is in doubt about a row's category and about lines that may be rows of their own, by line."""
    found = [(row.numbers[0], _DAMAGED.format(printed=row.category_printed))] if row.category_printed else []
    return found + [(line, _STRAY.format(line=line)) for line in row.strays]


def _work_plan_of(names: Names, row: TableRow, work_plans: list[_WorkPlan]) -> bool:
    """Put the row under its work plan, the last of the list; returns whether that was inherited."""
    inherited = not names.work_plan
    if not work_plans or (names.work_plan and names.work_plan != work_plans[-1].name):
        certainty, note = _certainty(names, row, inherited=False)
        if inherited:
            certainty, note = "uncertain", _NO_WORK_PLAN
        work_plans.append(_WorkPlan(len(work_plans) + 1, names.work_plan, certainty, note))
    work_plans[-1].projects += 1
    work_plans[-1].numbers += row.numbers
    return inherited


def _certainty(names: Names, row: TableRow, *, inherited: bool) -> tuple[Certainty, str]:
    """Certainty of a project's row and the sentence that says why."""
    notes = [_INHERITED] if inherited else []
    doubts = []
    if names.cut.method == "likeliest":
        alone = _ONE_LINE if names.lines == 1 else _LIKELIEST_ALONE
        doubts.append(alone if names.cut.border is None else _LIKELIEST_BORDER)
    if names.cut.method == "cells" and names.cut.open:
        doubts.append(_ROW_OPEN)
    if names.cut.method == "none":
        doubts.append(_NO_CUT)
    if names.cut.method == "length":
        notes.append(_SHORTER)
    doubts += [text for text, holds in ((_ANCHOR, not row.sure), (JOINT, row.joint_open)) if holds]
    doubts += [seen for _, seen in category_doubts(row)]
    certainty: Certainty = "uncertain" if doubts else "derived" if notes else "printed"
    return certainty, "；".join([*notes, *doubts]) + ("。" if notes or doubts else "")


def _add_project(
    number: int,
    row: TableRow,
    names: Names,
    work_plan: _WorkPlan,
    inherited: bool,
    collector: Collector,
) -> None:
    period = period_of(names.key_project)
    certainty, note = _certainty(names, row, inherited=inherited)
    if inherited and not work_plan.name:
        certainty, note = "uncertain", _NO_WORK_PLAN
    values: dict[str, Value] = {
        "project_no": number,
        "work_plan_no": work_plan.number,
        "work_plan": work_plan.name,
        "work_plan_inherited": inherited,
        "key_project": names.key_project,
        "category": row.category,
        "phase": phase_of(names.key_project),
        "period_start_roc": period[0] if period else None,
        "period_end_roc": period[1] if period else None,
        "split_method": names.cut.method,
    }
    for line, seen in category_doubts(row):
        collector.problems.append(cell_problem(collector.document.name, line, seen))
    # An inherited name is not printed in its row.
    printed = {"work_plan": ""} if inherited else {}
    collector.add("projects", values, row.numbers, certainty=certainty, note=note, printed=printed)


def _add_work_plan(work_plan: _WorkPlan, collector: Collector) -> None:
    values: dict[str, Value] = {
        "work_plan_no": work_plan.number,
        "work_plan": work_plan.name,
        "project_count": work_plan.projects,
    }
    collector.add("work_plans", values, work_plan.numbers, certainty=work_plan.certainty, note=work_plan.note)
