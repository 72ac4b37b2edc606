"""Texts that were cut, wrapped, mixed up or damaged: nothing is invented, nothing crashes or takes long."""

import random
import re
import time
from collections.abc import Callable

import pytest

from generator.families.annual_plan import FAMILY
from generator.reading.document import document_from_text
from tests.examples import first, is_thorough
from tests.families.annual_plan.plans import SOURCE, parse_text, plan_of, real_plan
from tests.patience import IN_PROPORTION, PROCESSOR_SECONDS, growth

LINES = SOURCE.read_text("utf-8").splitlines()
HEADS = ("工作計畫名稱重要計畫項目計畫", "類別實施內容")


def hard_wrapped(width: int) -> str:
    pieces = [line[i : i + width] for line in LINES for i in range(0, len(line), width)]
    return "\n".join(pieces)


@pytest.mark.parametrize("width", first(2, [14, 27, 20, 40]))
def test_a_hard_wrap_changes_nothing(width: int) -> None:
    parsed = parse_text(hard_wrapped(width))
    read, whole = plan_of(parsed), plan_of(real_plan())
    assert (read.goals, read.rows) == (whole.goals, whole.rows)
    assert "".join(read.preamble) == "".join(whole.preamble)
    assert parsed.ledger.unread() == []


@pytest.mark.parametrize("per_page", first(2, [11, 80, 35]))
def test_other_page_breaks_change_nothing_but_the_pages(per_page: int) -> None:
    """A page may begin anywhere: inside a name, inside a sentence, between the halves of a category."""
    bare = [re.sub(r"^8-\d+(?=\D)", "", line) for line in LINES]
    bare = [line for line in bare if line not in HEADS]
    table = bare.index("貳、年度重要計畫")
    lines: list[str] = []
    for position, line in enumerate(bare):
        label = f"17-{position // per_page + 1}" if position % per_page == 0 else ""
        if position == table:
            lines += [label + line, *HEADS]
        elif position > table and label:
            lines += [label + HEADS[0], HEADS[1], line]
        else:
            lines.append(label + line)
    parsed = parse_text("\n".join(lines))
    assert plan_of(parsed) == plan_of(real_plan())
    last_page = (len(bare) - 1) // per_page + 1
    assert parsed.pages.labels[-1] == f"17-{last_page}"


def test_white_space_and_line_ends_change_nothing() -> None:
    for text in (
        "\r\n".join(LINES),
        "\n\n".join(LINES),
        "\n".join(f"  {line}\u3000" for line in LINES),
        "\n".join(re.sub(r"^(8-\d+)(?=\D)", r"\1\n", line) for line in LINES),
    ):
        assert plan_of(parse_text(text)) == plan_of(real_plan())


def test_rows_in_another_order() -> None:
    records = real_plan().tables["projects"]
    heads = {i for i, line in enumerate(LINES, 1) if re.sub(r"^8-\d+", "", line) in HEADS}
    groups: list[list[int]] = []
    for record in records:
        if not record["work_plan_inherited"]:
            groups.append([])
        groups[-1].append(int(str(record["project_no"])) - 1)
    random.Random(7).shuffle(groups)  # noqa: S311 - the order only has to be repeatable
    order = [number for group in groups for number in group]
    lines = ["8-1工作計畫名稱重要計畫項目計畫", HEADS[1]]
    for number in order:
        numbers = range(records[number].lines[0], records[number].lines[-1] + 1)
        lines += [LINES[n - 1] for n in numbers if n not in heads]
    parsed = parse_text("\n".join(lines))
    whole = plan_of(real_plan()).rows
    assert plan_of(parsed).rows == tuple(whole[number] for number in order)
    assert len(parsed.tables["work_plans"]) == 29


def test_a_text_cut_at_the_end_keeps_what_is_there() -> None:
    whole = plan_of(real_plan())
    for end in range(80, len(LINES), 37 if is_thorough() else 111):
        read = plan_of(parse_text("\n".join(LINES[:end])))
        assert read.goals == whole.goals
        assert read.rows[:-1] == whole.rows[: max(len(read.rows) - 1, 0)]


def test_a_text_cut_at_the_beginning_invents_no_goals() -> None:
    whole = plan_of(real_plan())
    for start in range(90, 700, 43 if is_thorough() else 129):
        parsed = parse_text("\n".join(LINES[start:]))
        rows = plan_of(parsed).rows
        assert parsed.tables["goals"] == []
        # The first row may have lost its head or its work plan; the others are whole.
        assert rows[2:] == whole.rows[len(whole.rows) - len(rows) + 2 :]
        if not rows[0].work_plan:
            assert parsed.tables["projects"][0].certainty == "uncertain"


def damaged(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311 - the damage only has to be repeatable
    lines = list(LINES)
    for _ in range(chance.randint(1, 200)):
        i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
        place = chance.randrange(len(lines[i]) + 1)
        match chance.randrange(6):
            case 0:
                del lines[i]
            case 1:
                lines.insert(i, lines[j])
            case 2:
                lines[i] = lines[i][:place] + lines[i][place + 1 :]
            case 3:
                lines[i] = (
                    lines[i][:place]
                    + chance.choice("。一、（）8-科技發展其他 A1\x00\u3000")
                    + lines[i][place:]
                )
            case 4:
                lines[i], lines[j] = lines[j], lines[i]
            case _:
                lines[i] += lines[j]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", first(6, range(40)))
def test_damaged_texts_are_read_without_a_crash_and_in_time(seed: int) -> None:
    began = time.process_time()
    parsed = parse_text(damaged(seed))
    assert time.process_time() - began < PROCESSOR_SECONDS
    claimed = [number for number, claim in parsed.ledger.entries() if claim.kind != "unread"]
    assert len(claimed) > 0.5 * len(LINES)
    assert list(FAMILY.identities(parsed))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "壹、", "8-1", "工作計畫名稱重要計畫項目計畫\n類別實施內容\n", "其他" * 500]
)
def test_next_to_nothing(text: str) -> None:
    parsed = parse_text(text)
    assert parsed.tables["projects"] == []
    assert list(FAMILY.identities(parsed)) == []


@pytest.mark.parametrize(
    "lines",
    [
        lambda size: [*HEADS, *["科技" * size, "發展" * size] * 5, *["一、" * size] * 3, "（" * size * 5],
        lambda size: [*HEADS, *["強化貿易管理科技", "發展"] * size],
        lambda size: ["工作計畫名稱重要計畫項目實施內容", *["強化貿易"] * size, "辦理" * size * 2 + "。"],
    ],
)
def test_long_runs_take_time_in_proportion(lines: Callable[[int], list[str]]) -> None:
    assert growth(lambda size: parse_text("\n".join(lines(size))), 300) < IN_PROPORTION


def test_what_the_family_recognises() -> None:
    def sure(text: str) -> float:
        return FAMILY.recognise(document_from_text(text))

    assert sure("\n".join(LINES)) == 1.0
    assert sure("\n".join(LINES[140:])) >= 0.5
    assert sure("\n".join(LINES[:70])) >= 0.5
    for other in (
        "ida-unit-budget-114",
        "moea-infra-review-110",
        "moea-business-report-113",
        "ey-st-plan-114-117",
    ):
        assert sure((SOURCE.parent / f"{other}.txt").read_text("utf-8")) < 0.5
