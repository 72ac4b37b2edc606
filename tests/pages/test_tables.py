"""A whole table shows people the name of a row and its amounts first; nothing is left out."""

from decimal import Decimal

import pytest

from generator.pages.general.table_pages import table_drafts
from generator.pages.parts.printed_shape import printed_shape
from generator.pages.parts.tables import for_people
from generator.pages.unit_budget import drafts, record_urls
from tests.committed import committed_site

# 其他 as a part of an identifier.
OTHER = "xd2909f16"


def test_name_and_amounts_come_first_and_every_column_stays() -> None:
    package = committed_site().packages["ida-unit-budget-114"]
    fields = [
        "row_level",
        "path",
        "printed_code",
        "name",
        "recipient",
        "content",
        "capital_other_k_twd",
        "total_k_twd",
        "year_roc",
    ]
    package, cells = printed_shape(package, committed_site().tables_of(package)["donations"])
    table = for_people(package, "donations", fields, ("name",), package.tables["donations"])
    names = [column.field.name for column in table.columns]
    assert names == [
        "name",
        "total_k_twd",
        "capital_other_k_twd",
        "row_level",
        "path",
        "printed_code",
        "recipient",
        "content",
    ]
    assert table.wide == {"name", "recipient", "content"}
    assert [(column.label, table.rows[0][column.field.name]) for column in table.same] == [("年度", 114)]
    assert table.stacked
    # The cell of the printed matrix is a record of its own.
    assert cells["donations.1-4040-2-1"]["current_other_k_twd"] == (
        f"donation-amounts.1-4040-2-1.current.{OTHER}",
        "amount_k_twd",
        True,
    )


def test_a_matrix_is_shown_as_it_is_printed_and_its_cells_lead_to_their_records() -> None:
    site = committed_site()
    package = site.packages["ida-unit-budget-114"]
    (draft,) = table_drafts(site, package, "offices")
    table = draft.values["table"]
    # What all rows share, such as a dash, is said once above the table.
    shown = {column.field.name for column in (*table.columns, *table.same)}
    assert {"owned_area", "free_area", "rented_area", "total_area"} <= shown
    # A dash stands in its cell, not in a column of its own.
    assert not {"free_area_raw", "rented_area_raw"} & shown
    first = table.rows[0]
    assert (first["owned_area"], first["free_area"]) == (Decimal("8503.75"), None)
    assert first["free_area_raw"] == "-"
    records = [table.cells[first["record_id"]][name] for name in ("owned_area", "owned_cost_k_twd")]
    assert [(column, anchor) for _, column, anchor in records] == [
        ("area", False),
        ("acquisition_cost_k_twd", False),
    ]
    assert table.cells[first["record_id"]]["owned_units"][1:] == ("premises_units", True)
    urls = record_urls(package)
    assert urls[records[0][0]] == f"reports/{package.name}/offices/#{records[0][0]}"
    assert not any(d.url.endswith("/office-tenures/") for d in drafts(site, package))


def test_a_table_of_many_cells_makes_no_cards() -> None:
    package = committed_site().packages["moea-business-report-113"]
    table = for_people(package, "figures", ["subject", "printed", "unit"], (), package.tables["figures"])
    assert [column.field.name for column in table.columns] == ["subject", "printed", "unit"]
    assert not table.stacked


@pytest.mark.parametrize("name", ["subsidies", "capital", "donations"])
def test_every_record_of_a_cell_has_its_place_in_the_row_that_prints_it(name: str) -> None:
    """Cells that all rows share stand in no column: 人事費 of subsidies is a dash everywhere."""
    site = committed_site()
    package = site.packages["ida-unit-budget-114"]
    (draft,) = table_drafts(site, package, name)
    table = draft.values["table"]
    shown = {column.field.name for column in table.columns}
    records = {str(row["record_id"]) for row in package.tables[site.tables_of(package)[name].cells.table]}
    unseen = {record for row in table.rows for record in table.unseen(row)}
    in_columns = {
        record
        for own in table.cells.values()
        for column, (record, _, first) in own.items()
        if first and column in shown
    }
    assert unseen | in_columns == records
    assert not unseen & in_columns
    assert unseen
