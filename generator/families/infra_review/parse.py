"""The order of the steps that read a performance review of infrastructure programmes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

from generator.families.family import Context
from generator.families.infra_review.benefit.items import read_benefit_items
from generator.families.infra_review.benefit.numbers import read_benefits
from generator.families.infra_review.benefit.recommendations import read_recommendations
from generator.families.infra_review.budget.progress import read_progress
from generator.families.infra_review.budget.read import read_special_budget
from generator.families.infra_review.columns.lag_items import read_lag_items
from generator.families.infra_review.columns.milestones import read_milestones
from generator.families.infra_review.frame.blocks import Block, find_blocks
from generator.families.infra_review.frame.cut_short import cut_short
from generator.families.infra_review.frame.layout import Layout, read_layout
from generator.families.infra_review.frame.outline import claim_section_heading, report_as_of
from generator.families.infra_review.frame.page_labels import page_map
from generator.families.infra_review.indicators.notes import read_indicator_notes
from generator.families.infra_review.indicators.read import read_indicators
from generator.families.infra_review.programme.agencies import claim_contents, read_agencies
from generator.families.infra_review.programme.categories import categories_by_number, read_categories
from generator.families.infra_review.programme.contents import Contents, read_contents
from generator.families.infra_review.programme.curated import FILE, match_curated, parse_curated
from generator.families.infra_review.programme.front_matter import (
    CategoryCount,
    category_counts,
    find_front_matter,
    read_statement,
)
from generator.families.infra_review.programme.numbering import Numbered, number_blocks
from generator.families.infra_review.programme.programmes import ProgrammeFacts, read_programme
from generator.families.infra_review.programme.titles import entries_by_number, find_title
from generator.reading.document import Document

Step = Callable[[Block, Context], None]


def parse(document: Document, context: Context) -> None:
    """Read a review into the tables of the family; see `generator.families.family.Family.parse`."""
    layout = read_layout(document)
    found = find_blocks(layout)
    front = find_front_matter(layout, found)
    contents = read_contents(layout, front.contents)
    numbered = number_blocks(layout, found, contents, context.collector)
    context.collector.pages = page_map(layout, numbered.blocks)
    context.collector.claim("furniture", layout.labels)
    read_statement(front, context)
    counts = category_counts(front)
    read_categories(counts, context)
    steps = _steps(layout, numbered, contents, counts, context)
    for block in numbered.blocks:
        for step in steps:
            step(block, context)


def _steps(
    layout: Layout,
    numbered: Numbered,
    contents: Contents,
    counts: Sequence[CategoryCount],
    context: Context,
) -> tuple[Step, ...]:
    """Each reads one kind of table of one programme and leaves what it can't read unclaimed."""
    blocks = numbered.blocks
    entries = entries_by_number(layout, numbered, contents)
    claim_contents(contents, entries, context)
    file = f"content/curated/{PurePath(layout.document.name).stem}/{FILE}.yml"
    reviewed, faults = parse_curated(context.curated.get(FILE), file)
    curated, unmatched = match_curated(reviewed, blocks, file)
    broken_off = cut_short(blocks, layout.document.name)
    # What a text that broke off lacks says nothing about the curated file.
    context.collector.problems += [*faults, *([broken_off] if broken_off else unmatched)]
    facts = ProgrammeFacts(
        {b.number: find_title(layout, b, entries.get(b.number), curated.get(b.number)) for b in blocks},
        categories_by_number(layout, blocks, contents, counts),
        numbered.certain,
    )
    return (
        partial(read_programme, facts),
        partial(claim_section_heading, "壹"),
        read_special_budget,
        partial(read_agencies, entries, curated),
        partial(read_progress, report_as_of=report_as_of(blocks)),
        partial(claim_section_heading, "貳"),
        read_milestones,
        partial(claim_section_heading, "參"),
        read_indicators,
        read_indicator_notes,
        partial(claim_section_heading, "肆"),
        read_lag_items,
        partial(claim_section_heading, "伍"),
        read_benefits,
        read_benefit_items,
        partial(claim_section_heading, "陸"),
        read_recommendations,
    )
