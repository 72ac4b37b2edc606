"""Bytes of a source text to characters, saying which encoding they were in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from generator.errors import Problem, ProblemError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a Taiwanese office writes when it does not write UTF-8: tried in this order before guessing.
_LEGACY = ("big5", "cp950", "big5hkscs")
_MAX_CONTROL_SHARE = 0.01
# But for tabs and what ends lines and pages.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source text and the name of the encoding it was read with (``utf-8`` is the normal case)."""

    text: str
    encoding: str


def decode(data: bytes, file: str) -> Decoded:
    """Decode ``data`` as UTF-8, or as the encoding that its bytes show.

    Raises:
        ProblemError: READ-EMPTY for a file without text, READ-BINARY for one that is no text,
            READ-ENCODING for one in no encoding that can be told with certainty.
    """
    if not data.strip():
        raise ProblemError([_problem("READ-EMPTY", file, "an empty file", "the text of a report")])
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data, encoding, file)
    if b"\x00" in data[:4096]:
        return _checked_utf16_without_bom(data, file)
    try:
        return Decoded(_reject_binary(data.decode("utf-8"), file), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, file, error)


def _checked(data: bytes, encoding: str, file: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProblemError(
            [_problem("READ-ENCODING", file, f"bytes that are not {encoding}", "one encoding", line)]
        ) from error
    return Decoded(_reject_binary(text, file), encoding)


def _checked_utf16_without_bom(data: bytes, file: str) -> Decoded:
    """UTF-16 without a mark shows in its line ends; any other null byte means a binary file."""
    for encoding, newline in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if newline in data and len(data) % 2 == 0:
            try:
                return Decoded(_reject_binary(data.decode(encoding), file), encoding)
            except (UnicodeDecodeError, ProblemError):
                continue
    raise ProblemError([_problem("READ-BINARY", file, "null bytes", "the text of a report")])


def _legacy(data: bytes, file: str, error: UnicodeDecodeError) -> Decoded:
    for encoding in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_chinese(text):
            return Decoded(_reject_binary(text, file), encoding)
    best = from_bytes(data).best()
    if best is not None and _looks_chinese(str(best)):
        return Decoded(_reject_binary(str(best), file), best.encoding)
    line = data.count(b"\n", 0, error.start) + 1
    control = sum(byte < 9 or 13 < byte < 32 for byte in data) / len(data)
    if control > _MAX_CONTROL_SHARE:
        raise ProblemError([_problem("READ-BINARY", file, "bytes that are no text", "a text file", line)])
    raise ProblemError(
        [_problem("READ-ENCODING", file, "bytes that are not UTF-8", "UTF-8, UTF-16 or Big5", line)]
    )


def _looks_chinese(text: str) -> bool:
    """Whether a decoding gave text, not accident: common ideographs, hardly any private-use characters."""
    if not text:
        return False
    ideographs = sum("\u4e00" <= c <= "\u9fff" for c in text)
    odd = sum("\ue000" <= c <= "\uf8ff" or (c < " " and c not in "\t\n\r\f") for c in text)
    return ideographs > 0.2 * len(text) and odd <= _MAX_CONTROL_SHARE * len(text)


def _reject_binary(text: str, file: str) -> str:
    control = len(_CONTROL.findall(text))
    if control > max(_MAX_CONTROL_SHARE * len(text), 16):
        raise ProblemError([_problem("READ-BINARY", file, f"{control} control characters", "a text file")])
    if not text.strip("\ufeff \t\r\n\f"):
        raise ProblemError([_problem("READ-EMPTY", file, "a file without text", "the text of a report")])
    return text


def _problem(code: str, file: str, seen: str, expected: str, line: int | None = None) -> Problem:
    remedies = {
        "READ-EMPTY": "Export the report's text again and check that the file holds it.",
        "READ-BINARY": "Give a text file, a PDF or a workbook.",
        "READ-ENCODING": "Save the text as UTF-8 and run the command again.",
    }
    return Problem(code, file, line, seen, expected, remedies[code])
