"""One report from what was loaded to checked tables: parse and check."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from generator.checking.corrections import correction_rows, parse_corrections
from generator.checking.explanations import parse_explanations
from generator.checking.leftovers.accepted import accept_leftovers
from generator.checking.leftovers.audit import LineAccount, line_accounts
from generator.checking.run import check_rows
from generator.checking.structure import structure_problems
from generator.errors import Problem, ProblemError
from generator.families import family_names, load_family
from generator.families.family import Context, Family
from generator.loading import LoadedReport
from generator.reading.cut_off import cut_off_problems
from generator.reading.document import Document
from generator.reading.manifest import Manifest
from generator.reading.restored_characters import restore_characters
from generator.reading.withheld import withhold
from generator.records.collector import Collector
from generator.records.schema import TableSchema
from generator.records.values import Row

# Below this a text does not look like a report of the family.
RECOGNISED = 0.5
# A curated file as families name it: ``curated/characters.yml``, or with the place of the report left open.
_CURATED = re.compile(r"(?:content/)?curated/(?:<report_id>/)?(\w+\.yml)")


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report as tables.

    Attributes:
        manifest: what a person knows about it.
        document: its text.
        schemas: the tables of its family, in order of publication.
        rows: rows of every table by name (checks and lines included), all columns.
        problems: everything worth telling; errors stop publication.
        characters: letters, digits and symbols of the text, blanks and punctuation left out.
    """

    manifest: Manifest
    document: Document
    schemas: Mapping[str, TableSchema]
    rows: Mapping[str, list[Row]]
    problems: list[Problem]
    characters: int = 0

    def unread(self) -> list[int]:
        """Numbers of the lines that were not understood."""
        return [int(str(row["line_no"])) for row in self.rows["lines"] if row["fate"] == "unread"]


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Look for no unreachable cycles meanwhile: most of what a parse makes is kept, and searched in vain.

    What is not kept is freed as ever by its count of references; the next search takes what cycles there are.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@_no_search_for_garbage()
def parse_report(loaded: LoadedReport) -> ParsedReport:
    """Parse and check a report: a pure function of what was loaded.

    Raises:
        ProblemError: MANIFEST-FAMILY where the manifest names no family.
    """
    manifest, document = loaded.manifest, loaded.document
    if manifest.family not in family_names():
        seen, expected = f"family {manifest.family!r}", f"one of {', '.join(family_names())}"
        file = f"content/reports/{manifest.report_id}.yml"
        raise ProblemError(
            [Problem("MANIFEST-FAMILY", file, None, seen, expected, "Correct the key family.")]
        )
    family = load_family(manifest.family)
    document, persons = withhold(document, loaded.withheld, manifest.report_id)
    document, damaged = restore_characters(document, loaded.curated.get("characters"))
    collector = Collector(document, loaded.schemas)
    family.parse(document, _context(collector, loaded))
    explained = f"content/explanations/{manifest.report_id}.yml"
    found, problems = parse_explanations(loaded.explanations, explained)
    rows: dict[str, list[Row]] = {
        name: [r.row() for r in records] for name, records in collector.tables.items()
    }
    rows["checks"] = check_rows(family.identities(collector), found, loaded.schemas["checks"])
    accepted = accept_leftovers(loaded.curated.get("leftovers"), document, collector.ledger)
    accounts = list(
        line_accounts(document, collector.ledger, collector.tables, collector.schemas, family.marks)
    )
    rows["lines"] = _line_rows(document, collector)
    rows["incomplete_lines"] = list(_incomplete(document, accounts))
    corrected = _correct(rows, loaded.corrections, f"content/corrections/{manifest.report_id}.yml")
    unlike = _unlike(family, manifest, document)
    of_text = [*persons, *damaged, *unlike, *collector.problems, *accepted]
    told = [_with_folder(problem, manifest.report_id) for problem in of_text]
    missing = structure_problems(family.holds, collector.tables, document.name)
    problems = [
        *loaded.doubts,
        *told,
        *missing,
        *problems,
        *found.stale(),
        *corrected,
        *_encoding_problem(document),
        *cut_off_problems(document),
    ]
    characters = sum(account.characters for account in accounts)
    return ParsedReport(manifest, document, loaded.schemas, rows, problems, characters)


def _context(collector: Collector, loaded: LoadedReport) -> Context:
    manifest = loaded.manifest
    return Context(collector, loaded.curated, (manifest.period_start, manifest.period_end), manifest.phase)


def _with_folder(problem: Problem, report_id: str) -> Problem:
    """Families know a curated file by its name; people need to know of which report, in the remedy too."""
    folder = rf"content/curated/{report_id}/\1"
    file, remedy = (_CURATED.sub(folder, text) for text in (problem.file, problem.remedy))
    return replace(problem, file=file, remedy=remedy)


def _correct(rows: dict[str, list[Row]], raw: Any, file: str) -> list[Problem]:
    """Fill the table ``corrections``; returns what is wrong with the corrections."""
    corrections, invalid = parse_corrections(raw, file)
    rows["corrections"], stale = correction_rows(corrections, rows, file)
    return [*invalid, *stale]


def _line_rows(document: Document, collector: Collector) -> list[Row]:
    """The table ``lines``: what every line became."""
    return [
        {"line_no": line.number, "fate": claim.kind, "record_id": claim.record_id, "text": line.printed}
        for line, (_, claim) in zip(document, collector.ledger.entries(), strict=True)
    ]


def _incomplete(document: Document, accounts: Iterable[LineAccount]) -> Iterator[Row]:
    """The table ``incomplete_lines``: of which lines something was taken by nobody, or is not published."""
    for account in accounts:
        withheld = document.withheld.get(account.number)
        if account.leftover or withheld:
            yield {"line_no": account.number, "leftover": account.leftover, "withheld": withheld}


def _unlike(family: Family, manifest: Manifest, document: Document) -> list[Problem]:
    """A person's word for the family is taken; that the text doesn't look like it is told."""
    likeness = family.recognise(document)
    if likeness >= RECOGNISED:
        return []
    others = {name: load_family(name).recognise(document) for name in family_names() if name != family.name}
    likely = max(others, key=lambda name: others[name])
    looks = (
        f"like {likely} ({others[likely].why})" if others[likely] >= RECOGNISED else "like no known family"
    )
    return [
        Problem(
            "PARSE-FAMILY",
            document.name,
            1,
            f"a text that looks {looks}; of {family.name} it has {likeness:.2f} of 1: {likeness.why}",
            f"a report of family {family.name}",
            f"It was read as content/reports/{manifest.report_id}.yml says. Correct family there, or look "
            "whether the text is complete.",
            "warning",
        )
    ]


def _encoding_problem(document: Document) -> list[Problem]:
    if document.encoding == "utf-8":
        return []
    seen, remedy = f"text in {document.encoding}", "It was converted; save it as UTF-8 to silence this."
    return [Problem("READ-NOT-UTF8", document.name, None, seen, "UTF-8 without a mark", remedy, "warning")]
