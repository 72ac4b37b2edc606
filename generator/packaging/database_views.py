"""Views of the published database: records, all money, what is wrong, current rows, what can be counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.packaging.bridge_views import bridge_views
from generator.packaging.current_views import SUPERSEDED, current_view
from generator.packaging.known_errors import CORRECTION, DOUBTFUL
from generator.packaging.money_view import money_views
from generator.packaging.validation import FINDINGS
from generator.records.schema import TableSchema

# A table of the database: what it is in its packages, and the columns before its own.
Described = tuple[TableSchema, Sequence[str]]
RECORDS, COUNTS, KNOWN_ERRORS = "all_records", "record_counts", "known_errors"
_ABOUT_RECORDS = ("record_id", "certainty", "certainty_note", "source_lines", "source_pages")
# The first and the last of the lines, and the first page that is known, in words of SQLite and of DuckDB.
_DIGITS, _PAGES = "'0123456789'", "ltrim(source_pages, '? ')"
_AHEAD = f"length(source_lines) - length(ltrim(source_lines, {_DIGITS}))"
_SHORT = {
    "line_start": f"CAST(substr(source_lines, 1, {_AHEAD}) AS INTEGER)",
    "line_end": f"CAST(substr(source_lines, length(rtrim(source_lines, {_DIGITS})) + 1) AS INTEGER)",
    "page": f"nullif(substr({_PAGES}, 1, instr({_PAGES} || ' ', ' ') - 1), '')",
}

# Names are our own.
_COUNTS_VIEW = (
    f"CREATE VIEW {COUNTS} AS\nSELECT report_id, table_name, certainty, count(*) AS row_count FROM {RECORDS} "
    "GROUP BY report_id, table_name, certainty"
)

# What these columns, which no table of a report has, are called and mean.
SHORT_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "zh": {
        "line_start": ("起始行", "source_lines 的第一行。"),
        "line_end": ("結束行", "source_lines 的最後一行。"),
        "page": ("頁碼", "source_pages 中第一個知道的頁碼。"),
        "row_count": ("列數", "有幾列。"),
        "table_name": ("資料表", "紀錄所在的資料表。"),
    },
    "en": {
        "line_start": ("First line", "The first of source_lines."),
        "line_end": ("Last line", "The last of source_lines."),
        "page": ("Page", "The first of source_pages that is known."),
        "row_count": ("Rows", "How many rows."),
        "table_name": ("Table", "The table in which a record stands."),
    },
}


def views(tables: Mapping[str, Described]) -> Iterator[str]:
    """The statements that make all views over tables, given by their names in the database."""
    of_reports = {name: schema for name, (schema, owner) in tables.items() if owner}
    with_certainty = {n: schema for n, schema in of_reports.items() if "certainty" in schema.by_name}
    if with_certainty:
        yield _records_view(with_certainty)
        yield _COUNTS_VIEW
        yield _known_errors_view(of_reports)
    for name, described in tables.items():
        yield from bridge_views(name, *described)
        view = current_view(name, *described, superseded=SUPERSEDED in tables)
        if view is not None:
            yield view
    yield from money_views(tables)


def _records_view(tables: Mapping[str, TableSchema]) -> str:
    """Every row of every report: its table in the package, how certain it is, where it is printed."""
    selects = []
    for name, schema in tables.items():
        own = [c if c in schema.by_name else f"NULL AS {c}" for c in _ABOUT_RECORDS]
        placed = _ABOUT_RECORDS[-1] in schema.by_name
        short = [f"{said if placed else 'NULL'} AS {column}" for column, said in _SHORT.items()]
        columns = ", ".join([*own, *short])
        # Names come from our own schemas.
        selects.append(f"SELECT report_id, '{schema.name}' AS table_name, {columns} FROM \"{name}\"")  # noqa: S608
    return f"CREATE VIEW {RECORDS} AS\n" + "\nUNION ALL ".join(selects)


def _known_errors_view(tables: Mapping[str, TableSchema]) -> str:
    """What `known_errors` lists, over all reports."""
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
    selects.append(
        "SELECT report_id, table_name, record_id, NULL AS field, certainty AS kind, NULL AS printed, "  # noqa: S608
        f"NULL AS expected, certainty_note AS note FROM {RECORDS} WHERE certainty = '{DOUBTFUL}'"
    )
    return f"CREATE VIEW {KNOWN_ERRORS} AS\n" + "\nUNION ALL ".join(selects)
