"""One page for one work plan of a budget book: its branches, what they are spent on, their programmes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.charts.chart import Caption
from generator.charts.icicle import Part, icicle_chart
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.parts.tables import table_of
from generator.pages.unit_budget.programme_page import programme_url
from generator.pages.unit_budget.volumes import same_volume
from generator.pages.wording.labels import phase_label
from generator.pages.wording.numbers import in_100m, money, share
from generator.records.values import Row, Value

_ACCOUNTS = ("object_name", "object_code", "object_level", "amount_k_twd")


def work_plan_url(package: Package, row: Row) -> str:
    """Address of the page of a row's work plan; those of other volumes lead with the volume's number."""
    volume = row.get("volume", 1)
    lead = "" if volume == 1 else f"{volume}-"
    return f"reports/{package.name}/work-plans/{lead}{row['work_plan_code']}/"


def work_plan_draft(package: Package, plan: Row) -> Draft:
    """The page of one work plan."""
    code, phase, year = (
        plan["work_plan_code"],
        phase_label(str(package.descriptor["phase"])),
        roc_year(package),
    )
    own = {"work_plan_code": code, **same_volume(plan)}
    branches = package.rows("branches", **own)
    title = str(plan["work_plan"])
    answer = _answer(package, plan, len(branches), f"{year} 年度{phase}")
    parts = [branch_part(package, branch, ("first", "second")) for branch in branches]
    caption = Caption(
        f"{package.name}-work-plan-{work_plan_url(package, plan).split('/')[-2]}",
        f"{title}用到哪裡（{phase}）",
        f"{year} 年度{phase}依分支計畫、一級與二級用途別科目由左而右細分，高度是占比。",
        printed_at(package.name, [*branches, *package.rows("branch_accounts", **own)]),
        chart_query(
            Path(__file__).parent,
            "work_plan",
            report_id=package.name,
            work_plan_code=code,
            volume=plan.get("volume", 1),
        ),
    )
    chart = icicle_chart(caption, parts, unit="億元")
    return Draft(
        work_plan_url(package, plan),
        title,
        "unit_budget/work_plan.md.j2",
        {
            "package": package,
            "phase": phase,
            "plan": plan,
            "answer": answer,
            "branches": [_branch(package, branch) for branch in branches],
        },
        charts={"money": chart} if chart else {},
        description=answer,
        search=SearchFacts("page", package.name, str(year), str(package.descriptor["issuer"]["zh"])),
    )


def branch_part(package: Package, branch: Row, levels: tuple[str, ...]) -> Part:
    """A branch and the accounts it is spent on, nested by their levels, as parts of a chart in 億元."""
    own = _of_branch(branch)
    accounts = [row for row in package.rows("branch_accounts", **own) if row["amount_k_twd"]]
    firsts = [row for row in accounts if row["object_level"] == levels[0]]
    parts = []
    for first in firsts:
        # The codes of the second level begin with the first digit of the account they belong to.
        below = [
            Part(str(row["object_name"]), in_100m(row["amount_k_twd"]))
            for row in accounts
            if row["object_level"] in levels[1:]
            and str(row["object_code"])[:1] == str(first["object_code"])[:1]
        ]
        parts.append(Part(str(first["object_name"]), in_100m(first["amount_k_twd"]), tuple(below)))
    return Part(str(branch["branch"]), in_100m(branch["amount_k_twd"]), tuple(parts))


def _of_branch(branch: Row) -> dict[str, Value]:
    return {
        "work_plan_code": branch["work_plan_code"],
        "branch_no": branch["branch_no"],
        **same_volume(branch),
    }


def _answer(package: Package, plan: Row, branches: int, stage: str) -> str:
    plans = package.rows("work_plans", **same_volume(plan))
    whole = sum((Decimal(str(row["amount_k_twd"] or 0)) for row in plans), Decimal(0))
    part = share(plan["amount_k_twd"], whole)
    text = f"{stage}編列{money(plan['amount_k_twd'])}"
    text += f"，占本書{part}%" if part is not None else ""
    return f"{text}，分成 {branches} 個分支計畫。" if branches else f"{text}。"


def _branch(package: Package, branch: Row) -> dict[str, object]:
    own = _of_branch(branch)
    rows = package.rows("branch_accounts", **own)
    return {
        "row": branch,
        "accounts": table_of(package, "branch_accounts", f"{branch['branch']}：用途別科目", _ACCOUNTS, rows),
        "programmes": [
            (row, programme_url(package, row["programme_no"])) for row in package.rows("programmes", **own)
        ],
    }
