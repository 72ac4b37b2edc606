"""The prose around the table: title, preamble, and the part 年度施政目標及策略 with goals and strategies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count as counting

from generator.errors import Problem
from generator.families.annual_plan.content_items import printed_path, split_heading
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET, FINANCIAL
from generator.reading.outline import OutlineItem, read_outline
from generator.reading.paragraph import Paragraph
from generator.reading.wrapping import Wrapping
from generator.records.collector import Collector
from generator.records.record import Certainty
from generator.records.values import Value

STYLES = (FINANCIAL, CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
_GOALS = re.compile("目標|策略")
_TITLE = "施政計畫"
_REPEATED = "報告重複使用編號「{printed}」，本目標的編號順延。"
_LONGEST_TITLE = 3  # lines
_PARAGRAPH_END = tuple("。！？：")


def read_narrative(lines: Sequence[Line], collector: Collector) -> None:
    """Goals, strategies and passages of a stretch of prose, pages one after another, without labels."""
    # Lines that held only a page label are gone, so that gaps between line numbers mean nothing.
    wrapping = Wrapping(False, Wrapping.of(lines).width, False)
    title = _title_lines(lines)
    if title:
        heading = join_wrapped(line.text for line in title)
        _add_passage(collector, "", 0, heading, "", [line.number for line in title])
    outline = read_outline(lines[len(title) :], STYLES, wrapping)
    for text, numbers in _whole_paragraphs(outline.preamble):
        _add_passage(collector, "", 0, "", text, numbers)
    for item in outline.walk():
        _add_item_passage(item, collector)
    if not collector.count("goals"):
        goals = _goal_items(outline.items)
        for goal, number in zip(goals, _goal_numbers(goals), strict=True):
            _add_goal(goal, number, collector)


def is_title(text: str) -> bool:
    """Whether a line is the title of a plan."""
    return text.endswith(_TITLE)


def _title_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The first lines, if they are the title of a plan; a title may be wrapped."""
    for count in range(1, min(_LONGEST_TITLE, len(lines)) + 1):
        if is_title("".join(line.stripped for line in lines[:count])):
            return lines[:count]
    return ()


def _goal_items(items: Sequence[OutlineItem]) -> list[OutlineItem]:
    """The items that are goals: those of the part whose heading says so."""
    for part in items:
        if part.marker.style is FINANCIAL and _GOALS.search(_own_text(part)):
            return [child for child in part.children if child.marker.style is CJK]
    return []


def _goal_numbers(goals: Sequence[OutlineItem]) -> list[int]:
    """The number of each goal as printed; of one that is used twice, the next free one."""
    free = counting(max((goal.marker.number for goal in goals), default=0) + 1)
    taken: set[int] = set()
    numbers = []
    for goal in goals:
        number = next(free) if goal.marker.number in taken else goal.marker.number
        numbers.append(number)
        taken.add(number)
    return numbers


def _add_goal(goal: OutlineItem, number: int, collector: Collector) -> None:
    """Add a goal under its number, which is not the printed one where an earlier goal has that."""
    certainty: Certainty = "printed" if number == goal.marker.number else "derived"
    heading, _ = split_heading(_own_text(goal))
    title = heading or _goal_title(goal)
    collector.add(
        "goals",
        {"goal_no": number, "title": title},
        goal.own_lines,
        certainty=certainty,
        note="" if certainty == "printed" else _REPEATED.format(printed=goal.marker.printed.strip()),
        printed={"goal_no": goal.marker.printed},
    )
    if certainty != "printed":
        collector.problems.append(_repeated(goal, collector.document.name))
    numbers = Counter(strategy.marker.number for strategy in goal.children)
    for strategy in goal.children:
        text = _whole_text(strategy)
        lines = [line for item in strategy.walk() for line in item.own_lines]
        values: dict[str, Value] = {
            "goal_no": number,
            "strategy_no": strategy.marker.number,
            "heading": split_heading(_own_text(strategy))[0],
            "text": text,
        }
        collector.add("strategies", values, lines, printed={"strategy_no": strategy.marker.printed})
        if numbers[strategy.marker.number] > 1:
            collector.problems.append(_repeated(strategy, collector.document.name))


def _repeated(item: OutlineItem, file: str) -> Problem:
    return Problem(
        "PARSE-NUMBERING",
        file,
        item.line,
        f"{item.marker.printed.strip()} once more",
        "another number for each goal, and for each strategy of a goal",
        "Compare with the report: it may number two items alike, or the text lost a heading between them.",
        "warning",
    )


def _goal_title(goal: OutlineItem) -> str:
    """The goal's words up to its first whole sentence, which is an explanation below the title."""
    texts: list[str] = []
    for paragraph in goal.paragraphs:
        if texts and paragraph.text.endswith("。"):
            break
        texts.append(paragraph.text)
    return join_wrapped(texts)


def _own_text(item: OutlineItem) -> str:
    return join_wrapped(paragraph.text for paragraph in item.paragraphs)


def _whole_text(item: OutlineItem) -> str:
    """An item with everything below it, the markers of the items below included."""
    own = _own_text(item)
    return join_wrapped([own, *(child.marker.printed + _whole_text(child) for child in item.children)])


def _add_item_passage(item: OutlineItem, collector: Collector) -> None:
    path = printed_path(item)
    paragraphs = _whole_paragraphs(item.paragraphs)
    if not paragraphs:
        return
    (first, numbers), *others = paragraphs
    heading, text = split_heading(first)
    heads_others = bool(item.children or others) and not first.endswith("。")
    if not heading and (heads_others or item.marker.style is FINANCIAL):
        heading, text = first, ""
    _add_passage(collector, path, item.level, heading, text, numbers)
    for text, numbers in others:
        _add_passage(collector, path, item.level, "", text, numbers)


def _whole_paragraphs(paragraphs: Sequence[Paragraph]) -> list[tuple[str, tuple[int, ...]]]:
    """Text and line numbers of paragraphs, those joined that a wrap within a sentence set apart."""
    whole: list[tuple[str, tuple[int, ...]]] = []
    for paragraph in paragraphs:
        if whole and not whole[-1][0].endswith(_PARAGRAPH_END):
            text, numbers = whole.pop()
            whole.append((join_wrapped([text, paragraph.text]), (*numbers, *paragraph.numbers)))
        else:
            whole.append((paragraph.text, paragraph.numbers))
    return whole


def _add_passage(
    collector: Collector, path: str, level: int, heading: str, text: str, numbers: Iterable[int]
) -> None:
    lines = tuple(numbers)
    if text:
        collector.passage(path, level, heading, text, lines)
    else:
        collector.passage(path, level, heading, "", (), heading_lines=lines)
