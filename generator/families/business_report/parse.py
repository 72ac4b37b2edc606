"""A business report into its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.families.business_report.amount_doubts import doubt_about
from generator.families.business_report.breakdowns import Breakdown, BreakdownRow, read_breakdowns
from generator.families.business_report.curated_relations import curated_relations
from generator.families.business_report.figures import Figure, read_figures
from generator.families.business_report.foreign_items import is_prose, part_items
from generator.families.business_report.headings import link_of
from generator.families.business_report.items import ReportItem, outlined, read_items
from generator.families.business_report.layout import Layout
from generator.families.business_report.printed_tables import printed_tables
from generator.families.business_report.programmes import read_programmes
from generator.families.business_report.relations import find_relations
from generator.families.family import Context
from generator.language.units import unit_kind
from generator.reading.document import Document, Line
from generator.reading.markup import row_cells, without_markup
from generator.reading.outline import Outline
from generator.reading.paragraph import Paragraph
from generator.records.collector import Collector
from generator.records.doubts import Doubt, note_of, tell
from generator.records.record import Certainty
from generator.records.values import Value


def parse(document: Document, context: Context) -> None:
    """Read the document into the collector's tables; what is no item stays in the passages or the ledger."""
    collector = context.collector
    layout, outline = outlined(document)
    collector.pages = layout.pages
    for number in layout.furniture:
        collector.claim("furniture", [number], words=[without_markup(document.line(number).text)])
    items, foreign = part_items(read_items(layout, outline), document)
    collector.problems += foreign
    figures = read_figures(items)
    _add_categories(collector, outline, items, figures)
    _add_items(collector, items)
    sentences = _add_sentences(collector, figures)
    _add_figures(collector, figures, sentences)
    breakdowns = read_breakdowns(items, figures, printed_tables(layout, _item_above(items)))
    _add_breakdowns(collector, breakdowns)
    _add_relations(collector, figures, breakdowns, sentences, context.curated.get("relations"))
    _add_programmes(collector, items, context.curated.get("named_programmes"))
    _add_passages(collector, outline, items, layout)
    collector.problems += [finding.problem(document.name) for finding in outline.findings]


def _add_categories(
    collector: Collector, outline: Outline, items: Sequence[ReportItem], figures: Sequence[Figure]
) -> None:
    below = Counter(item.category_no for item in items if item.level > 1)
    counted = Counter(figure.item.category_no for figure in figures)
    restarts = {finding.line for finding in outline.findings if finding.step == "restart"}
    part = 1
    for item in items:
        if item.level > 1:
            continue
        part += item.lines[0] in restarts
        values: dict[str, Value] = {
            "category_no": item.category_no,
            "numeral": item.marker.rstrip("、，,.． "),
            "category": item.own.label or item.marker,
            "report_part": part,
            "item_count": below[item.category_no],
            "figure_count": counted[item.category_no],
        }
        collector.add("categories", values, item.lines)


def _add_items(collector: Collector, items: Sequence[ReportItem]) -> None:
    for item in items:
        values: dict[str, Value] = {
            "item_path": item.path,
            "outline_level": item.level,
            "category_no": item.category_no,
            "parent_path": item.parent_path,
            "marker": item.marker,
            "heading": item.own.heading,
            "text": item.own.text,
            "heading_kind": item.own.kind,
            "label": item.own.label or item.marker,
            "label_generated": item.own.generated,
        }
        _add_item(collector, item, values)
        link = link_of(item.own.text) if item.own.kind == "link" else None
        if link:
            collector.add("links", {"item_path": item.path, "name": link[0], "url": link[1]}, item.lines)


def _add_item(collector: Collector, item: ReportItem, values: Mapping[str, Value]) -> None:
    """An item whose text holds a number that can't be read for certain is uncertain, and told by its line."""
    doubts = [
        Doubt("PARSE-CELL", item.statement.lines(odd.start, odd.end)[0], odd.doubt)
        for odd in item.statement.odd_numbers
    ]
    certainty: Certainty = "uncertain" if doubts else "printed"
    collector.add("items", values, item.lines, certainty=certainty, note=note_of(doubts))
    tell(doubts, collector)


def _add_figures(
    collector: Collector, figures: Sequence[Figure], sentences: Mapping[tuple[str, str], int]
) -> None:
    for number, figure in enumerate(figures, start=1):
        amount, as_of = figure.amount, figure.as_of
        values: dict[str, Value] = {
            "figure_no": number,
            "item_path": figure.item.path,
            "subject": figure.subject,
            "value": amount.value if amount.readable else None,
            "multiplier": amount.multiplier,
            "unit": amount.unit,
            "value_base": amount.value_base if amount.readable else None,
            "bound": amount.bound,
            "bound_printed": amount.bound_printed,
            "as_of": as_of.day,
            "period_start": as_of.start,
            "period_end": as_of.end,
            "as_of_source": as_of.source,
            "as_of_printed": as_of.printed,
            "status": figure.status,
            "status_printed": figure.status_printed,
            "per": amount.per,
            "range_end": amount.role,
            "unit_kind": unit_kind(amount.unit),
            "printed": " ".join(amount.printed.split()),
            "sentence_no": sentences[_sentence(figure)],
        }
        collector.add("figures", values, figure.lines, certainty=figure.certainty, note=figure.note)


def _sentence(figure: Figure) -> tuple[str, str]:
    """The item and the sentence that a figure stands in."""
    return figure.item.path, " ".join(figure.sentence.split())


