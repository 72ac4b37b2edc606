"""The box of staff below the vehicles: a mark or a misread digit doubts its row and takes none away."""

import pytest

from tests.families.unit_budget.books import between, parse, rows, source

VEHICLES = between("公務車輛明細表", "現有辦公房")


@pytest.mark.parametrize(
    ("after", "number", "certainty"),
    [
        ("283 人", 283, "printed"),
        ("283* 人", None, "uncertain"),
        ("283＊ 人", None, "uncertain"),
        ("28O 人", None, "uncertain"),
        ("283² 人", None, "uncertain"),
        ("28/3 人", None, "uncertain"),
        ("N/A 人", None, "uncertain"),
        ("約283 人", None, "uncertain"),
        ("2:83 人", None, "uncertain"),
    ],
)
def test_every_count_of_the_box_is_a_row(after: str, number: int | None, certainty: str) -> None:
    assert "合計： 283 人" in VEHICLES
    front = "\n".join(source().split("\n")[:3])
    book = parse(f"{front}\n\n經濟部產業發展署\n{VEHICLES}".replace("283 人", after))
    found = {r["category"]: (r["this_year"], r.certainty) for r in rows(book, "staff_counts")}
    assert found["合計"] == (number, certainty)
    assert found["職員"] == (246, "printed")
    assert len(found) == 11
