"""Plans of other years, bodies and builds are read too, and so is what is left of a damaged one."""

import random
import re

import pytest

from generator.families.st_plan import FAMILY
from generator.reading.document import document_from_text
from tests.examples import first
from tests.families.st_plan.plans import content, read, real, row, source

LINES = source().split("\n")


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


@pytest.mark.long
def test_without_cover_and_contents_the_projection_tells_the_first_year() -> None:
    plan = read("\n".join(LINES[30:]))
    assert content(plan) == content(real())


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.parametrize("seed", first(2, range(12)))
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


@pytest.mark.parametrize("last", first(3, [730, 2690, 1, 30, 310, 343, 2000, 2643, 2938]))
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
