"""Whether a report may take its name: a new one a new name, a corrected edition that of another text."""

from __future__ import annotations

from generator.adding.draft import Draft
from generator.adding.original import Original, digest
from generator.errors import Problem, ProblemError
from generator.reading.manifest import Manifest


def require_free_name(
    report_id: str, old: Manifest | None, original: Original, draft: Draft, *, replace: bool
) -> None:
    """Raise where the name is taken, or nothing is there to replace.

    Raises:
        ProblemError: ADD-EXISTS, ADD-NOTHING-REPLACED, ADD-SAME.
    """
    file, remedy = f"content/reports/{report_id}.yml", ""
    if old is not None and not replace:
        code, seen, expected = "ADD-EXISTS", "a report of that name", "a new report_id"
        remedy = f"Give --replace for a corrected edition, else another --report-id.{_doubted_year(draft)}"
    elif old is None and replace:
        code, seen, expected = "ADD-NOTHING-REPLACED", "no report of that name", "the report to replace"
        remedy = "Leave --replace out, or give the --report-id that it replaces."
    elif old is not None and old.source.sha256 == digest(original.stored):
        seen, expected = "the very text that is there already", "a corrected edition"
        code, file, remedy = "ADD-SAME", original.name, "Nothing to do."
    if remedy:
        raise ProblemError([Problem(code, file, None, seen, expected, remedy)])


def _doubted_year(draft: Draft) -> str:
    """A year that is only likely may be the reason why the name is taken."""
    year = draft.facts.get("year")
    if year is None or year.sure != "likely" or draft.facts["report_id"].sure == "given":
        return ""
    return f" The year {year.value} is only likely ({year.why}): --year says which it is."
