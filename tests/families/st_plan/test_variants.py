"""Copies of the plan in another layout say the same; plans of other years, bodies and builds are read too."""

import random
import re
import textwrap
from collections.abc import Callable

import pytest

from generator.families.st_plan import FAMILY
from generator.reading.document import document_from_text
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


@pytest.mark.parametrize("names", TOGETHER, ids=" and ".join)
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


def shifted(text: str, years: int) -> str:
    """Every Gregorian year, and the period on the cover, later by some years."""
    text = re.sub(r"(?<![\d.,])(20[0-4]\d)(?!\d)", lambda m: str(int(m[1]) + years), text)
    return re.sub(r"(?<=民國 )\d{3}(?= 年)|(?<= 年至 )\d{3}(?= 年)", lambda m: str(int(m[0]) + years), text)


def test_the_plan_of_the_next_four_years() -> None:
    plan = read(shifted(source(), 4))
    assert {r["year"] for r in plan.tables["rd_expenditure"]} == set(range(2019, 2028))
    assert [r["year"] for r in plan.tables["budget_projection"]] == [2029, 2030, 2031, 2032]
    assert row(plan, "agency_budgets", agency_name="經濟部", year=2027)["enacted_budget_k_twd"] == 35839430
    item = row(plan, "targets", plan_code="4.4.1.1(5)III")
    assert (item["value"], item["target_year"]) == (28, 2034)
    verdicts = [identity.verdict for identity in FAMILY.identities(plan)]
    assert verdicts == [identity.verdict for identity in FAMILY.identities(real())]


def test_without_cover_and_contents_the_projection_tells_the_first_year() -> None:
    plan = read("\n".join(LINES[30:]))
    assert content(plan) == content(real())


def test_rows_of_a_table_in_another_order() -> None:
    rows = LINES[339:368]
    plan = read("\n".join([*LINES[:339], *reversed(rows), *LINES[368:]]))
    assert content(plan) == content(real())


def test_one_goal_more() -> None:
    start, end = (
        LINES.index("目標四：推動綠色生活及循環經濟，邁向淨零永續"),
        LINES.index("伍、策略與重要措施分工"),
    )
    fifth = [line.replace("目標四：", "目標五：") for line in LINES[start:end]]
    plan = read("\n".join([*LINES[:end], *fifth, *LINES[end:]]))
    assert [len(plan.tables[t]) for t in ("goals", "subgoals", "strategies", "measures")] == [5, 20, 64, 303]
    assert row(plan, "measures", measure_code="5.4.2.5")["strategy_code"] == "5.4.2"
    # The division table does not know the fifth goal: its rows stay with the fourth.
    assert row(plan, "strategy_agencies", strategy_code="4.4.1", agency_order=1)["agency_name"] == "經濟部"
    assert [r for r in plan.tables["strategy_agencies"] if str(r["strategy_code"]).startswith("5")] == []


def renumbered(drop: str, count: str, reset: str) -> str:
    """The chapter of strategies without lines that match ``drop``, those that match ``count`` in sequence."""
    start, end = LINES.index("肆、策略與重要措施"), LINES.index("伍、策略與重要措施分工")
    lines, number = LINES[:start], 0
    for line in LINES[start:end]:
        if re.match(reset, line):
            number = 0
        if re.match(drop, line):
            continue
        match = re.match(count, line)
        if match:
            number += 1
            numeral = CHINESE[number - 1]
            lines.append(f"({numeral}) 策略{numeral}、{line[match.end() :]}")
        else:
            lines.append(line)
    return "\n".join([*lines, *LINES[end:]])


CHINESE = [*"一二三四五六七八九十", *(f"十{c}" for c in "一二三四五六七八九"), "二十"]


def test_one_level_fewer() -> None:
    plan = read(
        renumbered(r"[一二三四五]、", r"(?:\*\*)?[(（][一二三四五六]+[)）] ?策略[一二三四五六]+、", "目標")
    )
    tables = ("goals", "subgoals", "strategies", "measures", "measure_items", "measure_agencies")
    assert [len(plan.tables[t]) for t in tables] == [4, 0, 53, 249, 583, 1068]
    seventh = row(plan, "strategies", strategy_code="1.7")
    assert (seventh["title"], seventh["subgoal_code"]) == (
        "發展中低軌衛星製造技術，建立太空載具發射及相關元件製造能力",
        "",
    )
    assert row(plan, "measures", measure_code="1.7.2")["strategy_code"] == "1.7"
    assert row(plan, "measure_items", item_code="4.10.1(1)I")["parent_code"] == "4.10.1(1)"


