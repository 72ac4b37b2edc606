"""Proposal against enacted budget: what the legislature changed."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.findings.finding import Column, Finding, Line
from generator.pages.frame.report_year import roc_year
from generator.pages.unit_budget.enacted import comparison_chart, comparisons
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.numbers import money
from generator.pages.wording.phrase import labelled, says


def enacted_finding(book: Package, enacted: Package) -> Finding:
    """Every account that both the proposal and the enacted budget print."""
    found = comparisons(book, enacted)
    whole = next((item for item in found if item.proposed["account_level"] == "xiang"), None)
    answer: str = ""
    if whole is not None:
        answer = says(
            "{account} {year} 年度預算案 {proposed}，立法院通過後的法定預算是 {enacted}，{verb} {change}。",
            account=whole.proposed["account_name"],
            year=roc_year_text(roc_year(book)),
            proposed=money(whole.proposed["budget_this_year_k_twd"]),
            enacted=money(whole.enacted["budget_this_year_k_twd"]),
            verb=says("刪減") if whole.change < 0 else says("增加"),
            change=money(abs(whole.change)),
        )
    return Finding(
        "enacted",
        book,
        says("預算案通過後剩多少？"),
        answer,
        says(
            "同一年度、同一科目編號的預算案與法定預算相減；法定預算出自{issuer}。",
            issuer=labelled(enacted.descriptor["issuer"]),
        ),
        (
            Column(says("科目")),
            Column(says("預算案"), "千元", True),
            Column(says("法定預算"), "千元", True),
            Column(says("增減"), "千元", True),
            Column(says("增減"), "%", True),
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
        "account/enacted",
    )
