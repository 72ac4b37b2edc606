"""Whom grants are for: the donations of a budget book, largest first."""

from __future__ import annotations

from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption
from generator.packaging.reader import Package
from generator.pages.findings.finding import Column, Finding, Line
from generator.pages.frame.report_year import roc_year
from generator.pages.general.table_pages import addresses_in
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.unit_budget.volumes import own_rows
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.labels import phase_label
from generator.pages.wording.numbers import in_100m, money
from generator.pages.wording.phrase import in_row, says, sentences

MOST_BARS = 12


def grants_finding(package: Package) -> Finding:
    """The items of the table of donations: only these may be summed (the others are totals of them)."""
    rows = [
        row for row in own_rows(package, "donations") if row["row_level"] == "item" and row["total_k_twd"]
    ]
    rows.sort(key=lambda row: -int(str(row["total_k_twd"])))
    addresses = addresses_in(package, "donations")
    total = sum(int(str(row["total_k_twd"])) for row in rows)
    phase = phase_label(str(package.descriptor["phase"]))
    answer = says(
        "{year} 年度{stage}編列 {count} 筆捐助，共 {amount}。",
        year=roc_year_text(roc_year(package)),
        stage=phase,
        count=len(rows),
        amount=money(total),
    )
    if rows:
        largest, amount = rows[0]["name"], money(rows[0]["total_k_twd"])
        answer = sentences(
            answer,
            says("最大一筆是{name}，{amount}。", name=largest, amount=amount),
            _receivers(package),
            says("預算書印的是可以受捐助者的類別，沒有印誰真正拿到。"),
        )
    bars = [{"label": str(row["name"]), "value": in_100m(row["total_k_twd"])} for row in rows[:MOST_BARS]]
    return Finding(
        "grants",
        package,
        says("捐助編給誰？"),
        answer,
        says(
            "捐助經費分析表中的明細列；金額是{stage}，不是實際支付；對象照印，是條件或類別，不是名單。",
            stage=phase,
        ),
        (Column(says("計畫")), Column(says("對象（類別）")), Column(says("金額"), "千元", True)),
        [
            Line(
                (row["name"], row["recipient"], row["total_k_twd"]),
                addresses[str(row["record_id"])],
                str(row["record_id"]),
            )
            for row in rows
        ],
        bar_chart(
            Caption(
                f"{package.name}-grants",
                says("最大的 {count} 筆捐助（{stage}）", count=len(bars), stage=phase),
                answer,
                printed_at(package.name, rows[:MOST_BARS]),
                chart_query(Path(__file__).parent, "grants", report_id=package.name, most=MOST_BARS),
            ),
            bars,
            unit="億元",
            label=says("計畫"),
            value=says("捐助"),
        ),
    )


def _receivers(package: Package) -> str:
    """Whom the table of donations names as receiving them: its classes, which are the totals of its items."""
    classes = [
        row for row in own_rows(package, "donations") if row["row_level"] == "class" and row["total_k_twd"]
    ]
    named = [says("{name} {amount}", name=row["name"], amount=money(row["total_k_twd"])) for row in classes]
    return says("其中{classes}。", classes=in_row(named)) if named else ""
