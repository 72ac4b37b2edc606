"""Files that a person has to fill in before a new report can be published, begun with what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.checking.explanations import VERDICTS
from generator.paths import ProjectPaths
from generator.reading.damage import find_damage
from generator.reading.document import Document
from generator.reading.withheld import FILE as WITHHELD
from generator.reading.withheld import open_mentions
from generator.records.stretches import first_line
from generator.records.values import Row, to_text

_EXPLANATIONS = f"""\
# Checks of this report that fail. Compare each with the printed page, then fill in `explanation`: a sentence
# for readers. `verdict` is one of {", ".join(sorted(VERDICTS))};
# source_error also needs `evidence`: what is printed where. See docs/reference/content-files.md.
"""
_CHARACTERS = """\
# Damaged characters of this report. Look at the printed page, then give `restored` (what stands there) with
# its `evidence`, or `accepted` (why it may stay); remove the key that you don't need.
"""

_SHOWN = 60


def skeletons(
    report_id: str, document: Document, checks: Sequence[Row], paths: ProjectPaths
) -> dict[Path, bytes]:
    """The files that are missing and wanted, by path; what people wrote stays as it is.

    Args:
        report_id: the report.
        document: its text.
        checks: rows of its table ``checks``.
        paths: the project.
    """
    found: dict[Path, bytes] = {}
    explanations = paths.content / "explanations" / f"{report_id}.yml"
    characters = paths.content / "curated" / report_id / "characters.yml"
    undecided = [row for row in checks if row["verdict"] == "unresolved"]
    if undecided and not explanations.exists():
        found[explanations] = _file(_EXPLANATIONS, [_explanation(row) for row in undecided])
    damaged = _damaged(document)
    if damaged and not characters.exists():
        found[characters] = _file(
            _CHARACTERS, [_character(name, at, document) for name, at in damaged.items()]
        )
    withheld = paths.root / WITHHELD
    if persons := open_mentions(document, report_id):
        before = withheld.read_text("utf-8") if withheld.exists() else ""
        if f"{{report: {report_id}," not in before:
            found[withheld] = f"{before}{_proposed(report_id, persons)}".encode()
    return found


def _proposed(report_id: str, persons: Sequence[Mapping[str, Any]]) -> str:
    """Entries as comments: what is left as it is concerns this report alone, and stops no other."""
    lines = [f"# Of {report_id}: uncomment what is to be withheld, and give reason and date.\n"]
    for entry in persons:
        text = yaml.safe_dump({**entry, "reason": "", "date": None}, **_FLOW).strip()
        lines.append(f"# - {text}\n".replace("date: null", "date: "))
    return "".join(lines)


_FLOW: Mapping[str, Any] = {
    "allow_unicode": True,
    "sort_keys": False,
    "width": 10_000,
    "default_flow_style": True,
}
_Entry = tuple[str, Mapping[str, Any]]


def _explanation(row: Row) -> _Entry:
    """An entry, with what was computed as a comment above it."""
    remark = f"line {to_text(first_line(row))}: computed {to_text(row['computed']) or 'nothing'}"
    known = {name: to_text(row[name]) for name in ("record_id", "check", "field")}
    known["printed"] = to_text(row["printed_value"])
    return remark, known | {"verdict": None, "explanation": "", "evidence": ""}


def _character(name: str, lines: Sequence[int], document: Document) -> _Entry:
    """An entry, with the beginning of its first line as a comment above it."""
    text = document.lines[lines[0] - 1].text
    shown = "".join(c if c.isprintable() else "?" for c in text[:_SHOWN])
    entry = {"character": name, "lines": list(lines), "restored": None, "accepted": None, "evidence": None}
    return f"line {lines[0]}: {shown}", entry


def _damaged(document: Document) -> Mapping[str, list[int]]:
    """Lines of each damaged character by its name."""
    found: dict[str, list[int]] = defaultdict(list)
    for line in document:
        for damage in find_damage(line.text, line.number):
            if line.number not in found[damage.name]:
                found[damage.name].append(line.number)
    return found


def _file(head: str, entries: Sequence[_Entry]) -> bytes:
    parts = [head]
    for remark, entry in entries:
        text = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=10_000)
        # An empty value is written as nothing: a person fills it in.
        parts.append(f"# {remark}\n{text}".replace(": null\n", ":\n"))
    return "".join(parts).encode()
