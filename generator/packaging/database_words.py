"""What the database says in words: comments, and explanations of its tables."""

from __future__ import annotations

from collections.abc import Sequence

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


def _one_line(text: str) -> str:
    return " ".join(text.split())
