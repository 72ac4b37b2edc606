"""What a citizen asks first about a programme, in two or three sentences."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.pages.infra_review.figures import ProgrammeFigures
from generator.pages.programmes.status import behind_from
from generator.pages.wording.dates import roc_date
from generator.pages.wording.numbers import money
from generator.records.values import Row, Value


def answer(programme: Row, agencies: Iterable[str], figures: ProgrammeFigures) -> str:
    """What a citizen asks first, in two or three sentences."""
    who = "、".join(agencies)
    parts = [f"{programme['category']}類計畫" if programme["category"] else "計畫"]
    if who:
        parts.append(f"由{who}辦理")
    if programme["period_start"] and programme["period_end"]:
        parts.append(f"期程{_day(programme['period_start'])}至{_day(programme['period_end'])}")
    text = "，".join(parts) + "。"
    year = figures.year
    if year is not None and year["statutory_budget_k_twd"] is not None:
        text += f"{figures.year_roc}年特別預算{money(year['statutory_budget_k_twd'])}"
        if year["spend_ratio_pct"] is not None and year["execution_rate_pct"] is not None:
            text += (
                f"，實際支付{year['spend_ratio_pct']}%，連同應付、預付與節餘執行{year['execution_rate_pct']}%"
            )
        text += "。"
    return text + _progress_sentence(figures)


def _progress_sentence(figures: ProgrammeFigures) -> str:
    row = figures.cumulative
    if row is None or row["actual_pct"] is None or row["planned_pct"] is None:
        return ""
    # Computed: where the printed difference is wrong, the page says so among its findings.
    gap = Decimal(str(row["actual_pct"])) - Decimal(str(row["planned_pct"]))
    state = "與預定相同" if not gap else f"比預定{'超前' if gap > 0 else '落後'}{abs(gap)}個百分點"
    if 0 < abs(gap) < behind_from():
        state = f"與預定相差{abs(gap)}個百分點"
    return f"到{figures.year_roc}年底總進度{row['actual_pct']}%，{state}。"


def _day(value: Value) -> str:
    return roc_date(value) if not isinstance(value, str | int | Decimal) else str(value)
