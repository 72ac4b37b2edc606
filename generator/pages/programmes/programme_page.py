"""One page a programme: what it is, what it costs, whether it is on time, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import Site
from generator.pages.parts.ask_link import programme_query
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.event import STAGES, folded
from generator.pages.programmes.fact import (
    MONEY_STAGES,
    Benefit,
    Delay,
    MoneySaid,
    Progress,
    Target,
    WholeCost,
)
from generator.pages.programmes.labels import RELATIONS
from generator.pages.programmes.life import moments
from generator.pages.programmes.money import Pot, amounts_of, pots_of
from generator.pages.programmes.money_card import money_card
from generator.pages.programmes.money_chart import money_chart
from generator.pages.programmes.phases import linked
from generator.pages.programmes.trust import trust_of
from generator.pages.programmes.what import in_its_words, what_it_is
from generator.pages.programmes.where import named_by, surest_first
from generator.pages.wording.numbers import money
from generator.pages.wording.phrase import labelled, says, sentences

# The page stays light; the report's own record holds the rest.
_MOST_BENEFITS = 6
_MOST_STATEMENTS = 12
_MOST_TARGETS = 20
_MOST_SAID = 8
_CARD = "card.svg"


def programme_drafts(site: Site, package: Package, dossiers: Sequence[Dossier]) -> Iterator[Draft]:
    """A page for every programme; ``package`` is the register."""
    known = {dossier.identifier: dossier for dossier in dossiers}
    for dossier in known.values():
        yield _draft(site, package, dossier, known)


def _draft(site: Site, package: Package, dossier: Dossier, known: Mapping[str, Dossier]) -> Draft:
    labels = package.schemas["programmes"].by_name["programme_kind"].labels
    kind = labelled(labels[str(dossier.programme["programme_kind"])])
    pots = pots_of(amounts_of(dossier))
    chart = money_chart(dossier, pots)
    card = money_card(site, dossier, pots)
    answer = what_it_is(dossier, kind)
    state = says("{label}：{sentence}", label=dossier.status.label, sentence=dossier.status.sentence)
    description = sentences(answer, state, _cost(dossier, pots))
    return Draft(
        dossier.url,
        dossier.name,
        "programmes/programme.md.j2",
        {
            "package": package,
            "dossier": dossier,
            "answer": answer,
            "words": in_its_words(dossier),
            "pots": pots,
            "whole_cost": next(iter(dossier.of(WholeCost)), None),
            "money_stages": MONEY_STAGES,
            "card": f"{dossier.url}{_CARD}" if card else "",
            "query": programme_query(dossier.identifier),
            "places": surest_first(named_by(site, dossier)),
            "trust": (trust := trust_of(site, dossier)),
            "trust_said": trust.said(dossier.known.newest),
            "revisions": (revisions := site.editions.revisions_of(dossier.identifier)),
            "revised": {(row["report_id"], row["record_id"]): row for row in revisions},
            "linked": linked(package, dossier, known),
            "records": _records(site, dossier),
            "stages": STAGES,
            "relations": RELATIONS,
            **_sections(dossier),
        },
        charts={"money": chart} if chart else {},
        description=description,
        search=SearchFacts(
            "programme",
            agency=str(dossier.agency["name"]) if dossier.agency else "",
            names=tuple(dossier.names),
        ),
        assets=(Asset(f"{dossier.url}{_CARD}", card),) if card else (),
        bilingual=True,
    )


def _sections(dossier: Dossier) -> dict[str, Any]:
    """What the facts of each kind are shown by; what is too much for the page is counted."""
    timeline, undated, left = moments(dossier)
    targets, benefits = dossier.of(Target), dossier.of(Benefit)
    story, related = folded(dossier.story), folded(dossier.related)
    delays, said = dossier.of(Delay), _once(dossier.of(MoneySaid))
    return {
        "money_said": said[:_MOST_SAID],
        "said_left": len(said[_MOST_SAID:]),
        "progress": dossier.of(Progress),
        "timeline": timeline,
        "undated": undated,
        "milestones_left": left,
        "targets": targets[:_MOST_TARGETS],
        "targets_left": len(targets[_MOST_TARGETS:]),
        "reached": sum(target.reached is True for target in targets),
        "measured": sum(target.reached is not None for target in targets),
        "reasons": [delay for delay in delays if delay.side == "reason"],
        "countermeasures": [delay for delay in delays if delay.side == "countermeasure"],
        "benefits": benefits[:_MOST_BENEFITS],
        "benefits_left": len(benefits[_MOST_BENEFITS:]),
        "story": story[:_MOST_STATEMENTS],
        "story_left": len(story[_MOST_STATEMENTS:]),
        "related": related[:_MOST_STATEMENTS],
        "related_left": len(related[_MOST_STATEMENTS:]),
    }


def _once(said: Sequence[MoneySaid]) -> list[MoneySaid]:
    """Each record once, though its report names the programme twice."""
    return list({str(found.row["record_id"]): found for found in said}.values())


def _cost(dossier: Dossier, pots: Sequence[Pot]) -> str:
    whole = next(iter(dossier.of(WholeCost)), None)
    if whole is not None:
        return says("總經費 {amount}。", amount=money(whole.k_twd))
    return pots[0].sentence() if pots else ""


def _records(site: Site, dossier: Dossier) -> list[tuple[str, str]]:
    """(report_id, address) of each report's own page about the programme: the first where it has several."""
    found: dict[str, str] = {}
    for mention in dossier.own_mentions:
        report_id = str(mention["report_id"])
        target = site.record_url(report_id, str(mention["record_id"]))
        if target:
            found.setdefault(report_id, target.partition("#")[0])
    return list(found.items())
