"""What can't be true of a new report: its text surely says another thing, or is another report's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.errors import Problem
from generator.language.partial_date import ROC_OFFSET
from generator.reading.manifest import Manifest
from generator.reading.opening import Body, Opening
from generator.reading.opening.finding import Finding


def contradictions(
    manifest: Manifest, opening: Opening, others: Sequence[Manifest], bodies: Sequence[Body]
) -> list[Problem]:
    """ADD-CONTRADICTS for an issuer or a time that the text surely names otherwise, ADD-SAME-TEXT.

    Args:
        manifest: as it would be written; of a corrected edition, as it stood.
        opening: what the text says about itself.
        others: manifests of all other reports.
        bodies: those of the register: a body's earlier name contradicts its present one not.
    """
    file = f"content/reports/{manifest.report_id}.yml"
    return [
        *_issuer(manifest, opening.issuer, bodies, file),
        *_time(manifest, opening, file),
        *_same_text(manifest, others, file),
    ]


def _issuer(
    manifest: Manifest, found: Finding | None, bodies: Sequence[Body], file: str
) -> Iterator[Problem]:
    if found is None or found.sure != "sure":
        return
    ids = {body.agency_id for body in bodies if body.name == found.value}
    same = any(body.name == manifest.issuer.zh and body.agency_id in ids for body in bodies)
    if found.value != manifest.issuer.zh and not same:
        yield _contradicts(file, f"issuer {manifest.issuer.zh}", f"{found.value} ({found.why})")


def _time(manifest: Manifest, opening: Opening, file: str) -> Iterator[Problem]:
    """A time that the text surely is not about: outside of its period, or far from the year of its speech.

    What is given at a sitting is about that year or the one before; who speaks of 今(115)年 may also plan the
    next one.
    """
    years, period = opening.years, opening.period
    surest = period or years
    if years is None or surest is None or surest.sure != "sure":
        return
    if period is not None:
        start, end = (date.fromisoformat(day) for day in period.value.split("/"))
    else:
        first, last = (int(year) + ROC_OFFSET for year in (years.value.split("-") * 2)[:2])
        start, end = date(first - 1, 1, 1), date(last + (opening.half is None), 12, 31)
    if manifest.period_end < start or manifest.period_start > end:
        seen = f"a report about {manifest.period_start} to {manifest.period_end}"
        yield _contradicts(file, seen, f"{years.value} ({surest.why})")


def _same_text(manifest: Manifest, others: Sequence[Manifest], file: str) -> Iterator[Problem]:
    for other in others:
        if other.source.sha256 == manifest.source.sha256:
            yield Problem(
                "ADD-SAME-TEXT",
                file,
                None,
                f"the text of {other.report_id}",
                "a text that no other report has",
                f"Nothing to do; a corrected edition needs --replace and --report-id {other.report_id}.",
            )


def _contradicts(file: str, seen: str, told: str) -> Problem:
    return Problem(
        "ADD-CONTRADICTS",
        file,
        None,
        seen,
        f"what the text surely says: {told}",
        "Correct the option or the --report-id; another body's or year's report never replaces this one.",
    )
