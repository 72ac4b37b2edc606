"""What one report is read from: its text, the tables of its family, and what people decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.errors import Problem, ProblemError
from generator.reading.document import Document, read_document
from generator.reading.manifest import Manifest
from generator.reading.page_marks import load_page_marks
from generator.reading.sheet_map import load_sheets
from generator.reading.source_doubts import load_doubts
from generator.reading.withheld import FILE
from generator.records.schema import TableSchema, load_schemas
from generator.yaml_files import load_yaml

# Files beside a source text: pages of its PDF, rows of its workbook, what is odd about either.
ABOUT_SOURCE = ("pages.yml", "sheets.csv", "doubts.yml")


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A report before it is parsed.

    Attributes:
        manifest: what a person knows about it.
        document: its text.
        schemas: the tables of its family, in order of publication.
        curated: content of each file of content/curated/<report_id>/ by its stem.
        explanations, corrections: content of the two files; None where there is none.
        withheld: content of content/withheld.yml, which is for all reports; None where there is none.
        doubts: what is odd about the file that the text was made from.
    """

    manifest: Manifest
    document: Document
    schemas: Mapping[str, TableSchema]
    curated: Mapping[str, Any] = field(default_factory=dict)
    explanations: Any = None
    corrections: Any = None
    withheld: Any = None
    doubts: Sequence[Problem] = ()


def load_report(manifest: Manifest, source: Path, schemas: Path, content: Path) -> LoadedReport:
    """Read everything that a report is made from.

    Args:
        manifest: of the report.
        source: its text, ``data/sources/<report_id>.txt`` or ``data/reference/<report_id>.csv``.
        schemas: folder of the schemas of all families.
        content: folder of what people wrote.

    Raises:
        ProblemError: where a file can't be read, or the text is not the one of the manifest.
    """
    report_id = manifest.report_id
    document = read_document(source, _name(source))
    marks, sheets, doubts = (source.with_name(f"{report_id}.{kind}") for kind in ABOUT_SOURCE)
    pages = load_sheets(sheets, _name(sheets)) or load_page_marks(marks, _name(marks))
    document = replace(document, pages=pages)
    _require_source(manifest, document)
    withheld = content / "withheld.yml"
    return LoadedReport(
        manifest,
        document,
        load_schemas(schemas, manifest.family),
        load_curated(content / "curated" / report_id),
        _optional_yaml(content / "explanations" / f"{report_id}.yml"),
        _optional_yaml(content / "corrections" / f"{report_id}.yml"),
        load_yaml(withheld, FILE) if withheld.exists() else None,
        load_doubts(doubts, _name(doubts), document.name),
    )


def load_curated(folder: Path) -> dict[str, Any]:
    """What people decided about a report: content of each YAML file of the folder by its stem."""
    return {
        path.stem: load_yaml(path, f"content/curated/{folder.name}/{path.name}")
        for path in sorted(folder.glob("*.yml"))
    }


def _name(path: Path) -> str:
    """As a person names it: data/sources/<report_id>.txt."""
    return "/".join(path.parts[-3:])


def _optional_yaml(path: Path) -> Any:
    return load_yaml(path, f"content/{path.parent.name}/{path.name}") if path.exists() else None


def _require_source(manifest: Manifest, document: Document) -> None:
    if document.sha256 != manifest.source.sha256:
        raise ProblemError(
            [
                Problem(
                    "READ-CHANGED",
                    document.name,
                    None,
                    f"SHA-256 {document.sha256}",
                    f"{manifest.source.sha256} as in content/reports/{manifest.report_id}.yml",
                    "Restore the source text, or review the new one and record its SHA-256 in the manifest.",
                )
            ]
        )
