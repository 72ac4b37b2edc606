"""The facts of a citation: who wrote what, who arranged it, in which version, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.packaging.addresses import Addresses
from generator.packaging.descriptor import PROJECT, authors_of
from generator.packaging.table_schema import text_pair

Descriptor = Mapping[str, Any]
# A package, or a table of it (a resource).
Part = tuple[Descriptor, Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Reference:
    """What every form of a citation says.

    Attributes:
        key: name among other references: the package, for a table with its name behind it.
        authors: the agencies, in Chinese and English.
        title: of the package, in Chinese and English.
        table: title of the table in Chinese and English; empty where the package is cited.
        table_name: its name; empty where the package is cited.
        package: name of the package.
        version: of the package.
        date: day of that version, ISO: it is the project that published it.
        original: when the agency published the report, as far as known (2022, 2022-01); empty for none.
        publisher: who arranged and publishes the data.
        url: page of what is cited; empty where the address of the site is not known.
        version_url: file of the version, which never changes; empty where it is not released.
        doi: identifier of the version, empty where no archive gave one.
        licence: title of the licence.
    """

    key: str
    authors: Sequence[Mapping[str, str]]
    title: Mapping[str, str]
    table: Mapping[str, str]
    table_name: str
    package: str
    version: str
    date: str
    original: str
    publisher: str
    url: str
    version_url: str
    doi: str
    licence: str

    @property
    def year(self) -> str:
        """Year of the version."""
        return self.date[:4]

    @property
    def link(self) -> str:
        """Where a reader is led: by the identifier, which stays, or else by the page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def reference_of(descriptor: Descriptor, table: Mapping[str, Any] | None, addresses: Addresses) -> Reference:
    """The facts of a package, or of the table that a resource of it describes."""
    name, version, date = descriptor["name"], descriptor["version"], str(descriptor["created"])[:10]
    published = str(descriptor["published"])
    table_name = table["name"] if table else ""
    return Reference(
        key=f"{name}-{table_name}" if table else name,
        authors=authors_of(descriptor),
        title=text_pair(descriptor, "title"),
        table=text_pair(table, "title") if table else {},
        table_name=table_name,
        package=name,
        version=version,
        date=date,
        # What the project wrote itself has no other date than its version.
        original="" if date.startswith(published) else published,
        publisher=PROJECT,
        url=addresses.page(name, table_name),
        version_url=addresses.version(name, version),
        doi=addresses.doi(name, version),
        licence=str(descriptor["licenses"][0]["title"]),
    )
