"""Links that ask: the page of questions with a query behind its ``#``, which no server sees."""

from __future__ import annotations

from urllib.parse import urlencode

from generator.packaging.database import owner_columns, table_name
from generator.packaging.reader import Package
from generator.packaging.ready_questions import ReadyQuestion

_ASK = "ask/"


def ask_url(sql: str, version: str) -> str:
    """The address that runs ``sql``; ``version`` is that of the data for which the query was written."""
    return f"{_ASK}#{urlencode({'q': sql.strip(), 'v': version})}"


def ready_url(question: ReadyQuestion) -> str:
    """Address of the page of a ready question."""
    return f"{_ASK}{question.id}/"


def table_query(package: Package, table: str) -> str:
    """The first rows of one table of one package."""
    whose = f"\nWHERE report_id = '{package.name}'" if owner_columns(package) else ""
    # Names come from our own schemas.
    return f"SELECT *\nFROM {table_name(package.family, table)}{whose}\nLIMIT 100"


def programme_query(programme_id: str) -> str:
    """Every record that speaks of a programme."""
    return (
        'SELECT report_id, "table", record_id, name_as_printed, relation, method\n'
        f"FROM register_mentions\nWHERE programme_id = '{programme_id}'\nORDER BY report_id"
    )


def agency_query(agency_id: str) -> str:
    """The programmes that an agency leads, and in how many reports each stands."""
    return (
        "SELECT p.programme_id, p.name, count(DISTINCT m.report_id) AS reports\n"
        "FROM register_programmes AS p\nLEFT JOIN register_mentions AS m USING (programme_id)\n"
        f"WHERE p.agency_id = '{agency_id}'\nGROUP BY p.programme_id, p.name\nORDER BY reports DESC, p.name"
    )
