"""Series of reports: what one issuer publishes of one kind year after year, each an edition of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.packaging.reader import Package

# In the register's table of superseded records: all records of the table.
WHOLE_TABLE = "*"


@dataclass(frozen=True, slots=True)
class Series:
    """The editions of one series, oldest first.

    A series is of one family, one issuer and one stage: a proposal is no earlier edition of the budget that
    was enacted, and what one agency prints says nothing of another's figures.
    """

    family: str
    issuer: str
    phase: str
    editions: tuple[Package, ...]

    @property
    def newest(self) -> Package:
        """The edition whose period ends last."""
        return self.editions[-1]


def all_series(packages: Iterable[Package]) -> list[Series]:
    """The series that the packages of reports belong to, sorted by family, issuer and stage."""
    found: dict[tuple[str, str, str], list[Package]] = {}
    for package in packages:
        found.setdefault(_belongs_to(package), []).append(package)
    return [
        Series(*key, tuple(sorted(editions, key=_age))) for key, editions in sorted(found.items()) if key[0]
    ]


def _belongs_to(package: Package) -> tuple[str, str, str]:
    issuer: Mapping[str, str] = package.descriptor.get("issuer", {})
    name = "".join(issuer.get("zh", "").split()).replace("台", "臺")
    return package.family, name, str(package.descriptor.get("phase", ""))


def _age(package: Package) -> tuple[str, str, str, str]:
    """Of two reports on the same period, the one that was published later is the newer."""
    temporal: Mapping[str, str] = package.descriptor.get("temporal", {})
    published = str(package.descriptor.get("published", ""))
    return temporal.get("end", ""), temporal.get("start", ""), published, package.name
