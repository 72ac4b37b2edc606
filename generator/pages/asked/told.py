"""What a page tells, as it may be asked for in the search box."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.pages.frame.draft import Draft
from generator.pages.frame.site import REGISTER, Site
from generator.pages.parts.source_link import source_link
from generator.pages.wording.labels import certainty_label
from generator.records.values import Row
from generator.search.answers import Place

# More lines than these help nobody: the page has them all.
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a page tells.

    Attributes:
        fact: what it is, as ``from`` of content/asked.yml names it.
        url: address of the page, with the place where it stands.
        values: for the sentence, already in words.
        money: those of them that are money, in thousand NT$.
        names, beside, figure, whole, year, is_nothing: as in `generator.search.answers.Answer`.
        records: report_id and row of the records that it is read from.
    """

    fact: str
    url: str
    values: Mapping[str, str] = field(default_factory=dict)
    money: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    figure: tuple[str, str] = ("", "")
    records: tuple[tuple[str, Row], ...] = ()
    whole: bool = True
    year: int = 0
    is_nothing: bool = False


# What a kind of page tells.
Teller = Callable[[Site, Draft], Iterator[Told]]


def places_of(records: Iterable[tuple[str, Row]]) -> tuple[Place, ...]:
    """Where records are printed, each line once; those beyond the first are left to the page."""
    found: dict[tuple[str, str], Place] = {}
    for report_id, row in records:
        link = source_link(row)
        if link is None:
            continue
        certainty = str(row.get("certainty") or "printed")
        note = str(row.get("certainty_note") or "")
        doubt = ("", "") if certainty == "printed" else (certainty_label(certainty), note)
        lines = link.lines or link.text.replace("–", "-")
        place = Place(report_id, lines, link.pages, doubt)
        found.setdefault((report_id, link.text), place)
    return tuple(found.values())[:_MOST_PLACES]


class AgencyNames:
    """All names that an agency has or had, by any of them and by its identifier."""

    def __init__(self, site: Site) -> None:
        register = site.packages.get(REGISTER)
        self._names: dict[str, list[str]] = {}
        self._ids: dict[str, set[str]] = {}
        for agency in register.tables["agencies"] if register else ():
            english = str(agency["name_en"] or "").partition(",")[0]
            self._names[str(agency["agency_id"])] = [str(agency["name"]), *([english] if english else [])]
        for row in register.tables["agency_names"] if register else ():
            self._names.setdefault(str(row["agency_id"]), []).append(str(row["name"]))
        for identifier, names in self._names.items():
            for name in names:
                self._ids.setdefault(name, set()).add(identifier)

    def of(self, identifier: str) -> tuple[str, ...]:
        """The names of an agency, the present one first."""
        return tuple(dict.fromkeys(self._names.get(identifier, ())))

    def called(self, name: str) -> tuple[str, ...]:
        """The names of the agency with this name; the name alone where it is nobody's or of several."""
        found = self._ids.get(name, set())
        return self.of(next(iter(found))) if len(found) == 1 else (name,)
