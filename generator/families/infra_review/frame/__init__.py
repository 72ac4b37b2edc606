"""The frame of a review: pages, one block for each programme, its sections, parts and sub-projects."""

from __future__ import annotations

from generator.families.infra_review.frame.blocks import Block, find_blocks
from generator.families.infra_review.frame.cut_short import cut_short
from generator.families.infra_review.frame.layout import Layout, read_layout
from generator.families.infra_review.frame.outline import (
    BUDGET,
    PERIOD,
    PROGRESS,
    as_of_printed,
    claim_heading,
    claim_section_heading,
    part_of,
    report_as_of,
)
from generator.families.infra_review.frame.page_labels import page_map
from generator.families.infra_review.frame.review_year import review_year
from generator.families.infra_review.frame.section_gaps import section_gaps, without_delays
from generator.families.infra_review.frame.sections import (
    SECTION_WORDS,
    Subsection,
    section_heading,
    subsections,
)
from generator.families.infra_review.frame.sub_projects import (
    WHOLE,
    SubProject,
    claim_sub_project,
    split_by_sub_project,
    sub_project_heading,
)
from generator.families.infra_review.frame.title_pages import authorities

__all__ = [
    "BUDGET",
    "PERIOD",
    "PROGRESS",
    "SECTION_WORDS",
    "WHOLE",
    "Block",
    "Layout",
    "SubProject",
    "Subsection",
    "as_of_printed",
    "authorities",
    "claim_heading",
    "claim_section_heading",
    "claim_sub_project",
    "cut_short",
    "find_blocks",
    "page_map",
    "part_of",
    "read_layout",
    "report_as_of",
    "review_year",
    "section_gaps",
    "section_heading",
    "split_by_sub_project",
    "sub_project_heading",
    "subsections",
    "without_delays",
]
