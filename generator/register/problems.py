"""What is open in the register as one warning a report: a build goes on, and nobody overlooks it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import Problem
from generator.register.content import FOLDER
from generator.register.questions import Question

_SHOWN = 3


def data_problems(questions: Iterable[Question]) -> list[Problem]:
    """REGISTER-OPEN for every report with questions, and one for pairs of programmes."""
    by_report: dict[str, list[Question]] = {}
    for question in questions:
        if question.cost != "none":
            by_report.setdefault(question.report_id, []).append(question)
    return [_problem(report_id, found) for report_id, found in sorted(by_report.items())]


def _problem(report_id: str, questions: list[Question]) -> Problem:
    first = "; ".join(_in_short(question) for question in questions[:_SHOWN])
    more = f"; {len(questions) - _SHOWN} more" if len(questions) > _SHOWN else ""
    seen = f"{report_id or 'the register'}: {len(questions)} open questions: {first}{more}"
    command = f"link {report_id} --decide" if report_id else "link --decide"
    remedy = f"Run `{command}` to see both passages and to decide."
    file = f"{FOLDER}/links.yml" if report_id else f"{FOLDER}/relations.yml"
    return Problem("REGISTER-OPEN", file, None, seen, "reviewed decisions", remedy, "warning")


def _in_short(question: Question) -> str:
    """``離島地區供水改善 (maybe island-water-supply-phase-2)``."""
    first = question.first
    if first.other is not None and first.programme is not None:
        return f"{first.programme.id} and {first.other.id} have similar names ({first.score:g} %)"
    return f"{first.words} ({question.proposal})"
