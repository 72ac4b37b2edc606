"""A row of a published table and where it was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from generator.records.stretches import Stretch, lines_text, pages_text
from generator.records.values import Value

# Fields that data/schemas/common/provenance.yml adds to the table's own.
PROVENANCE = frozenset(
    {
        "record_id",
        "source_lines",
        "source_pages",
        "certainty",
        "certainty_note",
    }
)
Certainty = Literal["printed", "derived", "inferred", "uncertain"]
# The most certain first.
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class Record:
    """One row: ``values`` by field name (only the table's own fields) and its provenance.

    ``lines`` are 1-based numbers of the source lines it was read from, ascending; empty for a row that
    no line holds (curated). ``stretches`` are the same lines with their pages. ``certainty`` is one of the
    codes in data/schemas/codes.yml. ``printed`` says, by field name, how a converted value is printed where
    no column of the table says it (2021 as 110).
    """

    table: str
    record_id: str
    values: Mapping[str, Value]
    lines: tuple[int, ...]
    certainty: Certainty
    note: str
    stretches: tuple[Stretch, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    @property
    def line_start(self) -> int | None:
        """First line of the source text that the row was read from."""
        return self.lines[0] if self.lines else None

    @property
    def line_end(self) -> int | None:
        """Last line."""
        return self.lines[-1] if self.lines else None

    @property
    def page(self) -> str:
        """The first page of these lines that is known; empty where none is."""
        return next((stretch.page for stretch in self.stretches if stretch.page), "")

    def row(self) -> Mapping[str, Value]:
        """All columns, provenance included, by field name."""
        return MappingProxyType(
            {
                "record_id": self.record_id,
                **self.values,
                "source_lines": lines_text(self.stretches),
                "source_pages": pages_text(self.stretches),
                "certainty": self.certainty,
                "certainty_note": self.note,
            }
        )


Tables = Mapping[str, list[Record]]
