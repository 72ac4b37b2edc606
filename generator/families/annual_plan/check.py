"""Identities that an annual plan prints: its year, its own numbering, and counts beside what they count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.checking.identity import Identity
from generator.language.counts import find_counts
from generator.language.listed_counts import ListedCount, find_listed_counts
from generator.language.numerals import parse_cjk_numeral
from generator.language.widths import compact
from generator.records.record import Record, Tables

_YEAR = re.compile(r"(\d{2,3})年度施政(?:計畫|方針)")
_ALIKE = 2  # characters in which the things counted and the headings of the items end


def check(tables: Tables) -> Iterator[Identity]:
    """All identities of a plan."""
    yield from _plan_year(tables["passages"])
    yield from _numbering_of(tables["goals"], "goal_no", "目標")
    for strategies in _grouped(tables["strategies"], "goal_no").values():
        yield from _numbering_of(strategies, "strategy_no", "策略")
    items = _grouped(tables["content_items"], "project_no")
    for of_project in items.values():
        yield from _item_numbering(of_project)
    for record in (*tables["strategies"], *tables["content_items"]):
        for count in find_listed_counts(str(record["text"])):
            yield _stated_count(record, count)
    for project in tables["projects"]:
        yield from _counted_by_items(project, items.get(project["project_no"], []))


def _plan_year(passages: Sequence[Record]) -> Iterator[Identity]:
    """plan-year: the year of the title, and every year of the preamble that names the same plan."""
    title = next((r for r in passages if r["outline_level"] == 0 and r["heading"]), None)
    year = _YEAR.search(compact(str(title["heading"])).text) if title else None
    if title is None or year is None:
        return
    for record in (r for r in passages if r["outline_level"] == 0):
        for match in _YEAR.finditer(compact(str(record["text"])).text):
            formula = f"「{match[0]}」與標題的{year[1]}年度"
            printed, computed = int(match[1]), int(year[1])
            yield Identity("plan-year", record, "text", printed, computed, formula, operands=(title,))


def _numbering_of(records: Sequence[Record], field: str, kind: str) -> Iterator[Identity]:
    """item-numbering: the number of the last of a list is how many there are."""
    if records:
        last = records[-1]
        number = last[field]
        yield _numbering(last, field, number if isinstance(number, int) else None, records, kind)


def _item_numbering(items: Sequence[Record]) -> Iterator[Identity]:
    """item-numbering for every list in the content of one project."""
    lists: dict[str, list[Record]] = defaultdict(list)
    for item in items:
        if item["outline_level"] != 0:
            lists[str(item["item_path"]).rpartition("/")[0]].append(item)
    for siblings in lists.values():
        last = siblings[-1]
        printed = _printed_number(str(last["item_path"]))
        yield _numbering(last, "item_path", printed, siblings, "項次")


def _numbering(
    last: Record, field: str, printed: int | None, records: Sequence[Record], kind: str
) -> Identity:
    formula = f"{kind}編至{printed}，共有{len(records)}項"
    others = tuple(record for record in records if record is not last)
    return Identity("item-numbering", last, field, printed, len(records), formula, operands=others)


def _printed_number(path: str) -> int | None:
    last = compact(path.rpartition("/")[2].partition("-")[0]).text.strip("()")
    return int(last) if last.isdecimal() else parse_cjk_numeral(last)


def _stated_count(record: Record, count: ListedCount) -> Identity:
    """stated-count: a count and the entries of the list that is printed beside it."""
    formula = f"「{count.printed.printed}」所列計{count.entries}項"
    return Identity("stated-count", record, "text", count.printed.value, count.entries, formula)


def _counted_by_items(project: Record, items: Sequence[Record]) -> Iterator[Identity]:
    """stated-count: a key project that names a number of things (五大信賴產業) and lists each as an item."""
    name = str(project["key_project"])
    listed = [item for item in items if item["outline_level"] == 1]
    same_kind = all(str(item["heading"]).endswith(name[-_ALIKE:]) for item in listed)
    if len(listed) < 2 or not same_kind:
        return
    for count in find_counts(name):
        formula = f"名稱所稱「{count.printed}」，實施內容列出{len(listed)}項"
        stated, operands = count.value, tuple(listed)
        yield Identity(
            "stated-count", project, "key_project", stated, len(listed), formula, operands=operands
        )


def _grouped(records: Sequence[Record], field: str) -> dict[object, list[Record]]:
    groups: dict[object, list[Record]] = defaultdict(list)
    for record in records:
        groups[record[field]].append(record)
    return groups
