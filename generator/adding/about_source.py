"""The files beside a source text: what is known of the PDF or workbook that it was made from."""

from __future__ import annotations

from pathlib import Path

from generator.adding.original import Original
from generator.reading.page_marks import page_marks_text
from generator.reading.places import places_text
from generator.reading.sheet_map import SheetMap, sheets_text
from generator.reading.source_doubts import doubts_text


def files_about(sources: Path, report_id: str, original: Original) -> dict[Path, bytes]:
    """Bytes of each file by its path; an edition of another kind empties those of the one before."""
    found = {
        "pages.yml": (original.first_lines, page_marks_text(report_id, original.first_lines)),
        "places.csv": (original.places, places_text(original.places)),
        "sheets.csv": (original.sheets, sheets_text(original.sheets or SheetMap())),
        "doubts.yml": (original.doubts, doubts_text(report_id, original.doubts)),
    }
    files = {sources / f"{report_id}.{kind}": known for kind, known in found.items()}
    return {file: text.encode("utf-8") for file, (some, text) in files.items() if some or file.exists()}
