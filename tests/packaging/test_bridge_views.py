"""Amounts behind a table of pairs are counted once or split, never multiplied; its dictionary says so."""

import sqlite3

import pytest

from generator.packaging.bridge_views import bridge_views
from generator.packaging.json_records import plain
from generator.pages.data.questions import OwnTables, answers_of
from generator.pages.frame.table_guides import guides_of
from generator.records.schema import load_schemas
from generator.registry import FAMILIES
from tests.committed import committed_site
from tests.tooling.tracked import ROOT

SCHEMAS = ROOT / "data" / "schemas"
REVIEW = load_schemas(SCHEMAS, "infra-review")
BRIDGES = {
    ("annual-plan", "named_programmes"),
    ("business-report", "named_programmes"),
    ("infra-review", "programme_agencies"),
    ("register", "mentions"),
    ("st-plan", "measure_agencies"),
    ("st-plan", "strategy_agencies"),
}


@pytest.fixture(scope="module")
def database():
    """Programmes of the review, their agencies and money, with the views of the published database."""
    package = committed_site().packages["moea-infra-review-110"]
    connection = sqlite3.connect(":memory:")
    for name in ("programmes", "programme_agencies", "special_budget_totals"):
        columns = package.schemas[name].field_names
        connection.execute(f"CREATE TABLE {name} ({', '.join(('report_id', *columns))})")
        marks = ", ".join("?" * (len(columns) + 1))
        rows = [["r110", *(plain(row[c]) for c in columns)] for row in package.tables[name]]
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
    for view in bridge_views("programme_agencies", REVIEW["programme_agencies"], ("report_id",)):
        connection.execute(view)
    yield connection
    connection.close()


def total(database, joined):
    query = f"SELECT sum(executed_k_twd {joined}"
    return round(database.execute(query).fetchone()[0])


def joined(pairs):
    return f"FROM special_budget_totals JOIN {pairs} USING (report_id, programme_no)"


def test_money_joined_to_the_pairs_is_multiplied_and_the_views_keep_it(database):
    of_named = (
        ") FROM special_budget_totals WHERE programme_no IN (SELECT programme_no FROM programme_agencies)"
    )
    once = total(database, f") {joined('once_programme_agencies')}")
    split = total(database, f" * share) {joined('split_programme_agencies')}")
    assert once == split == total(database, of_named)
    assert total(database, f") {joined('programme_agencies')}") > 1.5 * once


def test_one_row_a_programme_names_its_agency_or_all_of_them(database):
    rows = database.execute(
        "SELECT programme_no, pairs, agency_id, agency_ids FROM once_programme_agencies"
        " WHERE programme_no IN (2, 11, 46) ORDER BY programme_no"
    ).fetchall()
    assert rows[0] == (2, 1, "moea-wra", "moea-wra")
    # The second name of programme 11 is cut off: nobody can say that the first is alone.
    assert rows[1] == (11, 2, None, "moea-wra")
    assert rows[2] == (46, 3, None, "moea-bip,moea-ida,moea-smesa")


def test_the_execution_rate_by_agency_counts_each_programme_once():
    package = committed_site().packages["moea-infra-review-110"]
    guides = guides_of(ROOT / "content", package)
    (answer,) = (
        a
        for a in answers_of(OwnTables(package), guides, "programme_agencies")
        if "execution rate" in a.question.ask.en
    )
    assert answer.columns[0] == "agencies"
    assert answer.columns[-1] == "execution_rate_pct"
    assert [row[0] for row in answer.rows[:3]] == [
        "moea-wra",
        "moa moea-wra moi motc",
        "moea-bip moea-ida moea-smesa",
    ]
    programmes, allotted, executed, rate = answer.rows[0][1:]
    # Programme 11 has a second agency whose name is cut off: it stands by itself.
    assert (programmes, rate) == ("13", "99.77")
    assert round(100 * float(executed) / float(allotted), 2) == float(rate)


def test_the_dictionary_of_a_table_of_pairs_warns():
    found = {
        (family, name): schema
        for family in [*FAMILIES, "register"]
        for name, schema in load_schemas(SCHEMAS, family).items()
        if schema.bridge
    }
    assert found.keys() == BRIDGES
    for place, schema in found.items():
        assert schema.summable, place
        assert "不可與金額相連後加總" in schema.summable["zh"], place
        assert "never sum amounts joined to them" in schema.summable["en"], place
        assert set(schema.bridge) < {*schema.key, "report_id", "record_id"}, place


def test_a_table_that_names_several_for_one_row_is_a_table_of_pairs():
    """It refers to a row, names an agency or a programme in its key, and prints no amount of its own."""
    missing = {
        (family, name)
        for family in FAMILIES
        for name, schema in load_schemas(SCHEMAS, family).items()
        if any(f.resolved and f.resolved.by in schema.key for f in schema.fields)
        and schema.foreign_keys
        and not any(field.unit for field in schema.fields)
        and not schema.bridge
    }
    assert missing == set()
