"""record_id: a readable ASCII name of a row, made from its natural key and nothing else.

``special_budget.7.-.110`` is the row of programme 7, no sub-project, year 110. Parts are joined by dots;
an empty part is ``-``. Outline marks become Arabic numbers (``一/（一）`` -> ``1-1``); other text that is
not ASCII becomes eight hexadecimal digits of its SHA-256, so that it depends on the words alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from generator.records.values import Value, to_text

_NUMERALS = str.maketrans({c: str(i) for i, c in enumerate("〇一二三四五六七八九")})
_OUTLINE = re.compile(r"[〇一二三四五六七八九十百\d（）()、./ ]+")
_NUMERAL_RUN = re.compile(r"[〇一二三四五六七八九十百]+")
_BRACKETS = str.maketrans("（）、", "---")
_SAFE = re.compile(r"[^a-z0-9.]+")
_MAX_ASCII = 40


def make_record_id(table: str, key: Iterable[Value]) -> str:
    """``<table>.<part>.<part>`` in lower-case ASCII, safe in a URL and as an HTML id."""
    return ".".join([table.replace("_", "-"), *(_part(value) for value in key)])


def _part(value: Value) -> str:
    text = to_text(value).strip()
    if not text:
        return "-"
    if _OUTLINE.fullmatch(text):
        text = _NUMERAL_RUN.sub(lambda m: _arabic(m[0]), text).translate(_BRACKETS)
    if text.isascii():
        slug = _SAFE.sub("-", text.lower()).strip("-.")
        if slug and len(slug) <= _MAX_ASCII and _SAFE.sub("", text.lower()):
            return slug
    return "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _arabic(numeral: str) -> str:
    """A Chinese outline number below 1000; a digit string such as 一一〇 digit by digit."""
    if "十" not in numeral and "百" not in numeral:
        return numeral.translate(_NUMERALS)
    total, digit = 0, 0
    for c in numeral:
        if c == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif c == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = int(c.translate(_NUMERALS))
    return str(total + digit)
