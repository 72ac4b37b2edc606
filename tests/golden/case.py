"""A golden folder: a few lines of a report as they were extracted, and the rows that they must give.

``input.txt`` holds the lines, ``expected.yml`` what is expected, with these keys:

- ``why``: the fault that this case keeps from coming back, in a sentence.
- ``rows``: by table all rows in order, each with the fields that matter; a value is written as in the CSV.
- ``problems``: ``CODE line`` of everything that the parser tells, ``CODE`` alone where no line is named;
  none where the key is missing.
- ``unread``: numbers of the lines that stay unread; none where the key is missing.
- ``failing``: ``check record_id verdict`` of the checks that don't hold; not looked at where the key is
  missing, for of an excerpt most sums lack their parts.
- ``curated``: what people decided, by the name of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.families import load_family
from generator.families.family import Context
from generator.reading.document import read_document
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from generator.records.values import to_text
from tests.tooling.tracked import ROOT

FOLDER = ROOT / "tests" / "golden"
_AS_WRITTEN = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
KEYS = ("why", "rows", "problems", "unread", "failing", "curated")


@dataclass(frozen=True)
class Case:
    """One golden folder; ``expected`` holds all keys but ``curated``, texts as they are written."""

    folder: Path
    expected: Mapping[str, Any]
    curated: Mapping[str, Any] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return f"{self.family}/{self.folder.name}"


@dataclass(frozen=True)
class Found:
    """What a family made of the lines: all rows, with every field as text, and what it told."""

    rows: Mapping[str, list[Mapping[str, str]]]
    problems: list[str]
    unread: list[str]
    failing: list[str]


def load_case(folder: Path) -> Case:
    """The case of a folder; YAML numbers stay as they are written."""
    text = (folder / "expected.yml").read_text("utf-8")
    raw = yaml.load(text, _AS_WRITTEN)  # noqa: S506 - plain texts
    curated = yaml.safe_load(text).get("curated", {}) if "curated" in raw else {}
    return Case(folder, raw, curated)


def cases() -> list[Case]:
    """All golden folders by name."""
    return [load_case(path.parent) for path in sorted(FOLDER.glob("*/*/expected.yml"))]


def read_case(family_name: str, file: Path, curated: Mapping[str, Any]) -> Found:
    """What the family makes of a file, whatever the family's check of whole reports would say of it."""
    family = load_family(family_name)
    document = read_document(file, "input.txt")
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", family_name))
    family.parse(document, Context(collector, curated))
    told = sorted(collector.problems, key=lambda problem: (problem.line or 0, problem.code))
    return Found(
        {
            table: [{name: to_text(value) for name, value in record.row().items()} for record in records]
            for table, records in collector.tables.items()
        },
        [problem.code if problem.line is None else f"{problem.code} {problem.line}" for problem in told],
        [str(number) for number in collector.ledger.unread()],
        [
            f"{identity.check} {identity.record.record_id} {identity.verdict}"
            for identity in family.identities(collector)
            if identity.verdict != "holds"
        ],
    )
