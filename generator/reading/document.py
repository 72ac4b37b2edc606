"""A source text as numbered lines: what every parser reads and every record points back to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.errors import Problem, ProblemError
from generator.language.ideographs import fold_forms
from generator.language.widths import without_invisible
from generator.reading.encoding import decode
from generator.reading.pages import PageMap
from generator.reading.symbol_glyphs import fold_glyphs

# Only these end a line. str.splitlines() also cuts at U+0085, U+2028 and form feeds, which would shift
# every line number against what an editor shows.
_LINE_END = re.compile(r"\r\n|\n|\r")
MAX_LINE_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, without its line end.

    Attributes:
        number: its 1-based number.
        text: its characters for reading: unified ideographs for their other forms, signs for the bullets of
            symbol fonts, no marks that nobody sees, what a person restored. Everything that is parsed is
            parsed from this.
        as_came: exactly as extracted, where that is another text.
    """

    number: int
    text: str
    as_came: str | None = None

    @property
    def printed(self) -> str:
        """The text exactly as extracted; it is published as the line."""
        return self.text if self.as_came is None else self.as_came

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return not self.text.strip()

    @property
    def stripped(self) -> str:
        """The text without white space at its ends."""
        return self.text.strip()


@dataclass(frozen=True, slots=True)
class LineNote:
    """How far a line's characters can be trusted (``inferred``, ``uncertain``), and why, as a zh sentence."""

    certainty: Literal["inferred", "uncertain"]
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text.

    Attributes:
        name: how messages call the file (relative path).
        lines: all lines in order; ``lines[i].number == i + 1``.
        encoding: what the bytes were decoded with.
        sha256: hexadecimal digest of the file's bytes.
        pages: pages of the file that the text was made from, where they are known.
        withheld: how many characters of a line are published nowhere; 略 stands in their place.
        notes: lines with characters that were damaged; every row that is read from one says so.
    """

    name: str
    lines: tuple[Line, ...]
    encoding: str
    sha256: str
    pages: PageMap = field(default_factory=PageMap)
    notes: Mapping[int, LineNote] = field(default_factory=dict)
    withheld: Mapping[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def line(self, number: int) -> Line:
        """The line with this 1-based number."""
        return self.lines[number - 1]

    def between(self, first: int, last: int) -> tuple[Line, ...]:
        """Lines ``first`` to ``last``, both included; an empty tuple where ``last < first``."""
        return self.lines[max(first, 1) - 1 : max(last, 0)]


def document_from_text(text: str, name: str = "text", encoding: str = "utf-8") -> Document:
    """A document from characters in memory; ``sha256`` is that of their UTF-8 form.

    A last empty piece after the final line end is no line, as in an editor.
    """
    pieces = _LINE_END.split(text.removeprefix("\ufeff"))
    if pieces and pieces[-1] == "":
        pieces.pop()
    lines = tuple(folded_line(number, piece) for number, piece in enumerate(pieces, start=1))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, lines, encoding, digest)


def folded_line(number: int, piece: str) -> Line:
    """A line of these printed characters, with the text that is read from it."""
    text = fold_glyphs(fold_forms(without_invisible(piece)))
    return Line(number, text) if text == piece else Line(number, text, piece)


def read_document(path: Path, name: str | None = None) -> Document:
    """Read a source text.

    Raises:
        ProblemError: READ-MISSING where the file can't be read; what `decode` raises;
            READ-LINE-LENGTH for a line longer than any printed page could make.
    """
    name = name or path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ProblemError(
            [Problem("READ-MISSING", name, None, reason, "a readable file", "Check the path and its rights.")]
        ) from error
    decoded = decode(data, name)
    document = document_from_text(decoded.text, name, decoded.encoding)
    too_long = [line.number for line in document if len(line.text) > MAX_LINE_CHARACTERS]
    if too_long:
        raise ProblemError(
            Problem(
                "READ-LINE-LENGTH",
                name,
                number,
                f"a line of {len(document.line(number).text)} characters",
                f"at most {MAX_LINE_CHARACTERS}",
                "Extract the text again so that printed lines stay lines.",
            )
            for number in too_long
        )
    return Document(name, document.lines, decoded.encoding, hashlib.sha256(data).hexdigest())
