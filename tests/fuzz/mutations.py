"""Broken and hostile texts made from the real reports: the same seed gives the same text.

A case is a stretch of a report to which some mutations were applied, as bytes that a command would meet.
"""

import functools
import random
from collections.abc import Callable
from dataclasses import dataclass

from generator.reading.document import read_document
from tests.tooling.tracked import ROOT

SCRIPT = "<script>fuzz()</script>"
# Each of these would be seen again, unchanged, where a text is taken for markup or a template.
MARKUP = (
    SCRIPT,
    "<img src=x onerror=fuzz()>",
    "</td></tr></table><iframe src=//fuzz>",
    "[fuzz](javascript:fuzz())",
    "![fuzz](//fuzz/x.png)",
    "{{ 7919 * 104729 }}",
    "{% include 'fuzz' %}",
    "{{ config.__class__.__init__.__globals__ }}",
    "<!-- fuzz",
    "]]>",
    "&lt;script&gt;",
    "<svg/onload=fuzz()>",
    "`fuzz`{.fuzz onclick=fuzz()}",
    "--8<-- 'fuzz.md'",
)
PATHS = (
    "../../../fuzz",
    "/etc/fuzz",
    "..\\..\\fuzz",
    "fuzz\x00.csv",
    "CON",
    "~/fuzz",
    "file:///fuzz",
    "a/" * 200,
)
FORMULAS = (
    '=HYPERLINK("//fuzz")',
    "+1+1|' /C fuzz'!A0",
    "@SUM(A1)",
    "-2+3",
    "\t=1",
    "＝1＋1",
    '=cmd|"/c fuzz"!A1',
)
DIRECTIONS = ("\u202e", "\u2066", "\u200f", "\u202d", "\ufeff", "\u200b", "\u2028", "\u0085", "\x0c", "\x0b")
CONTROLS = ("\x00", "\x07", "\x1b[31m", "\x1b]0;fuzz\x07", "\x7f", "\x08", "\r", "\ud800")
ENCODINGS = ("big5", "cp950", "utf-16", "utf-16-le", "utf-8-sig", "gb18030", "utf-32", "latin-1", "shift_jis")
SHELL = ("$(touch fuzz)", "`touch fuzz`", "; touch fuzz", "| touch fuzz", "' ; touch fuzz #", "\n!touch fuzz")


@dataclass(frozen=True)
class Case:
    """A text to read.

    Attributes:
        seed: what it was made from.
        family: of the report that it was a part of.
        names: names of the mutations, in order.
        data: the bytes.
    """

    seed: int
    family: str
    names: tuple[str, ...]
    data: bytes


