"""What the database says in words: comments, explanations of its tables, what is known to be wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.packaging.known_errors import CORRECTION, DOUBTFUL
from generator.packaging.validation import FINDINGS
from generator.records.schema import TableSchema

TABLES = """
CREATE TABLE tables (
  table_name TEXT PRIMARY KEY, title TEXT NOT NULL, title_en TEXT NOT NULL,
  description TEXT NOT NULL, description_en TEXT NOT NULL, summable TEXT, summable_en TEXT
);
"""


def about_table(name: str, schema: TableSchema) -> list[str | None]:
    """The row of ``tables`` about one table: what it holds, and which of its rows may be summed."""
    summable = schema.summable or {}
    texts = (schema.title, schema.description)
    return [
        name,
        *(text[key] for text in texts for key in ("zh", "en")),
        summable.get("zh"),
        summable.get("en"),
    ]


def commented(head: str, parts: Sequence[tuple[str, str]], comment: str) -> str:
    """A CREATE TABLE of ``parts`` (SQL and comment, which may be empty); SQLite keeps its text."""
    last = len(parts) - 1
    lines = [
        f"  {sql}{',' if position < last else ''}{f' -- {_one_line(said)}' if said else ''}"
        for position, (sql, said) in enumerate(parts)
    ]
    return "\n".join([f"{head} ( -- {_one_line(comment)}", *lines, ")"])


def known_errors_view(tables: Mapping[str, TableSchema]) -> str:
    """The view of what `known_errors` lists, over all reports' tables by their names there."""
    verdicts = ", ".join(f"'{verdict}'" for verdict in FINDINGS)
    selects = []
    # Names come from our own schemas and are no input.
    if "checks" in tables:
        selects.append(
            'SELECT report_id, "table" AS table_name, record_id, field, verdict AS kind, '  # noqa: S608
            "printed_value AS printed, computed AS expected, explanation AS note "
            f"FROM checks WHERE verdict IN ({verdicts})"
        )
    if "corrections" in tables:
        selects.append(
            f"SELECT report_id, \"table\", record_id, field, '{CORRECTION}', printed, corrected, reason "  # noqa: S608
            "FROM corrections"
        )
    selects += [
        f"SELECT report_id, '{schema.name}', record_id, NULL, certainty, NULL, NULL, certainty_note "  # noqa: S608
        f"FROM \"{name}\" WHERE certainty = '{DOUBTFUL}'"
        for name, schema in tables.items()
        if "certainty" in schema.by_name
    ]
    return "CREATE VIEW known_errors AS\n" + "\nUNION ALL ".join(selects)


def _one_line(text: str) -> str:
    return " ".join(text.split())
