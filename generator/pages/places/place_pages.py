"""A page for every place that a report names (programmes, grants, what reports say), and the list of all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.places import CERTAINTIES, Named, Place
from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.event import clipped
from generator.pages.programmes.list_page import Listed, listed
from generator.pages.programmes.where import named_by
from generator.pages.wording.labels import certainty_label
from generator.records.values import Value

URL = "places/"
# In the order in which the list shows them.
KINDS = {"county": "縣市", "reservoir": "水庫、人工湖與堰", "river": "河川", "park": "園區與工業區"}
# Tables whose items give money to others; rows of their other levels are sums of items, and the amount of any
# other row is not for the place alone.
_GRANTS = frozenset({"subsidies", "donations"})
# More would make the page heavy; its CSV holds all.
_MOST_SAID = 80
_COLUMNS = ("place", "kind", "certainty", "words", "report_id", "table", "record_id", "column", "text")


@dataclass(frozen=True, slots=True)
class There:
    """A programme at a place: its row of the list of programmes, and what of it names the place."""

    listed: Listed
    named: Sequence[Named]

    @property
    def surest(self) -> Named:
        """What names the place most certainly."""
        return min(self.named, key=lambda named: CERTAINTIES.index(named.certainty))


@dataclass(frozen=True, slots=True)
class Grant:
    """A row that gives money to others and names the place; ``k_twd`` is its amount or None."""

    named: Named
    name: str
    k_twd: Value


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says around the name of the place, and the programmes that it is a record of."""

    named: Named
    text: str
    programmes: Sequence[Dossier]


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What is known of a place."""

    place: Place
    named: Sequence[Named]
    programmes: Sequence[There]
    grants: Sequence[Grant]
    said: Sequence[Said]

    @property
    def sentence(self) -> str:
        """How much the reports say of it."""
        parts = [
            f"{len(self.programmes)} 項計畫" if self.programmes else "",
            f"{len(self.grants)} 筆補助或捐助" if self.grants else "",
            f"{len(self.said)} 段文字" if self.said else "",
        ]
        unsure = sum(named.certainty == "uncertain" for named in self.named)
        doubt = f"其中 {unsure} 處只印簡稱、不只一個地方這樣叫，標為存疑。" if unsure else ""
        return f"已讀的報告裡，{'、'.join(filter(None, parts))}提到{self.place.name}。{doubt}"


def place_drafts(site: Site, dossiers: Sequence[Dossier]) -> Iterator[Draft]:
    """The list of all places and a page for each; nothing where no record names one."""
    found = place_facts(site, dossiers)
    if not found:
        return
    by_kind = {kind: [facts for facts in found if facts.place.kind == kind] for kind in KINDS}
    kinds = [(kind, KINDS[kind], group) for kind, group in by_kind.items() if group]
    yield Draft(
        URL,
        "地方",
        "places/places.md.j2",
        {"kinds": kinds, "source": site.places.source, "read": site.places.read, "count": len(found)},
        description="縣市、水庫、河川與園區：報告裡哪些計畫、補助與說法提到它。",
        assets=(Asset(f"{URL}places.csv", _csv(named for facts in found for named in facts.named)),),
        hide=("navigation", "toc"),
    )
    for facts in found:
        yield Draft(
            facts.place.url,
            facts.place.name,
            "places/place.md.j2",
            {
                "facts": facts,
                "kind": KINDS[facts.place.kind],
                "said": facts.said[:_MOST_SAID],
                "left": len(facts.said[_MOST_SAID:]),
            },
            description=facts.sentence,
            search=SearchFacts("place", names=tuple(sorted({named.words for named in facts.named}))),
            assets=(Asset(f"{facts.place.url}{facts.place.id}.csv", _csv(facts.named)),),
        )


def place_facts(site: Site, dossiers: Sequence[Dossier]) -> list[PlaceFacts]:
    """What is known of every place that a record names, those with most programmes first."""
    there: dict[Place, list[There]] = {}
    owners: dict[tuple[tuple[str, str], Place], list[Dossier]] = {}
    for dossier in dossiers:
        own: dict[Place, list[Named]] = {}
        for named in named_by(site, dossier):
            own.setdefault(named.place, []).append(named)
            owners.setdefault((named.record, named.place), []).append(dossier)
        for place, group in own.items():
            there.setdefault(place, []).append(There(listed(dossier), group))
    found = [_facts(place, named, there.get(place, []), owners) for place, named in site.places.named.items()]
    return sorted(found, key=lambda facts: (-len(facts.programmes), -len(facts.named), facts.place.id))


def _facts(
    place: Place,
    named: Sequence[Named],
    programmes: Sequence[There],
    owners: dict[tuple[tuple[str, str], Place], list[Dossier]],
) -> PlaceFacts:
    said = [
        Said(found, clipped(found.text, found.words), owners.get((found.record, place), []))
        for found in named
        if not _is_grant(found)
    ]
    said.sort(key=lambda item: CERTAINTIES.index(item.named.certainty))
    by_money = sorted(
        programmes,
        key=lambda item: (
            CERTAINTIES.index(item.surest.certainty),
            -(item.listed.k_twd or 0),
            item.listed.dossier.name,
        ),
    )
    grants = [
        Grant(found, str(found.row["name"] or found.text), found.row["total_k_twd"])
        for found in filter(_is_grant, named)
    ]
    return PlaceFacts(place, named, by_money, grants, said)


def _is_grant(named: Named) -> bool:
    return named.table in _GRANTS and named.row.get("row_level") == "item"


def _csv(rows: Iterable[Named]) -> bytes:
    """Every record that names a place, as canonical CSV."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for named in rows:
        place = named.place.name, KINDS[named.place.kind], certainty_label(named.certainty), named.words
        writer.writerow((*place, named.report_id, named.table, named.record[1], named.column, named.text))
    return buffer.getvalue().encode("utf-8")
