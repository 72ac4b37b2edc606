"""The rows of the package ``register``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.packaging.reader import Package
from generator.records.values import Value
from generator.register.agency_names import AgencyNames, day_of
from generator.register.agency_rows import agency_rows
from generator.register.entries import is_report
from generator.register.identify import Identified
from generator.register.mention import Mention
from generator.register.model import Programme, Register, Relation
from generator.register.names import phase_as_printed
from generator.register.roles import NO_ROLES, Roles
from generator.register.row import Rows, lines_at, written_row

_SEPARATOR = "、"
_SOURCES = "出處與依據列在 mentions。"


def register_rows(
    register: Register,
    mentions: Iterable[Mention],
    packages: Mapping[str, Package],
    roles: Mapping[str, Roles],
    identified: Mapping[str, Identified],
) -> dict[str, Rows]:
    """All tables by name, every row with all its columns, sorted by key.

    Args:
        register: the decisions.
        mentions: which records are about which programme.
        packages: the reports' packages by name.
        roles: of the columns of each family.
        identified: what the reports' rows say of agencies, by report_id.
    """
    agencies = AgencyNames(register.agencies)
    programmes = sorted(register.programmes, key=lambda p: p.id)
    relations = sorted(register.relations, key=lambda r: (r.programme, r.of))
    named = [p for _, p in sorted(packages.items()) if is_report(p, roles.get(p.family, NO_ROLES))]
    return {
        "reports": [_report(package, agencies) for package in named],
        **agency_rows(register.agencies, packages, identified),
        "programmes": [_programme(p) for p in programmes],
        "programme_relations": [_relation(r) for r in relations if r.relation != "different"],
        "mentions": [_mention(m) for m in mentions],
    }


def _report(package: Package, agencies: AgencyNames) -> dict[str, Value]:
    descriptor: Mapping[str, Any] = package.descriptor
    temporal = descriptor.get("temporal", {})
    source = (descriptor.get("sources") or [{}])[0]
    issuer = str(descriptor.get("issuer", {}).get("zh", ""))
    values: dict[str, Value] = {
        "report_id": package.name,
        "family": str(descriptor.get("family", "")),
        "title": str(descriptor.get("title", "")),
        "issuer": issuer,
        "agency_id": agencies.identify(issuer, day_of(descriptor)) or None,
        "period_start": _day(temporal.get("start")),
        "period_end": _day(temporal.get("end")),
        "published": str(descriptor.get("published", "")),
        "source_file": str(source.get("file", "")),
        "source_address": str(source.get("path", "")) or None,
        "terms": str(source.get("terms", "")) or None,
        "source_sha256": str(source.get("hash", "")).removeprefix("sha256:"),
        "line_count": len(package.tables.get("lines", [])) or None,
    }
    return written_row("reports", [package.name], values, "取自各報告資料套件的 datapackage.json。")


def _programme(programme: Programme) -> dict[str, Value]:
    values: dict[str, Value] = {
        "programme_id": programme.id,
        "name": programme.name,
        "agency_id": programme.agency or None,
        "programme_kind": programme.kind,
        "programme_family": programme.family,
        "phase": phase_as_printed(programme.name),
        "aliases": _SEPARATOR.join(programme.aliases),
    }
    return written_row("programmes", [programme.id], values, _SOURCES)


def _relation(relation: Relation) -> dict[str, Value]:
    values: dict[str, Value] = {
        "programme_id": relation.programme,
        "relation": relation.relation,
        "other_id": relation.of,
        "note": relation.note,
        "evidence": lines_at([(e.report, line) for e in relation.evidence for line in e.lines]),
    }
    return written_row("programme_relations", [relation.programme, relation.of], values, _SOURCES)


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
        "source_lines": place.source_lines,
        "source_pages": place.source_pages,
    }


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
