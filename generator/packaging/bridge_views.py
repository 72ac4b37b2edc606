"""Views of the published database that count the amounts behind a table of pairs once, or split them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.records.register_columns import REGISTER_TABLES
from generator.records.schema import TableSchema

ONCE = "once_"
SPLIT = "split_"


def bridge_views(table: str, schema: TableSchema, owner: Sequence[str]) -> Iterator[str]:
    """The statements that make ``once_<table>`` and ``split_<table>``; none for a table that is no bridge.

    ``once_`` has one row for each thing that the pairs are about: joined to its amounts it multiplies none.
    An identifier that all its pairs share stands in it, else it is empty; its plural holds all of them.
    ``split_`` has every pair with its ``share``, one by the number of pairs: amounts times shares sum up to
    the amounts. Equal shares are a convention, no report prints them.

    Args:
        table: name of the table in the database.
        schema: what it is in its packages.
        owner: columns before its own, as `owner_columns` says.
    """
    if not schema.bridge:
        return
    about = ", ".join(f'"{name}"' for name in (*owner, *schema.bridge))
    ids = [name for name in REGISTER_TABLES if name in schema.by_name and name not in schema.bridge]
    single = [
        f'CASE WHEN min("{name}") = max("{name}") AND count("{name}") = count(*) THEN min("{name}") END'
        for name in ids
    ]
    columns = [about, "count(*) AS pairs"]
    columns += [f'{value} AS "{name}"' for value, name in zip(single, ids, strict=True)]
    columns += [f'group_concat(DISTINCT "{name}") AS "{name}s"' for name in ids]
    ordered = ", ".join([about, *(f'"{name}"' for name in ids)])
    # Names come from our own schemas and are no input.
    yield (
        f'CREATE VIEW "{ONCE}{table}" AS SELECT {", ".join(columns)} '  # noqa: S608
        f'FROM (SELECT * FROM "{table}" ORDER BY {ordered}) GROUP BY {about}'
    )
    yield (
        f'CREATE VIEW "{SPLIT}{table}" AS SELECT *, 1.0 / count(*) OVER (PARTITION BY {about}) AS share '  # noqa: S608
        f'FROM "{table}"'
    )
