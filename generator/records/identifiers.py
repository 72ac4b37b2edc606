"""record_id: a readable ASCII name of a row, made from what the row is about and never from where it stands.

``special_budget.7.-.110`` is the row of programme 7, no sub-project, year 110. Parts are joined by dots;
an empty part is ``-``. Outline marks become Arabic numbers (``一/（一）`` -> ``1-1``); other text that is
not ASCII becomes eight hexadecimal digits of its SHA-256, so that it depends on the words alone. A table
whose natural key counts rows says by ``identified_by`` which words name a row instead,
and by ``named_whole`` that they do so together, as twelve digits
(docs/decisions/0014-identifiers-from-content.md).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from generator.records.schema import TableSchema
from generator.records.values import Row, Value, to_text

# The row of a table whose column has a value, or None.
FindRow = Callable[[str, str, Value], Row | None]

_NUMERALS = str.maketrans({c: str(i) for i, c in enumerate("〇一二三四五六七八九")})
_OUTLINE = re.compile(r"[〇一二三四五六七八九十百\d（）()、./ ]+")
_NUMERAL_RUN = re.compile(r"[〇一二三四五六七八九十百]+")
_BRACKETS = str.maketrans("（）、", "---")
_SAFE = re.compile(r"[^a-z0-9.]+")
_MAX_ASCII = 40
# Digits of a digest that stands for a whole row, and what parts the words that it is made of.
_LONG, _BETWEEN = 12, "\x1f"
# Words that a slug keeps apart: %, + or a leading minus would be lost in it.
_KEPT_IN_SLUG = re.compile(r"[a-z0-9][a-z0-9.()/_ -]*", re.IGNORECASE)


def make_record_id(table: str, key: Iterable[Value]) -> str:
    """``<table>.<part>.<part>`` in lower-case ASCII, safe in a URL and as an HTML id."""
    return ".".join([table.replace("_", "-"), *(_part(to_text(value).strip()) for value in key)])


def table_of(record_id: str) -> str:
    """The table of the record that an identifier names: the inverse of its first part."""
    return record_id.partition(".")[0].replace("-", "_")


def record_name(schema: TableSchema, row: Row, find: FindRow) -> tuple[str, tuple[str, ...]]:
    """A row's record_id but for the mark of a copy (``~2``), and the words that it is made from.

    Args:
        schema: the row's table.
        row: at least the columns that name it.
        find: looks up the row of another table that an identity part goes through.
    """
    if not schema.identified_by:
        named = tuple(to_text(value).strip() for value in _key_parts(schema, row))
        return make_record_id(schema.name, named), named
    words = tuple(_identity_words(schema, row, find))
    if schema.named_whole:
        return f"{schema.name}.{_digest(_BETWEEN.join(words), _LONG)}", words
    return ".".join([schema.name.replace("_", "-"), *(_word_part(text) for text in words)]), words


def find_nothing(_table: str, _by: str, _value: Value) -> None:
    """For tables whose rows are named by their own columns."""


class RecordNames:
    """Gives each row of some tables a name of its own: the second row of one name has ``~2`` behind it."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}

    def take(self, schema: TableSchema, row: Row, find: FindRow) -> tuple[str, int, bool]:
        """A row's record_id, the how many-th of its name it is, and whether it has the words of the first."""
        base, words = record_name(schema, row, find)
        record_id, copy = base, 1
        while record_id in self._words:
            copy += 1
            record_id = f"{base}~{copy}"
        self._words[record_id] = words
        return record_id, copy, self._words[base] == words


def _key_parts(schema: TableSchema, row: Row) -> Iterator[Value]:
    """The parts of the natural key, without a value that goes without saying.

    Another value is named by its column (``branches.volume-2.3708010100.01``), so that it can't be taken for
    the part that follows.
    """
    for name in schema.key:
        if not schema.by_name[name].implied:
            yield row.get(name)
        else:
            yield from _unless_implied(schema, row, name)


def _unless_implied(schema: TableSchema, row: Row, name: str) -> Iterator[str]:
    """A value with its column's name; nothing for what goes without saying, or has no column yet."""
    text = to_text(row.get(name))
    if text not in {"", schema.by_name[name].implied}:
        yield f"{name}-{text}"


def _identity_words(schema: TableSchema, row: Row, find: FindRow) -> Iterator[str]:
    """The words of each part, without blanks and in one width: a text joined otherwise names the same row."""
    for part in schema.identified_by:
        own = row.get(part.by)
        if not part.table:
            implied = schema.by_name[part.by].implied
            yield from _unless_implied(schema, row, part.by) if implied else (_bare(own),)
            continue
        other = find(part.table, part.by, own)
        # A number that leads nowhere is told by the check of foreign keys; its row keeps the number.
        yield _bare(own if other is None else other.get(part.column))


def _bare(value: Value) -> str:
    return _bare_text(to_text(value))


# Many rows are named by the same sentence.
@lru_cache(maxsize=1 << 12)
def _bare_text(text: str) -> str:
    return "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())


# Rows of one table share the words of their programme, agency or form.
@lru_cache(maxsize=1 << 12)
def _word_part(words: str) -> str:
    """Words as a part of an identifier: spelt out only where that loses nothing."""
    spelt = not words or _KEPT_IN_SLUG.fullmatch(words) or _OUTLINE.fullmatch(words)
    return _part(words) if spelt else _digest(words)


@lru_cache(maxsize=1 << 12)
def _part(text: str) -> str:
    if not text:
        return "-"
    if _OUTLINE.fullmatch(text):
        text = _NUMERAL_RUN.sub(lambda m: _arabic(m[0]), text).translate(_BRACKETS)
    if text.isascii():
        slug = _SAFE.sub("-", text.lower()).strip("-.")
        if slug and len(slug) <= _MAX_ASCII and _SAFE.sub("", text.lower()):
            return slug
    return _digest(text)


def _digest(text: str, digits: int = 8) -> str:
    return "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


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
