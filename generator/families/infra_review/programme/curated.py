"""What people found out about programmes whose title or agency the text lost.

content/curated/<report_id>/programmes.yml is a list of entries; an entry belongs to the programme whose text
holds all its phrases, so that it never reaches another report or another programme:

    - phrases: [本計畫…, …]          # must all stand in the programme's text; white space does not count
      title: …                       # where the text lost it
      agencies: [經濟部水利署]        # where the text prints none
      evidence: …                    # why; published as the note of the row
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.errors import Problem
from generator.language.widths import fold_widths
from generator.reading.spacing import squeeze
from generator.yaml_entries import read_entries

FILE = "programmes"
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class CuratedProgramme(BaseModel):
    """One entry of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    phrases: Annotated[list[Annotated[str, StringConstraints(min_length=4)]], Field(min_length=1)]
    evidence: NonEmpty
    title: str = ""
    agencies: list[NonEmpty] = Field(default_factory=list)

    def describes(self, text: str) -> bool:
        """Whether a programme's text, as `_plain` makes it, holds all phrases."""
        return all(_plain(phrase) in text for phrase in self.phrases)


def parse_curated(raw: Any, file: str) -> tuple[list[CuratedProgramme], list[Problem]]:
    """Entries of the loaded YAML (nothing: none), and CURATED-INVALID for every faulty one in ``file``."""
    return read_entries(raw, CuratedProgramme, partial(_invalid, file))


def match_curated(
    entries: Sequence[CuratedProgramme], texts: Mapping[int, str], file: str
) -> tuple[dict[int, CuratedProgramme], list[Problem]]:
    """The entry of each programme by number, and a warning for every entry that describes not exactly one.

    ``texts`` holds the whole text of each programme by its number.
    """
    plain = {number: _plain(text) for number, text in texts.items()}
    found: dict[int, CuratedProgramme] = {}
    problems: list[Problem] = []
    for entry in entries:
        numbers = [number for number, text in plain.items() if entry.describes(text)]
        if len(numbers) == 1:
            found[numbers[0]] = entry
        else:
            problems.append(_unmatched(entry, len(numbers), file))
    return found, problems


def _plain(text: str) -> str:
    """Without white space, widths folded: what two extractions of one page agree on."""
    return fold_widths(squeeze(text))


def _invalid(file: str, seen: str, line: int | None) -> Problem:
    return Problem(
        "CURATED-INVALID",
        file,
        line,
        seen,
        "entries with phrases, evidence and a title or agencies",
        "Mend the entry and run again.",
    )


def _unmatched(entry: CuratedProgramme, count: int, file: str) -> Problem:
    return Problem(
        "CURATED-UNMATCHED",
        file,
        None,
        f"{count} programmes hold the phrases {'、'.join(entry.phrases)}",
        "exactly one",
        "Choose phrases that only this programme's text holds, or remove the entry.",
        "warning",
    )
