"""What a person says about damaged characters (content/curated/<report_id>/characters.yml).

The file is a list. An entry restores a character, or accepts that it stays as it came:

    - character: U+F096        # or (cid:12)
      lines: [1382]            # optional: without it, wherever it stands
      restored: 「             # or accepted: why it may stay
      evidence: …

A row on a line with a restored character is ``inferred``; where the damage stays, it is ``uncertain``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from generator.errors import Problem
from generator.reading.damage import Damage, find_damage, what_it_is
from generator.reading.document import Document, Line, LineNote
from generator.yaml_entries import read_entries

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=r"^(U\+[0-9A-F]{4,6}|\(cid:\d{1,6}\))$")]
_FILE = "curated/characters.yml"
_MOST_SHOWN = 8


class CharacterEntry(BaseModel):
    """A person's word about one damaged character, on some lines or on all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    character: Name
    lines: tuple[int, ...] = ()
    restored: str | None = None
    accepted: NonEmpty | None = None
    evidence: NonEmpty | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.restored is None) == (self.accepted is None):
            raise ValueError("give either restored or accepted")
        if self.restored is not None and self.evidence is None:
            raise ValueError("restored needs evidence")
        return self

    def meets(self, damage: Damage) -> bool:
        """Whether it speaks of this character on this line."""
        return self.character == damage.name and (not self.lines or damage.line in self.lines)


def restore_characters(document: Document, raw: Any) -> tuple[Document, list[Problem]]:
    """The document with restored characters and a note on each damaged line, and what nobody has judged.

    Args:
        document: the text as it was read.
        raw: the loaded YAML of the file, None where there is none.

    Returns:
        The document, and READ-DAMAGED-… (errors) once for every damaged character without an entry,
        CHARACTERS-INVALID for faulty entries, CHARACTERS-STALE (warnings) for those that meet nothing.
    """
    entries, problems = read_entries(raw, CharacterEntry, _invalid)
    found = ((line.number, list(find_damage(line.text, line.number))) for line in document)
    damaged = {number: damages for number, damages in found if damages}
    if not damaged and not entries:
        return document, problems
    lines = list(document.lines)
    notes: dict[int, LineNote] = {}
    used: set[CharacterEntry] = set()
    unjudged: list[Damage] = []
    for number, damages in damaged.items():
        judged = [(damage, _entry(entries, damage)) for damage in damages]
        used.update(entry for _, entry in judged if entry is not None)
        unjudged += [damage for damage, entry in judged if entry is None]
        lines[number - 1] = _restored(lines[number - 1], judged)
        notes[number] = _note(number, judged)
    problems += _unjudged(document.name, unjudged)
    problems += [_stale(entry) for entry in entries if entry not in used]
    return replace(document, lines=tuple(lines), notes=notes), problems


_Judged = Sequence[tuple[Damage, CharacterEntry | None]]


def _entry(entries: Iterable[CharacterEntry], damage: Damage) -> CharacterEntry | None:
    """The entry for the line before one for all lines."""
    meeting = [entry for entry in entries if entry.meets(damage)]
    return next((entry for entry in meeting if entry.lines), meeting[0] if meeting else None)


def _restored(line: Line, judged: _Judged) -> Line:
    text = line.text
    for damage, entry in reversed(judged):
        if entry is not None and entry.restored is not None:
            text = text[: damage.start] + entry.restored + text[damage.start + len(damage.character) :]
    return replace(line, text=text, as_came=line.printed) if text != line.text else line


def _note(number: int, judged: _Judged) -> LineNote:
    """Uncertain while a damaged character is left on the line, inferred where all are restored."""
    left = sorted({d.name for d, entry in judged if entry is None or entry.restored is None})
    back = sorted(
        {(d.name, entry.restored) for d, entry in judged if entry is not None and entry.restored is not None}
    )
    said = []
    if left:
        said.append(f"原文第{number}行有無法辨識的字元 {'、'.join(left)}")
    if back:
        restored = "、".join(f"{name} 還原為「{text}」" for name, text in back)
        said.append(f"原文第{number}行的字元 {restored}，係人工依據證據認定")
    return LineNote("uncertain" if left else "inferred", "；".join(said) + "。")


def _unjudged(file: str, damages: Sequence[Damage]) -> list[Problem]:
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for damage in damages:
        lines[damage.code, damage.name].append(damage.line)
    return [_damaged(file, code, name, numbers) for (code, name), numbers in sorted(lines.items())]


def _damaged(file: str, code: str, name: str, numbers: Sequence[int]) -> Problem:
    distinct = sorted(set(numbers))
    shown = ", ".join(map(str, distinct[:_MOST_SHOWN]))
    more = f" and {len(distinct) - _MOST_SHOWN} more" if len(distinct) > _MOST_SHOWN else ""
    times = "once" if len(numbers) == 1 else f"{len(numbers)} times"
    return Problem(
        code,
        file,
        distinct[0],
        f"{name}, {what_it_is(code)}, {times} on line {shown}{more}",
        "characters that can be read",
        f"Look at the page and write the character with its evidence into {_FILE}, or accept it there.",
    )


def _invalid(seen: str, line: int | None) -> Problem:
    remedy = "Give character (U+F096 or (cid:12)), and restored with evidence, or accepted with the reason."
    return Problem("CHARACTERS-INVALID", _FILE, line, seen, "a complete entry", remedy)


def _stale(entry: CharacterEntry) -> Problem:
    where = f" on line {', '.join(map(str, entry.lines))}" if entry.lines else ""
    return Problem(
        "CHARACTERS-STALE",
        _FILE,
        None,
        f"an entry for {entry.character}{where}, which does not stand there",
        "damaged characters of the text",
        "Remove the entry or correct its lines: the text has changed.",
        "warning",
    )
