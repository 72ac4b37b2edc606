"""One page for one infrastructure programme: money, progress, targets, delays, benefits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.own_record import own_record
from generator.pages.frame.site import Site
from generator.pages.infra_review.addresses import parts_url, programme_url, section_url
from generator.pages.infra_review.answer import answer
from generator.pages.infra_review.figures import programme_figures
from generator.pages.infra_review.long_sections import long_sections
from generator.pages.infra_review.part_tables import (
    PARTED,
    budget_table,
    is_part,
    progress_table,
    totals_table,
)
from generator.pages.infra_review.programme_charts import programme_charts
from generator.pages.parts.tables import DataTable, table_of
from generator.records.record import PROVENANCE
from generator.records.values import Row

Rows = Mapping[str, Sequence[Row]]
INDICATOR_FIELDS = (
    "indicator", "sub_project", "unit", "whole_target", "cumulative_target", "cumulative_actual",
    "current_target", "current_actual",
)  # fmt: skip
TABLES = (
    "programmes", "special_budget", "special_budget_totals", "progress", "indicators", "milestones",
    "lag_items", "benefits", "benefit_items", "recommendations",
)  # fmt: skip


def programme_draft(site: Site, package: Package, programme: Row) -> Draft:
    """The page of one programme."""
    number = programme["programme_no"]
    address = programme_url(package, number)
    own = {"programme_no": number}
    figures = programme_figures(package, number)
    agencies = [str(row["agency_as_printed"]) for row in package.rows("programme_agencies", **own)]
    own_tables = [name for name, schema in package.schemas.items() if "programme_no" in schema.by_name]
    rows: Rows = {name: package.rows(name, **own) for name in own_tables}
    parted = any(is_part(row) for name in PARTED for row in rows[name])
    values: dict[str, Any] = {
        "package": package,
        "programme": programme,
        "agencies": agencies,
        "figures": figures,
        "answer": answer(programme, agencies, figures),
        "budget": budget_table(package, "", rows["special_budget"]),
        "parts_page": parts_url(address) if parted else None,
        "agency_budgets": _whole_table(package, "special_budget_agencies", "各機關分列的預算", rows),
        "totals": totals_table(package, "", rows["special_budget_totals"]),
        "progress": progress_table(package, "", rows["progress"]),
        "indicators": {
            label: _indicator_table(package, kind, label, rows["indicators"])
            for kind, label in (("work", "工作指標"), ("benefit", "效益指標"))
        },
        "lag": _lag_groups(rows["lag_items"]),
        "apart": {table: section_url(address, table) for table in long_sections(package, number)},
        "rows": rows,
        "tables": [name for name in TABLES if name in package.tables],
    }
    title, kind, whole = own_record(site, package, programme["record_id"], str(programme["title"]))
    return Draft(
        address,
        title,
        "infra_review/programme.md.j2",
        values,
        charts=programme_charts(package, programme, rows, figures),
        description=values["answer"],
        search=SearchFacts(kind, package.name, str(figures.year_roc), "、".join(agencies), whole=whole),
    )


def _table(package: Package, name: str, caption: str, fields: Iterable[str], rows: Rows) -> DataTable:
    found = rows[name]
    parts = any(row.get("sub_project") for row in found)
    return table_of(package, name, caption, (f for f in fields if parts or f != "sub_project"), found)


def _whole_table(package: Package, name: str, caption: str, rows: Rows) -> DataTable:
    """All own fields of a table but the programme's number; empty where the package lacks the table."""
    if name not in package.schemas:
        return DataTable(caption, [], [], package.name)
    fields = [f for f in package.schemas[name].field_names if f not in {"programme_no", *PROVENANCE}]
    return table_of(package, name, caption, fields, rows[name])


def _indicator_table(package: Package, kind: str, label: str, rows: Iterable[Row]) -> DataTable:
    return _table(
        package,
        "indicators",
        label,
        INDICATOR_FIELDS,
        {"indicators": [r for r in rows if r["indicator_kind"] == kind]},
    )


def _lag_groups(rows: Iterable[Row]) -> list[tuple[str, list[Row], list[Row]]]:
    """(sub-project, reasons, countermeasures) in the order of the report."""
    named = [row for row in rows if row["side"] != "none"]
    return [
        (
            str(part),
            [row for row in members if row["side"] == "reason"],
            [row for row in members if row["side"] == "countermeasure"],
        )
        for part, group in groupby(named, key=lambda row: row["sub_project"] or "")
        for members in [list(group)]
    ]
