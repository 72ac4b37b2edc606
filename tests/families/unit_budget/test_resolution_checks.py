"""Numbers that resolutions of the legislature state, each held against what can be compared with it alone."""

from typing import Any

import pytest

from generator.families.unit_budget.checks import resolutions as module
from generator.families.unit_budget.checks.resolutions import check_resolutions
from generator.records.record import Record
from generator.yaml_files import load_yaml
from tests.tooling.tracked import ROOT

WORDS: dict[str, str] = load_yaml(ROOT / "generator/families/unit_budget/checks/left_out.yml")

LEFT_OUT = "（不計入增資台灣電力股份有限公司計畫）"
BUDGETS = "113 年度主管預算及單位預算{}分別較 112 年度增加 209.42 及 87.97 億元，惟近年受疫情衝擊。"
OTHER = (
    "113 年度主管預算案及單位預算案{}分別較 112 年度減少 290 億 5,797 萬 7 千元及 412 億 0,279 萬 6 千元。"
)


def verdicts(*resolutions: str) -> list[tuple[str, str]]:
    rows = [
        Record(
            "resolutions",
            f"resolutions.{n}",
            {"resolution": text, "numeral": str(n)},
            (n,),
            "printed",
            "",
        )
        for n, text in enumerate(resolutions, 1)
    ]
    return [(i.verdict, i.explanation) for i in check_resolutions({"resolutions": rows})]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", "unresolved"),
        (LEFT_OUT, LEFT_OUT, "unresolved"),
        # Both changes differ by the capital that one leaves out: nothing contradicts anything.
        (LEFT_OUT, "", "not_computed"),
        ("", LEFT_OUT, "not_computed"),
    ],
)
def test_budgets_are_compared_where_neither_resolution_leaves_out_what_the_other_counts(
    first: str, second: str, expected: str
) -> None:
    found = verdicts(BUDGETS.format(first), OTHER.format(second))
    assert [verdict for verdict, _ in found] == [expected, expected]
    assert all(("不計入增資台灣電力股份有限公司計畫" in why) is (first != second) for _, why in found)


@pytest.mark.parametrize(
    ("last", "expected"),
    [("116", "unresolved"), ("117", "holds"), ("118", "holds"), ("119", "unresolved")],
)
def test_a_term_need_not_begin_with_a_year_and_is_no_longer_than_its_years(last: str, expected: str) -> None:
    assert [verdict for verdict, _ in verdicts(f"計畫期程均為 5 年，113 至 {last} 年。")] == [expected]


@pytest.mark.parametrize("word", WORDS)
def test_each_word_leaves_something_out(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> set[str]:
        return {verdict for verdict, _ in verdicts(BUDGETS.format(WORDS[word]), OTHER.format(""))}

    def fewer(_: Any) -> dict[str, str]:
        return {other: bracket for other, bracket in WORDS.items() if other != word}

    assert found() == {"not_computed"}
    monkeypatch.setattr(module, "load_yaml", fewer)
    module.left_out.cache_clear()
    assert found() == {"unresolved"}
    module.left_out.cache_clear()
