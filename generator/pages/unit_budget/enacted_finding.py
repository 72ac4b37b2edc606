"""Proposal against enacted budget: what the legislature changed."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.findings.finding import Column, Finding, Line
from generator.pages.frame.report_year import roc_year
from generator.pages.unit_budget.enacted import comparison_chart, comparisons
from generator.pages.wording.numbers import money


def enacted_finding(book: Package, enacted: Package) -> Finding:
    """Every account that both the proposal and the enacted budget print."""
    found = comparisons(book, enacted)
    whole = next((item for item in found if item.proposed["account_level"] == "xiang"), None)
    answer = ""
    if whole is not None:
        verb = "刪減" if whole.change < 0 else "增加"
        answer = (
            f"{whole.proposed['account_name']} {roc_year(book)} 年度預算案 "
            f"{money(whole.proposed['budget_this_year_k_twd'])}，立法院通過後的法定預算是 "
            f"{money(whole.enacted['budget_this_year_k_twd'])}，{verb} {money(abs(whole.change))}。"
        )
    return Finding(
        "enacted",
        book,
        "預算案通過後剩多少？",
        answer,
        f"同一年度、同一科目編號的預算案與法定預算相減；法定預算出自{enacted.descriptor['issuer']['zh']}。",
        (
            Column("科目"),
            Column("預算案", "千元", True),
            Column("法定預算", "千元", True),
            Column("增減", "千元", True),
            Column("增減", "%", True),
        ),
        [
            Line(
                (
                    item.proposed["account_name"],
                    item.proposed["budget_this_year_k_twd"],
                    item.enacted["budget_this_year_k_twd"],
                    item.change,
                    item.change_pct,
                ),
                f"reports/{book.name}/#enacted",
                str(item.proposed["record_id"]),
            )
            for item in found
        ],
        comparison_chart(book, enacted, found),
    )
