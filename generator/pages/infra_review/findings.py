"""Findings in reviews of infrastructure programmes: delays, unpaid money, missed and beaten targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.charts.achievement import achievement_chart
from generator.charts.bars import bar_chart
from generator.charts.chart import Caption
from generator.charts.progress import progress_chart
from generator.packaging.reader import Package
from generator.pages.findings.finding import Column, Finding, Line
from generator.pages.frame.site import Site
from generator.pages.infra_review.addresses import programme_url
from generator.pages.infra_review.figures import REACHED, achievement, review_year, shown_share
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.programmes.status import behind_from
from generator.pages.wording.dates import roc_date, roc_year_text
from generator.pages.wording.numbers import money
from generator.pages.wording.phrase import says, sentences
from generator.records.values import Row, Value

# Executed to at least this share, with at most that share really paid.
MOSTLY_EXECUTED, HARDLY_PAID = Decimal(90), Decimal(70)
BEATEN = Decimal(200)
MOST_BARS = 12
_FOLDER = Path(__file__).parent


def review_findings(_site: Site, package: Package) -> Iterator[Finding]:
    """Every finding that this review allows."""
    yield behind_schedule(package)
    yield executed_not_paid(package)
    yield missed_targets(package)
    yield beaten_targets(package)


def behind_schedule(package: Package) -> Finding:
    """Programmes whose total progress is behind plan, with all reasons that the report gives."""
    titles = _titles(package)
    late = [
        row
        for row in package.tables["progress"]
        if row["scope"] == "cumulative" and not row["sub_project"] and _gap(row) <= -behind_from()
    ]
    late.sort(key=_gap)
    lines = [
        Line(
            (
                titles[row["programme_no"]],
                row["planned_pct"],
                row["actual_pct"],
                _gap(row),
                _reason(package, row),
            ),
            f"{programme_url(package, row['programme_no'])}#delays",
            str(row["record_id"]),
        )
        for row in late
    ]
    year_end = says("{year}年底", year=roc_year_text(review_year(package)))
    answer = says(
        "到{day}，{all} 項計畫中有 {count} 項總進度落後預定 {points} 個百分點以上。",
        day=_days(late) or year_end,
        all=len(titles),
        count=len(late),
        points=behind_from(),
    )
    if late:
        worst = says(
            "落後最多的是{name}，差 {gap} 個百分點。", name=lines[0].cells[0], gap=abs(_gap(late[0]))
        )
        answer = sentences(answer, worst)
    steps = [
        {"label": titles[row["programme_no"]], "planned": row["planned_pct"], "actual": row["actual_pct"]}
        for row in late
    ]
    return Finding(
        "behind-schedule",
        package,
        says("哪些計畫落後？為什麼？"),
        answer,
        says(
            "總累計進度的實際值比預定值少 {points} 個百分點以上者，依差距排列；不到的不算落後。"
            "差距由本站計算；原因是報告「落後原因」的每一項。",
            points=behind_from(),
        ),
        (
            Column(says("計畫")),
            Column(says("預定"), "%", True),
            Column(says("實際"), "%", True),
            Column(says("差距"), "百分點", True),
            Column(says("報告說的原因（全部）")),
        ),
        lines,
        progress_chart(
            Caption(
                f"{package.name}-behind",
                says("落後計畫的預定與實際總進度"),
                answer,
                printed_at(package.name, late),
                chart_query(_FOLDER, "behind", report_id=package.name, least=behind_from()),
            ),
            steps,
        ),
    )


def executed_not_paid(package: Package) -> Finding:
    """Programmes that count as executed although little was really paid."""
    titles, year = _titles(package), review_year(package)
    rows = [
        row
        for row in package.rows("special_budget", year_roc=year, sub_project="")
        if _number(row["execution_rate_pct"]) >= MOSTLY_EXECUTED
        and 0 < _number(row["spend_ratio_pct"]) <= HARDLY_PAID
    ]
    rows.sort(key=lambda row: _number(row["spend_ratio_pct"]))
    unpaid = sum(
        (_number(row["executed_k_twd"]) - _number(row["realised_k_twd"]) for row in rows), Decimal(0)
    )
    answer = says(
        "{year} 年有 {count} 項計畫執行率在 {executed}% 以上，真正付出去的卻不到 {paid}%；"
        "差額 {unpaid}是應付未付、預付與節餘。",
        year=roc_year_text(year),
        count=len(rows),
        executed=MOSTLY_EXECUTED,
        paid=HARDLY_PAID,
        unpaid=money(unpaid),
    )
    bars = [
        {"label": titles[row["programme_no"]], "value": _number(row["spend_ratio_pct"])}
        for row in rows[:MOST_BARS]
    ]
    return Finding(
        "executed-not-paid",
        package,
        says("執行了，但錢付了嗎？"),
        answer,
        says("執行數含應付未付、節餘與預付，執行率 100% 不表示錢已付出；支用比才是實際支付占分配數的比例。"),
        (
            Column(says("計畫")),
            Column(says("支用比"), "%", True),
            Column(says("執行率"), "%", True),
            Column(says("實現數"), "千元", True),
            Column(says("執行數"), "千元", True),
        ),
        [
            Line(
                (
                    titles[row["programme_no"]],
                    row["spend_ratio_pct"],
                    row["execution_rate_pct"],
                    row["realised_k_twd"],
                    row["executed_k_twd"],
                ),
                f"{programme_url(package, row['programme_no'])}#budget",
                str(row["record_id"]),
            )
            for row in rows
        ],
        bar_chart(
            Caption(
                f"{package.name}-unpaid",
                says("執行率高、支用比低的計畫"),
                answer,
                printed_at(package.name, rows[:MOST_BARS]),
                chart_query(
                    _FOLDER,
                    "unpaid",
                    report_id=package.name,
                    year=year,
                    executed=MOSTLY_EXECUTED,
                    paid=HARDLY_PAID,
                    most=MOST_BARS,
                ),
            ),
            bars,
            unit="%",
            label=says("計畫"),
            value=says("支用比"),
        ),
    )


def missed_targets(package: Package) -> Finding:
    """Indicators whose cumulative value stays below their target."""
    rows = sorted((r for r in _measured(package) if _share(r) < REACHED), key=_share)
    total = len(_measured(package))
    answer = says("有累計目標值的 {all} 個指標中，{count} 個沒有達到目標。", all=total, count=len(rows))
    return _targets(package, "missed-targets", says("哪些目標沒有達到？"), answer, rows)


def beaten_targets(package: Package) -> Finding:
    """Indicators that reached at least twice their target."""
    rows = sorted((r for r in _measured(package) if _share(r) >= BEATEN), key=_share, reverse=True)
    total = len(_measured(package))
    answer = says(
        "有累計目標值的 {all} 個指標中，{count} 個達到目標的兩倍以上；目標訂得太低，也會這樣。",
        all=total,
        count=len(rows),
    )
    return _targets(package, "beaten-targets", says("哪些目標超過兩倍？"), answer, rows)


def _targets(package: Package, slug: str, title: str, answer: str, rows: list[Row]) -> Finding:
    titles = _titles(package)
    bars = [{"label": str(row["indicator"]), "percent": shown_share(_share(row))} for row in rows[:MOST_BARS]]
    return Finding(
        slug,
        package,
        title,
        answer,
        says("累計實際值除以累計目標值；沒有印出目標值或實際值的指標不算。"),
        (
            Column(says("指標")),
            Column(says("計畫")),
            Column(says("單位")),
            Column(says("目標"), "", True),
            Column(says("實際"), "", True),
            Column(says("達成"), "%", True),
        ),
        [
            Line(
                (
                    row["indicator"],
                    titles[row["programme_no"]],
                    row["unit"],
                    row["cumulative_target"],
                    row["cumulative_actual"],
                    shown_share(_share(row)),
                ),
                f"{programme_url(package, row['programme_no'])}#{row['record_id']}",
                str(row["record_id"]),
            )
            for row in rows
        ],
        achievement_chart(
            Caption(
                f"{package.name}-{slug}",
                title,
                answer,
                printed_at(package.name, rows[:MOST_BARS]),
                chart_query(_FOLDER, slug, report_id=package.name, most=MOST_BARS),
            ),
            bars,
        ),
    )


def _measured(package: Package) -> list[Row]:
    return [
        row
        for row in package.tables["indicators"]
        if achievement(row) is not None and not row.get("is_total")
    ]


def _share(row: Row) -> Decimal:
    return achievement(row) or Decimal(0)


def _titles(package: Package) -> dict[Value, str]:
    return {row["programme_no"]: str(row["title"]) for row in package.tables["programmes"]}


def _reason(package: Package, row: Row) -> str:
    """Every reason, with numbers where there are several."""
    reasons = package.rows("lag_items", programme_no=row["programme_no"], side="reason")
    texts = [str(reason["text"]) for reason in reasons]
    if len(texts) > 1:
        texts = [f"（{number}）{text}" for number, text in enumerate(texts, 1)]
    return "".join(texts) or says("（報告沒有說明）")


def _days(rows: Iterable[Row]) -> str:
    """The day of the progress, where all have the same."""
    days = {row["as_of"] for row in rows}
    day = days.pop() if len(days) == 1 else None
    return roc_date(day) if isinstance(day, date) else ""


def _gap(row: Row) -> Decimal:
    """Actual minus planned: computed, because the printed difference is wrong in some reports."""
    if row["planned_pct"] is None or row["actual_pct"] is None:
        return Decimal(0)
    return _number(row["actual_pct"]) - _number(row["planned_pct"])


def _number(value: Value) -> Decimal:
    return Decimal(str(value)) if value is not None else Decimal(0)


FINDINGS = review_findings
