"""Records of the plan's tree: goals, subgoals, strategies, measures, items, and what they promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.families.st_plan.outline.nodes import Node, NodeTree
from generator.families.st_plan.plan.labels import split_label
from generator.families.st_plan.plan.targets import Target, find_targets
from generator.families.st_plan.plan.tree import Branch, Plan
from generator.families.st_plan.text.pieces import Piece, numbers_of, text_of
from generator.families.st_plan.text.styles import GOAL
from generator.language.cell import cell_problem
from generator.records.collector import Collector
from generator.records.record import Certainty
from generator.records.values import Value


def add_plan(
    plan: Plan, tree: NodeTree, titles_in_table: Mapping[str, Piece], first_year: int, collector: Collector
) -> None:
    """Add every row of the plan's tree.

    Args:
        plan: the tree.
        tree: the whole outline, for what other chapters say about the goals.
        titles_in_table: how the division table prints a measure, by measure code.
        first_year: the plan's first Gregorian year: earlier years are no targets.
        collector: where the rows go.
    """
    approaches = _approaches(plan, tree)
    for branch in (branch for top in plan.tops for branch in top.walk()):
        if branch.role == "goal":
            _add_goal(branch, approaches, collector)
        elif branch.role == "subgoal":
            _add_subgoal(branch, collector)
        elif branch.role == "strategy":
            _add_strategy(branch, collector)
        elif branch.role == "measure":
            _add_measure(branch, titles_in_table.get(branch.code), collector)
        else:
            _add_item(branch, collector)
    _add_targets(plan, first_year, collector)


def _approaches(plan: Plan, tree: NodeTree) -> dict[int, Node]:
    """Nodes of the chapter of overall goals by the number of the goal."""
    own = {id(branch.node) for branch in plan.of("goal")}
    return {
        node.number: node for node in tree.walk() if node.style is GOAL and node.body and id(node) not in own
    }


def _add_goal(branch: Branch, approaches: Mapping[int, Node], collector: Collector) -> None:
    node = approaches.get(branch.node.number)
    approach = node.body if node else []
    values: dict[str, Value] = {
        "goal_no": branch.node.number,
        "title": branch.title,
        "approach": text_of(approach),
    }
    lines = [*_heading_lines(branch), *numbers_of(approach)]
    collector.add("goals", values, lines)


def _add_subgoal(branch: Branch, collector: Collector) -> None:
    goal = branch.ancestor("goal")
    remark = [*branch.body, *branch.node.closing]
    values: dict[str, Value] = {
        "subgoal_code": branch.code,
        "goal_no": goal.node.number if goal else None,
        "title": branch.title,
        "remark": text_of(remark),
    }
    collector.add("subgoals", values, [*_heading_lines(branch), *numbers_of(remark)])


def _add_strategy(branch: Branch, collector: Collector) -> None:
    remark = [*branch.body, *branch.node.closing]
    values: dict[str, Value] = {
        "strategy_code": branch.code,
        "subgoal_code": _code_of(branch.ancestor("subgoal")),
        "title": branch.title,
        "remark": text_of(remark),
    }
    collector.add("strategies", values, [*_heading_lines(branch), *numbers_of(remark)])


def _add_measure(branch: Branch, in_table: Piece | None, collector: Collector) -> None:
    text = [*branch.body, *branch.node.closing]
    values: dict[str, Value] = {
        "measure_code": branch.code,
        "strategy_code": _code_of(branch.ancestor("strategy")),
        "title": branch.title,
        "text": text_of(text),
        "title_in_table": in_table.text if in_table else "",
    }
    lines = [*_heading_lines(branch), *numbers_of(text), *(in_table.numbers if in_table else ())]
    collector.add("measures", values, lines)


def _add_item(branch: Branch, collector: Collector) -> None:
    text = [*branch.body, *branch.node.closing]
    label, first = split_label(text[0].text) if text else ("", "")
    rest = [Piece(first, text[0].numbers), *text[1:]] if text else []
    values: dict[str, Value] = {
        "item_code": branch.code,
        "measure_code": _code_of(branch.ancestor("measure")),
        "parent_code": _code_of(branch.parent) or branch.code,
        "outline_level": _item_level(branch),
        "title": branch.title,
        "label": label,
        "text": text_of(rest),
    }
    collector.add("measure_items", values, [*_heading_lines(branch), *numbers_of(text)])


def _item_level(branch: Branch) -> int:
    level, above = 1, branch.parent
    while above is not None and above.role == "item":
        level, above = level + 1, above.parent
    return level


def _code_of(branch: Branch | None) -> str:
    return branch.code if branch else ""


def _heading_lines(branch: Branch) -> tuple[int, ...]:
    return branch.node.heading.numbers if branch.node.heading else ()


def _add_targets(plan: Plan, first_year: int, collector: Collector) -> None:
    number = 0
    for branch in (branch for top in plan.tops for branch in top.walk()):
        if branch.role not in ("measure", "item"):
            continue
        for piece, target in _targets_of(branch, first_year):
            number += 1
            values = _target_values(number, branch, target)
            certainty: Certainty = "uncertain" if target.doubt else "printed"
            collector.add("targets", values, piece.numbers, certainty=certainty, note=target.doubt)
            if target.doubt:
                collector.problems.append(
                    cell_problem(collector.document.name, piece.numbers[0], f"{target.doubt}{target.phrase}")
                )


def _targets_of(branch: Branch, first_year: int) -> Iterable[tuple[Piece, Target]]:
    for piece in (*branch.body, *branch.node.closing):
        for target in find_targets(piece.text, first_year):
            yield piece, target


def _target_values(number: int, branch: Branch, target: Target) -> dict[str, Value]:
    return {
        "target_no": number,
        "plan_code": branch.code,
        "target_kind": target.kind,
        "phrase": target.phrase,
        "comparator": target.comparator,
        "value": target.value,
        "unit": target.unit,
        "baseline_value": target.baseline,
        "start_year": target.start_year,
        "target_year": target.target_year,
        "sentence": target.sentence,
    }
