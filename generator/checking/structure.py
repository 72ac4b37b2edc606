"""Does a report hold what every report of its family holds?

Lines whose table was not recognised may all have become paragraphs: each of them is accounted for, and yet
the table is lost. What is missing is told here, whatever became of its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.errors import Problem
from generator.records.record import Tables
from generator.records.structure import Structure


def structure_problems(structures: Sequence[Structure], tables: Tables, file: str) -> Iterator[Problem]:
    """PARSE-STRUCTURE for every structure without a row, in the order in which the family names them.

    Args:
        structures: what the family names.
        tables: the parsed tables, every one of the family.
        file: name of the source text.
    """
    for structure in structures:
        without = any(tables[other] for other in structure.unless) or structure.left_out(tables)
        if not without and not any(structure.belongs(record) for record in tables[structure.table]):
            yield Problem(
                "PARSE-STRUCTURE",
                file,
                None,
                f"no row of {structure.printed} in the table {structure.table}",
                "at least one, as in every report of the family",
                f"Look for {structure.printed} in the text: restore it where the extraction lost it, or "
                "teach the family how its head is printed here.",
            )
