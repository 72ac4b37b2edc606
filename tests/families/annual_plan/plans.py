"""Parsing a plan in memory, and its tables in the form that a test writes down."""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from generator.families.annual_plan import FAMILY
from generator.families.family import Context
from generator.reading.document import Document, document_from_text, read_document
from generator.reading.spacing import squeeze
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from tests.families.annual_plan.typesetter import Item, Plan, Row

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "data" / "sources" / "moea-annual-plan-115.txt"
SCHEMAS = load_schemas(ROOT / "data" / "schemas", "annual-plan")

HEAD = "工作計畫名稱重要計畫項目計畫\n類別實施內容\n"


def parse_document(document: Document) -> Collector:
    collector = Collector(document, SCHEMAS)
    FAMILY.parse(document, Context(collector))
    return collector


def parse_text(text: str) -> Collector:
    return parse_document(document_from_text(text))


def parse_rows(rows: str, head: str = HEAD) -> Collector:
    """Rows as the extraction shows them, below a table head."""
    return parse_text(head + rows)


@cache
def real_plan() -> Collector:
    """The plan of the Ministry of Economic Affairs for ROC 115."""
    return parse_document(read_document(SOURCE))


def column(collector: Collector, table: str, *fields: str) -> list[Any]:
    return [tuple(record[name] for name in fields) for record in collector.tables[table]]


def names(collector: Collector) -> list[tuple[object, object, object]]:
    """Work plan, key project and category of every project."""
    return [
        (r["work_plan"], squeeze(str(r["key_project"])), r["category"]) for r in collector.tables["projects"]
    ]


def plan_of(collector: Collector) -> Plan:
    """What was read as a plan that can be compared with one that was typeset; white space never counts."""
    items = defaultdict(list)
    for record in collector.tables["content_items"]:
        items[record["project_no"]].append(record)
    rows = []
    for project in collector.tables["projects"]:
        work_plan = "" if project["work_plan_inherited"] else squeeze(str(project["work_plan"]))
        category = str(project["category"])
        content = _content(items[project["project_no"]])
        rows.append(Row(work_plan, squeeze(str(project["key_project"])), category, content))
    strategies = collector.tables["strategies"]
    goals = tuple(
        (
            squeeze(str(goal["title"])),
            tuple(squeeze(str(s["text"])) for s in strategies if s["goal_no"] == goal["goal_no"]),
        )
        for goal in collector.tables["goals"]
    )
    prose = [r for r in collector.tables["passages"] if r["outline_level"] == 0]
    title = squeeze(str(prose[0]["heading"])) if prose else ""
    return Plan(title, goals, tuple(rows), tuple(squeeze(str(r["text"])) for r in prose[1:]))


def _content(records):
    if records and records[0]["outline_level"] == 0:
        return _text(records[0])
    items: list[Item] = []
    for record in records:
        if record["outline_level"] == 1:
            items.append(Item(_text(record)))
        else:
            items[-1] = Item(items[-1].text, (*items[-1].children, _text(record)))
    return tuple(items)


def _text(record):
    heading, text = str(record["heading"]), str(record["text"])
    return squeeze(f"{heading}：{text}" if heading and text else heading + text)
