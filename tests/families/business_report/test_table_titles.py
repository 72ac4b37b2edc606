"""Titles of tables, told from sentences that name a table and from headings that only sound alike."""

import pytest

from generator.families.business_report.table_titles import TableTitle, table_title


@pytest.mark.parametrize(
    ("line", "family", "word"),
    [
        ("歲出機關別預算表", "unit-budget", "歲出機關別"),
        ("2. 歲出機關別預算表", "unit-budget", "歲出機關別"),
        ("二、歲 出 計 畫 提 要 及 分 支 計 畫 概 況 表", "unit-budget", "歲出計畫提要"),
        ("經濟部產業發展署人事費彙計表", "unit-budget", "人事費彙計"),
        ("二、特別預算執行情形（截至 110 年 12 月底）", "infra-review", "特別預算執行情形"),
        ("表 4 策略與重要措施分工對應表", "st-plan", "策略與重要措施分工"),
    ],
)
def test_titles_however_they_are_numbered(line: str, family: str, word: str) -> None:
    assert table_title(line) == TableTitle(family, word)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "一、預算執行情形",
        "本部業依立法院決議修正歲出機關別預算表，並送請備查。",
        "有關人事費彙計表所列員額，本部將檢討改進",
        "（一）前瞻基礎建設計畫特別預算執行情形良好，達成率為 96.46%。",
        "貳、年度重要計畫",
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert table_title(line) is None
