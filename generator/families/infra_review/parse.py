"""The order of the steps that read a performance review of infrastructure programmes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath

from generator.families.family import Context
from generator.families.infra_review.benefit import read_benefit_items, read_benefits, read_recommendations
from generator.families.infra_review.budget import read_progress, read_special_budget
from generator.families.infra_review.columns import read_lag_items, read_milestones
from generator.families.infra_review.frame import (
    Block,
    Layout,
    claim_section_heading,
    cut_short,
    find_blocks,
    page_map,
    read_layout,
    report_as_of,
    section_gaps,
)
from generator.families.infra_review.indicators import read_indicators
from generator.families.infra_review.programme import (
    FILE,
    CategoryCount,
    Contents,
    Numbered,
    ProgrammeFacts,
    categories_by_number,
    category_counts,
    claim_contents,
    entries_by_number,
    find_front_matter,
    find_title,
    match_curated,
    number_blocks,
    parse_curated,
    read_agencies,
    read_categories,
    read_contents,
    read_programme,
    read_statement,
)
from generator.reading.document import Document
from generator.records.reader import Reader, in_order

Step = Reader[[Block, Context]]
_BUDGET = ("special_budget", "special_budget_totals", "special_budget_agencies")


def parse(document: Document, context: Context) -> None:
    """Read a review into the tables of the family; see `generator.families.family.Family.parse`."""
    layout = read_layout(document)
    found = find_blocks(layout)
    front = find_front_matter(layout, found)
    contents = read_contents(front.contents, layout.page_starts)
    numbered = number_blocks(layout, found, contents, context.collector)
    context.collector.pages = page_map(layout, numbered.blocks)
    context.collector.claim("furniture", layout.labels)
    context.collector.problems += section_gaps(numbered.blocks, document.name)
    read_statement(front, context)
    counts = category_counts(front)
    read_categories(counts, context)
    steps = _steps(layout, numbered, contents, counts, context)
    for block in numbered.blocks:
        for step in in_order(steps):
            context.collector.run(step, block, context)


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
    texts = {block.number: "".join(line.text for line in block.lines) for block in blocks}
    curated, unmatched = match_curated(reviewed, texts, file)
    broken_off = cut_short(blocks, layout.document.name)
    # What a text that broke off lacks says nothing about the curated file.
    context.collector.problems += [*faults, *([broken_off] if broken_off else unmatched)]
    facts = ProgrammeFacts(
        {b.number: find_title(layout, b, entries.get(b.number), curated.get(b.number)) for b in blocks},
        categories_by_number(layout, blocks, contents, counts),
        numbered.certain,
    )
    return (
        Reader(partial(read_programme, facts), ("programmes",)),
        Reader(partial(claim_section_heading, "壹")),
        Reader(read_special_budget, (*_BUDGET, "sub_projects")),
        Reader(
            partial(read_agencies, entries, curated),
            ("programme_agencies",),
            needs=("special_budget_agencies",),
        ),
        Reader(partial(read_progress, report_as_of=report_as_of(blocks)), ("progress", "sub_projects")),
        Reader(partial(claim_section_heading, "貳")),
        Reader(read_milestones, ("milestones",)),
        Reader(partial(claim_section_heading, "參")),
        Reader(read_indicators, ("indicators", "indicator_notes")),
        Reader(partial(claim_section_heading, "肆")),
        Reader(read_lag_items, ("lag_items", "sub_projects")),
        Reader(partial(claim_section_heading, "伍")),
        Reader(read_benefits, ("benefits", "sub_projects")),
        Reader(read_benefit_items, ("benefit_items", "sub_projects"), needs=("benefits",)),
        Reader(partial(claim_section_heading, "陸")),
        Reader(read_recommendations, ("recommendations",)),
    )
