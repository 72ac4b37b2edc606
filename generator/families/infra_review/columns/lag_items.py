"""Section 肆: reasons of serious delay beside their countermeasures, or the statement that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.families.family import Context
from generator.families.infra_review.columns.two_columns import CellItem, TwoColumns, read_two_columns
from generator.families.infra_review.frame import (
    WHOLE,
    Block,
    SubProject,
    claim_sub_project,
    sub_project_heading,
)
from generator.families.infra_review.text import printed_marker
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze
from generator.records.record import Certainty
from generator.records.values import Value

SECTION = "肆"
_HEAD = re.compile(r"落後原因(?:說明)?因應(?:對策|措施)")
_NOTHING = re.compile(r"(?:[-─－–—]|無(?:重大)?(?:落後)?(?:情形)?|未落後|免填?)+。?")
_STATEMENT = re.compile(r"(?:無|未)(?:有)?(?:重大)?(?:進度)?落後")
_LONGEST_STATEMENT = 60
_UNSURE = "兩欄的分界無法由編號或版面確定。"


@dataclass(slots=True)
class _Part:
    """The table of a sub-project or of the whole programme, page by page between repeated heads."""

    sub_project: SubProject
    pages: list[list[Line]] = field(default_factory=lambda: [[]])

    @property
    def lines(self) -> list[Line]:
        return [line for page in self.pages for line in page]


def read_lag_items(block: Block, context: Context) -> None:
    """Add a row of ``lag_items`` for every reason and countermeasure, or one that says there is none."""
    section = block.sections.get(SECTION)
    if section is None:
        return
    sequence = 0
    for part in _parts(block, section.lines, context):
        table = None
        if part.lines and not _says_none(part.lines):
            table = read_two_columns([page for page in part.pages if page], block.wrapping)
        for values, lines, certainty in _rows(part, table):
            sequence += 1
            row: dict[str, Value] = {
                "programme_no": block.number,
                "sub_project": part.sub_project.name,
                "item_seq": sequence,
                **values,
            }
            note = _UNSURE if certainty == "uncertain" else ""
            first_line = context.collector.document.line(lines[0]).text
            printed = {"numeral": printed_marker(str(values["numeral"]), first_line)["item_path"]}
            context.collector.add("lag_items", row, lines, certainty=certainty, note=note, printed=printed)
        claim_sub_project(block.number, part.sub_project, context)
        _claim_headings(block, part, table, context)


def _parts(block: Block, lines: Sequence[Line], context: Context) -> list[_Part]:
    """The tables of the section; a heading of a sub-project counts where a table follows at once."""
    parts = [_Part(WHOLE)]
    position = 0
    while position < len(lines):
        line = lines[position]
        found = sub_project_heading(lines, position)
        end = position + len(found.heading_lines) if found else position + 1
        if _is_head(line):
            context.collector.claim("table_head", [line.number])
            parts[-1].pages.append([])
        elif found is not None and end < len(lines) and _is_head(lines[end]):
            parts.append(_Part(found))
            position = end
            continue
        else:
            if line.number in block.page_starts:
                parts[-1].pages.append([])
            parts[-1].pages[-1].append(line)
        position += 1
    return [part for part in parts if part.lines or part.sub_project is not WHOLE]


def _is_head(line: Line) -> bool:
    return _HEAD.fullmatch(squeeze(line.text)) is not None


def _rows(part: _Part, table: TwoColumns | None) -> Iterator[tuple[dict[str, Value], list[int], Certainty]]:
    if table is not None:
        certainty: Certainty = "printed" if table.certain else "uncertain"
        for pair_no, side, item in _sides(table):
            values: dict[str, Value] = {"side": side, "numeral": item.label, "pair_no": pair_no}
            yield {**values, "title": item.title, "text": item.text}, item.lines, certainty
    elif part.lines:
        text = join_wrapped(line.text for line in part.lines)
        values = {"side": "none", "numeral": "", "title": "", "text": text}
        yield values, [line.number for line in part.lines], "printed"


def _sides(table: TwoColumns) -> Iterator[tuple[int, str, CellItem]]:
    for pair_no, pair in enumerate(table.pairs, start=1):
        yield from ((pair_no, "reason", item) for item in pair.left)
        yield from ((pair_no, "countermeasure", item) for item in pair.right)


def _says_none(lines: Sequence[Line]) -> bool:
    text = fold_widths(squeeze("".join(line.text for line in lines)))
    if _NOTHING.fullmatch(text):
        return True
    return len(lines) <= 2 and len(text) <= _LONGEST_STATEMENT and _STATEMENT.search(text) is not None


def _claim_headings(block: Block, part: _Part, table: TwoColumns | None, context: Context) -> None:
    """Headings that became no row go to the narrative outline."""
    path = "/".join(filter(None, (block.path(SECTION), part.sub_project.name)))
    for text, lines in table.headings if table else []:
        context.collector.passage(path, 4, text.rstrip("：:"), "", [], heading_lines=lines)
