"""Who the programmes are: contents, numbers, titles, categories, agencies, what people found out."""

from __future__ import annotations

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

__all__ = [
    "FILE",
    "CategoryCount",
    "Contents",
    "Numbered",
    "ProgrammeFacts",
    "categories_by_number",
    "category_counts",
    "claim_contents",
    "entries_by_number",
    "find_front_matter",
    "find_title",
    "match_curated",
    "number_blocks",
    "parse_curated",
    "read_agencies",
    "read_categories",
    "read_contents",
    "read_programme",
    "read_statement",
]
