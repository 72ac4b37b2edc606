"""What a report family is: how to recognise, parse and check one kind of report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.checking.identity import Identity
from generator.checking.plain import Plain, with_plain
from generator.reading.document import Document
from generator.reading.likeness import Likeness
from generator.records.collector import Collector
from generator.records.marks import Marks
from generator.records.record import Tables
from generator.records.structure import Structure


@dataclass(frozen=True, slots=True)
class Context:
    """What a parser is given beside the document.

    Attributes:
        collector: where records, ledger claims, passages and problems go.
        curated: what people decided about this report, by the name of the file in
            content/curated/<report_id>/ (without ``.yml``). Problems call it ``curated/<name>.yml``;
            the folder of the report is put before that afterwards.
        period: first and last day that the report is about, as the manifest says; None where it isn't known.
        phase: of the budget, as the manifest says; empty where it says none.
    """

    collector: Collector
    curated: Mapping[str, Any] = field(default_factory=dict)
    period: tuple[date, date] | None = None
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of report.

    Attributes:
        name: as in data/schemas/ and in the manifests, for instance ``infra-review``.
        title: for people; keys ``zh`` and ``en``.
        recognise: 0 to 1, how surely a document is of this family, by its structure, and what shows it.
        parse: reads the document into ``context.collector``; never raises for bad input: what it can't
            read stays unread in the ledger or becomes a Problem.
        check: the arithmetic identities that reports of this family print, over the parsed tables, and the
            places of those that the schemas state; what it does not place is computed last.
        holds: what no report of this family can be without; a structure without a row is PARSE-STRUCTURE.
        marks: words and signs of its forms that become no value; what else stands in a line and in no cell is
            LEDGER-LEFTOVER.
        judge: looks at all identities once more, over the whole report: whether parts of them are missing.
        report_en: what one report of the family is called in English; empty where `title` is no plural.
    """

    name: str
    title: Mapping[str, str]
    recognise: Callable[[Document], Likeness]
    parse: Callable[[Document, Context], None]
    check: Callable[[Tables], Iterable[Identity | Plain]]
    holds: Sequence[Structure]
    marks: Marks
    judge: Callable[[Iterable[Identity], Collector], Iterable[Identity]] = lambda found, _: found
    report_en: str = ""

    def identities(self, collector: Collector) -> Iterator[Identity]:
        """All identities of a parsed report: those of ``check`` and those that the schemas state."""
        found = with_plain(self.check(collector.tables), collector.schemas, collector.tables)
        yield from self.judge(found, collector)
