"""What a business report says of a programme: the sentence that names it, its figures, its promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.programmes.event import MOST_FIGURES, Event, clipped, make_event, sentence
from generator.pages.programmes.fact import Fact, Milestone, MoneySaid
from generator.pages.programmes.family_events import FamilyEvents
from generator.pages.programmes.report_dates import speaks_of
from generator.pages.wording.phrase import says
from generator.records.values import Row

# Figures that lay ahead when the report was made.
_AHEAD = frozenset({"plan", "target"})


def _statement(package: Package, mention: Row, row: Row) -> Iterator[Event | Fact]:
    """An item of a business report that names the programme: its sentence and its figures."""
    item = next(iter(package.rows("items", item_path=row["item_path"])), row)
    name = str(mention["name_as_printed"])
    # Of an item that speaks of several programmes only the figures of the clause that names this one.
    told = [
        figure
        for figure in package.rows("figures", item_path=row["item_path"])
        if name in _clause(package, figure) or name in str(item["heading"] or "")
    ]
    figures = tuple((str(figure["subject"] or "") or says("數字"), str(figure["printed"])) for figure in told)
    text = sentence(item, name)
    yield make_event(roc_year(package), "reported", mention, text, figures[:MOST_FIGURES], row)
    for figure in told:
        yield from _promised(package, figure)
        if figure["unit_kind"] == "money":
            when = str(figure["as_of_printed"] or "")
            yield MoneySaid(
                package.name,
                figure,
                str(figure["subject"] or "") or says("金額"),
                str(figure["printed"]),
                when,
            )


def _promises(package: Package) -> Iterator[Milestone]:
    for figure in package.tables.get("figures", []):
        yield from _promised(package, figure)


def _promised(package: Package, figure: Row) -> Iterator[Milestone]:
    """A figure that lay ahead when the report was made, with the day by which it was to be reached.

    The target of a year that the report looks back to is no promise: what came of it stands beside it.
    """
    due, told = figure["period_end"] or figure["as_of"], speaks_of(package)
    if figure["status"] in _AHEAD and isinstance(due, date) and told and due > told.day:
        # The clause, not the figure: 「補助 145 案」 alone says nothing.
        words = clipped(_clause(package, figure), str(figure["as_of_printed"] or figure["printed"]))
        yield Milestone(package.name, figure, str(due), words, promised=True)


def _clause(package: Package, figure: Row) -> str:
    """The part of its sentence that prints the figure; the whole where none or several do."""
    (told,) = package.rows("sentences", sentence_no=figure["sentence_no"])
    sentence = str(told["sentence"])
    parts = [part for part in sentence.split("；") if str(figure["printed"]) in part]
    return parts[0] if len(parts) == 1 else sentence


EVENTS = FamilyEvents({"named_programmes": _statement, "items": _statement}, promises=_promises)
