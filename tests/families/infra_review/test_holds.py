"""A review in which the heading of one table or section is lost can't pass as understood."""

import pytest

from generator.checking.structure import structure_problems
from generator.families.infra_review import FAMILY
from tests.families.infra_review.reviews import excerpt, read

# The seventh programme: every table and section, each short.
WHOLE = excerpt(1801, 2021)


def missing(text: str) -> list[str]:
    found = structure_problems(FAMILY.holds, read(text).tables, "review.txt")
    return [problem.seen.removeprefix("no row of ") for problem in found]


def test_a_whole_programme_lacks_nothing():
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("heading", "lacks"),
    [
        ("一、計畫期程", "一、計畫期程 in the table programmes"),
        ("二、特別預算執行情形", "特別預算執行情形 in the table special_budget"),
        ("三、進度執行情形", "進度執行情形 in the table progress"),
        ("貳、重要執行成果", "貳、重要執行成果及里程碑達成情形 in the table milestones"),
        ("一、工作指標", "一、工作指標 in the table indicators"),
        ("二、效益指標", "二、效益指標 in the table indicators"),
        ("參、總體績效目標", "績效指標 in the table indicators"),
        ("肆、重大落後計畫", "肆、重大落後計畫之落後原因及因應對策 in the table lag_items"),
        ("伍、經濟效益", "伍、經濟效益 in the table benefit_items"),
        ("陸、檢討與建議", "陸、檢討與建議 in the table recommendations"),
    ],
)
def test_a_lost_heading_is_missed(heading, lacks):
    lines = WHOLE.split("\n")
    kept = [line for line in lines if heading not in line]
    assert len(kept) == len(lines) - 1
    assert lacks in missing("\n".join(kept))
