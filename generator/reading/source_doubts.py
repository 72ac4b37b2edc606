"""What is odd about the PDF or workbook that a text was made from (data/sources/<report_id>.doubts.yml).

It is found once, when the file is added, and told by every check afterwards: only a person who has looked at
the file can acknowledge it in the manifest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from generator.errors import Problem, ProblemError
from generator.reading.pdf_problems import PDF_CODES, pdf_problem
from generator.reading.sheets.problems import SHEET_CODES, sheet_problem
from generator.yaml_files import load_yaml

_HEADER = "# What `add` found odd about the file that data/sources/{report_id}.txt was made from.\n"


def doubts_text(report_id: str, doubts: Sequence[Problem]) -> str:
    """The file for these problems."""
    entries = [{"code": doubt.code, "seen": doubt.seen} for doubt in doubts]
    return _HEADER.format(report_id=report_id) + yaml.safe_dump(
        entries, allow_unicode=True, sort_keys=False, width=10_000
    )


def load_doubts(path: Path, name: str, source: str) -> list[Problem]:
    """The problems, as warnings about ``source``; none where there is no such file.

    Raises:
        ProblemError: YAML-… for no YAML, DOUBTS-INVALID where an entry is none.
    """
    if not path.exists():
        return []
    raw = load_yaml(path, name) or []
    found = [_problem(entry, source) for entry in raw] if isinstance(raw, Sequence) else [None]
    doubts = [problem for problem in found if problem is not None]
    if len(doubts) < len(found):
        seen, expected = "an entry without a known code, or without what was seen", "code and seen"
        remedy = "Restore the file, or add the original again."
        raise ProblemError([Problem("DOUBTS-INVALID", name, None, seen, expected, remedy)])
    return doubts


def _problem(entry: object, source: str) -> Problem | None:
    code, seen = (entry.get("code"), entry.get("seen")) if isinstance(entry, Mapping) else (None, None)
    if not isinstance(seen, str) or not seen:
        return None
    if code in PDF_CODES:
        return pdf_problem(str(code), source, seen, "warning")
    return sheet_problem(str(code), source, seen, "warning") if code in SHEET_CODES else None
