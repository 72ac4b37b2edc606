"""How many goals, measures, agencies … the plan says it has, and what its division table lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.families.st_plan.checks.values import integer_of, text_value
from generator.records.record import Record, Tables

_COUNTED = (
    ("goals", "count-of-goals", "目標", r"項目標"),
    ("subgoals", "count-of-subgoals", "子目標", r"項子目標"),
    ("strategies", "count-of-strategies", "策略", r"項(?:重要)?策略"),
    ("measures", "count-of-measures", "措施", r"項(?:與[^，。、\d]{1,12}之|重要)?措施"),
    ("strategy_agencies", "count-of-agencies", "機關", r"個(?:部[、會署院處局]*|部會|機關)"),
)


def check_counts(tables: Tables) -> Iterator[Identity]:
    """Printed counts against counted rows, then the gaps that the extraction left."""
    for passage in tables["passages"]:
        yield from _printed_counts(passage, tables)
    yield from _yearly_times_years(tables)
    if tables["strategy_agencies"]:
        yield from _leads(tables)
    if any(record["title_in_table"] for record in tables["measures"]):
        yield from _missing_measures(tables)


def _printed_counts(passage: Record, tables: Tables) -> Iterator[Identity]:
    """A sentence that counts goals, strategies … counts all of them: it names two kinds at least."""
    text = text_value(passage, "text")
    found = [(entry, match) for entry in _COUNTED if (match := re.search(rf"(\d{{1,4}})\s*{entry[3]}", text))]
    if len(re.findall(r"\d+\s*項", text)) < 2:
        return
    for (table, check, noun, _), match in found:
        printed = int(match[1])
        agencies = table == "strategy_agencies"
        counted = len({row["agency_name"] for row in tables[table]}) if agencies else len(tables[table])
        lost = _without_agencies(tables) if agencies and counted != printed else ""
        if lost or not counted:
            yield not_computed(check, passage, "text", printed, lost or f"本報告讀出的{noun}")
        else:
            formula = f"本報告讀出的{noun}共 {counted} 個。"
            yield Identity(check, passage, "text", printed, counted, formula)


def _without_agencies(tables: Tables) -> str:
    """The strategies whose agencies the text lost, so that not all agencies can be counted; or empty."""
    listed = {record["strategy_code"] for record in tables["strategy_agencies"]}
    codes = [text_value(record, "strategy_code") for record in tables["strategies"]]
    lost = [code for code in codes if code not in listed]
    return f"策略 {'、'.join(lost)} 的參與部會" if lost else ""


def _yearly_times_years(tables: Tables) -> Iterator[Identity]:
    """每年分配 1.5 GW over ten years is 共釋出 15 GW."""
    targets = tables["targets"]
    for yearly in targets:
        unit = text_value(yearly, "unit")
        first, last = integer_of(yearly, "start_year"), integer_of(yearly, "target_year")
        if not unit.endswith("/年") or first is None or last is None:
            continue
        for whole in targets:
            value, step = whole["value"], yearly["value"]
            same = whole["sentence"] == yearly["sentence"] and whole["unit"] == unit.removesuffix("/年")
            if not same or not isinstance(value, Decimal):
                continue
            years = last - first + 1
            if not isinstance(step, Decimal):
                yield not_computed("yearly-times-years", whole, "value", value, "每年的數值")
            else:
                formula = f"{step} × {years} 年"
                yield Identity(
                    "yearly-times-years", whole, "value", value, step * years, formula, operands=(yearly,)
                )


def _leads(tables: Tables) -> Iterator[Identity]:
    """Every strategy has one leading agency; none where the text lost its cell."""
    leads: dict[str, list[Record]] = {}
    for record in tables["strategy_agencies"]:
        if record["role"] == "lead":
            leads.setdefault(text_value(record, "strategy_code"), []).append(record)
    for strategy in tables["strategies"]:
        found = leads.get(text_value(strategy, "strategy_code"), [])
        check, field = "one-lead-a-strategy", "strategy_code"
        if not found:
            yield not_computed(check, strategy, field, None, "分工表中這項策略的參與部會")
            continue
        formula = "分工表中這項策略的主辦機關數。"
        yield Identity(check, strategy, field, len(found), 1, formula, operands=tuple(found))


def _missing_measures(tables: Tables) -> Iterator[Identity]:
    """One row for every measure that the division table should list and the text lost."""
    for measure in tables["measures"]:
        if not measure["title_in_table"]:
            yield not_computed("measure-in-table", measure, "title_in_table", None, "分工表中這項措施的一列")
