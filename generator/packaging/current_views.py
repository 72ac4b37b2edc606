"""Views of the published database: the rows of a table that no other edition of a report takes over."""

from __future__ import annotations

from collections.abc import Collection

from generator.packaging.reader import ABOUT_ROWS
from generator.packaging.series import WHOLE_TABLE
from generator.records.schema import TableSchema

CURRENT = "current_"
SUPERSEDED = "register_superseded"


def current_view(table: str, schema: TableSchema, owner: Collection[str], *, superseded: bool) -> str | None:
    """The statement that makes ``current_<table>``; None for a table that is about no report's rows.

    Args:
        table: name of the table in the database.
        schema: what it is in its packages.
        owner: columns before its own, as `owner_columns` says.
        superseded: whether the database has the register's table of superseded records.
    """
    columns = {*owner, *schema.field_names}
    if schema.name in ABOUT_ROWS | {"superseded", "revisions"} or not {"report_id", "record_id"} <= columns:
        return None
    # A mention is current as long as the record is that it is about.
    of_table = 'r."table"' if "table" in columns else f"'{schema.name}'"
    # Names come from our own schemas.
    view = f'CREATE VIEW "{CURRENT}{table}" AS SELECT * FROM "{table}" AS r'  # noqa: S608
    if not superseded:
        return view
    return (
        # Names come from our own schemas.
        f"{view} WHERE NOT EXISTS (SELECT 1 FROM {SUPERSEDED} AS s WHERE s.report_id = r.report_id"  # noqa: S608
        f""" AND s."table" = {of_table} AND s.record_id IN (r.record_id, '{WHOLE_TABLE}'))"""
    )
