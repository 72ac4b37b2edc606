"""Numbers of a PDF with their places, by poppler's `pdftotext`: no code of the project's own reader."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from html import unescape
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
# 1,234.5, and of 1.3708011000, a serial before a code, both
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d{1,5}(?!\d))?")


class Number(NamedTuple):
    """A number as printed.

    Attributes:
        digits: without signs and separators.
        x1: right edge of its word, from the page's left side in points.
        y: middle of its height, from the page's top.
        alone: whether nothing but a sign or a bracket stands in its word.
        whole: whether it has separators: an amount wherever it stands.
    """

    digits: str
    x1: float
    y: float
    alone: bool
    whole: bool


def digits(number: str) -> str:
    """A number without signs, separators and zeros that say nothing: `-1,230.50` is `1230.5`."""
    bare = re.sub(r"[^\d.]", "", number).lstrip("0") or "0"
    bare = bare.rstrip("0").rstrip(".") if "." in bare else bare
    return bare if bare and bare[0] != "." else f"0{bare}"


def numbers(text: str) -> list[str]:
    """The numbers in a text, in order."""
    return [digits(found) for found in _NUMBER.findall(unicodedata.normalize("NFKC", text))]


def printed_numbers(pdf: Path) -> list[list[Number]]:
    """The numbers of each page in the order of the file."""
    run = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"],
        check=True,
        capture_output=True,
    )
    pages = run.stdout.decode("utf-8").split("<page ")[1:]
    return [numbers_of_page(page) for page in pages]


def numbers_of_page(page: str) -> list[Number]:
    """The numbers in the words of a page as `pdftotext -bbox` writes them."""
    return [number for match in _WORD.finditer(page) for number in _of_word(match)]


def _of_word(match: re.Match[str]) -> list[Number]:
    _, y0, x1, y1 = (float(match[at]) for at in (1, 2, 3, 4))
    text = unicodedata.normalize("NFKC", unescape(match[5]))
    alone = bool(re.fullmatch(r"[-△▲(]?[\d,]*\d(?:\.\d+)?\)?", text))
    return [
        Number(digits(found), x1, (y0 + y1) / 2, alone, bool(re.search(r"\d,\d{3}(?!\d)", found)))
        for found in _NUMBER.findall(text)
    ]
