"""Mentions that need no judgement: a record's name is a programme's name, up to notation and phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.register.entries import Entry, Passage
from generator.register.mention import Mention, Method
from generator.register.model import Programme, Register
from generator.register.names import fold, is_programme_name, name_key
from generator.register.text_index import TextIndex

# Shorter names occur in running text as ordinary words.
_SHORTEST_IN_TEXT = 8


def match_entry(entry: Entry, register: Register) -> Mention | None:
    """The programme that a catalogue record names, or None where no name is equal."""
    programme = register.by_printed_name.get(entry.name) or register.by_key.get(name_key(entry.name))
    if programme is None:
        return None
    reviewed = entry.report_id in programme.seen
    return Mention(programme.id, entry, entry.name, "same", _method(entry.name, programme), reviewed)


def match_answered(entry: Entry, register: Register) -> Mention | None:
    """The programme that a person found under this name in another report: nobody is asked twice."""
    programme = None if entry.optional else register.by_answer.get(name_key(entry.name))
    if programme is None:
        return None
    note = "同一名稱在另一份報告中經人工判定為同一計畫。"
    return Mention(programme.id, entry, entry.name, "same", "alias", reviewed=False, note=note)


def match_passages(
    passages: Iterable[Passage], register: Register, catalogued: set[tuple[str, str]]
) -> Iterator[Mention]:
    """Programmes whose full proper name stands in running text.

    Args:
        passages: records of running text.
        register: the programmes.
        catalogued: (programme_id, report_id) where a catalogue record names the programme: the text of such
            a report needs no matching, it is about that record.
    """
    names = {
        fold(name): programme
        for programme in register.programmes
        for name in (programme.name, *programme.aliases)
        if is_programme_name(name) and len(fold(name)) >= _SHORTEST_IN_TEXT
    }
    index = TextIndex(names)
    for passage in passages:
        for folded in index.names_in(passage.text):
            programme = names[folded]
            if (programme.id, passage.report_id) not in catalogued:
                words = index.as_printed(passage.text, folded)
                yield Mention(programme.id, passage, words, "same", _method(words, programme), reviewed=False)


def _method(printed: str, programme: Programme) -> Method:
    if printed == programme.name:
        return "exact"
    return "normalised" if name_key(printed) == name_key(programme.name) else "alias"
