"""Row counts that a person reviewed (content/row_counts.yml): no row appears or vanishes unseen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.yaml_files import line_of, load_yaml

FILE = "content/row_counts.yml"
# Their length follows from the source text, not from what was read in it.
_FOLLOWING = frozenset({"lines"})
Counts = Mapping[str, Mapping[str, int]]

_HEADER = """\
# Rows of every table of every report, reviewed by a person: a build whose counts differ publishes nothing.
# `python -m generator check --accept-counts` writes this file anew; look at its diff before you commit it.
"""


def load_row_counts(path: Path) -> Counts:
    """Expected rows by report and table; empty where the file does not exist.

    Raises:
        ProblemError: YAML-… for no YAML, COUNT-INVALID where an entry is no number of rows.
    """
    if not path.exists():
        return {}
    raw = load_yaml(path, FILE) or {}
    if not isinstance(raw, Mapping) or not all(isinstance(tables, Mapping) for tables in raw.values()):
        raise ProblemError([_invalid("something else", "report_id: {table: rows}")])
    wrong = [
        (line_of(raw, (report_id, table)), f"{report_id}.{table}: {rows!r}")
        for report_id, tables in raw.items()
        for table, rows in tables.items()
        if not isinstance(rows, int) or isinstance(rows, bool) or rows < 0
    ]
    if wrong:
        raise ProblemError(_invalid(seen, "a number of rows", line) for line, seen in wrong)
    return {str(report_id): dict(tables) for report_id, tables in raw.items()}


def count_problems(report_id: str, actual: Mapping[str, int], expected: Counts) -> list[Problem]:
    """COUNT-DIFFERS, COUNT-MISSING, COUNT-STALE for one report; one problem where nothing was counted yet."""
    if report_id not in expected:
        return [_uncounted(report_id, actual)]
    wanted = expected[report_id]
    remedy = (
        "Look at the diff of the table; where it is right, run `check --accept-counts` and commit the file."
    )
    problems = []
    for table, rows in actual.items():
        if table in _FOLLOWING:
            continue
        where = f"{rows} rows in {report_id}.{table}"
        if table not in wanted:
            problems.append(Problem("COUNT-MISSING", FILE, None, where, "a reviewed number", remedy))
        elif wanted[table] != rows:
            problems.append(Problem("COUNT-DIFFERS", FILE, None, where, f"{wanted[table]}", remedy))
    problems += [
        Problem("COUNT-STALE", FILE, None, f"{report_id}.{table}", "only tables that exist", remedy)
        for table in wanted
        if table not in actual
    ]
    return problems


def _uncounted(report_id: str, actual: Mapping[str, int]) -> Problem:
    """A new report: its tables want to be compared with the report, all at once."""
    counts = ", ".join(f"{table} {rows}" for table, rows in actual.items() if table not in _FOLLOWING)
    remedy = f"Compare the tables of {report_id} with the report, then run `check --accept-counts`."
    seen = f"{report_id}, whose rows nobody has reviewed: {counts}"
    return Problem("COUNT-MISSING", FILE, None, seen, "reviewed numbers", remedy)


def unknown_reports(report_ids: list[str], expected: Counts) -> list[Problem]:
    """COUNT-STALE for every report that has counts but no manifest."""
    remedy = "Remove the report from the file, or restore its manifest."
    return [
        Problem("COUNT-STALE", FILE, None, f"counts of {name}", "only reports that exist", remedy)
        for name in expected
        if name not in report_ids
    ]


def row_counts_text(counts: Counts) -> str:
    """The file for these counts: reports by name, tables in the order of publication."""
    parts = [_HEADER]
    for report_id in sorted(counts):
        parts.append(f"{report_id}:\n")
        parts += [f"  {t}: {n}\n" for t, n in counts[report_id].items() if t not in _FOLLOWING]
    return "".join(parts)


def _invalid(seen: str, expected: str, line: int | None = None) -> Problem:
    return Problem("COUNT-INVALID", FILE, line, seen, expected, "Mend the entry and run again.")
