"""The programmes themselves: title, category, period; and their title pages in the narrative outline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Problem
from generator.families.family import Context
from generator.families.infra_review.frame import (
    BUDGET,
    PERIOD,
    PROGRESS,
    Block,
    as_of_printed,
    claim_heading,
    part_of,
)
from generator.families.infra_review.programme.categories import UNKNOWN, Category
from generator.families.infra_review.programme.titles import Title
from generator.language.dates import parse_period
from generator.language.partial_date import Period
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze, tidy
from generator.records.values import Value

_RANGE_GOES_ON = re.compile(r"[~至-]\s*\d")
_AFTER_COLON = re.compile(r"[:：](.*)$")


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What the report as a whole says about its programmes, by number.

    ``certain`` holds the numbers that are sure.
    """

    titles: Mapping[int, Title]
    categories: Mapping[int, Category]
    certain: frozenset[int]


def read_programme(facts: ProgrammeFacts, block: Block, context: Context) -> None:
    """Add the row of ``programmes`` and the passages of the title page."""
    _add_title_page(block, context)
    title = facts.titles[block.number]
    category = facts.categories.get(block.number, UNKNOWN)
    part = part_of(block, PERIOD)
    raw, period, lines = (
        ("", None, ()) if part is None else _period(part.heading_lines[0], part.lines, context)
    )
    dated = (part_of(block, word) for word in (BUDGET, PROGRESS))
    values: dict[str, Value] = {
        "programme_no": block.number,
        "title": title.text,
        "title_source": title.source,
        "title_line": title.line,
        "category": category.name,
        "category_printed": category.printed,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_raw": raw,
        "title_page_agencies": _text(block.title_page.authority_lines, context),
        "as_of": next((day for part in dated if part and (day := as_of_printed(part.title))), None),
        "block_line_start": block.first,
        "block_line_end": block.last,
    }
    own = (*block.title_page.title_lines, *lines)
    certainty, note = title.certainty, title.note
    if block.number not in facts.certain:
        certainty, note = "uncertain", f"{title.note}前後計畫的編號不連續，本計畫的編號與類別為推定。"
    context.collector.add("programmes", values, own, certainty=certainty, note=note)
    if part is not None and lines == ():
        claim_heading(block, part, context)
    if not title.text:
        context.collector.problems.append(_lost_title(block, context))


def _period(
    heading: int, rest: tuple[Line, ...], context: Context
) -> tuple[str, Period | None, tuple[int, ...]]:
    """The period as printed, its meaning, and its lines: behind the heading's colon or on the line below."""
    line = context.collector.document.line(heading)
    match = _AFTER_COLON.search(line.text)
    raw = tidy(match[1]) if match else ""
    period = parse_period(fold_widths(raw)) if raw else None
    if rest and (period is None or _RANGE_GOES_ON.match(fold_widths(rest[0].stripped))):
        longer = join_wrapped([raw, rest[0].text])
        if (found := parse_period(fold_widths(longer))) is not None:
            return longer, found, (heading, rest[0].number)
    return raw, period, (heading,) if raw else ()


def _add_title_page(block: Block, context: Context) -> None:
    """Category, title, ministries and date of the title page, in the order of the text."""
    page = block.title_page
    if page.divider_line is not None:
        name = squeeze(context.collector.document.line(page.divider_line).text)
        context.collector.passage("", 0, name, "", [], heading_lines=[page.divider_line])
    path = str(block.number)
    if page.title_lines:
        heading = _text(page.title_lines, context)
        context.collector.passage(path, 1, heading, "", [], heading_lines=page.title_lines)
    for lines in (page.authority_lines, page.date_lines):
        if lines:
            context.collector.passage(path, 1, "", _text(lines, context), lines)


def _text(lines: tuple[int, ...], context: Context) -> str:
    return join_wrapped(context.collector.document.line(n).text for n in lines)


def _lost_title(block: Block, context: Context) -> Problem:
    return Problem(
        "PARSE-TITLE-LOST",
        context.collector.document.name,
        block.first,
        f"no title of programme {block.number}",
        "a title page or an entry in the table of contents",
        "Find the title and write it, with its evidence, into content/curated/<report_id>/programmes.yml.",
        "warning",
    )
