"""What a person found out about a failed check, from content/explanations/<report_id>.yml.

The file is a list; each entry names the record, the check, the printed value and the explanation:

    - record_id: special-budget-totals.20.-.2
      check: total-of-years
      field: statutory_budget_k_twd      # optional: only where the check looks at several fields
      printed: "383550"
      verdict: source_error              # optional: overrules what the numbers say
      explanation: …
      evidence: …                        # where it is printed; required for source_error
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from generator.checking.identity import Identity, Verdict
from generator.errors import Problem
from generator.yaml_files import line_of

VERDICTS = frozenset({"holds", "rounding", "source_error", "extraction_gap", "not_computed", "unresolved"})


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reviewed sentence about one failed check, and the verdict where it differs from the computed one."""

    record_id: str
    check: str
    field: str
    printed: str
    text: str
    verdict: Verdict | None
    evidence: str


class Explanations:
    """Finds the explanation of an identity and remembers which ones were used."""

    def __init__(self, entries: Iterable[Explanation], file: str) -> None:
        self._entries = tuple(entries)
        self._file = file
        self._used: set[Explanation] = set()

    def find(self, identity: Identity) -> Explanation | None:
        """The explanation whose record, check (and field, where given) and printed value are these."""
        record_id = identity.record.record_id
        # One value can be checked twice against others, so the printed value tells two entries apart.
        for field in (identity.field, ""):
            for entry in self._entries:
                named = (entry.record_id, entry.check, entry.field) == (record_id, identity.check, field)
                if named and _same_number(entry.printed, identity.printed):
                    self._used.add(entry)
                    return entry
        return None

    def stale(self) -> list[Problem]:
        """One warning for each explanation that no check asked for."""
        return [
            Problem(
                "CHECK-STALE-EXPLANATION",
                self._file,
                None,
                f"an explanation of {entry.check} on {entry.record_id} (printed {entry.printed})",
                "a check with that record and printed value",
                "Remove the entry or correct its record and value: the source or the parser has changed.",
                "warning",
            )
            for entry in self._entries
            if entry not in self._used
        ]


def parse_explanations(raw: Any, file: str) -> tuple[Explanations, list[Problem]]:
    """Explanations from loaded YAML (None: there are none) and what is wrong with it."""
    if raw is not None and not isinstance(raw, list):
        return Explanations([], file), [_invalid(file, None, "something that is no list")]
    problems: list[Problem] = []
    entries: list[Explanation] = []
    for position, item in enumerate(raw or ()):
        entry = _entry(item)
        if isinstance(entry, str):
            problems.append(_invalid(file, line_of(raw, [position]), f"entry {position + 1}: {entry}"))
        else:
            entries.append(entry)
    return Explanations(entries, file), problems


def _invalid(file: str, line: int | None, seen: str) -> Problem:
    verdicts = ", ".join(sorted(VERDICTS))
    remedy = (
        f"Give record_id, check, printed and explanation; verdict is one of {verdicts}; "
        "source_error needs evidence: what is printed where"
    )
    return Problem("CHECK-EXPLANATION", file, line, seen, "a complete entry", remedy)


def _entry(item: Any) -> Explanation | str:
    if not isinstance(item, Mapping):
        return "no mapping"
    missing = [key for key in ("record_id", "check", "explanation") if not item.get(key)]
    if missing:
        return f"without {', '.join(missing)}"
    verdict = item.get("verdict")
    if verdict is not None and verdict not in VERDICTS:
        return f"verdict {verdict!r}"
    # Nobody says that a report contradicts itself without showing where.
    if verdict == "source_error" and not str(item.get("evidence") or "").strip():
        return "verdict source_error without evidence"
    return Explanation(
        str(item["record_id"]),
        str(item["check"]),
        str(item.get("field", "")),
        str(item.get("printed", "")),
        str(item["explanation"]),
        cast("Verdict | None", verdict),
        str(item.get("evidence") or "").strip(),
    )


def _same_number(text: str, value: Decimal | int | None) -> bool:
    if not text or value is None:
        return not text
    try:
        return Decimal(text.replace(",", "")) == Decimal(value)
    except InvalidOperation:
        return False
