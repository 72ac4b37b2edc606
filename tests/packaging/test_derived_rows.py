"""What the committed packages say of rows that are made from others, and of words that are called printed."""

from collections.abc import Iterator
from typing import cast

import pytest

from generator.language.widths import compact
from generator.packaging.reader import Package
from generator.records.doubts import worse
from generator.records.record import Certainty
from generator.records.stretches import lines_of_row
from generator.records.values import Row
from tests.committed import committed_site

PACKAGES = [package for package in committed_site().packages.values() if "lines" in package.tables]
# The words of these are of their row's own lines; those of the others are of its sentence or its chapter.
PRINTED = ("agency_as_printed", "name_as_printed", "name_printed", "printed")
ABOUT = {"checks", "corrections", "lines"}


def in_order(words: str, text: str) -> bool:
    """Whether the characters stand in a text one after the other, perhaps with other cells between them."""
    rest = iter(text)
    return all(character in rest for character in words)


def printed_cells(package: Package) -> Iterator[tuple[str, str, str]]:
    """(record_id, what a column calls printed, the text of the row's lines), without blanks."""
    lines = {int(str(row["line_no"])): str(row["text"]) for row in package.tables["lines"]}
    for name, rows in package.tables.items():
        for column in () if name in ABOUT else set(PRINTED) & package.schemas[name].by_name.keys():
            for row in rows:
                text = "".join(lines[n] for a, b in lines_of_row(row) for n in range(a, b + 1))
                if row[column] and text:
                    yield str(row["record_id"]), compact(str(row[column])).text, compact(text).text


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_what_is_called_printed_is_printed_in_the_lines_of_its_row(package: Package) -> None:
    lost = [(name, words) for name, words, text in printed_cells(package) if not in_order(words, text)]
    assert lost == []


def made_from(package: Package) -> Iterator[tuple[Row, list[Row]]]:
    """Rows that are made from others, with these."""
    tables = package.tables
    for name, schema in package.schemas.items():
        if schema.cells_of:
            wholes: dict[object, list[Row]] = {}
            for whole in tables[schema.cells_of]:
                wholes.setdefault(whole["source_lines"], []).append(whole)
            yield from ((row, wholes[row["source_lines"]]) for row in tables[name])
    figures = {str(row["figure_no"]): row for row in tables.get("figures", ()) if "figure_no" in row}
    for row in tables.get("relations", ()):
        yield row, [figures[number] for number in [str(row["figure_no"]), *str(row["operands"]).split()]]


def test_no_row_is_more_certain_than_those_that_it_is_made_from() -> None:
    found = [pair for package in PACKAGES for pair in made_from(package)]
    assert len(found) > 800
    for row, others in found:
        for other in others:
            own, theirs = (cast("Certainty", one["certainty"]) for one in (row, other))
            assert worse(own, theirs) == own, row["record_id"]
