"""Small packages with the tables that the register reads; texts are the reports' own."""

from collections.abc import Iterable
from datetime import date

from generator.packaging.reader import Package
from generator.records.schema import TableSchema
from generator.records.values import Row, Value
from generator.register.roles import load_roles
from tests.tooling.tracked import ROOT

REVIEW, PLAN, REPORT = "moea-infra-review-110", "moea-annual-plan-115", "moea-business-report-113"
ROLES = load_roles(ROOT / "data" / "schemas")
_FAMILIES = {REVIEW: "infra-review", PLAN: "annual-plan", REPORT: "business-report"}


def package(name: str, **tables: Iterable[Row]) -> Package:
    """A package whose rows carry lines by their position unless they say otherwise."""
    rows: dict[str, list[dict[str, Value]]] = {
        table: [{"source_lines": f"{n}", "source_pages": "", **row} for n, row in enumerate(found, start=1)]
        for table, found in tables.items()
    }
    schemas = {table: TableSchema(table, {}, {}, ("record_id",), (), ("record_id",)) for table in rows}
    descriptor = {
        "family": _FAMILIES.get(name, name),
        "title": name,
        "issuer": {"zh": "經濟部"},
        "temporal": {"start": "2021-01-01", "end": "2021-12-31"},
        "created": f"{date(2026, 11, 21)}T00:00:00Z",
    }
    return Package(name, descriptor, schemas, rows)


def review(*titles: str) -> Package:
    rows = [{"record_id": f"programmes.{n}", "title": title} for n, title in enumerate(titles, start=1)]
    return package(REVIEW, programmes=rows)


def plan(*names: str, items: Iterable[str] = ()) -> Package:
    rows = [{"record_id": f"projects.{n}", "key_project": name} for n, name in enumerate(names, start=1)]
    texts = [
        {"record_id": f"content-items.{n}.-", "heading": "", "text": text}
        for n, text in enumerate(items, start=1)
    ]
    return package(PLAN, projects=rows, content_items=texts)


def report(*texts: str) -> Package:
    rows = [{"record_id": f"items.{n}", "heading": "", "text": text} for n, text in enumerate(texts, start=1)]
    return package(REPORT, items=rows, named_programmes=[])
