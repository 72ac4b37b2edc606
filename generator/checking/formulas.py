"""Text cells that a spreadsheet could take for a formula: they stay as printed, but a person should know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import Problem
from generator.records.schema import TableSchema
from generator.records.stretches import first_line
from generator.records.values import Value

# Dashes alone (for "none") and a signed number or rate are no formulas; spreadsheets also read the full-width
# signs.
_FORMULA = re.compile(r"[=@＝＠\t\r]|[-+－＋](?!\s*[\d.,]+\s*[%％]?\s*$)(?![-－\s]*$)")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet that opens the cell as it stands could compute it."""
    return _FORMULA.match(text) is not None


def formula_problems(
    schema: TableSchema, rows: Sequence[Mapping[str, Value]], file: str
) -> Iterator[Problem]:
    """DATA-FORMULA, a warning, once for every column that holds such cells, with the line of the first."""
    for field in schema.fields:
        if field.type != "string":
            continue
        found = [row for row in rows if is_formula_like(str(row.get(field.name) or ""))]
        if not found:
            continue
        yield Problem(
            "DATA-FORMULA",
            file,
            first_line(found[0]),
            f"{len(found)} cells of {schema.name}.{field.name} start like a formula, "
            f"the first: {str(found[0][field.name])[:40]!r}",
            "text that no program computes",
            "Nothing is changed in the CSV; the workbook stores them as text. "
            "Acknowledge it in the manifest when you have looked.",
            "warning",
        )
