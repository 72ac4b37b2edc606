from datetime import date
from decimal import Decimal

from generator.pages.infra_review.answer import answer
from generator.pages.infra_review.figures import ProgrammeFigures
from generator.records.values import Row

PROGRAMME: Row = {"category": "綠能", "period_start": date(2021, 1, 1), "period_end": date(2024, 12, 31)}
YEAR: Row = {
    "statutory_budget_k_twd": 122500,
    "spend_ratio_pct": Decimal("19.64"),
    "execution_rate_pct": Decimal("19.64"),
}


def figures(planned: str, actual: str, printed: str) -> ProgrammeFigures:
    row: Row = {
        "planned_pct": Decimal(planned),
        "actual_pct": Decimal(actual),
        "difference_pct": Decimal(printed),
    }
    return ProgrammeFigures(YEAR, 110, row, 4, 6, True, [])


def test_the_answer_says_who_when_how_much_and_how_far() -> None:
    text = answer(PROGRAMME, ["經濟部工業局"], figures("36.49", "36.49", "0"))
    assert text == (
        "綠能類計畫，由經濟部工業局辦理，期程110年1月1日至113年12月31日。"
        "110年特別預算1.23 億元，實際支付19.64%，連同應付、預付與節餘執行19.64%。"
        "到110年底總進度36.49%，與預定相同。"
    )


def test_a_wrong_printed_difference_is_not_repeated() -> None:
    text = answer(PROGRAMME, [], figures("36.49", "21.32", "-19.68"))
    assert text.endswith("到110年底總進度21.32%，比預定落後15.17個百分點。")


def test_a_hundredth_of_a_point_is_called_no_delay() -> None:
    text = answer(PROGRAMME, [], figures("83.96", "83.95", "-0.01"))
    assert text.endswith("到110年底總進度83.95%，與預定相差0.01個百分點。")
