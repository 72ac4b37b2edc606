"""The chart of a programme's money: what was promised and what was paid, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from generator.charts.chart import Caption, Chart
from generator.charts.years import year_chart
from generator.pages.parts.chart_places import joined, printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.fact import MONEY_STAGES
from generator.pages.programmes.money import Pot
from generator.pages.wording.numbers import in_100m
from generator.pages.wording.phrase import joined as joined_words
from generator.pages.wording.phrase import says

# One year makes no series.
_FEWEST_YEARS = 2


def money_chart(dossier: Dossier, pots: Sequence[Pot]) -> Chart | None:
    """Bars of the largest pot that has two years at least; None where none has."""
    pot = next((pot for pot in pots if len(pot.years) >= _FEWEST_YEARS), None)
    if pot is None:
        return None
    stages = [stage for stage in (pot.promised, pot.paid) if stage]
    rows, places = [], []
    for stage in stages:
        for year in pot.years:
            of_year = [
                row.amounts[stage] for row in pot.rows if row.year_roc == year and stage in row.amounts
            ]
            if of_year:
                total = sum((amount.k_twd for amount in of_year), Decimal(0))
                rows.append({"year": year, "series": MONEY_STAGES[stage], "value": in_100m(total)})
                places += [
                    place for amount in of_year for place in printed_at(amount.report_id, [amount.row])
                ]
    labels = joined_words([MONEY_STAGES[stage] for stage in stages], "與", " and ")
    summary = says(
        "{name}各年度{pot}的{labels}；沒有資料的年度留白。", name=dossier.name, pot=pot.name, labels=labels
    )
    own = {"programme_id": dossier.identifier, "name": dossier.name}
    query = chart_query(Path(__file__).parent, pot.name, **own)
    title = says("{pot}：{labels}", pot=pot.name, labels=labels)
    caption = Caption(f"programme-{dossier.identifier}-money", title, summary, joined(places), query)
    return year_chart(caption, rows, unit="億元")
