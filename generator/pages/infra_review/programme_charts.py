"""The charts of one programme: money by year, progress, targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.charts.achievement import achievement_chart
from generator.charts.chart import Caption, Chart
from generator.charts.execution import execution_chart
from generator.charts.progress import progress_chart
from generator.packaging.reader import Package
from generator.pages.infra_review.figures import ProgrammeFigures, achievement, shown_share
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.records.values import Row

Rows = Mapping[str, Sequence[Row]]
_FOLDER = Path(__file__).parent
SCOPES = {"annual": "當年", "cumulative": "累計"}


def programme_charts(
    package: Package, programme: Row, rows: Rows, figures: ProgrammeFigures
) -> dict[str, Chart]:
    """Charts by the names that the template uses; one without data is left out."""
    base = f"{package.name}-{programme['programme_no']}"
    title = str(programme["title"])
    own = {"report_id": package.name, "programme_no": programme["programme_no"]}
    years = [row for row in rows["special_budget"] if not row["sub_project"]] or rows["special_budget"]
    budgets = [(f"{row['year_roc']}年", row) for row in years]
    progress = [row for row in rows["progress"] if not row["sub_project"]]
    indicators = [row for row in rows["indicators"] if achievement(row) is not None]
    steps = [
        {
            "label": SCOPES[str(row["scope"])],
            "planned": row["planned_pct"],
            "actual": row["actual_pct"],
        }
        for row in progress
    ]
    reached = [
        {"label": str(row["indicator"]), "percent": shown_share(share)}
        for row in indicators
        if (share := achievement(row)) is not None
    ]
    made = {
        "budget": execution_chart(
            Caption(
                f"{base}-budget",
                "預算用到哪裡",
                f"{title}各年度特別預算的實際支付、應付未付、預付、節餘與未執行金額。",
                printed_at(package.name, years),
                chart_query(_FOLDER, "budget", **own),
            ),
            budgets,
        ),
        "progress": progress_chart(
            Caption(
                f"{base}-progress",
                "預定與實際進度",
                f"{title}到{figures.year_roc}年底的預定進度與實際進度。",
                printed_at(package.name, progress),
            ),
            steps,
        ),
        "indicators": achievement_chart(
            Caption(
                f"{base}-targets",
                "目標達成情形",
                f"{title}各指標累計實際值占累計目標值的百分比，虛線為 100%。",
                printed_at(package.name, indicators),
                chart_query(_FOLDER, "targets", **own),
            ),
            reached,
        ),
    }
    return {name: chart for name, chart in made.items() if chart is not None}
