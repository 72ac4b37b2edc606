"""The fixed outline of a programme: sections 壹 to 陸 and the headings 一、二、三 inside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.families.infra_review.frame.heading_wrap import wrapped_heading
from generator.language.numerals import parse_cjk_numeral
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.spacing import squeeze

SECTION_MARKS = "壹貳參肆伍陸柒捌玖拾"
# What each section is about, by a word of its heading; a review that leaves one out numbers the others anew.
SECTION_WORDS = {
    "壹": "特別預算",
    "貳": "執行成果",
    "參": "績效目標",
    "肆": "落後",
    "伍": "經濟效益",
    "陸": "檢討",
}
_VARIANTS = {"叁": "參", "叄": "參", "陆": "陸"}
_MARKS = frozenset((*SECTION_MARKS, *_VARIANTS))
_SECTION = re.compile(rf"([{SECTION_MARKS}{''.join(_VARIANTS)}])[、.．](.{{2,40}})")
_SUBSECTION = re.compile(r"([一二三四五六七八九十]{1,3})、(.*)")
_OTHER_MARK = re.compile(r"\(?([一二三四五六七八九十]{1,3}|\d{1,2})[)、.]{0,2}(.*)")


@dataclass(frozen=True, slots=True)
class Subsection:
    """A stretch of a section under a heading such as 二、特別預算執行情形.

    Attributes:
        mark: its number as printed, 一 or 二.
        title: what follows the mark in the heading, without white space.
        heading_lines: numbers of the heading's lines: one, unless it is wrapped.
        first, last: first line after the heading and last line.
        lines: lines with text, furniture and the heading left out.
    """

    mark: str
    title: str
    heading_lines: tuple[int, ...]
    first: int
    last: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections of a programme.

    Attributes:
        mark: its number as printed, 壹 to 陸 where none is left out.
        title: its heading without the mark and without white space.
        heading_lines: numbers of the heading's lines: one, unless it is wrapped.
        first, last: first line after the heading and last line.
        lines: lines with text, furniture (page labels) and the heading left out.
    """

    mark: str
    title: str
    heading_lines: tuple[int, ...]
    first: int
    last: int
    lines: tuple[Line, ...]


def section_heading(line: Line) -> tuple[str, str] | None:
    """(mark, title) where the line is a section heading such as 肆、重大落後計畫之落後原因及因應對策."""
    # A review has six of them in thousands of lines, and every line is asked.
    if line.stripped[:1] not in _MARKS:
        return None
    match = _SECTION.fullmatch(squeeze(line.text))
    if match is None or match[2][-1] in "。；，":
        return None
    return _VARIANTS.get(match[1], match[1]), match[2]


def subjects_of(headings: Sequence[tuple[str, str]]) -> list[str]:
    """What the sections of a programme are about, each as a key of `SECTION_WORDS`.

    A heading without any of the words is taken by its number, unless another section is known to be that;
    then it is of a kind of its own, behind the usual ones.

    Args:
        headings: (mark, title) in order; the first opens the programme.
    """
    subjects = [SECTION_MARKS[0], *("" for _ in headings[1:])]
    for index, (_, title) in enumerate(headings):
        known = (subject for subject, word in SECTION_WORDS.items() if word in title)
        subjects[index] = subjects[index] or next((s for s in known if s not in subjects), "")
    for index, (mark, _) in enumerate(headings):
        if not subjects[index]:
            others = SECTION_MARKS[len(SECTION_WORDS) :]
            subjects[index] = next(s for s in (mark, *others, *SECTION_MARKS) if s not in subjects)
    return subjects


def subsections(section: Section, titles: Iterable[str]) -> list[Subsection]:
    """Stretches of a section under numbered headings in ascending order.

    Args:
        section: where to look.
        titles: words of which a heading must hold one. Headings are numbered 一、二、三; where fewer of them
            are found so than with other marks, (一) or 1. or a mark without its point, those count, provided
            that the word follows at once.
    """
    wanted = tuple(titles)
    texts = [squeeze(line.text) for line in section.lines]
    usual = _headings(texts, _SUBSECTION, lambda title: any(word in title for word in wanted))
    other = _headings(texts, _OTHER_MARK, lambda title: title.startswith(wanted))
    found = other if len(other) > len(usual) else usual
    return [_subsection(section, found, position) for position in range(len(found))]


def _headings(
    texts: Sequence[str], mark: re.Pattern[str], is_title: Callable[[str], bool]
) -> list[tuple[int, str, str]]:
    """(position, number as printed, title) of the lines with this kind of mark whose numbers rise.

    ``texts`` are the lines without blanks.
    """
    found: list[tuple[int, str, str]] = []
    last = 0
    for index, text in enumerate(texts):
        match = mark.fullmatch(fold_widths(text))
        if match is None or not is_title(match[2]):
            continue
        number = int(match[1]) if match[1].isdecimal() else parse_cjk_numeral(match[1])
        if number is not None and number > last:
            found.append((index, match[1], text[match.start(2) :]))
            last = number
    return found


def _subsection(section: Section, found: Sequence[tuple[int, str, str]], position: int) -> Subsection:
    index, mark, title = found[position]
    end = found[position + 1][0] if position + 1 < len(found) else len(section.lines)
    last = section.lines[end].number - 1 if end < len(section.lines) else section.last
    heading, below = section.lines[index], section.lines[index + 1 : end]
    numbers, whole = full_heading(heading, title, below)
    return Subsection(mark, whole, numbers, numbers[-1] + 1, last, below[len(numbers) - 1 :])


def full_heading(heading: Line, title: str, below: Sequence[Line]) -> tuple[tuple[int, ...], str]:
    """(line numbers, title) of a heading whose title may go on in the lines below it."""
    rest = below[: wrapped_heading(heading, title, below)]
    numbers = (heading.number, *(line.number for line in rest))
    return numbers, title + squeeze("".join(line.text for line in rest))
