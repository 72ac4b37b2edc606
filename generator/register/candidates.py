"""What might belong together and waits for a person: nothing of it is published.

Three rules propose: a catalogue record without a programme; a programme's name, less its closing word, in the
running text of a report that does not list the programme; two programmes with similar names. No rule compares
everything with everything: names are only compared where they share a rare pair of characters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.register.build import Matched
from generator.register.entries import Entry, Passage
from generator.register.model import Programme, Register
from generator.register.names import NameKey, name_key
from generator.register.text_index import TextIndex

# Below this, similar names of the five reports were never the same programme.
_SIMILAR = 75.0
# What a person is shown beside a record without programme.
_NEAR = 40.0
_MOST_NEAREST = 3
# A stem of fewer characters is an ordinary word.
_SHORTEST_STEM = 5
_SHORTEST_SIMILAR = 4
# A pair of characters that so many names share says nothing; blocks stay small with any number of reports.
_LARGEST_BLOCK = 60


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
    """

    kind: str
    record: Entry | Passage | None
    programme: Programme | None
    other: Programme | None
    words: str
    score: float

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


def nearest_programmes(name: str, register: Register) -> list[Programme]:
    """At most three programmes whose names are most like ``name``, the likest first."""
    stem = name_key(name).stem
    stems = {programme.id: name_key(programme.name).stem for programme in register.programmes}
    found = process.extract(stem, stems, scorer=fuzz.ratio, limit=_MOST_NEAREST, score_cutoff=_NEAR)
    return [register.by_id[programme_id] for _, _, programme_id in found]


def _unregistered(matched: Matched) -> Iterator[Candidate]:
    known = {(m.record.report_id, m.record.record_id) for m in matched.mentions}
    for entry in matched.entries:
        if not entry.optional and (entry.report_id, entry.record_id) not in known:
            yield Candidate("unregistered", entry, None, None, entry.name, 0.0)


def _named(matched: Matched) -> Iterator[Candidate]:
    """Names without their closing word and phase in texts of reports that do not mention the programme."""
    stems: dict[str, list[Programme]] = defaultdict(list)
    for programme in matched.register.programmes:
        for name in (programme.name, *programme.aliases):
            stem = name_key(name).stem
            if len(stem) >= _SHORTEST_STEM and programme not in stems[stem]:
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
                yield Candidate("named", passage, programme, None, words, 100.0)


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


def similar_pairs(programmes: Sequence[Programme]) -> Iterator[tuple[Programme, Programme, float]]:
    """Programmes whose names are alike, each pair once, with the likeness in percent."""
    keys: dict[str, NameKey] = {p.id: name_key(p.name) for p in programmes}
    for left, right in _pairs(programmes, keys):
        score = _likeness(keys[left.id], keys[right.id])
        if score >= _SIMILAR:
            yield left, right, round(score, 1)


def _likeness(left: NameKey, right: NameKey) -> float:
    if left.stem == right.stem:
        return 100.0
    shorter = min(len(left.stem), len(right.stem))
    if shorter < _SHORTEST_SIMILAR:
        return 0.0
    whole = fuzz.ratio(left.stem, right.stem)
    # A short name within a longer one is the usual way of abbreviating a programme.
    inside = shorter > _SHORTEST_STEM and (left.stem in right.stem or right.stem in left.stem)
    return max(whole, 90.0) if inside else whole


def _pairs(
    programmes: Iterable[Programme], keys: dict[str, NameKey]
) -> Iterator[tuple[Programme, Programme]]:
    """Pairs of programmes whose stems share a pair of characters that few names have."""
    blocks: dict[str, list[Programme]] = defaultdict(list)
    for programme in sorted(programmes, key=lambda p: p.id):
        stem = keys[programme.id].stem
        for bigram in sorted({stem[i : i + 2] for i in range(len(stem) - 1)}):
            blocks[bigram].append(programme)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        if len(members) > _LARGEST_BLOCK:
            continue
        for position, left in enumerate(members):
            for right in members[position + 1 :]:
                if (left.id, right.id) not in seen:
                    seen.add((left.id, right.id))
                    yield left, right


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
