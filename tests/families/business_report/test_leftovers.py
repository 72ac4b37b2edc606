"""No sign of a line is lost: the ledger inside the lines of a business report."""

from __future__ import annotations

import pytest

from generator.checking.leftovers.audit import line_accounts
from generator.families import load_family
from generator.reading.document import document_from_text
from tests.families.business_report.reports import PATHS, REPORT_ID, parse_document


def left_over(text: str) -> list[tuple[int, str]]:
    """(line, signs) of a text that nobody took."""
    parsed = parse_document(document_from_text(text), {})
    collector = parsed.collector
    accounts = line_accounts(
        collector.document,
        collector.ledger,
        collector.tables,
        collector.schemas,
        load_family("business-report").marks,
    )
    return [(account.number, account.leftover) for account in accounts if account.leftover]


@pytest.mark.parametrize(
    "text",
    [
        "壹、工業\n一、 推動投資：計 1,234 家，成長率為-8.84%(△5%)。\n（一） 甲：https://a.b/c\n",
        "壹、工業\n一、 若 PM<b 則由 12345 億降為 c>678 億元。\n",
        '壹、工業\n一、 如下表：\n<tr><td WIDTH="10">年度</td><td>5,000 億元</td></tr>\n二、 乙。\n',
        "壹、工業\n一、 如下表：\n| 112 | 5,000 億元* |\n|---|---|\n二、 乙。\n",
        "## 壹、**工業**\n一、 推動 3 件。\n",
        "壹、工業\n一、 推動。\n（第101頁到124頁）\n計\n再推動。\n",
    ],
)
def test_no_sign_of_a_line_is_left_over(text: str) -> None:
    assert left_over(text) == []


def test_the_real_report_leaves_nothing_over() -> None:
    assert left_over(PATHS.source(REPORT_ID).read_text("utf-8")) == []
