"""From the content cell of a row to its records: items, their quantities, the programmes that they name."""

from __future__ import annotations

from collections.abc import Sequence

from generator.families.annual_plan.content_items import ContentItem, read_items
from generator.families.annual_plan.named_programmes import find_programmes
from generator.families.annual_plan.quantities import Quantity, find_quantities
from generator.families.annual_plan.table_rows import TableRow
from generator.language.cell import cell_problem
from generator.language.odd_numbers import OddNumber, find_odd_numbers
from generator.reading.wrapping import Wrapping
from generator.records.collector import Collector
from generator.records.values import Value

JOINT = "表中無計畫類別欄，名稱與實施內容相接處依欄寬有一種以上的讀法；依同一報告其他列的用字判斷"


def add_content(number: int, row: TableRow, wrapping: Wrapping, collector: Collector) -> None:
    """Add the records of the content of project ``number``.

    An item with a number that can't be read for certain is uncertain and told, and so is that quantity.
    """
    for position, item in enumerate(read_items(row.content, wrapping)):
        text = f"{item.heading}：{item.text}" if item.heading else item.text
        odd = find_odd_numbers(text)
        doubts = [JOINT] if row.joint_open and position == 0 else []
        doubts += (other.doubt for other in odd)
        collector.add(
            "content_items",
            {
                "project_no": number,
                "item_path": item.path,
                "outline_level": item.level,
                "heading": item.heading,
                "text": item.text,
            },
            item.numbers,
            certainty="uncertain" if doubts else "printed",
            note="；".join(doubts) + "。" if doubts else "",
        )
        if odd:
            seen = "；".join(other.doubt for other in odd)
            collector.problems.append(cell_problem(collector.document.name, item.numbers[0], seen))
        _add_quantities(number, item, text, odd, collector)
        _add_programmes(number, item, collector)


def _add_quantities(
    number: int, item: ContentItem, text: str, odd: Sequence[OddNumber], collector: Collector
) -> None:
    for quantity in find_quantities(text):
        values: dict[str, Value] = {
            "project_no": number,
            "item_path": item.path,
            "value": quantity.value,
            "unit": quantity.unit,
            "printed": quantity.printed,
            "clause": quantity.clause,
        }
        doubts = [other.doubt for other in odd if _touch(quantity, other)]
        collector.add(
            "quantities",
            values,
            item.numbers,
            certainty="uncertain" if doubts else "printed",
            note="；".join(doubts) + "。" if doubts else "",
        )


def _touch(quantity: Quantity, number: OddNumber) -> bool:
    end = quantity.start + len(quantity.printed)
    return number.start < end and quantity.start < number.end


def _add_programmes(number: int, item: ContentItem, collector: Collector) -> None:
    for programme in find_programmes(item.heading, item.text):
        values: dict[str, Value] = {
            "project_no": number,
            "item_path": item.path,
            "name": programme.name,
            "kind": programme.kind,
            "place": programme.place,
        }
        collector.add("named_programmes", values, item.numbers)
