"""The rows of the package ``register``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.packaging.reader import Package
from generator.records.identifiers import make_record_id
from generator.records.values import Value
from generator.register.entries import is_report
from generator.register.mention import Mention
from generator.register.model import Agency, Programme, Register, Relation
from generator.register.names import phase_as_printed
from generator.register.roles import NO_ROLES, Roles

Rows = list[dict[str, Value]]
_SEPARATOR = "、"


def register_rows(
    register: Register,
    mentions: Iterable[Mention],
    packages: Mapping[str, Package],
    roles: Mapping[str, Roles],
) -> dict[str, Rows]:
    """All tables by name, every row with all its columns, sorted by key."""
    programmes = sorted(register.programmes, key=lambda p: p.id)
    relations = sorted(register.relations, key=lambda r: (r.programme, r.of))
    return {
        "reports": [
            _report(p) for _, p in sorted(packages.items()) if is_report(p, roles.get(p.family, NO_ROLES))
        ],
        "agencies": [_agency(a) for a in sorted(register.agencies, key=lambda a: a.id)],
        "agency_names": [row for a in sorted(register.agencies, key=lambda a: a.id) for row in _names_of(a)],
        "programmes": [_programme(p) for p in programmes],
        "programme_relations": [_relation(r) for r in relations if r.relation != "different"],
        "mentions": [_mention(m) for m in mentions],
    }


def _report(package: Package) -> dict[str, Value]:
    descriptor: Mapping[str, Any] = package.descriptor
    temporal = descriptor.get("temporal", {})
    source = (descriptor.get("sources") or [{}])[0]
    values: dict[str, Value] = {
        "report_id": package.name,
        "family": str(descriptor.get("family", "")),
        "title": str(descriptor.get("title", "")),
        "issuer": str(descriptor.get("issuer", {}).get("zh", "")),
        "period_start": _day(temporal.get("start")),
        "period_end": _day(temporal.get("end")),
        "published": str(descriptor.get("published", "")),
        "source_sha256": str(source.get("hash", "")).removeprefix("sha256:"),
        "line_count": len(package.tables.get("lines", [])) or None,
    }
    return _row("reports", [package.name], values)


def _agency(agency: Agency) -> dict[str, Value]:
    values: dict[str, Value] = {
        "agency_id": agency.id,
        "name": agency.name,
        "name_en": agency.name_en,
        "short_names": _SEPARATOR.join(agency.short),
        "parent_id": agency.parent or None,
    }
    return _row("agencies", [agency.id], values)


def _names_of(agency: Agency) -> Iterator[dict[str, Value]]:
    """Present name, short names, then former ones; a short form is valid as long as its name."""
    names: list[tuple[str, date | None, date | None, str]] = [
        (agency.name, agency.since, agency.until, "current")
    ]
    names += [(short, agency.since, agency.until, "short") for short in agency.short]
    for former in agency.former:
        names += [
            (name, former.since, former.until, former.relation) for name in (former.name, *former.short)
        ]
    seen: set[str] = set()
    for name, start, end, relation in names:
        if name not in seen:
            seen.add(name)
            values: dict[str, Value] = {
                "agency_id": agency.id,
                "name": name,
                "valid_from": start,
                "valid_to": end,
                "relation": relation,
            }
            yield _row("agency_names", [agency.id, name], values)


def _programme(programme: Programme) -> dict[str, Value]:
    values: dict[str, Value] = {
        "programme_id": programme.id,
        "name": programme.name,
        "agency_id": programme.agency or None,
        "kind": programme.kind,
        "family": programme.family,
        "phase": phase_as_printed(programme.name),
        "aliases": _SEPARATOR.join(programme.aliases),
    }
    return _row("programmes", [programme.id], values)


def _relation(relation: Relation) -> dict[str, Value]:
    values: dict[str, Value] = {
        "programme_id": relation.programme,
        "relation": relation.relation,
        "other_id": relation.of,
        "note": relation.note,
        "evidence": " ".join(f"{e.report}:{line}" for e in relation.evidence for line in e.lines),
    }
    return _row("programme_relations", [relation.programme, relation.of], values)


def _mention(mention: Mention) -> dict[str, Value]:
    evidence, place = mention.evidence, mention.record.place
    return {
        "programme_id": mention.programme_id,
        "report_id": mention.record.report_id,
        "table": mention.record.table,
        "record_id": mention.record.record_id,
        "name_as_printed": mention.words,
        "relation": mention.relation,
        "method": mention.method,
        "reviewed": mention.reviewed,
        "note": mention.note,
        "evidence_report_id": evidence.report if evidence else "",
        "evidence_lines": " ".join(str(line) for line in evidence.lines) if evidence else "",
        "line_start": place.line_start,
        "line_end": place.line_end,
        "source_lines": place.source_lines,
        "page": place.page,
        "source_pages": place.source_pages,
    }


def _row(table: str, key: list[Value], values: dict[str, Value]) -> dict[str, Value]:
    """Rows of the register stand in no source text: people wrote them."""
    return {
        "record_id": make_record_id(table, key),
        **values,
        "line_start": None,
        "line_end": None,
        "source_lines": "",
        "page": "",
        "source_pages": "",
        "certainty": "inferred",
        "certainty_note": "登錄由人工編製；出處與依據列在 mentions。",
    }


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
