"""What is not published of a report (content/withheld.yml): personal data of people who hold no office in it.

The file is a list for all reports. An entry takes characters out of one line, before anything is read:

    - report: ey-business-report-98h2
      line: 698
      after: 主管：            # the withheld stretch begins behind these words
      characters: 15
      digest: 3f2a9c01d4e7    # first twelve digits of its SHA-256: the words are not repeated here
      reason: 姓名與電話，非報告中的職務人員
      date: 2026-11-30

In their place stands 略: in records, in the source view, in search and in downloads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.errors import Problem
from generator.language.persons import PersonMention, find_persons
from generator.reading.document import Document, Line, folded_line
from generator.yaml_entries import read_entries
from generator.yaml_values import Day

FILE = "content/withheld.yml"
SIGN = "略"
_DIGITS = 12
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class WithheldEntry(BaseModel):
    """A stretch of one line that is published nowhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: NonEmpty
    line: int = Field(ge=1)
    after: str
    characters: int = Field(ge=1)
    digest: Annotated[str, StringConstraints(pattern=rf"^[0-9a-f]{{{_DIGITS}}}$")]
    reason: NonEmpty
    date: Day

    def place(self, text: str) -> int:
        """Where the stretch begins in the text of its line; -1 where it does not stand there."""
        start = text.find(self.after) + len(self.after) if self.after in text else -1
        while start >= 0 and digest_of(text[start : start + self.characters]) != self.digest:
            again = text.find(self.after, start) if self.after else -1
            start = again + len(self.after) if again >= 0 else -1
        return start


def digest_of(text: str) -> str:
    """What an entry says of a stretch instead of its words."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def withhold(document: Document, raw: Any, report_id: str) -> tuple[Document, list[Problem]]:
    """The document without what is withheld, and what a person still has to judge.

    Args:
        document: the text as it was read.
        raw: the loaded YAML of the file, None where there is none.
        report_id: whose text it is.

    Returns:
        The document, whose ``withheld`` says how many characters were taken from which line, and
        WITHHELD-INVALID (errors) for faulty entries, WITHHELD-STALE (errors) for those whose stretch does not
        stand there, READ-PERSON (warnings) once for every name or direct number that is left.
    """
    entries, problems = read_entries(raw, WithheldEntry, _invalid)
    lines = list(document.lines)
    withheld: dict[int, int] = {}
    for entry in (entry for entry in entries if entry.report == report_id):
        line = lines[entry.line - 1] if entry.line <= len(lines) else None
        start = entry.place(line.printed) if line is not None else -1
        if line is None or start < 0:
            problems.append(_stale(entry))
            continue
        lines[entry.line - 1] = _without(line, start, entry.characters)
        withheld[entry.line] = withheld.get(entry.line, 0) + entry.characters
    found = replace(document, lines=tuple(lines), withheld=withheld) if withheld else document
    return found, [*problems, *_left(found, report_id)]


def _without(line: Line, start: int, characters: int) -> Line:
    """Read and published without the stretch; a line whose forms were folded is folded again."""
    printed = line.printed[:start] + SIGN + line.printed[start + characters :]
    return folded_line(line.number, printed)


def open_mentions(document: Document, report_id: str) -> list[dict[str, Any]]:
    """What READ-PERSON tells of, as entries that lack reason and date."""
    lines = (line for line in document if not line.blank)
    return [_entry(report_id, line, mention) for line in lines for mention in find_persons(line.printed)]


def _entry(report_id: str, line: Line, mention: PersonMention) -> dict[str, Any]:
    """It says where the words stand, and never the words themselves: messages are kept and sent on."""
    text = line.printed[mention.start : mention.end]
    after = mention.before or line.printed[max(0, mention.start - 6) : mention.start]
    return {
        "report": report_id,
        "line": line.number,
        "after": after,
        "characters": len(text),
        "digest": digest_of(text),
    }


def _left(document: Document, report_id: str) -> Sequence[Problem]:
    return [_person(document.name, entry) for entry in open_mentions(document, report_id)]


def _person(file: str, entry: Mapping[str, Any]) -> Problem:
    told = (
        f"report: {entry['report']}, line: {entry['line']}, after: {entry['after']!r}, "
        f"characters: {entry['characters']}, digest: {entry['digest']!r}"
    )
    return Problem(
        "READ-PERSON",
        file,
        entry["line"],
        f"a name or a direct number of {entry['characters']} characters behind {entry['after']!r}",
        "no personal data of people who hold no office in the report",
        f"Withhold it in {FILE} ({{{told}, reason: …, date: …}}), or acknowledge it "
        f"with its line in content/reports/{entry['report']}.yml.",
        "warning",
    )


def _invalid(seen: str, line: int | None) -> Problem:
    remedy = (
        "Give report, line, after, characters, digest, reason and date; READ-PERSON prints the first five."
    )
    return Problem("WITHHELD-INVALID", FILE, line, seen, "a complete entry", remedy)


def _stale(entry: WithheldEntry) -> Problem:
    return Problem(
        "WITHHELD-STALE",
        FILE,
        None,
        f"nothing of digest {entry.digest} behind {entry.after!r} on line {entry.line} of {entry.report}",
        "the stretch that is to be withheld",
        "Find the line in the new text and correct the entry; publishing waits for it.",
    )
