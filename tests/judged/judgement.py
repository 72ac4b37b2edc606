"""What a reader judged of figures and rows of lists, from the text alone, as the YAML files hold it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Judged:
    """One number of a passage; ``raw`` holds the keys that the head of the file explains."""

    line: int
    number: str
    nth: int
    value: Decimal
    units: Sequence[str]
    text: str
    raw: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What tells it from all others: line of the text, printed number, which of equal ones."""
        return f"{self.line} {self.number}" + (f" ({self.nth})" if self.nth > 1 else "")

    @property
    def times(self) -> int:
        """How often the printed number stands in the passage."""
        return len(split_numbers(self.text, self.number)) - 1

    @cached_property
    def dates(self) -> tuple[bool, set[date]]:
        """Whether a date must be given, and those that are right."""
        if "date" in self.raw:
            return True, {date.fromisoformat(self.raw["date"])}
        return False, {date.fromisoformat(each) for each in self.raw["date_if_any"]}


def split_numbers(text: str, number: str) -> list[str]:
    """The text around each place where the number stands by itself, not as a part of a longer one."""
    pieces, start, at = [], 0, text.find(number)
    while at >= 0:
        end = at + len(number)
        if not (touches(text[at - 1 : at]) or touches(text[end : end + 1], text[end + 1 : end + 2])):
            pieces.append(text[start:at])
            start = end
        at = text.find(number, end)
    return [*pieces, text[start:]]


def touches(char: str, beyond: str = "0") -> bool:
    """Whether a character continues a number: a digit, a multiplier, a point or comma before a digit."""
    return (
        char.isdigit() or (char != "" and char in "百千萬億兆") or (char in {".", ","} and beyond.isdigit())
    )


def load(report: str, kind: str) -> list[Judged]:
    """The judgements of a kind (``figures``, ``list_rows``) in the order of the draw."""
    data = yaml.safe_load((FOLDER / report / f"{kind}.yml").read_text("utf-8"))
    (entries,) = data.values()
    return [judged(entry) for entry in entries]


def judged(entry: Mapping[str, Any]) -> Judged:
    """An entry of a file; one unit stands alone or in a list."""
    units = entry["unit"] if isinstance(entry["unit"], list) else [entry["unit"]]
    return Judged(
        line=entry["line"],
        number=entry["number"],
        nth=entry.get("nth", 1),
        value=Decimal(str(entry["value"])),
        units=units,
        text=entry["text"],
        raw=entry,
    )


def known_wrong(report: str, kind: str) -> Mapping[str, str]:
    """The faults that are known of the readings that are wrong today, by name."""
    return yaml.safe_load((FOLDER / report / "wrong.yml").read_text("utf-8"))[kind] or {}


def write_known_wrong(report: str, known: Mapping[str, Mapping[str, str]]) -> None:
    """Write what is left of the known faults; the lines that head the file stay."""
    file = FOLDER / report / "wrong.yml"
    head = [line for line in file.read_text("utf-8").splitlines(keepends=True) if line.startswith("#")]
    body = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text("".join(head) + body, "utf-8")
