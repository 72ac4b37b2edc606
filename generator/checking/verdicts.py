"""Has every failed identity been decided?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.errors import Problem
from generator.records.stretches import first_line
from generator.records.values import Value, to_text


def unresolved_problems(
    checks: Sequence[Mapping[str, Value]], file: str, report_id: str
) -> Iterator[Problem]:
    """CHECK-UNRESOLVED for every row of the table ``checks`` with that verdict."""
    for row in checks:
        if row["verdict"] != "unresolved":
            continue
        yield Problem(
            "CHECK-UNRESOLVED",
            file,
            first_line(row),
            f"{row['check']} on {row['record_id']}.{row['field']}: printed {to_text(row['printed_value'])}, "
            f"computed {to_text(row['computed'])}",
            "a decided verdict",
            f"Compare with the source and write what you find into content/explanations/{report_id}.yml: "
            "a verdict with explanation and evidence.",
        )
