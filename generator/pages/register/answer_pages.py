"""Pages of answers that no single report gives, each with its rows, its CSV and the query that yields it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import Site
from generator.pages.register.answer_charts import DIRECTIONS, answer_charts, bar_charts
from generator.pages.register.answers import answers
from generator.pages.wording.phrase import says


def answer_drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The index of answers and a page for each."""
    found = answers(site)
    yield Draft(
        "answers/",
        says("跨報告的解答"),
        "register/answers.md.j2",
        {"answers": found},
        description=says("把各報告接起來才看得到的事，附查詢與 CSV。"),
        bilingual=True,
    )
    for answer in found:
        yield Draft(
            answer.url,
            answer.title,
            "register/answer.md.j2",
            {
                "answer": answer,
                "text": answer.text,
                "headings": sorted({heading for heading, _ in answer.sections if heading}),
                "bars": {
                    heading: [heading + direction for direction in DIRECTIONS]
                    for heading, _ in answer.sections
                },
            },
            description=answer.sentence,
            search=SearchFacts("finding"),
            bilingual=True,
            charts=answer_charts(answer) | bar_charts(answer),
            assets=(Asset(f"{answer.url}{answer.slug}.csv", answer.csv()),),
        )
