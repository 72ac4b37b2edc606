"""One strategy of the plan: its measures in full, who leads and who supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.records.values import Row
from generator.search.entry import SearchEntry


def strategy_url(package: Package, code: str) -> str:
    """Address of a strategy's page."""
    return f"reports/{package.name}/strategies/{code}/"


def strategy_of(table: str, row: Row) -> str:
    """Code of the strategy that a row belongs to: a measure's code is its strategy's and one number more."""
    if table in {"strategies", "measures", "strategy_agencies"}:
        return str(row["strategy_code"])
    return str(row["measure_code"]).rsplit(".", 1)[0]


def strategy_draft(package: Package, strategy: Row) -> Draft:
    """The page of one strategy."""
    code = str(strategy["strategy_code"])
    url = strategy_url(package, code)
    measures = package.rows("measures", strategy_code=code)
    items = _items(package)
    agencies = package.rows("strategy_agencies", strategy_code=code)
    leads = [str(row["agency_name"]) for row in agencies if row["role"] == "lead"]
    supports = [str(row["agency_name"]) for row in agencies if row["role"] == "support"]
    subgoal = next(iter(package.rows("subgoals", subgoal_code=strategy["subgoal_code"])), None)
    goal = next(iter(package.rows("goals", goal_no=subgoal["goal_no"])), None) if subgoal else None
    title, year = str(strategy["title"]), str(roc_year(package))
    text = _answer(measures, leads, supports)
    return Draft(
        url,
        f"{code} {title}",
        "st_plan/strategy.md.j2",
        {
            "package": package,
            "strategy": strategy,
            "subgoal": subgoal,
            "goal": goal,
            "measures": [(row, items[str(row["measure_code"])]) for row in measures],
            "agencies": agencies,
            "answer": text,
        },
        description=text,
        search=SearchFacts("measure", package.name, year, "、".join(leads)),
        anchors=tuple(
            SearchEntry(
                f"{url}#{row['record_id']}",
                f"{row['measure_code']} {row['title']}",
                " ".join(
                    [str(row["text"] or ""), *(_item_text(item) for item in items[str(row["measure_code"])])]
                ),
                "measure",
                package.name,
                year,
                "、".join(leads),
            )
            for row in measures
        ),
    )


def _answer(measures: Sequence[Row], leads: list[str], supports: list[str]) -> str:
    text = f"共 {len(measures)} 項措施"
    if leads:
        text += f"，由{'、'.join(leads)}主辦"
    if supports:
        text += f"，{'、'.join(supports)}協辦"
    return text + "。"


def _item_text(item: Row) -> str:
    return " ".join(str(item[name]) for name in ("title", "label", "text") if item[name])


def _items(package: Package) -> defaultdict[str, list[Row]]:
    """Items below each measure, in order, by measure code."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in package.tables["measure_items"]:
        found[str(row["measure_code"])].append(row)
    return found
