"""Pages below a programme's: its long sections, and the money and progress of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.infra_review.addresses import SECTIONS, parts_url, programme_url, section_url
from generator.pages.infra_review.figures import review_year
from generator.pages.infra_review.long_sections import long_sections
from generator.pages.infra_review.part_tables import (
    PARTED,
    budget_table,
    is_part,
    progress_table,
    totals_table,
)
from generator.records.values import Row


def further_drafts(package: Package, programme: Row) -> Iterator[Draft]:
    """What doesn't fit on the programme's own page."""
    number = programme["programme_no"]
    address = programme_url(package, number)
    facts = SearchFacts("page", package.name, str(review_year(package)))
    common = {"package": package, "programme": programme, "programme_url": address}
    for table in long_sections(package, number):
        heading = SECTIONS[table][1]
        rows = package.rows(table, programme_no=number)
        yield Draft(
            section_url(address, table),
            f"{programme['title']}：{heading}",
            "infra_review/section.md.j2",
            {**common, "table": table, "heading": heading, "rows": rows},
            description=f"{programme['title']}在報告中的{heading}。",
            search=facts,
        )
    years, totals, progress = (package.rows(name, programme_no=number) for name in PARTED)
    names = dict.fromkeys(str(row["sub_project"]) for row in (*years, *progress) if is_part(row))
    if names:
        parts = [
            (
                name,
                budget_table(package, name, years),
                totals_table(package, name, totals),
                progress_table(package, name, progress),
            )
            for name in names
        ]
        yield Draft(
            parts_url(address),
            f"{programme['title']}：分項計畫",
            "infra_review/parts.md.j2",
            {**common, "parts_of": parts},
            description=f"{programme['title']}各分項計畫的特別預算與進度。",
            search=facts,
        )
