"""What a programme is, in one sentence, and in the words of the newest report that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.event import clipped
from generator.pages.programmes.fact import Purpose, Target
from generator.pages.wording.dates import roc_date
from generator.pages.wording.phrase import both, says

# So many targets are enough to say what is to be built or done.
_TARGETS = 2
# A target in prose is no quantity that could stand in a sentence.
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a report and where they stand; ``row`` is a record, or an event with its provenance."""

    text: str
    report_id: str
    row: Any


def what_it_is(dossier: Dossier, kind: str) -> str:
    """Who runs what kind of programme over which years, or which report speaks of it; ``kind`` in words."""
    named = kind
    if dossier.agency:
        agency = both(str(dossier.agency["name"]), str(dossier.agency["name_en"] or ""))
        named = says("{agency}主辦的{kind}", agency=agency, kind=kind)
    elif dossier.known.last:
        named = says("《{title}》談到的{kind}", title=dossier.known.last.title, kind=kind)
    period = dossier.known.duration
    if period is None or period.end is None:
        return says("{programme}。", programme=named)
    end = roc_date(period.end)
    if period.start is None:
        return says("{programme}，期程到{end}。", programme=named, end=end)
    return says("{programme}，期程{start}至{end}。", programme=named, start=roc_date(period.start), end=end)


def in_its_words(dossier: Dossier) -> tuple[str, Sequence[Said]]:
    """A heading and the printed words: what it is for, else its targets, else what the newest report says."""
    purpose = next(iter(dossier.of(Purpose)), None)
    if purpose is not None:
        return says("報告的說明"), [Said(clipped(purpose.text), purpose.report_id, purpose.row)]
    targets = [target for target in dossier.of(Target) if target.whole and len(target.whole) <= _SHORT]
    if targets:
        # Of what is built and of what it brings the first: work and benefit are numbered apart.
        kinds = {str(target.row.get("indicator_kind")): target for target in reversed(targets)}
        chosen = [kinds[kind] for kind in sorted(kinds, reverse=True)][:_TARGETS]
        return says("全期要做到的"), [
            Said(f"{target.name} {target.whole} {target.unit}".strip(), target.report_id, target.row)
            for target in chosen
        ]
    told = [event for event in dossier.story if event.relation == "same" and event.text != event.words]
    return says("報告的說法"), [Said(event.text, event.report_id, event) for event in told[-1:]]
