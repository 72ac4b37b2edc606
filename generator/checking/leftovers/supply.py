"""What a record holds of the lines that it was read from, each sign to be taken once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from generator.checking.leftovers.printed_line import signs_of
from generator.language.partial_date import ROC_OFFSET
from generator.records.record import Record
from generator.records.schema import Field, TableSchema
from generator.records.values import Value


class Supply:
    """Numbers and texts that can account for printed signs.

    A number accounts for one digit group of its value; a text for its signs, once each; a code (proposal)
    for itself alone, never for signs out of it. ``lasting`` texts (words of a form) account for any number
    of lines.
    """

    def __init__(
        self,
        numbers: Iterable[Decimal] = (),
        texts: Iterable[str] = (),
        codes: Iterable[str] = (),
        *,
        lasting: bool = False,
    ) -> None:
        self._numbers = list(numbers)
        own = [signs_of(code) for code in codes]
        self._codes = frozenset(own)
        self._segments = [signs for signs in (*map(signs_of, texts), *own) if signs]
        self._lasting = lasting

    def take_number(self, value: Decimal) -> bool:
        """Account for a digit group, if the number is here and still free."""
        if value not in self._numbers:
            return False
        if not self._lasting:
            self._numbers.remove(value)
        return True

    def take_whole(self, piece: str) -> bool:
        """Account for signs that are all that is left of a text."""
        if piece not in self._segments:
            return False
        if not self._lasting:
            self._segments.remove(piece)
        return True

    def longest(self, signs: str, start: int, *, alone: bool = True) -> tuple[int, int]:
        """(how many signs from ``start`` on a free text holds, index of the text).

        Of equals it is the whole of a text, else the one at the beginning of its text. One sign, or a cell
        of digits, out of the middle of a text is a coincidence, unless it is a line of its own (``alone``).
        """
        best, index, probe = 0, -1, signs[start]
        number = signs.isdecimal()
        for position, segment in enumerate(self._segments):
            if probe not in segment:
                continue
            length = _common(signs, start, segment)
            if segment in self._codes and length < len(segment):
                continue
            piece = signs[start : start + length]
            whole_cell = length == len(signs)
            chance = not alone if whole_cell else length == 1
            if chance and (number or not whole_cell) and not _at_an_end(segment, piece):
                continue
            whole = index >= 0 and self._segments[index] == piece
            better = length > best or (length == best and not whole and _begins(segment, piece))
            if better:
                best, index, probe = length, position, piece
        return best, index

    def take(self, index: int, piece: str) -> None:
        """Use up a piece of the text at ``index``."""
        if self._lasting:
            return
        before, _, after = self._segments[index].partition(piece)
        self._segments[index : index + 1] = [part for part in (before, after) if part]


def printed_fields(schema: TableSchema, *, quotes: bool) -> list[Field]:
    """The columns of a table that hold what is printed; ``quotes``: whether those that repeat text count."""
    return [field for field in schema.fields if field.printed and (quotes or not field.quotes)]


def record_supply(record: Record, fields: Sequence[Field]) -> Supply:
    """The numbers and texts of a record's cells in these columns."""
    numbers: list[Decimal] = []
    texts: list[str] = []
    codes: list[str] = []
    values, forms = record.values, record.printed
    for field in fields:
        if field.name in forms and field.name in values:
            texts.append(forms[field.name])
        else:
            _add(values.get(field.name), numbers, codes if field.labels else texts)
    return Supply(numbers, texts, codes)


def _add(value: Value, numbers: list[Decimal], texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, date):
        numbers += map(Decimal, (value.year, value.year - ROC_OFFSET, value.month, value.day))
    elif value is not None and not isinstance(value, bool):
        numbers.append(Decimal(value))


def _at_an_end(segment: str, piece: str) -> bool:
    return segment.startswith(piece) or segment.endswith(piece)


def _begins(segment: str, piece: str) -> bool:
    """Whether a text begins with a piece that doesn't part its first number."""
    around = segment[len(piece) - 1 : len(piece) + 1]
    return segment.startswith(piece) and not (len(around) > 1 and around.isdecimal())


def _common(signs: str, start: int, segment: str) -> int:
    """Length of the longest stretch of ``signs`` from ``start`` on that stands in ``segment``."""
    low, high = 1, min(len(signs) - start, len(segment))
    if signs[start : start + high] in segment:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if signs[start : start + middle] in segment:
            low = middle
        else:
            high = middle
    return low
