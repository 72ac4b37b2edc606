"""Changes of the lines of a text, each with a dice: a torn page, a bad extraction, a hostile hand."""

import random
from collections.abc import Callable

from tests.fuzz.hostile import CONTROLS, DIRECTIONS, FORMULAS, MARKUP, PATHS, SHELL
from tests.fuzz.real_reports import reports


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
