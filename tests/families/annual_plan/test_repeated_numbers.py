"""A plan that numbers two goals or two strategies alike is read whole, and told."""

from tests.families.annual_plan.plans import column, parse_text

TEXT = """某部115年度施政計畫
壹、年度施政目標及策略
一、強化產業韌性
（一）推動甲案：辦理輔導。
（一）推動乙案：辦理補助。
一、落實能源轉型
（一）推動丙案：辦理查核。
"""


def test_a_goal_whose_number_is_used_gets_the_next_free_one_and_both_strategies_stay():
    found = parse_text(TEXT)
    assert column(found, "goals", "goal_no", "title") == [(1, "強化產業韌性"), (2, "落實能源轉型")]
    assert [goal.certainty for goal in found.tables["goals"]] == ["printed", "derived"]
    assert "報告重複使用編號「一、」" in found.tables["goals"][1].note
    assert column(found, "strategies", "goal_no", "strategy_no", "occurrence", "heading") == [
        (1, 1, 1, "推動甲案"),
        (1, 1, 2, "推動乙案"),
        (2, 1, 1, "推動丙案"),
    ]
    told = {(p.line, p.code, p.severity) for p in found.problems}
    assert told == {(line, "PARSE-NUMBERING", "warning") for line in (4, 5, 6)}
