"""What goes wrong, as data: a stable code and everything a person needs to mend it.

Every stage collects `Problem`s and raises one `ProblemError` with all of them, so that a run reports
everything at once. The command line prints them and exits with a status other than 0, without traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        code: stable identifier such as ``READ-EMPTY``; documented in docs/reference/problems.md.
        file: path relative to the project, or the name that the user gave.
        line: 1-based line in that file, or None where the whole file is meant.
        seen: what was found.
        expected: what should have been there.
        remedy: what to do about it.
        severity: an error stops publication; a warning can be acknowledged.
    """

    code: str
    file: str
    line: int | None
    seen: str
    expected: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """One line: where, code, what was seen and expected, what to do."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.code}: {self.seen} (expected {self.expected}). {self.remedy}"


class ProblemError(Exception):
    """Raised by a stage that can't go on; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line or 0, p.code, p.seen))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ProblemError], tuple[list[Problem]]]:
        """Carried to another process with its problems, not with its message."""
        return type(self), (self.problems,)
