"""A year that two phases of the special budget pay for has both amounts on the programme's page."""

from dataclasses import replace
from decimal import Decimal

from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.money import amounts_of, pots_of
from generator.records.values import Value
from tests.committed import committed_site

REVIEW = "moea-infra-review-110"


def test_the_amounts_of_both_phases_stand_and_add_up() -> None:
    site = committed_site()
    review = site.packages[REVIEW]
    rows = review.tables["special_budget"]
    # Programme 1 prints 110 in one phase.
    (row,) = (r for r in rows if (r["programme_no"], r["year_roc"], r["sub_project"]) == (1, 110, ""))
    second: dict[str, Value] = {
        "record_id": "special-budget.1.-.110.2",
        "special_budget_period": "4",
        "occurrence": 2,
    }
    more: dict[str, Value] = {**row, **second, "statutory_budget_k_twd": Decimal(5)}
    package = replace(review, tables={**review.tables, "special_budget": [*rows, more]})
    changed = replace(site, packages={**site.packages, REVIEW: package})
    found = {d.identifier: d for d in dossiers(changed, site.packages["register"])}
    (pot,) = pots_of(amounts_of(found["amuping-silt-tunnel"]))
    enacted = {r.part: r.amounts["enacted"].k_twd for r in pot.rows if r.year_roc == 110}
    assert enacted == {f"第 {row['special_budget_period']} 期": row["statutory_budget_k_twd"], "第 4 期": 5}
    assert pot.totals["enacted"] == 3_180_210 + 5
