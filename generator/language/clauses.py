"""Sentences, clauses and brackets of running text, as stretches of it.

All functions take compact text (see `widths`): full-width brackets are ASCII there, commas are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

_SENTENCE_END = re.compile(r"[。！？!?\n]+[」』)]?")
_CLAUSE_ENDS = frozenset("，；;。！？\n")
_STOPS = _CLAUSE_ENDS | frozenset("():")
# Behind an unclosed bracket nothing ends a clause; no printed one is nearly as long.
_LONGEST_CLAUSE = 1000
# An unclosed bracket must not swallow the rest of a text.
_LONGEST_BRACKET = 200

Span = tuple[int, int]


def sentence_spans(text: str, breaks: Sequence[int] = ()) -> list[Span]:
    """Stretches of the sentences, end mark included; ``breaks`` are further places where one ends."""
    ends = sorted({match.end() for match in _SENTENCE_END.finditer(text)} | set(breaks) | {len(text)})
    return [(a, b) for a, b in zip([0, *ends], ends, strict=False) if text[a:b].strip()]


def clause_start(text: str, position: int, floor: int = 0) -> int:
    """Where the clause around ``position`` begins: behind the last ，；：。 outside of closed brackets."""
    depth = 0
    floor = max(floor, position - _LONGEST_CLAUSE)
    for i in range(position - 1, floor - 1, -1):
        c = text[i]
        if c not in _STOPS:
            continue
        if c == ")":
            depth += 1
        elif c == "(":
            if depth == 0:
                return i + 1
            depth -= 1
        elif depth == 0 and _ends_clause(text, i):
            return i + 1
    return floor


def clause_end(text: str, position: int, ceiling: int | None = None) -> int:
    """Where the clause around ``position`` ends, its end mark excluded; brackets are passed over."""
    limit, depth = min(len(text) if ceiling is None else ceiling, position + _LONGEST_CLAUSE), 0
    for i in range(position, limit):
        c = text[i]
        if c not in _STOPS:
            continue
        if c == "(":
            depth += 1
        elif c == ")":
            if depth == 0:
                return i
            depth -= 1
        elif depth == 0 and _ends_clause(text, i):
            return i
    return limit


def _ends_clause(text: str, i: int) -> bool:
    """Whether the character ends a clause; a colon does, but not that of an address."""
    return text[i] in _CLAUSE_ENDS or (text[i] == ":" and not text.startswith("//", i + 1))


def bracket_spans(text: str) -> list[Span]:
    """Stretches of all closed round brackets, brackets included, in the order in which they open."""
    spans: list[Span] = []
    stack: list[int] = []
    for i, c in enumerate(text):
        if c == "(":
            stack.append(i)
        elif c == ")" and stack:
            opened = stack.pop()
            if i - opened <= _LONGEST_BRACKET:
                spans.append((opened, i + 1))
    return sorted(spans)


def enclosing(spans: Sequence[Span], position: int) -> Span | None:
    """The innermost of ascending ``spans`` (`bracket_spans`, `quoted_spans`) that holds ``position``."""
    # Spans are in the order in which they begin, and none is long: only the last few can hold the position.
    first = bisect_left(spans, position - _LONGEST_BRACKET, key=_start)
    last = bisect_right(spans, position, key=_start)
    return max((span for span in spans[first:last] if position < span[1]), default=None)


def span_at(spans: Sequence[Span], position: int) -> Span:
    """The one of ascending, adjoining ``spans`` that holds ``position``; the nearest where none does."""
    index = bisect_right(spans, position, key=_start) - 1
    return spans[max(index, 0)]


def next_span(spans: Sequence[Span], position: int) -> Span | None:
    """The first of ascending ``spans`` that begins at ``position`` or behind it."""
    index = bisect_left(spans, position, key=_start)
    return spans[index] if index < len(spans) else None


def _start(span: Span) -> int:
    return span[0]


def quoted_spans(text: str, longest: int = 60) -> Iterator[Span]:
    """Stretches of 「…」 and 『…』, marks included; an unclosed mark opens nothing."""
    for match in re.finditer(rf"「([^「」]{{1,{longest}}})」|『([^『』]{{1,{longest}}})』", text):
        yield match.span()