def test_contents_without_numbers_tell_the_pages_too() -> None:
    lines = [re.sub(r"^\s*[壹貳參肆伍陸柒捌一二三四]、(?=.*\.{5})", "", line) for line in LINES[:30]]
    assert lines != LINES[:30]
    plan = read("\n".join([*lines, *LINES[30:]]))
    assert content(plan) == content(real())
    chapters = [r for r in real().tables["passages"] if r["outline_level"] == 1]
    assert [r.page for r in plan.tables["passages"] if r["outline_level"] == 1] == [r.page for r in chapters]
    assert chapters[0].page == "1"


def roles_apart() -> str:
    """The plan with a column for the agencies that lead and one for those that support."""
    text = re.sub(
        r"(?m)^(目標\t子目標\t策略\t)措施\t參與部會\t?$", r"\1重要措施\t主辦機關\t協辦機關", source()
    )
    return re.sub(r"(?<=\t)([^\t\n／]{2,4})／([^\t\n／]+)(?=\t|\n)", r"\1\t\2", text)


def test_who_leads_and_who_supports_in_columns_of_their_own() -> None:
    plan = read(roles_apart())
    found = [
        (r["agency_as_printed"], r["role"], r.certainty)
        for r in plan.tables["strategy_agencies"]
        if r["strategy_code"] == "2.1.3"
    ]
    assert found == [
        ("農業部", "lead", "derived"),
        ("經濟部", "support", "derived"),
        ("交通部", "support", "derived"),
    ]
    assert row(plan, "strategy_agencies", strategy_code="1.4.1")["role"] == "lead"
    assert len(plan.tables["measure_agencies"]) > 900
    assert plan.ledger.unread() == []
    assert FAMILY.recognise(plan.document) == 1.0


def test_agencies_of_another_body() -> None:
    names = {
        "國家科學及技術委員會": "研究發展考核委員會",
        "國科會": "研考會",
        "經濟部": "產業發展局",
        "數位發展部": "資訊處",
        "數發部": "資訊處",
    }
    text = source()
    for old, new in names.items():
        text = text.replace(old, new)
    plan = read(text)
    found = [
        (r["agency_as_printed"], r["agency_name"], r["role"])
        for r in plan.tables["strategy_agencies"]
        if r["strategy_code"] == "1.3.3"
    ]
    assert found == [
        ("產業發展局", "產業發展局", "lead"),
        ("農業部", "農業部", "support"),
        ("研考會", "研究發展考核委員會", "support"),
        ("資訊處", "資訊處", "support"),
        ("國防部", "國防部", "support"),
    ]
    assert len(plan.tables["measure_agencies"]) == 1068


@pytest.mark.parametrize("seed", first(4, range(12)))
def test_a_damaged_plan_is_read_without_a_crash(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    start = chance.randrange(len(LINES))
    kept = [line for line in LINES[start:] if chance.random() > 0.3]
    if seed % 3 == 0:
        chance.shuffle(kept)
    text = list("\n".join(kept))
    for _ in range(len(text) // 50):
        text[chance.randrange(len(text))] = chance.choice("()（）一1.\t\n :：I-*表圖目標策略<p>％")
    plan = read("".join(text))
    list(FAMILY.identities(plan))
    printed = sum(not line.blank for line in plan.document)
    claimed = sum(plan.ledger.claimed(line.number) for line in plan.document)
    assert claimed + len(plan.ledger.unread()) == printed


@pytest.mark.parametrize("last", [1, 30, 310, 343, 730, 2000, 2643, 2690, 2938])
def test_a_truncated_plan_keeps_what_stands_before_the_cut(last: int) -> None:
    plan = read("\n".join(LINES[:last]))
    whole = {r["measure_code"]: r["title"] for r in real().tables["measures"]}
    found = {r["measure_code"]: r["title"] for r in plan.tables["measures"]}
    assert len(found) == sum(r.lines[0] <= last for r in real().tables["measures"])
    wrong = [code for code, title in found.items() if whole[code] != title]
    assert len(wrong) <= 1


@pytest.mark.parametrize(
    "text", ["", "\n\n", "壹、", "目標一：", "\t\t", "表 1 甲\n\t乙", "(1)\n" * 500, "（" * 5000]
)
def test_texts_that_are_no_plan(text: str) -> None:
    plan = read(text)
    assert plan.tables["measures"] == []
    assert FAMILY.recognise(document_from_text(text)) < 0.5
