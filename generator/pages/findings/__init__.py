"""Pages of findings: questions that people have, computed from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.packaging.ready_questions import ready_themes
from generator.pages.findings import contradictions
from generator.pages.findings.finding import LONG_TABLE, Finding
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.parts.ask_link import ready_url
from generator.pages.wording.phrase import says
from generator.registry import load_part

# What a family offers: every finding of one of its packages; those without lines are left out.
FamilyFindings = Callable[[Site, Package], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Card:
    """A question as the newest edition of a series answers it; ``earlier`` are the others, newest first."""

    finding: Finding
    earlier: Sequence[Finding]


def findings(site: Site) -> list[Finding]:
    """Every finding of every package that has one, in the order of the packages."""
    found: list[Finding] = []
    for package in site.packages.values():
        family: FamilyFindings | None = load_part(package.family, "findings")
        if family is not None:
            found.extend(family(site, package))
    return [finding for finding in found if finding.lines]


def cards(site: Site) -> list[Card]:
    """One card for each question and issuer: every question once, then again of the next issuer.

    So the first ones are about different questions, however many agencies answer the first. Questions stand
    in the order of the packages, the agency with the latest report leads.
    """
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in findings(site):
        series = site.editions.of(finding.package.name)
        found.setdefault(finding.slug, {}).setdefault(series[0].name, []).append(finding)
    ranked: list[tuple[int, Card]] = []
    for by_series in found.values():
        own = [Card(*_newest_first(site, answers)) for answers in by_series.values()]
        own.sort(key=lambda card: -roc_year(card.finding.package))
        ranked += enumerate(own)
    return [card for _, card in sorted(ranked, key=lambda item: item[0])]


def _newest_first(site: Site, answers: Sequence[Finding]) -> tuple[Finding, Sequence[Finding]]:
    """The answer of the newest edition, and the others."""
    names = [package.name for package in site.editions.of(answers[0].package.name)]
    first, *others = sorted(answers, key=lambda finding: -names.index(finding.package.name))
    return first, others


def drafts(site: Site) -> Iterator[Draft]:
    """The index of findings, a page a finding, the page of contradictions."""
    shown = cards(site)
    # The ready question whose rows a finding shows, by the finding's name, where the site can answer it.
    asked = {
        question.finding: ready_url(question)
        for theme in ready_themes(site.content)
        for question in theme.questions
        if question.finding and site.database.ask(question.sql) is not None
    }
    yield Draft(
        "findings/",
        says("發現"),
        "findings/index.md.j2",
        {"cards": shown},
        description=says("從資料算出來的發現：落後、沒付的錢、沒達到的目標、報告自己不符之處。"),
        bilingual=True,
    )
    for card in shown:
        editions = (card.finding, *card.earlier)
        for finding in editions:
            others = [other for other in editions if other is not finding]
            yield _draft(finding, others, asked.get(finding.slug, ""))
    yield from contradictions.drafts(site)


def _draft(finding: Finding, others: Sequence[Finding], asked: str) -> Draft:
    package = finding.package
    return Draft(
        finding.url,
        finding.heading,
        "findings/finding.md.j2",
        {
            "finding": finding,
            "package": package,
            "long": len(finding.lines) > LONG_TABLE,
            "others": others,
            "asked": asked,
        },
        charts={"main": finding.chart} if finding.chart else {},
        description=finding.answer,
        search=SearchFacts("finding", package.name, str(roc_year(package))),
        bilingual=True,
    )