def _add_sentences(collector: Collector, figures: Sequence[Figure]) -> dict[tuple[str, str], int]:
    """Add each sentence once, in the order of their figures; returns the numbers that these name them by."""
    numbers: dict[tuple[str, str], int] = {}
    for figure in figures:
        path, sentence = named = _sentence(figure)
        if named not in numbers:
            numbers[named] = len(numbers) + 1
            statement = figure.item.statement
            span = statement.sentence_at(statement.flat_offset(figure.amount.start))
            values: dict[str, Value] = {
                "sentence_no": numbers[named],
                "item_path": path,
                "sentence": sentence,
            }
            collector.add("sentences", values, statement.flat_lines(span))
    return numbers


def _add_breakdowns(collector: Collector, breakdowns: Sequence[Breakdown]) -> None:
    for breakdown in breakdowns:
        for row in breakdown.rows:
            values: dict[str, Value] = {
                "breakdown_id": breakdown.breakdown_id,
                "item_path": row.item.path,
                "row_no": row.row_no,
                "row_label": row.label,
                "column": row.column,
                "value": row.amount.value if row.amount and row.amount.readable else None,
                "unit": row.amount.multiplier + row.amount.unit if row.amount else "",
                "printed": row.printed,
                "breakdown_kind": breakdown.kind,
            }
            certainty, note = _certainty_of_row(breakdown, row)
            collector.add("breakdown_rows", values, row.lines, certainty=certainty, note=note)
            # The odd numbers of running text are told with their items.
            if breakdown.kind == "table" and row.doubt:
                tell([Doubt("PARSE-CELL", row.lines[0], row.doubt)], collector)


def _certainty_of_row(breakdown: Breakdown, row: BreakdownRow) -> tuple[Certainty, str]:
    doubt = (doubt_about(row.amount) if row.amount else "") + row.doubt
    if doubt:
        return "uncertain", doubt
    return ("derived", "標籤依「分別」的順序對應。") if breakdown.kind == "ordered" else ("printed", "")


def _add_relations(
    collector: Collector,
    figures: Sequence[Figure],
    breakdowns: Sequence[Breakdown],
    sentences: Mapping[tuple[str, str], int],
    curated: Any,
) -> None:
    reviewed, problems = curated_relations(figures, curated)
    # What a person has looked at stays that person's, though a rule would find it too.
    known = {(relation.kind, relation.result, relation.operands) for relation in reviewed}
    found = [r for r in find_relations(figures, breakdowns) if (r.kind, r.result, r.operands) not in known]
    relations = sorted([*found, *reviewed], key=lambda relation: relation.result)
    for number, relation in enumerate(relations, start=1):
        result = figures[relation.result - 1]
        values: dict[str, Value] = {
            "relation_no": number,
            "number_relation": relation.kind,
            "item_path": result.item.path,
            "figure_no": relation.result,
            "sentence_no": sentences[_sentence(result)],
            "operands": " ".join(str(operand) for operand in relation.operands),
            "relation_source": relation.source,
            "evidence": relation.evidence,
        }
        own = [figures[number - 1] for number in (relation.result, *relation.operands)]
        doubts = dict.fromkeys([relation.doubt, *(doubt_about(figure.amount) for figure in own)])
        certainty: Certainty = "uncertain" if any(doubts) else "inferred"
        note = "由前後文或人工判讀哪些數字應相符。" + "".join(doubts)
        collector.add("relations", values, result.lines, certainty=certainty, note=note)
    collector.problems += problems


def _add_programmes(collector: Collector, items: Sequence[ReportItem], curated: Any) -> None:
    names, problems = read_programmes(items, curated)
    for item, name, evidence in names:
        values: dict[str, Value] = {
            "item_path": item.path,
            "name": name.name,
            "kind": name.kind,
            "quoted": name.quoted,
            "is_heading": name.heading,
            "name_printed": item.statement.printed(name.span),
            "period_printed": name.period,
        }
        lines = item.statement.flat_lines(name.span)
        certainty: Certainty = "inferred" if evidence else "printed"
        collector.add("named_programmes", values, lines, certainty=certainty, note=evidence)
    collector.problems += problems


def _add_passages(
    collector: Collector, outline: Outline, items: Sequence[ReportItem], layout: Layout
) -> None:
    """The whole text as an outline, in the order of its lines: titles, lead-ins, items, rows of tables."""
    above = _item_above(items)
    entries: list[tuple[int, Paragraph | ReportItem | Line]] = [
        *((paragraph.numbers[0], paragraph) for paragraph in outline.preamble if is_prose(paragraph)),
        *((item.lines[0], item) for item in items),
        *((line.number, line) for line in layout.tables),
    ]
    for number, entry in sorted(entries, key=lambda pair: pair[0]):
        if isinstance(entry, ReportItem):
            own = entry.own
            collector.passage(entry.printed_path, entry.level, own.heading, own.text, entry.lines)
        elif isinstance(entry, Line):
            item = above(number)
            path, level = (item.printed_path, item.level) if item else ("", 0)
            collector.passage(path, level, "", "　".join(row_cells(entry.text)), [number])
        elif entry.text.endswith(("。", "：", ":")):
            collector.passage("", 0, "", entry.text, entry.lines())
        else:
            collector.passage("", 0, entry.text, "", (), heading_lines=entry.lines())


def _item_above(items: Sequence[ReportItem]) -> Callable[[int], ReportItem | None]:
    """Finds the item that a line number stands in."""
    starts = [item.lines[0] for item in items]

    def find(number: int) -> ReportItem | None:
        index = bisect_right(starts, number) - 1
        return items[index] if index >= 0 else None

    return find
