"""Everything that must hold for one report before its package may be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.checking.formulas import formula_problems
from generator.checking.keys import foreign_key_problems, key_problems
from generator.checking.ledger import leftover_problems, unread_problems
from generator.checking.values import value_problems
from generator.checking.verdicts import unresolved_problems
from generator.errors import Problem
from generator.reading.document import Document
from generator.records.schema import TableSchema
from generator.records.values import Value

# It repeats the source line by line: a person sees the same words in the table or passage that they became.
_LEDGER = "lines"
Rows = Mapping[str, Sequence[Mapping[str, Value]]]


def gate_problems(
    report_id: str, document: Document, schemas: Mapping[str, TableSchema], rows: Rows
) -> list[Problem]:
    """All problems of a report's rows, in the order of the tables; codes in docs/reference/problems.md."""
    problems = [
        *unread_problems(rows["lines"], document),
        *leftover_problems(rows["incomplete_lines"], rows["lines"], document),
        *unresolved_problems(rows["checks"], document.name, report_id),
    ]
    for name, schema in schemas.items():
        table = rows[name]
        problems += value_problems(schema, table, document.name)
        problems += key_problems(schema, table, document.name)
        problems += foreign_key_problems(schema, rows, schemas, document.name)
        if name != _LEDGER:
            problems += formula_problems(schema, table, document.name)
    return problems
