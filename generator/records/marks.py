"""Words and signs of a family's forms: they stand in every report of the kind and become no value.

``generator/families/<family>/marks.yml`` holds them: ``heads`` are words of table heads, captions and running
heads; ``marks`` are patterns of outline numbers, labels of a form and the like, each with an example:

    heads: [科目, 本年度預算數]
    marks:
      - pattern: '^\\s*[（(][一二三四五六七八九十]+[)）]'
        example: "（一）"
    border: ","

``border`` is a sign that parts the cells of a line and never belongs to a number, as the comma of a CSV.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.language.widths import fold_widths
from generator.yaml_files import load_yaml

NonEmpty = Annotated[str, StringConstraints(min_length=1)]


class Mark(BaseModel):
    """A pattern over a line with folded widths, and a text that it finds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: NonEmpty
    example: NonEmpty


class _MarksFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    heads: list[NonEmpty] = Field(default_factory=list)
    marks: list[Mark] = Field(default_factory=list)
    border: str = Field("", max_length=1)


@dataclass(frozen=True, slots=True)
class Marks:
    """``heads`` account for signs of table heads and page furniture, ``patterns`` for those of any line.

    ``border`` parts the cells of a line; empty where nothing does that could be taken for a part of a number.
    """

    heads: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    border: str = ""

    def parted(self, text: str) -> str:
        """A line with its cells apart, of the same length; a line in pipes has borders of its own."""
        if not self.border or text.lstrip().startswith("|"):
            return text
        return text.replace(self.border, "\t")


def load_marks(path: Path) -> Marks:
    """The marks of a family.

    Raises:
        ValueError: for a file that is wrong, or a pattern that doesn't find its example: a mistake in the
            project, never in a report.
    """
    file = _MarksFile.model_validate(load_yaml(path))
    patterns = []
    for mark in file.marks:
        pattern = re.compile(mark.pattern)
        if not pattern.search(fold_widths(mark.example)):
            raise ValueError(f"{path.name}: {mark.pattern!r} does not find {mark.example!r}")
        patterns.append(pattern)
    return Marks(tuple(file.heads), tuple(patterns), file.border)
