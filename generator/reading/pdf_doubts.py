"""What a person must know about a PDF before its text is taken: pages that lie or hide, by page.

A few pages without readable text in a long book are a cover or a divider: they are told. Many are a scan:
they are refused, and nothing is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from generator.errors import Problem, ProblemError
from generator.reading.pdf_problems import pages_named, pdf_problem

Pages = Sequence[Mapping[str, Any]]
# One page of so many may show a picture only: covers and dividers do.
_ONE_OF = 10
# Shares of a page's characters.
_GARBLED = 0.1
_TURNED = 0.05
_VERTICAL = 0.3
# Fewer than this on a page are accidents of typesetting: a blank in white, a dot beyond the edge.
_FEWEST = 8
_SEEN_BESIDE = 0.95
_REASONS = {
    "invisible": "text without ink",
    "white": "white text",
    "covered": "text that is painted over",
    "outside": "text beyond the edge",
}


def judge_pages(pages: Pages, name: str, seen: Collection[int] = ()) -> list[Problem]:
    """Warnings about pages.

    Args:
        pages: as `pdf_process` answers, in order.
        name: what messages call the file.
        seen: numbers of pages of which a person has seen that they hold no text.

    Raises:
        ProblemError: where so many pages can't be read that the rest is no report.
    """
    if not any(line[0].strip() for page in pages for line in page["lines"]):
        codes = [code for code, numbers, _ in _unreadable(pages, ()) if numbers]
        code = codes[0] if codes else "PDF-SCANNED"
        raise ProblemError([pdf_problem(code, name, _without_text(pages, seen))])
    found: list[Problem] = []
    for code, numbers, words in _unreadable(pages, seen):
        if numbers:
            many = len(numbers) * _ONE_OF > len(pages)
            told = f"{words} on {len(numbers)} of {len(pages)} pages ({pages_named(numbers)})"
            found.append(pdf_problem(code, name, told, "error" if many else "warning"))
    if any(problem.severity == "error" for problem in found):
        raise ProblemError(found)
    return [*found, *_hidden(pages, name), *_turned(pages, name), *_odd(pages, name, seen)]


def _without_text(pages: Pages, seen: Collection[int]) -> str:
    numbers = [page["number"] for page in pages if page["picture"] and page["number"] not in seen]
    if not numbers:
        return f"{len(pages)} pages without any text"
    return f"pictures without text on {len(numbers)} of {len(pages)} pages ({pages_named(numbers)})"


def _unreadable(pages: Pages, seen: Collection[int]) -> list[tuple[str, list[int], str]]:
    """Pages by what keeps their text from being read: code, numbers, and what they show."""
    left = [page for page in pages if page["number"] not in seen]

    def numbers(holds: Callable[[Mapping[str, Any]], bool]) -> list[int]:
        return [int(page["number"]) for page in left if holds(page)]

    return [
        ("PDF-SCANNED", numbers(lambda page: page["picture"]), "pictures without text"),
        (
            "PDF-CURVES",
            numbers(lambda page: page["curves"] and not page["picture"]),
            "letters drawn as curves",
        ),
        ("PDF-GARBLED", numbers(_is_garbled), "glyphs without characters"),
        ("PDF-DAMAGED", numbers(lambda page: page["damaged"]), "content that ends in the midst of it"),
    ]


def _is_garbled(page: Mapping[str, Any]) -> bool:
    unmapped = int(page["hidden"]["unmapped"])
    return unmapped >= _FEWEST and unmapped >= _GARBLED * int(page["chars"])


def _hidden(pages: Pages, name: str) -> list[Problem]:
    """What is there and not seen was left out; the other half of a spread is seen on the page beside."""
    found = []
    for reason, words in _REASONS.items():
        counts = {
            int(page["number"]): int(page["hidden"][reason])
            for at, page in enumerate(pages)
            if int(page["hidden"][reason]) >= _FEWEST and not (reason == "outside" and _beside(pages, at))
        }
        if counts:
            where = f"{len(counts)} pages ({pages_named(list(counts))})"
            told = f"{words}: {sum(counts.values()):,} characters on {where}"
            found.append(pdf_problem("PDF-HIDDEN", name, told, "warning"))
    return found


def _odd(pages: Pages, name: str, seen: Collection[int]) -> list[Problem]:
    """Pages that were read, and on which something may be missing or in another order."""
    found = []
    for code, words, holds in _ODD:
        numbers = [int(page["number"]) for page in pages if page["number"] not in seen and holds(page)]
        if numbers:
            told = f"{words} on {len(numbers)} of {len(pages)} pages ({pages_named(numbers)})"
            found.append(pdf_problem(code, name, told, "warning"))
    return found


def _is_vertical(page: Mapping[str, Any]) -> bool:
    return int(page["vertical"]) >= max(_FEWEST, _VERTICAL * int(page["chars"]))


_ODD: Sequence[tuple[str, str, Callable[[Mapping[str, Any]], bool]]] = (
    ("PDF-UNCHECKED", "content that can't be checked for damage", lambda page: bool(page["unchecked"])),
    (
        "PDF-MISSED",
        "missing fonts and a second reader that failed",
        lambda page: bool(page["missed"]),
    ),
    ("PDF-PICTURE", "a picture beside text", lambda page: bool(page["image"])),
    ("PDF-DRAWN", "many curves beside text", lambda page: bool(page["drawn"])),
    ("PDF-VERTICAL", "text from top to bottom", _is_vertical),
    ("PDF-COLUMNS", "text in columns", lambda page: bool(page["columns"])),
)


def _beside(pages: Pages, at: int) -> bool:
    """Whether what lies beyond a page's edge is printed on the page before or after it."""
    outside = Counter(str(pages[at]["outside"]))
    for other in (at - 1, at + 1):
        if 0 <= other < len(pages):
            shown = Counter("".join(line[0] for line in pages[other]["lines"]))
            if sum((outside & shown).values()) >= _SEEN_BESIDE * sum(outside.values()):
                return True
    return False


def _turned(pages: Pages, name: str) -> list[Problem]:
    numbers = [
        int(page["number"])
        for page in pages
        if int(page["hidden"]["turned"]) >= max(_FEWEST, _TURNED * int(page["chars"]))
    ]
    if not numbers:
        return []
    told = f"turned text on {len(numbers)} of {len(pages)} pages ({pages_named(numbers)})"
    return [pdf_problem("PDF-TURNED", name, told, "warning")]
