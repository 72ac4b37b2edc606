"""One page a programme: everything that any report says of it, as one timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.site import Site
from generator.pages.register.event import Event
from generator.pages.register.events import PHASES, events_by_name, events_of
from generator.pages.register.labels import RELATIONS, STAGES
from generator.records.values import Row, Value


def programme_url(programme_id: Value) -> str:
    """Address of a programme's page."""
    return f"programmes/{programme_id}/"


def reports_by_programme(package: Package) -> dict[str, list[str]]:
    """Reports that speak of each programme, sorted, by programme_id."""
    found: dict[str, set[str]] = {}
    for mention in package.tables["mentions"]:
        if mention["relation"] == "same":
            found.setdefault(str(mention["programme_id"]), set()).add(str(mention["report_id"]))
    return {programme_id: sorted(reports) for programme_id, reports in found.items()}


def programme_drafts(site: Site, package: Package) -> Iterator[Draft]:
    """A page for every programme that a report of this site mentions."""
    mentions: dict[str, list[Row]] = {}
    for mention in package.tables["mentions"]:
        mentions.setdefault(str(mention["programme_id"]), []).append(mention)
    for programme in package.tables["programmes"]:
        own = mentions.get(str(programme["programme_id"]), [])
        if own:
            yield _draft(site, package, programme, own)


def _draft(site: Site, package: Package, programme: Row, mentions: Sequence[Row]) -> Draft:
    names = tuple(dict.fromkeys(str(m["name_as_printed"]) for m in mentions if m["relation"] == "same"))
    events = [event for mention in mentions for event in events_of(site, mention)]
    events += events_by_name(site, (str(programme["name"]), *names))
    found = sorted(events, key=lambda e: e.order)
    story = [event for event in found if event.relation in PHASES]
    related = [event for event in found if event.relation not in PHASES]
    agency = next(iter(package.rows("agencies", agency_id=programme["agency_id"])), None)
    text = _answer(story, agency, site)
    return Draft(
        programme_url(programme["programme_id"]),
        str(programme["name"]),
        "register/programme.md.j2",
        {
            "package": package,
            "programme": programme,
            "agency": agency,
            "answer": text,
            "story": story,
            "related": related,
            "stages": STAGES,
            "relations": RELATIONS,
            "kind": package.schemas["programmes"].by_name["kind"].labels.get(str(programme["kind"])),
            "names": [name for name in names if name != programme["name"]],
            "linked": _linked(package, programme),
            "titles": {name: p.descriptor["title"] for name, p in site.packages.items()},
            "mentions": mentions,
        },
        description=text,
        search=SearchFacts(
            "programme",
            agency=str(agency["name"]) if agency else "",
            names=tuple(name for name in names if name != programme["name"]),
        ),
    )


def _answer(story: Sequence[Event], agency: Row | None, site: Site) -> str:
    """Who runs it, which reports speak of it, and which of its other phases alone."""
    own = dict.fromkeys(event.report_id for event in story if event.relation == "same")
    others = dict.fromkeys(event.report_id for event in story if event.report_id not in own)
    text = f"{agency['name']}的計畫。" if agency else ""
    if own:
        text += f"{len(own)} 份報告談到它：{_titles(site, own)}。"
    if others:
        text += f"前期或後續的計畫見於{_titles(site, others)}。"
    return text


def _titles(site: Site, reports: Iterable[str]) -> str:
    return "、".join(f"《{site.packages[name].descriptor['title']}》" for name in reports)


@dataclass(frozen=True, slots=True)
class LinkedProgramme:
    """Another programme that this one has to do with.

    Attributes:
        label: what the other is to this one.
        name: the other's name.
        url: address of its page.
        note: the reviewer's reason.
        evidence: (report_id, line of its source text) that the reason rests on.
    """

    label: str
    name: str
    url: str
    note: str
    evidence: Sequence[tuple[str, int]]


def _linked(package: Package, programme: Row) -> list[LinkedProgramme]:
    """The programmes that a person related to this one."""
    identifier = programme["programme_id"]
    names = {str(row["programme_id"]): str(row["name"]) for row in package.tables["programmes"]}
    labels = {
        "successor": ("前期計畫", "後續計畫"),
        "part_of": ("上位計畫", "其中一部分"),
        "topic": ("相關計畫", "相關計畫"),
    }
    found = []
    for row in package.tables["programme_relations"]:
        forward, backward = labels[str(row["relation"])]
        if row["programme_id"] == identifier:
            other, label = str(row["other_id"]), forward
        elif row["other_id"] == identifier:
            other, label = str(row["programme_id"]), backward
        else:
            continue
        evidence = [place.rpartition(":") for place in str(row["evidence"]).split()]
        places = [(report, int(line)) for report, _, line in evidence]
        found.append(LinkedProgramme(label, names[other], programme_url(other), str(row["note"]), places))
    return found
