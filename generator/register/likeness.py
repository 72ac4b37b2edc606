"""How alike the names of programmes are; compared only where they share a rare pair of characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from generator.register.model import Programme, Register
from generator.register.names import NameKey, name_key

# A stem of fewer characters is an ordinary word.
SHORTEST_STEM = 5
# Below this, similar names of the five reports were never the same programme.
_SIMILAR = 75.0
# What a person is shown beside a record without programme.
_NEAR = 40.0
_MOST_NEAREST = 3
_SHORTEST_SIMILAR = 4
# A pair of characters that so many names share says nothing; blocks stay small with any number of reports.
_LARGEST_BLOCK = 60


def nearest_programmes(name: str, register: Register) -> list[Programme]:
    """At most three programmes whose names are most like ``name``, the likest first."""
    stem = name_key(name).stem
    stems = {programme.id: name_key(programme.name).stem for programme in register.programmes}
    found = process.extract(stem, stems, scorer=fuzz.ratio, limit=_MOST_NEAREST, score_cutoff=_NEAR)
    return [register.by_id[programme_id] for _, _, programme_id in found]


def likest_programme(name: str, register: Register) -> Programme | None:
    """The programme whose name is so like ``name`` that they may be one, the likest; None where none is."""
    key = name_key(name)
    scored = ((_likeness(key, name_key(p.name)), p) for p in register.programmes)
    score, found = max(scored, key=lambda pair: (pair[0], pair[1].id), default=(0.0, None))
    return found if score >= _SIMILAR else None


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
    inside = shorter > SHORTEST_STEM and (left.stem in right.stem or right.stem in left.stem)
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
