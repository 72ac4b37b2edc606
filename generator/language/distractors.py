"""Digits that are no amounts: dates, ordinals, telephone and document numbers, versions, size classes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.language.dates import find_dates
from generator.language.widths import Compact

BLANK = "\x00"
# The signs that one of a kind can begin with, and its pattern.
_PATTERNS = (
    ("h", r"https?://[!-~]+"),
    ("單新", r"(?:單位|新[臺台]幣):(?:新[臺台]幣)?[十百千]*[萬億]?元"),
    ("第", r"第[\d一二三四五六七八九十]+(?:[、,至~\-及]第?\d+){0,30}(?:條之\d+)?"),
    ("條", r"條之\d+"),
    (r"\d", r"(?<=頁[到至~-])\d+頁"),
    (r"\d", r"(?<=[「『])(?:19|20)\d\d(?![\d,.])"),
    ("前後", r"[前後](?=\d+(?:名|大|強|位|年|季|高))\d+"),
    ("每", r"每\d+(?:個月|年|季|週|周|天|日|小時|分鐘)"),
    ("未過近往為", r"(?:未來|過去|近|往後|為期)\d+(?:個月|小時|天|週|季)"),
    (r"\d", r"(?<![\d.,])\d{1,2}:\d{2}(?!\d)|(?<![\d.,])\d{1,2}時(?:\d{1,2}分)?"),
    (r"\d(", r"\(?0\d{1,3}[)-]\d{3,4}-?\d{3,4}(?:#\d+)?|(?<![\d.,])0\d{2,}(?:-\d+)*"),
    (r"\d", r"\d+對\d+|\d+x\d+"),
    ("員從僱雇", r"(?:員工|從業員工|僱用員工|雇用員工)(?:人)?數\d+(?:[~\-至]\d+)?(?:人以[上下內]|人)"),
    (r"\d", r"\d+度(?=攜手|蟬聯|榮獲|獲|參|舉辦|召開|合作)"),
    (r"\d", r"\d+(?:[、及]\d+){0,30}號(?:機|公報)?"),
    (r"第\d", r"(?<=字)第?\d+號"),
    ("每", r"每\d+[萬千]?(?:人口?|名|戶|輛)(?=[^，。；]{0,12}\d)"),
    (r"\d", r"\d期(?:稻?作|稻)"),
    (r"\d", r"(?<=[年\x00])[1-4][~\-至][1-4]季"),
    ("ICA", r"(?:ISO|IEC|CNS|IEEE|ASTM)\d+(?:[-:]\d+)*"),
    ("臺台縣鄉國省", r"[臺台]\d+[甲乙丙丁]?線|[縣鄉國省]道(?:臺|台)?\d+[甲乙丙丁]?[線號]"),
    ("十百千萬億", r"(?!百分之)[十百千萬億]+分之"),
)
# The signs are looked at first: most characters of a text are passed over at a glance.
_MASK = re.compile(
    f"(?=[{''.join(signs for signs, _ in _PATTERNS)}])(?:{'|'.join(pattern for _, pattern in _PATTERNS)})"
)


def mask_distractors(squeezed: Compact) -> str:
    """The compact text with every stretch blanked in which digits are no amounts; the length stays."""
    text = squeezed.text
    text = _blanked(text, ((mention.start, mention.end) for mention in find_dates(text)))
    return _blanked(text, (match.span() for match in _MASK.finditer(text)))


def part_of_code(squeezed: Compact, start: int) -> bool:
    """Whether the number at ``start`` belongs to a code: a Latin letter touches it (F16, Tier-1)."""
    place = squeezed.offsets[start]
    before = squeezed.source[max(0, place - 2) : place]
    return bool(re.search(r"[A-Za-z_]-?$", before))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], BLANK * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
