"""Records of the printed tables and figures themselves: caption, unit, source, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.families.st_plan.layout.figures import FigureBlock
from generator.families.st_plan.layout.tables import TableBlock
from generator.reading.spacing import tidy
from generator.records.collector import Collector
from generator.records.values import Value


def add_printed_tables(tables: Sequence[TableBlock], kinds: Mapping[int, str], collector: Collector) -> None:
    """Add a row for every table with a number; ``kinds`` names its data table by the id of the block."""
    for table in tables:
        if table.number is None:
            collector.claim("table_head", table.head_lines)
            continue
        values: dict[str, Value] = {
            "table_no": table.number,
            "title": table.title,
            "unit": table.unit,
            "source_note": table.source,
            "note": "\n".join(table.notes),
            "data_table": kinds.get(id(table), ""),
        }
        collector.add("statistical_tables", values, table.head_lines)
        for again in table.repeats:
            collector.claim("table_head", again.numbers, words=[again.text])


def add_figures(figures: Sequence[FigureBlock], collector: Collector) -> None:
    """Add a row for every figure."""
    for figure in figures:
        values: dict[str, Value] = {
            "chart_no": figure.number,
            "caption": tidy(figure.caption),
            "source_note": figure.source,
            "note": "\n".join(figure.notes),
        }
        collector.add("figures", values, figure.lines)
