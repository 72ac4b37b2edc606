"""One named programme of a budget book: how much, what for, and how it is spent."""

from __future__ import annotations

from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption, Chart
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.own_record import own_record
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.general.table_pages import addresses_in
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.unit_budget.volumes import same_volume
from generator.pages.wording.labels import phase_label
from generator.pages.wording.numbers import in_100m, money
from generator.records.values import Row, Value

# The table in which the book details an instrument of spending.
_DETAILS = {"commissioned": "commissioned", "donation": "donations", "subsidy": "subsidies"}


def programme_url(package: Package, programme_no: Value) -> str:
    """Address of a programme's page."""
    return f"reports/{package.name}/programmes/{programme_no}/"


def programme_draft(site: Site, package: Package, programme: Row) -> Draft:
    """The page of one programme."""
    number = programme["programme_no"]
    funding = package.rows("programme_funding", programme_no=number)
    labels = package.schemas["programme_funding"].by_name["instrument"].labels
    branch = next(
        iter(
            package.rows(
                "branches",
                work_plan_code=programme["work_plan_code"],
                branch_no=programme["branch_no"],
                **same_volume(programme),
            )
        ),
        None,
    )
    plan = next(
        iter(
            package.rows("work_plans", work_plan_code=programme["work_plan_code"], **same_volume(programme))
        ),
        None,
    )
    phase, year = phase_label(str(package.descriptor["phase"])), roc_year(package)
    issuer = str(package.descriptor["issuer"]["zh"])
    title, kind, whole = own_record(site, package, programme["record_id"], str(programme["name"]))
    text = f"{issuer} {year} 年度{phase}編列 {money(programme['amount_k_twd'])}。"
    if plan and branch:
        text += f"屬於工作計畫「{plan['work_plan']}」的分支計畫「{branch['branch']}」。"
    return Draft(
        programme_url(package, number),
        title,
        "unit_budget/programme.md.j2",
        {
            "package": package,
            "programme": programme,
            "answer": text,
            "phase": phase,
            "year": year,
            "funding": [
                (row, labels[str(row["instrument"])]["zh"], *_detail(package, row)) for row in funding
            ],
        },
        charts=_chart(package, programme, funding, phase),
        description=text,
        search=SearchFacts(kind, package.name, str(year), issuer, whole=whole),
    )


def _detail(package: Package, funding: Row) -> tuple[Row | None, str | None]:
    """The row of 委辦, 捐助 or 補助 that a part of the money stands in, and where it is shown."""
    table = _DETAILS.get(str(funding["instrument"]))
    if table is None or table not in package.tables or not funding["path"]:
        return None, None
    row = next(iter(package.rows(table, path=funding["path"], **same_volume(funding))), None)
    return row, addresses_in(package, table)[str(row["record_id"])] if row else None


def _chart(
    package: Package, programme: Row, funding: list[Row] | list[dict[str, Value]], phase: str
) -> dict[str, Chart]:
    labels = package.schemas["programme_funding"].by_name["instrument"].labels
    rows = [
        {
            "label": labels[str(row["instrument"])]["zh"],
            "value": in_100m(row["amount_k_twd"]),
        }
        for row in funding
        if row["amount_k_twd"]
    ]
    caption = Caption(
        f"{package.name}-programme-{programme['programme_no']}",
        f"怎麼用（{phase}）",
        f"{programme['name']}的{phase}經費，分為" + "、".join(str(row["label"]) for row in rows) + "。",
        printed_at(package.name, [row for row in funding if row["amount_k_twd"]]),
        chart_query(
            Path(__file__).parent,
            "funding",
            report_id=package.name,
            programme_no=programme["programme_no"],
            instruments={code: label["zh"] for code, label in labels.items()},
        ),
    )
    chart = bar_chart(caption, rows, unit="億元", label="用途", value="金額") if len(rows) > 1 else None
    return {"funding": chart} if chart else {}
