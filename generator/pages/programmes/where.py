"""Where a programme happens: the places that its records name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.pages.frame.places import CERTAINTIES, Named, Place
from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import Dossier


def named_by(site: Site, dossier: Dossier) -> list[Named]:
    """What the records that are the programme itself name, each record and place once."""
    records = [(str(mention["report_id"]), str(mention["record_id"])) for mention in dossier.own_mentions]
    records += [(fact.report_id, str(fact.row["record_id"])) for fact in dossier.facts]
    records += [(event.report_id, event.record_id) for event in dossier.story if event.relation == "same"]
    return [named for record in dict.fromkeys(records) for named in site.places.of_record.get(record, ())]


def surest_first(found: Iterable[Named]) -> list[tuple[Named, int]]:
    """The surest of what names each place, with the number of records; the surest and most named first."""
    by_place: dict[Place, list[Named]] = {}
    for named in found:
        by_place.setdefault(named.place, []).append(named)
    best = [
        (min(group, key=lambda named: CERTAINTIES.index(named.certainty)), len(group))
        for group in by_place.values()
    ]
    return sorted(best, key=lambda item: (CERTAINTIES.index(item[0].certainty), -item[1], item[0].place.id))
