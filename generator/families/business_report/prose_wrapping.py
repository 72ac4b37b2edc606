"""Where the paragraphs of a business report end.

`Wrapping` that knows page breaks, bullets, and exports that cut lines after a number of characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.families.business_report.numbering import STYLES
from generator.reading.document import Line
from generator.reading.markers import match_marker
from generator.reading.wrapping import Wrapping, columns

_OPENING = ("（", "(", "「", "『", "《")
_CLOSING = ("、", "，", "。", "；", "：", "）", "」", "』", ",", ";", ")", "%", "％")
_FINAL = tuple("。！？；：:!?;」』）)")
_BULLETS = tuple("●◎◆■□◇▪•★☆◼►➤✓※")
# 112 | 年於新北…, 技術之 | 光阻塗佈…, (110- | 111 年): nothing ends there.
_HANGING = re.compile(r"[\d.,]\n[年月日%％倍成兆億萬千個家件人項場案次]|[A-Za-z\d]-\n|[，之與於或並且]\n")
# A full line is shorter than the widest one by what a Latin word or a mark at its end takes at most.
_FULL = 0.9
# Only lines that were cut after a number of characters, whatever stands there, share their greatest length.
_FEWEST_CUT = 5
_CUT_SHARE = 0.04
_FEWEST_CHARACTERS = 12
# So many columns a full line may be short of the others: by an indent that was lost, by a character that a
# mark took along to the next line, because none begins with it.
_PUSHED = 6
_FIRST_WORD = re.compile(r"[A-Za-z\d.,%]+|.")
_LONG = 0.75
_LOOSE = 0.05
_WORDS_KEPT = 0.15
_BY_CHANCE = 4  # last lines of paragraphs that have one length
_NARROWEST = 16
_NARROW_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class ProseWrapping(Wrapping):
    """How the lines of a report are wrapped.

    Attributes:
        removed: numbers of the lines of page furniture, which stand between two lines without parting them.
        characters: number of characters that lines were cut after; 0 where they were not.
        shorter: how many characters less a full line may have: one where blanks at the cuts were dropped.
        words_kept: whether they were cut at the last blank before that.
        tight: whether lines were filled as far as they go, so that one into which the next word would have
            gone ends a paragraph.
    """

    removed: frozenset[int] = frozenset()
    characters: int = 0
    shorter: int = 1
    words_kept: bool = False
    tight: bool = False

    @classmethod
    def judge(cls, lines: Sequence[Line], removed: Iterable[int]) -> ProseWrapping:
        """Judge all lines of the running text, from which the ``removed`` ones were taken out."""
        judged = Wrapping.of(lines)
        printed = [line for line in lines if not line.blank]
        cut = 0 if judged.marked else _cut_after(printed)
        width = judged.width or _narrow_width(printed)
        wrapping = cls(judged.marked, width, judged.blank_lines, frozenset(removed), cut)
        apart = any(wrapping._apart(a, b) for a, b in pairwise(printed))
        words_kept = bool(cut) and _keeps_words(printed, cut)
        tight = not (judged.marked or cut) and wrapping.is_tight(printed)
        return replace(
            wrapping,
            blank_lines=judged.blank_lines and apart,
            shorter=_shorter(printed, cut),
            words_kept=words_kept,
            tight=tight,
        )

    def is_tight(self, printed: Sequence[Line]) -> bool:
        """Whether hardly a long line had room for the word that begins the next one."""
        long = [
            (line, after)
            for line, after in pairwise(printed)
            if self.width
            and columns(line.stripped) >= _LONG * self.width
            and not line.stripped.endswith(_FINAL)
            and match_marker(after.text, STYLES) is None
        ]
        loose = sum(self._has_room(line, after) for line, after in long)
        return len(long) >= _FEWEST_CUT and loose <= _LOOSE * len(long)

    def _has_room(self, line: Line, following: Line) -> bool:
        word = _FIRST_WORD.match(following.stripped)
        needed = columns(word[0]) if word else 0
        return columns(line.text.rstrip()) + needed + _PUSHED <= self.width

    def ends_paragraph(self, line: Line, following: Line | None) -> bool | None:
        """See `Wrapping.ends_paragraph`; a blank line behind a full line that ends nothing breaks a page."""
        if following is None:
            return True
        if line.stripped.endswith(_OPENING) or _HANGING.search(f"{line.stripped}\n{following.stripped}"):
            return False
        if following.stripped.startswith(_BULLETS):
            return True
        if self.blank_lines and self._apart(line, following) and not self._breaks_page(line):
            return True
        if self.characters:
            return self._is_cut_off(line, following)
        ends = Wrapping.ends_paragraph(self, line, Line(line.number + 1, following.text))
        closed = following.stripped.startswith(_CLOSING)
        return True if self.tight and not closed and self._has_room(line, following) else ends

    def _apart(self, line: Line, following: Line) -> bool:
        """Whether a blank line stands between the two."""
        return any(number not in self.removed for number in range(line.number + 1, following.number))

    def _breaks_page(self, line: Line) -> bool:
        if line.stripped.endswith(_FINAL):
            return False
        if self.characters:
            return _size(line) >= self.characters - self.shorter
        return self.width > 0 and columns(line.stripped) >= _FULL * self.width

    def _is_cut_off(self, line: Line, following: Line) -> bool | None:
        """`ends_paragraph` of a text that was cut after a number of characters."""
        size = _size(line)
        full = max(size, len(line.text)) >= self.characters - self.shorter
        if self.words_kept and not full:
            word = len(following.text.split(maxsplit=1)[0])
            full = word < self.characters and size + 1 + word > self.characters
        if not full:
            return not following.stripped.startswith(_CLOSING)
        return None if line.stripped.endswith(_FINAL) else False


def _size(line: Line) -> int:
    return len(line.text.rstrip())


def _cut_after(printed: Sequence[Line]) -> int:
    """The number of characters that lines were cut after, or 0."""
    sizes = [_size(line) for line in printed]
    longest = max(sizes, default=0)
    full = sum(size >= longest - 1 for size in sizes)
    cut = full >= max(_FEWEST_CUT, _CUT_SHARE * len(sizes))
    return longest if cut and longest >= _FEWEST_CHARACTERS else 0


def _shorter(printed: Sequence[Line], cut: int) -> int:
    """1 where more lines than by chance are a character shorter than the cut ones, else 0."""
    sizes = Counter(map(_size, printed))
    return int(sizes[cut - 1] > 2 * max(sizes[cut - 2], sizes[cut - 3], _BY_CHANCE))


def _narrow_width(printed: Sequence[Line]) -> int:
    """The columns that many lines fill, where that is fewer than `Wrapping` expects of running text; or 0."""
    sizes = [columns(line.stripped) for line in printed]
    longest = max(sizes, default=0)
    full = sum(size >= longest - 1 for size in sizes)
    return longest if longest >= _NARROWEST and full >= max(_FEWEST_CUT, _NARROW_SHARE * len(sizes)) else 0


def _keeps_words(printed: Sequence[Line], cut: int) -> bool:
    """Whether many shorter lines end nothing: they would have been filled up otherwise.

    Where more lines are full, no words were kept: the short ones are headings.
    """
    short = [
        _size(line) < cut - 1 and not line.stripped.endswith(_FINAL)
        for line, after in pairwise(printed)
        if match_marker(after.text, STYLES) is None
    ]
    full = sum(_size(line) == cut for line in printed)
    return sum(short) > max(full, _WORDS_KEPT * len(short))
