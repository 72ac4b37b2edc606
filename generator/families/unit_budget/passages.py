"""The narrative of a budget book as an outline, and the lines that are only furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.heads import PAGE_NUMBER, is_furniture, plain
from generator.families.unit_budget.markers import Mark, ends_sentence, leading_mark
from generator.families.unit_budget.sheets import Sheet
from generator.reading.document import Line
from generator.reading.spacing import tidy
from generator.reading.tables import cell_text
from generator.reading.traced import TracedText

_PARTS = re.compile(r"預算總說明|主要表|附屬表|參考表|附錄|目次")
_BULLET = re.compile(r"^[-*•]\s*")
_LONGEST_HEADING = 50


@dataclass(slots=True)
class _Outline:
    """Where in the outline the reading stands; the volume of a subordinate agency is its first step."""

    volume: str = ""
    part: str = ""
    title: str = ""
    labels: dict[int, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def enter(self, mark: Mark) -> tuple[str, int]:
        """Path and level of a paragraph with this mark."""
        self.labels = {level: label for level, label in self.labels.items() if level < mark.level}
        self.labels[mark.level] = mark.label
        return self.place()

    def place(self) -> tuple[str, int]:
        """Path and level of a paragraph without mark."""
        steps = [step for step in (self.volume, self.part, self.title) if step]
        steps += [self.labels[level] for level in sorted(self.labels)]
        return "/".join(steps), len(steps)


def read_passages(book: Book) -> None:
    """Add the passages and claim running heads; what another reader has claimed is left alone."""
    outlines: dict[int, _Outline] = {}
    for i, sheet in enumerate(book.sheets):
        outline = outlines.setdefault(sheet.volume, _Outline("" if sheet.volume == 1 else sheet.owner))
        _read_head(book, outline, sheet, book.sheets[i + 1 :])
        if i == 0:
            _read_cover(book, sheet)
            continue
        for text in _paragraphs(book, sheet):
            _add(book, outline, text)


def add_volumes(book: Book) -> None:
    """Add the rows of ``volumes``, each with the running head that names it first."""
    for volume in book.volumes():
        heads = (sheet.head for sheet in volume.own_sheets() if sheet.head)
        named = next((head for head in heads if head.agency == volume.agency), None)
        book.collector.add(
            "volumes",
            {"volume": volume.volume, "agency": volume.agency},
            book.text.source_lines(named.lines[:1] if named else ()),
            kind="furniture",
        )


def _read_head(book: Book, outline: _Outline, sheet: Sheet, later: Sequence[Sheet]) -> None:
    """A title that stands there for the first time is a heading; its repetitions are furniture."""
    head = sheet.head
    if head is None:
        return
    title, lines = head.title, [*head.title_lines]
    if head.side == "left" and later and later[0].head and later[0].side == "right":
        title += later[0].head.title
        lines += later[0].head.title_lines
    if head.side != "right" and title and title not in outline.seen:
        outline.seen.add(title)
        if _PARTS.fullmatch(title):
            _open_part(book, outline, title, lines)
        else:
            outline.title, outline.labels = title, {}
            path, level = outline.place()
            _passage(book, path, level, title, "", (), lines)
    book.claim("furniture", head.lines, (head.agency, head.title, "中華民國", f"{head.year_roc or ''}年度"))


def _open_part(book: Book, outline: _Outline, title: str, lines: Sequence[int]) -> None:
    if outline.part == title:
        book.claim("furniture", lines)
        return
    outline.part, outline.title, outline.labels = title, "", {}
    path, level = outline.place()
    _passage(book, path, level, title, "", (), lines)


def _read_cover(book: Book, sheet: Sheet) -> None:
    """The lines before the first running head: one passage of level 0."""
    lines = [line for line in sheet.texts if not _claimed(book, line)]
    if lines:
        text = "\n".join(tidy(line.text.replace("*", "")) for line in lines)
        _passage(book, "", 0, "", text, [line.number for line in lines], ())


def _paragraphs(book: Book, sheet: Sheet) -> list[TracedText]:
    """The lines that no record took, wrapped ones joined; furniture is claimed on the way."""
    found: list[TracedText] = []
    last = 0
    for line in sheet.texts:
        if _claimed(book, line):
            continue
        if is_furniture(line.text):
            words = re.findall(r"\d+", line.text) if PAGE_NUMBER.fullmatch(plain(line.text)) else ()
            book.claim("furniture", [line.number], words)
            continue
        text = cell_text(line.text.replace("**", ""))
        wrapped = found and line.number == last + 1 and not ends_sentence(found[-1].text)
        if (
            wrapped
            and leading_mark(text) is None
            and not _BULLET.match(text)
            and not _heading(found[-1].text)
        ):
            found[-1].append(text, [line.number])
        else:
            found.append(TracedText(text, [line.number]))
        last = line.number
    return found


def _heading(text: str) -> bool:
    """Whether a text reads like a heading: short, without the end of a sentence."""
    return len(text) <= _LONGEST_HEADING and not ends_sentence(text) and "，" not in text


def _add(book: Book, outline: _Outline, text: TracedText) -> None:
    if _PARTS.fullmatch(plain(text.text)):
        _open_part(book, outline, plain(text.text), text.lines)
        return
    mark = leading_mark(text.text)
    body = mark.rest if mark is not None else _BULLET.sub("", text.text)
    path, level = outline.enter(mark) if mark is not None else outline.place()
    if mark is not None and _heading(body):
        _passage(book, path, level, body.rstrip("：:"), "", (), text.lines)
    else:
        _passage(book, path, level, "", body, text.lines, ())


def _passage(
    book: Book,
    path: str,
    level: int,
    heading: str,
    text: str,
    lines: Sequence[int],
    heading_lines: Sequence[int],
) -> None:
    book.collector.passage(
        path,
        level,
        heading,
        text,
        book.text.source_lines(lines),
        heading_lines=book.text.source_lines(heading_lines),
    )


def _claimed(book: Book, line: Line) -> bool:
    return all(book.collector.ledger.claimed(n) for n in book.text.source_lines([line.number]))
