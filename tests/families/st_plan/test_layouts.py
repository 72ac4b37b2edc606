"""Copies of the plan in another layout say the same: other bullets, page breaks, line widths and brackets."""

import random
import re
import textwrap
from collections.abc import Callable

import pytest

from generator.families.st_plan import FAMILY
from tests.examples import first
from tests.families.st_plan.plans import content, read, real, row, source

LINES = source().split("\n")
Change = Callable[[str], str]


def cut(line: str, width: int) -> list[str]:
    return [line[i : i + width] for i in range(0, len(line), width)] or [""]


MARKER = re.compile(
    r"[ *]*(?:- )?"
    r"(?:[(（][\d一二三四五六七八九十]+[)）]|\d{1,2}\.|[IVXivx]+\.|[一二三四五六七八九十]+、|目標.：)? ?"
)


def filled_behind_markers(line: str, width: int) -> list[str]:
    """A line cut where what stands behind bullet and number has filled a width, which the marker exceeds."""
    marker = MARKER.match(line)
    length = marker.end() if marker else 0
    first, *rest = cut(line[length:], width)
    return [line[:length] + first, *rest]


def other_page_breaks(seed: int, share: float, gap: int) -> str:
    """Every so many long lines cut in two by blank lines, at any character."""
    chance = random.Random(seed)  # noqa: S311
    lines: list[str] = []
    for line in LINES:
        if "\t" not in line and len(line.strip()) > 60 and chance.random() < share:
            place = chance.randrange(15, len(line) - 5)
            lines += [line[:place], *[""] * gap, line[place:].lstrip()]
        else:
            lines.append(line)
    return "\n".join(lines)


def at_page_breaks(lines: str) -> Change:
    """``lines`` at every page break that the source left, with ``{}`` for the number of the page."""

    def change(text: str) -> str:
        pages = iter(range(1, 500))
        return re.sub(r"\n{4,}", lambda _: f"\n\n{lines.format(next(pages))}\n\n", text)

    return change


def put(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    """``new`` wherever the text has the pattern."""
    return lambda text: re.sub(pattern, new, text)


MARKS = "¹²³⁴⁵⁶"
PROJECTION = """年度\t整體科技預算\tGDP 預估數\t占比
2025 年度\t1,595\t268,148\t0.60
2026 年度\t1,800\t276,192\t0.65
2027 年度\t1,890\t284,478\t0.66
2028 年度\t1,985\t293,013\t0.68
"""
CHANGES: dict[str, Change] = {
    "bullets of another kind": put(r"(?m)^ ?- (?=[(\dIVXivx])", "●"),
    "bullets without blanks": put(r"(?m)^ ?- (?=[(\dIVXivx])", "－"),
    "page numbers": at_page_breaks("{}"),
    "page numbers between dashes": at_page_breaks("- {} -"),
    "running head": at_page_breaks("國家科學技術發展計畫（民國 114 年至 117 年）"),
    "no blanks at line ends": put(r"(?m)[ \t]+$", ""),
    "units in brackets": put(r"(?m)^單位：(.+)$", r"（單位：\1）"),
    "unit in the caption": put(r"(?m)^(表 3 .+)\n\n.*\n單位：%$", r"\1（單位：%）"),
    "footnotes in brackets": put(f" ([{MARKS}])(?=\t)", lambda m: f"（註{MARKS.index(m[1]) + 1}）"),
    "a projection with a row for each year": put(r"(?m)^年度\t2025 年度(?:.*\n){4}", PROJECTION),
}
# Changes of different places: every run reads them in few copies, the long tests each of them alone.
TOGETHER = (
    ("page numbers",),
    ("bullets without blanks", "unit in the caption", "running head"),
    (
        "units in brackets",
        "footnotes in brackets",
        "a projection with a row for each year",
        "bullets of another kind",
        "no blanks at line ends",
        "page numbers between dashes",
    ),
)
LAYOUTS = {
    **{name: change(source()) for name, change in CHANGES.items()},
    "cut after 36 characters": "\n".join(p for line in LINES for p in cut(line, 36)),
    "cut after 40 characters": "\n".join(p for line in LINES for p in cut(line, 40)),
    "filled behind markers": "\n".join(
        p for x in LINES for p in ([x] if "\t" in x else filled_behind_markers(x, 34))
    ),
    "prose cut after 33": "\n".join(p for x in LINES for p in ([x] if "\t" in x else cut(x, 33))),
    "prose wrapped at blanks": "\n".join(
        p for x in LINES for p in ([x] if "\t" in x else textwrap.wrap(x, 60) or [""])
    ),
    "no blank lines": re.sub(r"\n\s*\n+", "\n", source()),
    "one blank line at page breaks": re.sub(r"\n\n+", "\n\n", source()),
    "Windows line ends": source().replace("\n", "\r\n"),
    "no bullets": re.sub(r"(?m)^ ?- (?=[(\dIVXivx])", "", source()),
    "full-width brackets": re.sub(r"(?m)^((?: ?- )?)\((\d+)\)", r"\1（\2）", source()),
    "other page breaks": other_page_breaks(1, 0.1, 3),
}


def test_every_change_stands_in_a_copy_of_every_run() -> None:
    assert sorted(name for names in TOGETHER for name in names) == sorted(CHANGES)


@pytest.mark.parametrize("names", first(2, TOGETHER), ids=" and ".join)
def test_changes_together_give_the_same_rows(names: tuple[str, ...]) -> None:
    text = source()
    for name in names:
        changed = CHANGES[name](text)
        assert changed != text, name
        text = changed
    assert_same_rows(text)


@pytest.mark.parametrize(
    "layout", [*first(0, CHANGES), *first(1, [name for name in LAYOUTS if name not in CHANGES])]
)
def test_another_layout_gives_the_same_rows(layout: str) -> None:
    assert LAYOUTS[layout] != source()
    assert_same_rows(LAYOUTS[layout])


def assert_same_rows(text: str) -> None:
    plan = read(text)
    same, found = content(real()), content(plan)
    assert {table: found[table] ^ same[table] for table in same if found[table] != same[table]} == {}
    assert plan.ledger.unread() == []
    assert FAMILY.recognise(plan.document) == 1.0


def test_printed_page_numbers_tell_the_page() -> None:
    plan = read(LAYOUTS["page numbers between dashes"])
    # The number stands at the foot: the break after line 767 is the 35th that the source left.
    first, second = "1.1.2.3(3)", "1.1.2.4"
    assert row(plan, "measure_items", item_code=first).page == "35"
    assert row(plan, "measures", measure_code=second).page == "36"


def test_line_numbers_follow_the_wrapped_copy() -> None:
    plan = read(LAYOUTS["cut after 40 characters"])
    found = row(plan, "measure_items", item_code="4.4.1.1(6)I")
    text = "".join(plan.document.line(number).text for number in found.lines)
    assert text.strip() == "- I. 電網端及發電端，2025 年目標分別為：1,000 MW 及 500 MW。"
