"""What single values in files that people write may be: names, days and addresses that all can rely on."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

# Names of packages and pages that are no report's; a report of the same name would take their place.
RESERVED = ("register", "taiwan-government-reports")
# No file or folder may be called so on Windows, whatever its ending.
_WINDOWS = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
# The first year of the calendar that reports count by, and one that no plan reaches.
_FIRST_YEAR, _LAST_YEAR = 1912, 2200
# A year, a month or a day, as exactly as the report or its issuer says.
_PARTIAL_DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def _no_device(name: str) -> str:
    if name in _WINDOWS:
        raise ValueError(f"{name!r} can't be the name of a file on Windows; choose another")
    return name


def not_among(*reserved: str) -> AfterValidator:
    """For names that become addresses: those of the project's own pages beside them are taken."""

    def free(name: str) -> str:
        if name in reserved:
            raise ValueError(f"{name!r} is a name of the project's own; choose another")
        return name

    return AfterValidator(free)


def _day_of_reports(day: date) -> date:
    _require_year(day.year, day)
    return day


def _partial_day_of_reports(text: str) -> str:
    _require_year(int(text[:4]), text)
    # A month that has no such day is no day.
    if len(text) == len("2026-01-01"):
        date.fromisoformat(text)
    return text


def _require_year(year: int, seen: object) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        years = f"years from {_FIRST_YEAR} to {_LAST_YEAR}, of the common era"
        raise ValueError(f"{seen} is no day of a report: {years}")


def _web_address(text: str) -> str:
    """Empty, or what a browser opens without running anything."""
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or set(text) & set(" \"'<>\\")):
        raise ValueError(f"{text[:60]!r} is no address that starts with https:// or http://")
    return text


# ASCII words joined by hyphens, as identifiers and addresses are made of.
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Slug = Annotated[
    str, StringConstraints(pattern=f"^{SLUG.pattern}$", max_length=60), AfterValidator(_no_device)
]
ReportId = Annotated[Slug, not_among(*RESERVED)]
Day = Annotated[date, AfterValidator(_day_of_reports)]
PartialDay = Annotated[
    str,
    StringConstraints(pattern=_PARTIAL_DAY, strip_whitespace=True),
    AfterValidator(_partial_day_of_reports),
]
WebAddress = Annotated[str, AfterValidator(_web_address)]
