"""Rows about agencies: who they are, what they were called and when, whose work they took over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.packaging.reader import Package
from generator.records.values import Value
from generator.register.agency_names import borne_names
from generator.register.identify import Identified
from generator.register.model import Agency, Evidence
from generator.register.names import fold
from generator.register.row import Rows, lines_at, written_row
from generator.register.text_index import TextIndex

_SEPARATOR = "、"
_SOURCES, _RELATED = "出處列在 agency_names。", "依據列在 evidence。"
# Of a name or date that none of the reports prints.
_OPEN = "收錄的報告未印{what}，出處待補。"
# Where a name is first printed, as report_id and line, by the folded name.
Printed = Mapping[str, tuple[str, int]]


def agency_rows(
    agencies: Sequence[Agency], packages: Mapping[str, Package], identified: Mapping[str, Identified]
) -> dict[str, Rows]:
    """The tables ``agencies``, ``agency_names`` and ``agency_relations``, sorted by key."""
    ordered = sorted(agencies, key=lambda agency: agency.id)
    printed = _first_printed(ordered, packages, identified)
    return {
        "agencies": [_agency(agency, printed) for agency in ordered],
        "agency_names": [row for agency in ordered for row in _names(agency, printed)],
        "agency_relations": [row for agency in ordered for row in _took_over(agency)],
    }


def _first_printed(
    agencies: Sequence[Agency], packages: Mapping[str, Package], identified: Mapping[str, Identified]
) -> Printed:
    """The first row that names each agency; of names that no row has, the first line that holds them.

    A short name may be part of another word of running text (資訊處 of 資訊處理), so that only rows count.
    """
    found: dict[str, tuple[str, int]] = {}
    for report_id in sorted(identified):
        for name, line in identified[report_id].printed.items():
            found.setdefault(name, (report_id, line))
    full = {fold(n) for a in agencies for n in (a.name, *(former.name for former in a.former))}
    index = TextIndex(full - found.keys())
    for report_id in sorted(packages):
        for row in packages[report_id].tables.get("lines", []):
            for name in index.names_in(str(row["text"] or "")):
                found.setdefault(name, (report_id, int(str(row["line_no"]))))
    return found


def _agency(agency: Agency, printed: Printed) -> dict[str, Value]:
    places = [printed[fold(n.name)] for n in borne_names(agency) if fold(n.name) in printed]
    values: dict[str, Value] = {
        "agency_id": agency.id,
        "name": agency.name,
        "name_en": agency.name_en,
        "short_names": _SEPARATOR.join(agency.short),
        "parent_id": agency.parent or None,
        "oid": None,
        "printed_in": lines_at(places[:1]),
    }
    return written_row("agencies", [agency.id], values, _SOURCES)


def _names(agency: Agency, printed: Printed) -> Iterator[dict[str, Value]]:
    for borne in borne_names(agency):
        place = printed.get(fold(borne.name))
        dated = borne.since is not None or borne.until is not None
        values: dict[str, Value] = {
            "agency_id": agency.id,
            "name": borne.name,
            "valid_from": borne.since,
            "valid_to": borne.until,
            "name_relation": borne.relation,
            "printed_in": lines_at([place] if place else []),
            "dates_printed_in": _lines(agency.dates) if dated else "",
        }
        lacking = [] if place else ["名稱"]
        lacking += ["日期"] if dated and not agency.dates else []
        sources = _OPEN.format(what="與".join(lacking)) if lacking else ""
        yield written_row("agency_names", [agency.id, borne.name], values, sources)


def _took_over(agency: Agency) -> Iterator[dict[str, Value]]:
    for took in sorted(agency.took_over, key=lambda t: t.part_of):
        values: dict[str, Value] = {
            "agency_id": agency.id,
            "relation": "took_over_part",
            "other_id": took.part_of,
            "day": took.day,
            "note": took.note,
            "evidence": _lines(took.evidence),
        }
        yield written_row("agency_relations", [agency.id, took.part_of], values, _RELATED)


def _lines(evidence: Sequence[Evidence]) -> str:
    return lines_at([(found.report, line) for found in evidence for line in found.lines])
