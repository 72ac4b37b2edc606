"""Who does what in the plan: each agency's goals, what it leads, what it supports."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

from generator.charts.chart import Caption, Chart
from generator.charts.heatmap import heatmap_chart
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.st_plan.strategy_page import strategy_url
from generator.search.entry import SearchEntry


def agencies_url(package: Package) -> str:
    """Address of the page of agencies."""
    return f"reports/{package.name}/agencies/"


def agency_anchor(name: str) -> str:
    """Fragment of an agency on that page: depends on its name alone."""
    return f"agency-{sha256(name.encode()).hexdigest()[:8]}"


def agencies_draft(package: Package) -> Draft:
    """The page of all agencies of the plan."""
    names = {
        str(row["agency_name"])
        for table in ("agency_goals", "strategy_agencies")
        for row in package.tables[table]
    }
    measures = Counter(
        (str(row["agency_name"]), str(row["role"])) for row in package.tables["measure_agencies"]
    )
    ordered = sorted(names, key=lambda name: (-measures[name, "lead"], -measures[name, "support"], name))
    titles = {str(row["strategy_code"]): str(row["title"]) for row in package.tables["strategies"]}
    goals = {str(row["agency_name"]): row for row in package.tables["agency_goals"]}
    agencies = [
        {
            "name": name,
            "anchor": agency_anchor(name),
            "goal": goals.get(name),
            "lead": measures[name, "lead"],
            "support": measures[name, "support"],
            "strategies": [
                (
                    str(row["role"]),
                    f"{row['strategy_code']} {titles.get(str(row['strategy_code']), '')}",
                    strategy_url(package, str(row["strategy_code"])),
                )
                for row in package.rows("strategy_agencies", agency_name=name)
            ],
        }
        for name in ordered
    ]
    url, year = agencies_url(package), str(roc_year(package))
    title = str(package.descriptor["title"])
    return Draft(
        url,
        f"主辦與協辦機關：{title}",
        "st_plan/agencies.md.j2",
        {"package": package, "agencies": agencies},
        charts=_chart(package, ordered),
        description=f"{title}中 {len(agencies)} 個機關各主辦、協辦哪些措施。",
        search=SearchFacts("page", package.name, year),
        anchors=tuple(
            SearchEntry(
                f"{url}#{agency['anchor']}",
                f"{agency['name']}：{title}",
                str(goals[name]["text"]) if (name := str(agency["name"])) in goals else "",
                "agency",
                package.name,
                year,
                name,
            )
            for agency in agencies
        ),
    )


def _chart(package: Package, ordered: list[str]) -> dict[str, Chart]:
    """Measures that an agency leads or supports, by goal: the first number of a measure's code."""
    counts = Counter(
        (str(row["agency_name"]), str(row["measure_code"]).split(".", 1)[0])
        for row in package.tables["measure_agencies"]
    )
    goals = sorted({goal for _, goal in counts})
    rows = [
        {"down": name, "across": f"目標{goal}", "value": counts[name, goal]}
        for name in ordered
        for goal in goals
        if (name, goal) in counts
    ]
    caption = Caption(
        f"{package.name}-agencies",
        "各機關在各目標下主辦與協辦的措施",
        f"{len({name for name, _ in counts})} 個機關在 {len(goals)} 個目標下各參與幾項措施；顏色越深越多。",
        printed_at(package.name, package.tables["measure_agencies"]),
        chart_query(Path(__file__).parent, "agencies", report_id=package.name),
    )
    chart = heatmap_chart(caption, rows, unit="項", across="目標", down="機關")
    return {"matrix": chart} if chart else {}
