"""What a row is about, by itself or by the row that it points to."""

from generator.records.schema import ForeignKey, TableSchema
from generator.register.entries import Entry
from generator.register.mention import Mention
from generator.register.place import Place
from generator.register.quantities import Quantities, programmes_of
from tests.register.samples import REVIEW, package

KEY = ForeignKey(("programme_no",), "programmes", ("programme_no",))
SCHEMAS = {
    "programmes": TableSchema("programmes", {}, {}, ("record_id",), (), ("record_id",), quantity=("title",)),
    "progress": TableSchema(
        "progress",
        {},
        {},
        ("record_id",),
        (),
        ("record_id",),
        foreign_keys=(KEY,),
        quantity=("programme_no",),
    ),
}
FIRST, SECOND = ({"record_id": f"programmes.{n}", "programme_no": n, "title": "甲計畫"} for n in (1, 2))
OWN, OTHER, LOST = ({"record_id": f"progress.{n}", "programme_no": n} for n in (1, 2, 3))


def quantities(known: dict[str, str]) -> Quantities:
    rows = package(REVIEW, programmes=[FIRST, SECOND], progress=[OWN, OTHER, LOST])
    return Quantities(rows, SCHEMAS, {(REVIEW, record): programme for record, programme in known.items()})


def test_a_row_is_about_the_programme_that_it_names_itself() -> None:
    found = quantities({"progress.1": "own", "programmes.1": "other"})
    assert found.programme("progress", OWN) == "own"


def test_else_it_is_about_that_of_the_row_that_it_points_to() -> None:
    found = quantities({"programmes.2": "second"})
    assert found.programme("progress", OTHER) == "second"
    assert found.programme("progress", OWN) == ""
    assert found.programme("progress", LOST) == ""


def mention(programme: str, record: str, relation: str) -> Mention:
    place = Place("1", "", ((1, 1),))
    return Mention(
        programme, Entry(REVIEW, "programmes", record, "甲計畫", place), "甲計畫", relation, "exact", False
    )


def test_a_record_of_two_programmes_is_about_neither() -> None:
    mentions = [
        mention("a", "programmes.1", "same"),
        mention("b", "programmes.1", "same"),
        mention("c", "programmes.2", "same"),
        mention("d", "programmes.2", "topic"),
    ]
    assert programmes_of(mentions) == {(REVIEW, "programmes.2"): "c"}
