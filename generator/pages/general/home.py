"""Home: what the site covers, the money first, what contradicts itself, places, and then the machinery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.packaging.queries import Cell
from generator.pages.findings import cards
from generator.pages.findings.by_money import Contradiction, by_money
from generator.pages.frame.draft import Draft
from generator.pages.frame.places import Place
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import REGISTER, Site
from generator.pages.programmes.report_dates import ReportDay, newest_report
from generator.pages.register.answers import Answer, answer_called
from generator.pages.wording.dates import ROC_OFFSET, first_day

# How much of each the home page shows.
HOME_FINDINGS = 5
_MOST_MOVERS, _MOST_CONTRADICTIONS, _MOST_PLACES = 8, 3, 8
_MOVERS = "movers"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the site covers.

    Attributes:
        issuers: who printed the reports.
        first, last: ROC years of their periods.
        updated: the day of the newest version of a package, or None.
        newest: the newest report that was read, or None.
        programmes: number of programmes of which reports speak.
    """

    issuers: Sequence[str]
    first: int
    last: int
    updated: date | None
    newest: ReportDay | None
    programmes: int


def home_draft(site: Site) -> Draft:
    """The home page."""
    shown = cards(site)[:HOME_FINDINGS]
    newest = [package for package in site.reports if package.name in site.editions.newest]
    return Draft(
        "",
        "政府報告開放資料",
        "front/home.md.j2",
        {
            "packages": newest,
            "counts": counts(site),
            "cards": shown,
            "coverage": coverage(site),
            "movers": movers(site),
            "contradictions": contradictions(site),
            "places": _places(site),
        },
        charts={f"finding{n}": card.finding.chart for n, card in enumerate(shown) if card.finding.chart},
        description="把政府印成 PDF 的計畫、預算與成果，變成可以搜尋、加總、查核的開放資料。",
        hide=("navigation", "toc"),
    )


def coverage(site: Site) -> Coverage:
    """Whose reports of which years, and how new they are; years are 0 where no report names any."""
    descriptors = [package.descriptor for package in site.reports]
    years = [year for package in site.reports if (year := roc_year(package))]
    ends = [
        day.year - ROC_OFFSET
        for d in descriptors
        if (day := first_day(str(d.get("temporal", {}).get("end", ""))))
    ]
    register = site.packages.get(REGISTER)
    return Coverage(
        list(dict.fromkeys(str(d["issuer"]["zh"]) for d in descriptors if "issuer" in d)),
        min(years, default=0),
        max([*years, *ends], default=0),
        max((day for d in descriptors if (day := first_day(str(d.get("created", ""))[:10]))), default=None),
        newest_report(site),
        len({row["programme_id"] for row in register.tables["mentions"]}) if register else 0,
    )


def counts(site: Site) -> dict[str, int]:
    """How much the reports hold: records, source lines, checks, and checks by verdict."""
    checks = [row for package in site.reports for row in package.tables.get("checks", [])]
    by_verdict = Counter(str(row["verdict"]) for row in checks)
    return {
        "records": sum(package.record_count for package in site.reports),
        "lines": sum(len(package.tables.get("lines", [])) for package in site.reports),
        "checks": len(checks),
        **{verdict: by_verdict[verdict] for verdict in ("source_error", "rounding", "extraction_gap")},
    }


def movers(site: Site) -> tuple[Answer, str, Sequence[Mapping[str, Cell]]] | None:
    """The answer, and heading and first rows of the section that has most to say.

    Answers and places have pages where there is a register.
    """
    answer = answer_called(site, _MOVERS) if REGISTER in site.packages else None
    if answer is None:
        return None
    heading, rows = max(answer.sections, key=lambda section: len(section[1]))
    return answer, heading, rows[:_MOST_MOVERS]


def contradictions(site: Site) -> list[Contradiction]:
    """Those with the largest differences, one of each record."""
    found: dict[tuple[str, str], Contradiction] = {}
    for one in by_money(site):
        found.setdefault((one.package.name, str(one.check["record_id"])), one)
    return list(found.values())[:_MOST_CONTRADICTIONS]


def _places(site: Site) -> list[Place]:
    """The places that most records name, of each kind some; counties are all shown."""
    named = site.places.named if REGISTER in site.packages else {}
    ranked = sorted(named, key=lambda place: (-len(named[place]), place.id))
    kinds = dict.fromkeys(place.kind for place in named)
    found = {kind: [place for place in ranked if place.kind == kind] for kind in kinds}
    counties = found.pop("county", [])
    return counties + [place for group in found.values() for place in group[:_MOST_PLACES]]
