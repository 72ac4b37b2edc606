import itertools
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.reading.document import LineNote, document_from_text
from generator.records.collector import Collector
from generator.records.identifiers import make_record_id
from generator.records.ledger import Kind
from generator.records.record import Certainty
from generator.records.schema import Field, TableSchema, load_schemas

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"


def collector(text: str) -> Collector:
    schemas = load_schemas(SCHEMAS, "no-family")
    names = {"zh": "數", "en": "Number"}
    fields = tuple(
        Field(name, type_, names, names) for name, type_ in (("no", "integer"), ("value", "number"))
    )
    schemas["rows"] = TableSchema("rows", names, names, ("no",), fields, ("no",))
    return Collector(document_from_text(text), schemas)


def test_a_record_claims_its_lines_and_the_strongest_claim_stays() -> None:
    made = collector("甲\n乙\n\n丙")
    made.claim("furniture", [1, 2])
    first = made.add("rows", {"no": 1, "value": Decimal("1.50")}, [2])
    made.claim("heading", [2])
    assert [(n, c.kind, c.record_id) for n, c in made.ledger.entries()] == [
        (1, "furniture", ""),
        (2, "record", first),
        (3, "blank", ""),
        (4, "unread", ""),
    ]
    assert made.ledger.unread() == [4]


KINDS: tuple[Kind, ...] = ("record", "heading", "paragraph", "table_head", "furniture")


@pytest.mark.parametrize(("stronger", "weaker"), list(itertools.combinations(KINDS, 2)))
def test_a_stronger_claim_stays_whichever_came_first(stronger: Kind, weaker: Kind) -> None:
    for kinds in ((stronger, weaker), (weaker, stronger)):
        made = collector("甲")
        for kind in kinds:
            made.ledger.claim(kind, [1])
        assert [claim.kind for _, claim in made.ledger.entries()] == [stronger]


@pytest.mark.parametrize(
    ("certainty", "note", "found"),
    [
        ("printed", "", ("uncertain", "行有無法辨識的字元。")),
        ("derived", "分類承上列。", ("uncertain", "分類承上列。行有無法辨識的字元。")),
    ],
)
def test_a_row_is_as_doubtful_as_its_damaged_line(
    certainty: Certainty, note: str, found: tuple[str, str]
) -> None:
    made = collector("甲\n乙")
    made.document = replace(made.document, notes={2: LineNote("uncertain", "行有無法辨識的字元。")})
    for no in (1, 2):
        made.add("rows", {"no": no}, [no], certainty=certainty, note=note)
    assert [(row.certainty, row.note) for row in made.tables["rows"]] == [(certainty, note), found]


def test_a_passage_keeps_its_heading_line_apart() -> None:
    made = collector("壹、總論\n本文")
    made.passage("壹", 1, "總論", "本文", [2], heading_lines=[1])
    assert [(c.kind, c.record_id) for _, c in made.ledger.entries()] == [
        ("heading", "passages.x1a855e555ab4"),
        ("paragraph", "passages.x1a855e555ab4"),
    ]
    row = made.tables["passages"][0].row()
    assert (row["source_lines"], row["text"]) == ("1-2", "本文")


def test_a_repeated_key_gets_a_name_of_its_own_and_is_reported() -> None:
    made = collector("甲\n乙")
    made.add("rows", {"no": 1}, [1])
    assert made.add("rows", {"no": 1}, [2]) == "rows.1~2"
    assert [(p.code, p.line) for p in made.problems] == [("PARSE-DUPLICATE-KEY", 2)]


def test_a_key_that_may_repeat_is_counted_and_the_first_keeps_its_name() -> None:
    made = collector("甲\n乙\n丙")
    known = made.schemas["rows"]
    counter = replace(known.fields[0], name="occurrence", implied="1")
    schema = replace(known, key=("no", "occurrence"), fields=(*known.fields, counter))
    made = Collector(made.document, {**made.schemas, "rows": schema})
    names = [made.add("rows", {"no": no}, [line]) for line, no in enumerate((1, 1, 2), start=1)]
    assert names == ["rows.1", "rows.1.occurrence-2", "rows.2"]
    assert [row["occurrence"] for row in made.tables["rows"]] == [1, 2, 1]
    assert made.problems == []


def test_every_code_of_an_enumeration_has_a_label_in_both_languages() -> None:
    families = sorted(path.name for path in SCHEMAS.iterdir() if path.is_dir() and path.name != "common")
    bare = {
        f"{family}/{table.name}.{field.name}: {value}"
        for family in families
        for table in load_schemas(SCHEMAS, family).values()
        for field in table.fields
        for value in map(str, field.constraints.get("enum", ()))
        if value.isascii() and value and set(field.labels.get(value, ())) != {"zh", "en"}
    }
    assert bare == set()


@pytest.mark.parametrize("values", [{"no": "1"}, {"no": 1, "other": 2}, {"no": 1, "value": 1.5}])
def test_a_parser_that_breaks_the_schema_is_stopped(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="rows"):
        collector("甲").add("rows", values, [1])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ([7, "", 110], "special-budget.7.-.110"),
        (["一/（一）"], "special-budget.1-1"),
        (["二十三"], "special-budget.23"),
        (["十/百〇五/一一〇"], "special-budget.10-105-110"),
        (["4.4.1.1(1)I"], "special-budget.4.4.1.1-1-i"),
        (["水庫"], "special-budget.x47f577e5"),
    ],
)
def test_record_ids_come_from_the_key_alone(key: list[str | int], expected: str) -> None:
    assert make_record_id("special_budget", key) == expected


def test_a_key_part_that_goes_without_saying_is_left_out_of_the_identifier() -> None:
    """Rows of an agency's own volume keep their names; those of others can't be taken for them."""
    schemas = load_schemas(SCHEMAS, "unit-budget")
    collector = Collector(document_from_text("a\nb\n", "b.txt"), schemas)
    names = [
        collector.add(
            "branches", {"volume": volume, "work_plan_code": "3708010100", "branch_no": "01"}, [volume]
        )
        for volume in (1, 2)
    ]
    assert names == ["branches.3708010100.01", "branches.volume-2.3708010100.01"]
