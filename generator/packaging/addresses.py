"""Where packages, their versions and tables are found on the web: what citations and metadata lead to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import StringConstraints, TypeAdapter, ValidationError

from generator.errors import Problem, ProblemError
from generator.yaml_entries import faults
from generator.yaml_files import line_of, load_yaml

_FILE = "content/dois.yml"
_DOIS: TypeAdapter[Any] = TypeAdapter(
    dict[str, dict[str, Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]]]
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is known of the places of packages; nothing where nothing is known, for none is guessed.

    Attributes:
        site: address of the site's root with its final slash; empty where it is not known.
        kept: name and version of every release, which stays under its address for ever.
        dois: digital object identifiers that an archive gave to versions, by name and version.
        releasing: name of the package that is just being released.
    """

    site: str = ""
    kept: frozenset[tuple[str, str]] = frozenset()
    dois: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    releasing: str = ""

    def page(self, name: str, table: str = "") -> str:
        """The page of a package or of one of its tables; it always shows the newest version."""
        return f"{self.site}data/{name}/{f'{table}/' if table else ''}" if self.site else ""

    def version(self, name: str, version: str) -> str:
        """The file of a released version, which never changes; empty for one that is not released."""
        stays = name == self.releasing or (name, version) in self.kept
        return f"{self.site}data/{name}/{version}/{name}.zip" if self.site and stays else ""

    def doi(self, name: str, version: str) -> str:
        """The identifier of a version without its resolver (10.5281/zenodo.123); empty for none."""
        return self.dois.get(name, {}).get(version, "")


def known_addresses(site: str, content: Path, releases: Path, releasing: str = "") -> Addresses:
    """The addresses of a project.

    Args:
        site: address of the site's root, or empty.
        content: folder whose dois.yml says what archives gave to which version.
        releases: folder of what was released.
        releasing: name of the package that is just being released.

    Raises:
        ProblemError: YAML-… or CITATION-DOI where dois.yml says something else, or names no release.
    """
    kept = frozenset(
        (path.parent.parent.name, path.parent.name) for path in releases.glob("*/*/release.json")
    )
    return Addresses(site, kept, _read_dois(content / "dois.yml", kept), releasing)


def _read_dois(path: Path, kept: Collection[tuple[str, str]]) -> Mapping[str, Mapping[str, str]]:
    raw = load_yaml(path, _FILE) if path.exists() else None
    try:
        found: Mapping[str, Mapping[str, str]] = _DOIS.validate_python(raw or {})
    except ValidationError as error:
        expected = (
            "a package, its version in quotes, and an identifier such as 10.5281/zenodo.123 without https://"
        )
        raise ProblemError(_problem(raw, keys, seen, expected) for keys, seen in faults(error)) from error
    named = [(name, version) for name, versions in found.items() for version in versions]
    expected = "a version below data/releases, for only what was released is archived"
    # Otherwise no citation would ever name the identifier.
    strange = [
        _problem(raw, key, f"{key[0]} {key[1]}, which is no release", expected)
        for key in named
        if key not in kept
    ]
    if strange:
        raise ProblemError(strange)
    return found


def _problem(raw: Any, keys: Sequence[str | int], seen: str, expected: str) -> Problem:
    remedy = "Correct it; docs/how-to/archive-on-zenodo.md shows an entry."
    return Problem("CITATION-DOI", _FILE, line_of(raw, keys), seen, expected, remedy)
