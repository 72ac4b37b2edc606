"""What might belong together and waits for a person: nothing of it is published.

Three rules propose: a catalogue record without a programme; a programme's name, less its closing word, in the
running text of a report that does not list the programme; two programmes with similar names. No rule compares
everything with everything: names are only compared where they share a rare pair of characters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.register.build import Matched
from generator.register.entries import Entry, Passage
from generator.register.likeness import SHORTEST_STEM, similar_pairs
from generator.register.model import Programme, Register
from generator.register.names import name_key
from generator.register.text_index import TextIndex


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal.

    Attributes:
        kind: ``unregistered`` (record without programme), ``named`` (record that may speak of the programme)
            or ``similar`` (two programmes).
        record: the record, or None for two programmes.
        programme: the programme that is proposed; None for a record without one.
        other: the second of two similar programmes.
        words: what the record prints.
        score: likeness in percent, 100 for equal words.
        answered: another report in which a person decided on these words.
    """

    kind: str
    record: Entry | Passage | None
    programme: Programme | None
    other: Programme | None
    words: str
    score: float
    answered: str = ""

    @property
    def file_part(self) -> str:
        """What the candidate is about, in one short line that does not depend on order."""
        left = self.programme.id if self.programme else self.words
        if self.record is not None:
            return f"{left} ~ {self.record.report_id} {self.record.record_id}"
        return f"{left} ~ {self.other.id if self.other else ''}"


def open_candidates(matched: Matched) -> list[Candidate]:
    """All proposals that nobody has decided, by kind and subject."""
    found = [*_unregistered(matched), *_named(matched), *_similar(matched)]
    return sorted(found, key=lambda c: (c.kind, c.file_part))


def _unregistered(matched: Matched) -> Iterator[Candidate]:
    known = {(m.record.report_id, m.record.record_id) for m in matched.mentions}
    reports = {key: link.report for (_, key), link in matched.register.answered.items()}
    for entry in matched.entries:
        key = name_key(entry.name)
        if entry.optional or key in matched.register.no_names:
            continue
        if (entry.report_id, entry.record_id) not in known:
            yield Candidate("unregistered", entry, None, None, entry.name, 0.0, reports.get(key, ""))


def _named(matched: Matched) -> Iterator[Candidate]:
    """Names without their closing word and phase in texts of reports that do not mention the programme."""
    stems: dict[str, list[Programme]] = defaultdict(list)
    for programme in matched.register.programmes:
        for name in (programme.name, *programme.aliases):
            stem = name_key(name).stem
            if len(stem) >= SHORTEST_STEM and programme not in stems[stem]:
                stems[stem].append(programme)
    mentioned = {(m.programme_id, m.record.report_id) for m in matched.mentions}
    index = TextIndex(stems, with_phases=True)
    for passage in matched.passages:
        for stem in index.names_in(passage.text):
            for programme in stems[stem]:
                if (programme.id, passage.report_id) in mentioned:
                    continue
                if (programme.id, passage.report_id, passage.record_id) in matched.decided.closed:
                    continue
                words = index.as_printed(passage.text, stem)
                told = matched.register.answered.get((programme.id, name_key(words)))
                elsewhere = told.report if told and told.report != passage.report_id else ""
                yield Candidate("named", passage, programme, None, words, 100.0, elsewhere)


def _similar(matched: Matched) -> Iterator[Candidate]:
    register = matched.register
    decided = _decided_pairs(register)
    reports: dict[str, set[str]] = defaultdict(set)
    for mention in matched.mentions:
        if mention.relation == "same":
            reports[mention.programme_id].add(mention.record.report_id)
    for left, right, score in similar_pairs(register.programmes):
        if frozenset((left.id, right.id)) in decided or reports[left.id] & reports[right.id]:
            continue
        if reports[left.id] and reports[right.id]:
            yield Candidate("similar", None, left, right, right.name, score)


def _decided_pairs(register: Register) -> set[frozenset[str]]:
    """Pairs with a decision, and phases of one family: the chain of successions joins them."""
    pairs = {frozenset((r.programme, r.of)) for r in register.relations}
    families: dict[str, list[str]] = defaultdict(list)
    for programme in register.programmes:
        if programme.family:
            families[programme.family].append(programme.id)
    joined = {r.programme for r in register.relations} | {r.of for r in register.relations}
    for members in families.values():
        pairs |= {frozenset((a, b)) for a in members for b in members if a in joined and b in joined}
    return pairs
