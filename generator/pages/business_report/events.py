"""What a business report says of a programme: the sentence that names it, and its figures."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.register.event import MOST_FIGURES, Event, make_event, sentence
from generator.pages.register.family_events import FamilyEvents
from generator.records.values import Row


def _statement(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    """An item of a business report that names the programme: its sentence and its figures."""
    item = next(iter(package.rows("items", item_path=row["item_path"])), row)
    figures = tuple(
        (str(figure["subject"] or "數字"), str(figure["printed"]))
        for figure in package.rows("figures", item_path=row["item_path"])
    )
    text = sentence(item, str(mention["name_as_printed"]))
    yield make_event(roc_year(package), "reported", mention, text, figures[:MOST_FIGURES], row)


EVENTS = FamilyEvents({"named_programmes": _statement, "items": _statement})
