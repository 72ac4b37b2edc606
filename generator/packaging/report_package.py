"""The files of one report's package: the canonical CSVs and the descriptor."""

from __future__ import annotations

from generator.packaging.csv_files import write_csv
from generator.packaging.descriptor import build_descriptor, to_json
from generator.packaging.published_shape import published
from generator.report import ParsedReport


def package_files(report: ParsedReport) -> dict[str, bytes]:
    """File name -> bytes of data/packages/<report_id>/: a pure function of the report in either shape."""
    report = published(report)
    tables = {name: write_csv(schema, report.rows[name]) for name, schema in report.schemas.items()}
    source = {"file": report.document.name, "characters": report.characters}
    descriptor = build_descriptor(report.manifest, report.schemas, tables, source)
    return {**{f"{name}.csv": data for name, data in tables.items()}, "datapackage.json": to_json(descriptor)}
