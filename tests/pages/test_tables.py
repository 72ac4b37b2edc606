"""A whole table shows people the name of a row and its amounts first; nothing is left out."""

from generator.pages.parts.tables import for_people
from tests.committed import committed_site


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


def test_a_table_of_many_cells_makes_no_cards() -> None:
    package = committed_site().packages["moea-business-report-113"]
    table = for_people(package, "figures", ["subject", "printed", "unit"], (), package.tables["figures"])
    assert [column.field.name for column in table.columns] == ["subject", "printed", "unit"]
    assert not table.stacked
