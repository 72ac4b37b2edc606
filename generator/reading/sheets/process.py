"""The process that opens a workbook: ``python -m generator.reading.sheets.process FILE SECONDS``.

Prints one JSON object: ``sheets`` (each as `sheet_object` makes it) and ``beside``, or ``code`` and ``seen``
where the file can't be read.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

from generator.reading.limits import RefusedError, print_answer
from generator.reading.sheets.sheet import Sheet, cell_name, holds_number

MOST_CELLS = 2_000_000
MOST_CHARACTERS = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_sheets(path: Path) -> dict[str, Any]:
    """What is seen on the sheets of a workbook; see the module.

    Raises:
        RefusedError: for a file that is no workbook, or larger than any report.
    """
    # Each library is loaded for its own files only.
    if path.read_bytes()[: len(_OLE)] == _OLE:
        from generator.reading.sheets.xls_sheets import read_xls as read  # noqa: PLC0415
    else:
        from generator.reading.sheets.xlsx_sheets import read_xlsx as read  # noqa: PLC0415
    try:
        sheets, beside = read(path)
    except (RefusedError, MemoryError):
        raise
    except Exception as error:  # whatever a library makes of a strange file
        raise RefusedError(
            "SHEET-BROKEN", f"a file that stops its reader ({type(error).__name__})"
        ) from error
    cells = sum(len(sheet.cells) for sheet in sheets)
    characters = sum(len(text) for sheet in sheets for text in sheet.cells.values())
    if cells > MOST_CELLS or characters > MOST_CHARACTERS:
        raise RefusedError("SHEET-TOO-LARGE", f"{cells:,} cells with {characters:,} characters")
    return {"sheets": [sheet_object(sheet) for sheet in sheets], "beside": beside}


def sheet_object(sheet: Sheet) -> dict[str, Any]:
    """A sheet as JSON: name, rows that are seen (number, texts of the cells from A on), what is odd."""
    rows: dict[int, dict[int, str]] = {}
    hidden = 0
    for (row, column), text in sorted(sheet.cells.items()):
        if sheet.hidden or row in sheet.hidden_rows or column in sheet.hidden_columns:
            hidden += bool(text.strip())
        else:
            rows.setdefault(row, {})[column] = text
    width = max((column for cells in rows.values() for column in cells), default=0)
    odd: dict[str, list[str]] = {}
    for place, kind in sorted(sheet.odd.items()):
        odd.setdefault(kind, []).append(cell_name(*place))
    odd["merged"] = [
        f"{cell_name(r0, c0)}:{cell_name(r1, c1)}"
        for r0, c0, r1, c1 in sorted(sheet.merged)
        if (r0, c0) in sheet.cells
        and any(holds_number(rows.get(r, {}).values()) for r in range(r0 + 1, r1 + 1))
    ]
    filled = [[row, [cells.get(column, "") for column in range(1, width + 1)]] for row, cells in rows.items()]
    return {"name": sheet.name, "rows": filled, "hidden": hidden, "odd": odd}


def main() -> None:
    """Limit this process, then read."""
    path, seconds = sys.argv[1:]
    warnings.simplefilter("ignore")
    print_answer(lambda: read_sheets(Path(path)), int(seconds), "SHEET-TOO-LARGE")


if __name__ == "__main__":
    main()
