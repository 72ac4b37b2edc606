"""The mentions of all reports: found by rule, decided by people, and carried over between phases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import Problem
from generator.packaging.reader import Package
from generator.register.by_rule import match_answered, match_entry, match_passages
from generator.register.decisions import Decided, apply_links
from generator.register.entries import Entry, Passage, entries_of, passages_of
from generator.register.mention import METHODS, Mention
from generator.register.model import Register
from generator.register.roles import NO_ROLES, Roles

_CARRIED_NOTE = {
    "successor": "這筆紀錄談後續計畫。",
    "predecessor": "這筆紀錄談前期計畫。",
    "part_of": "這筆紀錄談其中一部分。",
    "topic": "這筆紀錄談相關的計畫。",
}


@dataclass(frozen=True, slots=True)
class Matched:
    """All that is known of the reports' records.

    Attributes:
        register: the decisions.
        entries: catalogue records of all reports.
        passages: records of running text of all reports.
        mentions: rows of the table, sorted by key.
        decided: what the decisions came to.
    """

    register: Register
    entries: Sequence[Entry]
    passages: Sequence[Passage]
    mentions: Sequence[Mention]
    decided: Decided

    @property
    def problems(self) -> list[Problem]:
        """Decisions that meet nothing any more."""
        return self.decided.problems


def match_reports(register: Register, packages: Mapping[str, Package], roles: Mapping[str, Roles]) -> Matched:
    """Match the records of all packages with the programmes of the register; ``roles`` by family."""
    offered = [(packages[name], roles.get(packages[name].family, NO_ROLES)) for name in sorted(packages)]
    entries = [entry for package, own in offered for entry in entries_of(package, own)]
    passages = [passage for package, own in offered for passage in passages_of(package, own)]
    decided = apply_links(register, packages)
    named = list(_named(entries, register, decided))
    catalogued = {(m.programme_id, m.record.report_id) for m in [*named, *decided.mentions]}
    found = [*named, *match_passages(passages, register, catalogued)]
    open_to_rules = [m for m in found if m.key not in decided.closed]
    own = _surest([*decided.mentions, *open_to_rules])
    mentions = _surest([*own, *_carried(own, register)])
    return Matched(register, entries, passages, mentions, decided)


def _named(entries: Iterable[Entry], register: Register, decided: Decided) -> Iterator[Mention]:
    """Records by their names; what a person said of a name elsewhere gives way to decisions on the record."""
    judged = {(report_id, record_id) for _, report_id, record_id in decided.closed}
    for entry in entries:
        mention = match_entry(entry, register)
        if mention is None and (entry.report_id, entry.record_id) not in judged:
            mention = match_answered(entry, register)
        if mention is not None:
            yield mention


def _surest(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention a key, found in the surest way; a record's own before what is carried over."""
    best: dict[tuple[str, str, str], Mention] = {}
    ordered = sorted(enumerate(mentions), key=lambda item: (METHODS.index(item[1].method), item[0]))
    for _, mention in ordered:
        best.setdefault(mention.key, mention)
    return [best[key] for key in sorted(best)]


def _carried(mentions: Iterable[Mention], register: Register) -> list[Mention]:
    """Records of every related programme, under the programme that they have to do with."""
    records: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.relation == "same":
            records[mention.programme_id].append(mention)
    return [
        _as(mention, programme_id, relation)
        for programme_id, relation, other_id in _related(register)
        for mention in records[other_id]
    ]


def _related(register: Register) -> Iterator[tuple[str, str, str]]:
    """(programme, what the other is to it, the other); successions reach over all phases."""
    successors: dict[str, set[str]] = defaultdict(set)
    for relation in register.relations:
        if relation.relation == "successor":
            successors[relation.of].add(relation.programme)
        elif relation.relation == "part_of":
            yield relation.of, "part_of", relation.programme
            yield relation.programme, "topic", relation.of
        elif relation.relation == "topic":
            yield relation.of, "topic", relation.programme
            yield relation.programme, "topic", relation.of
    for earlier in sorted(successors):
        for later in sorted(_reachable(earlier, successors)):
            yield earlier, "successor", later
            yield later, "predecessor", earlier


def _reachable(start: str, successors: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = successors.get(waiting.pop(), set()) - found - {start}
        found |= new
        waiting += new
    return found


def _as(mention: Mention, programme_id: str, relation: str) -> Mention:
    return Mention(
        programme_id,
        mention.record,
        mention.words,
        relation,
        "curated",
        # The relation is reviewed; whether the record is about that programme may not be.
        mention.reviewed,
        _CARRIED_NOTE[relation],
    )
