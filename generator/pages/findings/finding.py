"""A question that people have, answered from the data and rebuilt with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.chart import Chart
from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_years
from generator.pages.wording.phrase import labelled, says
from generator.records.values import Value

# A table longer than this can be sorted and filtered.
LONG_TABLE = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a finding's table."""

    label: str
    unit: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: cells in the order of the columns, the address its first cell leads to, its record."""

    cells: Sequence[Value]
    url: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One page of findings about one report.

    Attributes:
        slug: its place under findings/, without the report.
        package: the report's package.
        title: the question, as a reader would ask it.
        answer: the answer in one or two sentences, with numbers.
        method: how it was computed, in one or two sentences.
        columns, lines: the table that proves it.
        chart: the picture of it, if any.
        fact_of_lines: what each line but the first tells, where readers ask for it (content/asked.yml).
    """

    slug: str
    package: Package
    title: str
    answer: str
    method: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    chart: Chart | None = None
    fact_of_lines: str = ""

    @property
    def heading(self) -> str:
        """The question with the agency and the year that the answer is about: every review asks it again."""
        issuer = labelled(self.package.descriptor["issuer"])
        return says(
            "{question}（{issuer} {years} 年）",
            question=self.title,
            issuer=issuer,
            years=roc_years(self.package),
        )

    @property
    def url(self) -> str:
        """Address of the page."""
        return f"findings/{self.slug}/{self.package.name}/"
