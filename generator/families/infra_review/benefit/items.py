"""Section 伍: what the text says about benefits, those put into numbers and those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.families.family import Context
from generator.families.infra_review.frame import Block, claim_sub_project, split_by_sub_project
from generator.families.infra_review.text import add_asides, add_items, read_narrative
from generator.reading.document import Line
from generator.reading.spacing import tidy
from generator.records.values import Value

SECTION = "伍"
_NUMERAL = "[一二三四五六七八九十]{1,2}"
# 一、 or （一）
_MARK = rf"(?P<mark>{_NUMERAL}\s*、|[(（]\s*{_NUMERAL}\s*[)）])"
# 不可量化之經濟效益（109年度完成）: what stands in brackets belongs to the heading
_TITLE = r"(?P<heading>(?P<kind>不?可量化)之?經濟效益\s*(?:[(（][^()（）]*[)）])?)"
# ：帶動就業 are the first words of the text
_FIRST_WORDS = r"[：:]\s*(?P<text>.*)"
_HEADING = re.compile(rf"\s*{_MARK}?\s*{_TITLE}\s*(?:{_FIRST_WORDS})?")
_UNIT_LINE = re.compile(r"單位\s*[：:]\s*\S{1,12}$")
_KINDS = {"可量化": "quantified", "不可量化": "unquantified"}


def read_benefit_items(block: Block, context: Context) -> None:
    """Add a row of ``benefit_items`` for every item and paragraph but the lines of ``benefits``."""
    section = block.sections.get(SECTION)
    if section is None:
        return
    number = 1
    for sub_project, lines in split_by_sub_project(section.lines):
        path = "/".join(filter(None, (block.path(SECTION), sub_project.name)))
        claim_sub_project(block.number, sub_project, context)
        for kind, heading, stretch in _stretches(lines):
            _claim_heading(path, heading, context)
            key: dict[str, Value] = {
                "programme_no": block.number,
                "sub_project": sub_project.name,
                "benefit_kind": kind,
            }
            own = _text_lines(heading, stretch, block, context)
            narrative = read_narrative(own, block.wrapping)
            number = add_items("benefit_items", "item_seq", key, narrative.items, context, first=number)
            add_asides(path, narrative.asides, context)


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[str, Line | None, list[Line]]]:
    """(kind, heading, lines below it); lines before the first heading count as quantified."""
    kind, heading, held = _KINDS["可量化"], None, list[Line]()
    for line in lines:
        match = _HEADING.fullmatch(line.stripped)
        if match is None:
            held.append(line)
            continue
        if heading is not None or held:
            yield kind, heading, held
        kind, heading, held = _KINDS[match["kind"]], line, []
    if heading is not None or held:
        yield kind, heading, held


def _text_lines(heading: Line | None, lines: Sequence[Line], block: Block, context: Context) -> list[Line]:
    """Lines of running text: the heading's own words, then what the table of two numbers left."""
    units = [line.number for line in lines if _UNIT_LINE.match(line.stripped)]
    context.collector.claim("table_head", units)
    own = [line for line in lines if not context.collector.ledger.claimed(line.number)]
    match = _HEADING.fullmatch(heading.stripped) if heading else None
    if heading is None or match is None or not match["text"]:
        return own
    # Without its number the line looks shorter than it is: whether it ends a paragraph shows before.
    ended = block.wrapping.ends_paragraph(heading, own[0] if own else None)
    return [Line(heading.number, match["text"] + (" " if ended else "")), *own]


def _claim_heading(path: str, heading: Line | None, context: Context) -> None:
    match = _HEADING.fullmatch(heading.stripped) if heading else None
    if heading is not None and match is not None and not match["text"]:
        mark = (match["mark"] or "").replace(" ", "").rstrip("、")
        below = "/".join(filter(None, (path, mark)))
        title = tidy(match["heading"])
        context.collector.passage(below, 3, title, "", [], heading_lines=[heading.number])