@functools.cache
def reports() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Family and lines of each real report, by the name of its file."""
    families = ("annual-plan", "business-report", "infra-review", "st-plan", "unit-budget")
    found = []
    for path in sorted((ROOT / "data" / "sources").glob("*.txt")):
        family = next((name for name in families if f"-{name}-" in path.stem), None)
        if family is not None:
            found.append((family, tuple(line.text for line in read_document(path))))
    return tuple(found)


def make_case(seed: int, longest: int = 260) -> Case:
    """The case of a seed: a stretch of at most ``longest`` lines, one to four mutations."""
    rng = random.Random(seed)  # noqa: S311 - cases, not secrets
    family, source = reports()[seed % len(reports())]
    size = rng.randint(longest // 4, longest)
    start = rng.choice((0, rng.randrange(max(1, len(source) - size))))
    lines = list(source[start : start + size])
    names = []
    for _ in range(rng.randint(1, 4)):
        name = rng.choice(sorted(MUTATIONS))
        lines = MUTATIONS[name](rng, lines) or [""]
        names.append(name)
    text = "\n".join(lines) + "\n"
    data = text.encode("utf-8", "surrogatepass")
    if rng.random() < 0.15:
        name = rng.choice(sorted(BYTES))
        data = BYTES[name](rng, text)
        names.append(name)
    return Case(seed, family, tuple(names), data)


def _some(rng: random.Random, lines: list[str], most: int = 12) -> list[int]:
    return sorted({rng.randrange(len(lines)) for _ in range(rng.randint(1, most))})


def _changed(rng: random.Random, lines: list[str], change: Callable[[str], str], most: int = 12) -> list[str]:
    places = set(_some(rng, lines, most))
    return [change(line) if i in places else line for i, line in enumerate(lines)]


def _insert(rng: random.Random, line: str, piece: str) -> str:
    place = rng.randint(0, len(line))
    return line[:place] + piece + line[place:]


def cut_lines(rng, lines):
    """Lines cut short, as a page that the extraction lost the edge of."""
    return _changed(rng, lines, lambda line: line[: rng.randint(0, len(line))], 40)


def drop_lines(rng, lines):
    """Lines that are gone."""
    gone = set(_some(rng, lines, 40))
    return [line for i, line in enumerate(lines) if i not in gone]


def double_lines(rng, lines):
    """Lines or a whole block printed twice."""
    i, j = sorted(rng.randrange(len(lines)) for _ in range(2))
    return lines[:j] + lines[i:j] + lines[j:]


def shuffle_lines(rng, lines):
    """A block in another order."""
    i, j = sorted(rng.randrange(len(lines) + 1) for _ in range(2))
    block = lines[i:j]
    rng.shuffle(block)
    return lines[:i] + block + lines[j:]


def join_lines(rng, lines):
    """Lines that lost their ends: up to all of them one long line."""
    i, j = sorted(rng.randrange(len(lines) + 1) for _ in range(2))
    return [*lines[:i], "".join(lines[i:j]), *lines[j:]]


def wrap_lines(rng, lines):
    """Every line cut after some characters."""
    width = rng.choice((1, 2, 3, 7, 20, 38))
    return [line[i : i + width] for line in lines for i in range(0, max(len(line), 1), width)][:4000]


def swap_characters(rng, lines):
    """Characters in another order."""
    return _changed(rng, lines, lambda line: "".join(rng.sample(line, len(line))))


def change_digits(rng, lines):
    """Other digits, separators and signs."""
    table = str.maketrans({c: rng.choice("0123456789,.-△()％") for c in "0123456789"})
    return _changed(rng, lines, lambda line: line.translate(table), 40)


def huge_numbers(rng, lines):
    """Numbers and years that nothing can hold."""
    number = rng.choice(
        ("9" * 400, "1e999999999", "-" + "0" * 300, "９" * 50, "٣" * 9, "²³", "〇" * 60, "億" * 99)
    )
    return _changed(rng, lines, lambda line: _insert(rng, line, number))


def markup(rng, lines):
    """HTML, Markdown and template code."""
    return _changed(rng, lines, lambda line: _insert(rng, line, rng.choice(MARKUP)), 40)


def path_names(rng, lines):
    """Names that are paths."""
    return _changed(rng, lines, lambda line: _insert(rng, line, rng.choice(PATHS)))


def shell_words(rng, lines):
    """What a shell would run."""
    return _changed(rng, lines, lambda line: _insert(rng, line, rng.choice(SHELL)))


def formulas(rng, lines):
    """Cells and lines that begin like a formula."""
    return _changed(rng, lines, lambda line: rng.choice(FORMULAS) + line, 30)


def directions(rng, lines):
    """Invisible characters and marks that turn the direction."""
    return _changed(rng, lines, lambda line: _insert(rng, line, rng.choice(DIRECTIONS)), 40)


def controls(rng, lines):
    """A few control characters; many would be a binary file."""
    return _changed(rng, lines, lambda line: _insert(rng, line, rng.choice(CONTROLS)), 6)


def blank_lines(rng, lines):
    """Blank lines everywhere, or none at all."""
    if rng.random() < 0.5:
        return [line for line in lines if line.strip()]
    return [piece for line in lines for piece in (line, rng.choice(("", " ", "\u3000", "\t")))]


def no_spaces(rng, lines):
    """Text without any blank, or full of them."""
    gap = rng.choice(("", " ", "\u3000", "\xa0"))
    return [gap.join(line.split()) if gap == "" else gap.join(line) for line in lines]


def nested(rng, lines):
    """Brackets, marks and quotes opened over and over and never closed."""
    piece = rng.choice(
        ("（", "((", "「『", "【", "[[", "<div>", "|", "| |", "壹、", "（一）", "1.", "{{")
    ) * rng.choice((50, 1000, 5000))
    return _changed(rng, lines, lambda line: _insert(rng, line, piece), 3)


def repeated(rng, lines):
    """One piece of a line over and over: what a bad pattern would try in all ways."""

    def stretch(line: str) -> str:
        start = rng.randrange(len(line) + 1)
        return line[:start] + line[start : start + rng.randint(1, 6)] * rng.choice((40, 400, 3000))

    return _changed(rng, lines, stretch, 3)


def long_line(rng, lines):
    """One line of up to a million characters."""
    size = rng.choice((10_000, 150_000, 1_000_000))
    words = "".join(lines) or "x"
    line = (words * (size // len(words) + 1))[:size]
    place = rng.randint(0, len(lines))
    return [*lines[:place], line, *lines[place:]]


def spliced(rng, lines):
    """A stretch of another report in the middle."""
    _, other = reports()[rng.randrange(len(reports()))]
    start = rng.randrange(len(other))
    place = rng.randint(0, len(lines))
    return [*lines[:place], *other[start : start + rng.randint(1, 80)], *lines[place:]]


def other_marks(rng, lines):
    """Outline marks and units swapped for others."""
    marks = list("壹貳參肆伍陸柒捌玖一二三四五六七八九十甲乙丙（）()、．.｜|：:年月日千億萬元％%")
    table = str.maketrans({c: rng.choice(marks) for c in rng.sample(marks, 6)})
    return [line.translate(table) for line in lines]


def tables_torn(rng, lines):
    """Cell borders lost, doubled or moved."""
    return [
        line.replace("|", rng.choice(("", "||", "| |", "|"))) if "|" in line else line.replace("\t", "|", 1)
        for line in lines
    ]


MUTATIONS: dict[str, Callable[[random.Random, list[str]], list[str]]] = {
    function.__name__: function
    for function in (
        cut_lines,
        drop_lines,
        double_lines,
        shuffle_lines,
        join_lines,
        wrap_lines,
        swap_characters,
        change_digits,
        huge_numbers,
        markup,
        path_names,
        shell_words,
        formulas,
        directions,
        controls,
        blank_lines,
        no_spaces,
        nested,
        repeated,
        long_line,
        spliced,
        other_marks,
        tables_torn,
    )
}


def another_encoding(rng: random.Random, text: str) -> bytes:
    """The text in an encoding that an office may have saved it in."""
    return text.encode(rng.choice(ENCODINGS), "replace")


def two_encodings(rng: random.Random, text: str) -> bytes:
    """The beginning in one encoding, the rest in another."""
    place = rng.randint(0, len(text))
    return text[:place].encode("utf-8", "replace") + text[place:].encode(rng.choice(ENCODINGS), "replace")


def null_bytes(rng: random.Random, text: str) -> bytes:
    """Null bytes in between."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rng.randint(1, 40)):
        data.insert(rng.randint(0, len(data)), 0)
    return bytes(data)


def flipped_bits(rng: random.Random, text: str) -> bytes:
    """Bytes of a damaged disk."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rng.randint(1, 60)):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def truncated(rng: random.Random, text: str) -> bytes:
    """A file that ends in the middle of a character."""
    data = text.encode("utf-8", "replace")
    return data[: rng.randint(0, len(data))]


BYTES: dict[str, Callable[[random.Random, str], bytes]] = {
    function.__name__: function
    for function in (another_encoding, two_encodings, null_bytes, flipped_bits, truncated)
}
