"""The real sources, read once, and read again with other lines in memory."""

import functools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.checking.gate import gate_problems
from generator.loading import LoadedReport, load_report
from generator.packaging.reader import ABOUT_ROWS
from generator.paths import ProjectPaths
from generator.reading.document import document_from_text, read_document
from generator.reading.manifest import load_manifest
from generator.records.schema import TableSchema, load_schemas
from generator.records.stretches import first_line, lines_of_row
from generator.records.values import Value
from generator.report import parse_report
from tests.tooling.tracked import ROOT

Row = Mapping[str, Value]
PATHS = ProjectPaths(ROOT)
# Tables that say in words what the lines say, and tables about the other tables.
NO_TABLES = ABOUT_ROWS | {"passages", "sentences"}
# Reading one of them once more takes longest: they are tried before a merge, the others with every change.
LONGEST = {"moea-infra-review-110", "moea-business-report-113"}


@dataclass(frozen=True)
class Reading:
    """What became of a text.

    Attributes:
        tables: rows by table, without passages and the tables about rows.
        problems: (code, line, seen) of everything that was told, as often as it was told.
        kinds: what became of each line; ``kinds[n - 1]`` is that of line n.
    """

    tables: Mapping[str, Sequence[Row]]
    problems: Counter
    kinds: Sequence[str]

    @cached_property
    def covering(self) -> Mapping[int, list[tuple[str, Row]]]:
        """Table and row of every record that was read from a line, by its number."""
        found: dict[int, list[tuple[str, Row]]] = defaultdict(list)
        for table, rows in self.tables.items():
            for row in rows:
                for first, last in lines_of_row(row):
                    for number in range(first, last + 1):
                        found[number].append((table, row))
        return found

    @cached_property
    def by_record_id(self) -> Mapping[tuple[str, Value], Row]:
        """Rows by table and identifier."""
        return {(table, row["record_id"]): row for table, rows in self.tables.items() for row in rows}

    @cached_property
    def by_first_line(self) -> Mapping[tuple[str, Value], list[Row]]:
        """Rows by table and the line that they begin on, in their order."""
        found: dict[tuple[str, Value], list[Row]] = defaultdict(list)
        for table, rows in self.tables.items():
            for row in rows:
                found[table, first_line(row)].append(row)
        return found

    @cached_property
    def by_lines(self) -> Mapping[tuple[str, Value], list[Row]]:
        """Rows by table and lines, in their order."""
        found: dict[tuple[str, Value], list[Row]] = defaultdict(list)
        for table, rows in self.tables.items():
            for row in rows:
                found[table, row["source_lines"]].append(row)
        return found


@dataclass(frozen=True)
class Source:
    """A report or data set of the project, as it is loaded before it is parsed."""

    loaded: LoadedReport

    @property
    def report_id(self) -> str:
        return self.loaded.manifest.report_id

    @property
    def family(self) -> str:
        return self.loaded.manifest.family

    @property
    def schemas(self) -> Mapping[str, TableSchema]:
        return self.loaded.schemas

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text of each line."""
        return tuple(line.text for line in self.loaded.document)

    @cached_property
    def reading(self) -> Reading:
        """What became of the text as it is."""
        return self.read({})

    def read(self, changed: Mapping[int, str]) -> Reading:
        """What becomes of the text with other words on some lines, by their numbers."""
        lines = [changed.get(number, text) for number, text in enumerate(self.lines, start=1)]
        own = self.loaded.document
        document = replace(document_from_text("\n".join(lines) + "\n", own.name), pages=own.pages)
        report = parse_report(replace(self.loaded, document=document))
        told = [*report.problems, *gate_problems(self.report_id, document, self.schemas, report.rows)]
        return Reading(
            {table: rows for table, rows in report.rows.items() if table not in NO_TABLES},
            Counter((problem.code, problem.line, problem.seen) for problem in told),
            [str(row["fate"]) for row in report.rows["lines"]],
        )


@functools.cache
def source(report_id: str) -> Source:
    """A source by the name of its report; any other text by its family and its file, ``FAMILY:FILE``."""
    family, _, file = report_id.partition(":")
    if file:
        return Source(_load_text(report_id, family, Path(file)))
    manifest = load_manifest(PATHS.manifests / f"{report_id}.yml")
    return Source(load_report(manifest, PATHS.source(report_id), PATHS.schemas, PATHS.content))


def _load_text(report_id: str, family: str, file: Path) -> LoadedReport:
    """A text that nobody has described: read under the manifest of a report of its family."""
    manifests = (load_manifest(path) for path in sorted(PATHS.manifests.glob("*.yml")))
    manifest = next(manifest for manifest in manifests if manifest.family == family)
    named = manifest.model_copy(update={"report_id": report_id, "acknowledged": []})
    return LoadedReport(named, read_document(file, file.name), load_schemas(PATHS.schemas, family))


@functools.cache
def report_ids() -> tuple[str, ...]:
    """Names of all reports and data sets."""
    return tuple(sorted(path.stem for path in PATHS.manifests.glob("*.yml")))
