"""What heads and row labels of the statistical tables say; the words that decide stand in words.yml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.language.partial_date import ROC_OFFSET
from generator.language.widths import compact
from generator.reading.spacing import squeeze
from generator.yaml_files import load_yaml

_YEAR = re.compile(r"(?:民國|西元)?(?P<year>\d{4}|1?\d{2})(?P<behind>\D*)")
_PARTED = re.compile(r"\d\s+\d")
# A label with fewer digits is no damaged year but something else.
_DIGITS_OF_A_YEAR = 2
_MARKS = {c: str(i) for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_MARK = re.compile(
    rf"\s*(?:(?P<raised>[{''.join(_MARKS)}]+)|[（(［\[]?\s*註?\s*(?P<plain>\d{{1,2}})\s*[）)］\]]?)$"
)


@dataclass(frozen=True, slots=True)
class Year:
    """The Gregorian year of a row or column; ``inferred`` where no digits side by side tell it."""

    value: int | None
    inferred: bool = False


def parse_year(text: str) -> int | None:
    """The Gregorian year of a head or label (``2023``, ``2023 年度 法定預算數``, ``112 年``), or None."""
    match = _YEAR.fullmatch(compact(text).text)
    if match is None or not _says("behind_a_year", match["behind"]):
        return None
    year = int(match["year"])
    return year if year >= 1000 else year + ROC_OFFSET


def years_of(labels: Sequence[str]) -> list[Year]:
    """The year of each label; of one that is damaged (``2O19``) or lost by the others that go on by ones.

    One with a blank among its digits (``20 19``) is read so, too.
    """
    read = [parse_year(label) for label in labels]
    known = [(place, year) for place, year in enumerate(read) if year is not None]
    for step in (1, -1):
        firsts = {year - step * place for place, year in known}
        if len(known) > 1 and len(firsts) == 1:
            first = firsts.pop()
            return [_year(label, read[p], first + step * p) for p, label in enumerate(labels)]
    return [Year(year, _is_parted(label, year)) for label, year in zip(labels, read, strict=True)]


def _year(label: str, read: int | None, expected: int) -> Year:
    damaged = read is None and (not label or sum(c.isdigit() for c in label) >= _DIGITS_OF_A_YEAR)
    return Year(expected, inferred=True) if damaged else Year(read, _is_parted(label, read))


def _is_parted(label: str, read: int | None) -> bool:
    return read is not None and _PARTED.search(label) is not None


def mostly_years(labels: Sequence[str]) -> bool:
    """Whether these are the years of a table: more than half can be read as such."""
    return sum(parse_year(label) is not None for label in labels) * 2 > len(labels)


def is_corner(label: str) -> bool:
    """Whether a label is the head of the labels' column (年份, 主管機關), so that its row is a head."""
    return _says("corner", label)


def is_amount(label: str) -> bool:
    """Whether a head names amounts beside those of shares."""
    return _says("amount", label)


def is_share(label: str) -> bool:
    """Whether a head or label names a share in percent."""
    return _says("share", label)


def is_total(label: str) -> bool:
    """Whether a row label names the sum of the others."""
    return _says("total", label)


def compares_with_gdp(title: str) -> bool:
    """Whether a title says that the table holds shares of gross domestic product."""
    return _says("intensity_title", title)


def projection_field(label: str) -> str:
    """The column of ``budget_projection`` that a row or column fills; an empty string for any other."""
    for field, forms in _words()["projection"].items():
        if _says(forms, label) if isinstance(forms, str) else _fits(forms, label):
            return str(field)
    return ""


def split_mark(label: str) -> tuple[str, str]:
    """(name, number of the footnote) of a label (``農業部 ²``, ``農業部（註2）``), perhaps without number."""
    match = _MARK.search(label)
    if match is None or match.start() == 0:
        return label, ""
    number = match["plain"] or "".join(_MARKS[c] for c in match["raised"])
    return label[: match.start()].strip(), number


def _says(what: str, text: str) -> bool:
    return _fits(_words()[what], text)


def _fits(forms: Sequence[Any], text: str) -> bool:
    bare = squeeze(compact(text).text)
    return any(re.fullmatch(form["pattern"], bare) for form in forms)


@cache
def _words() -> dict[str, Any]:
    raw: dict[str, Any] = load_yaml(Path(__file__).with_name("words.yml"))
    return raw
