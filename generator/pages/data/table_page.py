"""The dictionary page of a table: every field in both languages, example, share of empty values, citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.packaging.citation import citation_forms
from generator.packaging.database import table_name
from generator.packaging.downloads import table_downloads
from generator.packaging.last_tables import tables_of
from generator.packaging.reader import Package
from generator.packaging.releases import last_of_earlier_majors, releases_of
from generator.packaging.schema_org import table_json_ld
from generator.pages.data.questions import OwnTables, answers_of
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.links import relative
from generator.pages.frame.site import Site
from generator.pages.frame.table_guides import guides_of
from generator.pages.parts.ask_link import table_query
from generator.records.schema import Field
from generator.records.values import Value, to_text

LONGEST_EXAMPLE = 80
_LIMITS = {
    "required": "必填",
    "unique": "不重複",
    "minimum": "最小 {}",
    "maximum": "最大 {}",
    "minLength": "至少 {} 字",
    "maxLength": "至多 {} 字",
    "pattern": "格式 {}",
}


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """A field and what its values look like.

    Attributes:
        field: the field.
        example: one value.
        empty_pct: share of empty values in percent.
        limits: what the schema demands of its values, in words; a list of values is shown by itself.
    """

    field: Field
    example: str
    empty_pct: int
    limits: str


def table_draft(site: Site, tables: OwnTables, table: str) -> Draft:
    """The page of one table."""
    package = tables.package
    url = f"data/{package.name}/{table}/"
    schema = package.schemas[table]
    rows = package.tables[table]
    guides = guides_of(site.content, package)
    resource = next(r for r in package.descriptor["resources"] if r["name"] == table)
    return Draft(
        url,
        f"{schema.title['zh']}（{table}）",
        "data/table.md.j2",
        {
            "package": package,
            "schema": schema,
            "count": len(rows),
            "guide": guides.get(table),
            "answers": answers_of(tables, guides, table) if table in guides else [],
            "in_database": table_name(package.family, table),
            "query": table_query(package, table),
            "fields": [_facts(field, rows) for field in schema.fields],
            "downloads": table_downloads(package, table),
            "earlier": _earlier(site, package, table),
            "cite": citation_forms(package.descriptor, resource, site.addresses),
        },
        description=schema.description["zh"],
        search=SearchFacts("table", package.name),
        jsonld=table_json_ld(package, table, site.url or relative("", url)),
    )


def _earlier(site: Site, package: Package, table: str) -> list[str]:
    """The versions whose shape of this table was another and whose file is kept, the newest first."""
    releases = releases_of(package.name, site.folders.releases)
    last = last_of_earlier_majors(releases, str(package.descriptor["version"]))
    return [release.version for release in reversed(last) if table in tables_of(release)]


def _facts(field: Field, rows: Sequence[Mapping[str, Value]]) -> FieldFacts:
    values = [to_text(row[field.name]) for row in rows]
    filled = [value for value in values if value]
    example = field.example or (filled[0] if filled else "")
    empty = round(100 * (len(values) - len(filled)) / len(values)) if values else 0
    return FieldFacts(field, example[:LONGEST_EXAMPLE], empty, _limits(field))


def _limits(field: Field) -> str:
    """Constraints in words, in the order in which people ask for them."""
    demanded = {name: value for name, value in field.constraints.items() if value is not False}
    return "、".join(words.format(demanded[name]) for name, words in _LIMITS.items() if name in demanded)
