"""Every sign inside a plan's lines has its place."""

from generator.checking.leftovers.audit import line_accounts
from generator.families.annual_plan import FAMILY
from generator.records.marks import Marks
from tests.families.annual_plan.plans import SCHEMAS, real_plan


def leftovers(marks: Marks) -> dict[int, str]:
    read = real_plan()
    accounts = line_accounts(read.document, read.ledger, read.tables, SCHEMAS, marks)
    return {account.number: account.leftover for account in accounts if account.leftover}


def test_nothing_is_left_over_of_the_real_plan() -> None:
    assert leftovers(FAMILY.marks) == {}


def test_without_the_words_of_the_form_its_heads_are_left_over() -> None:
    left = leftovers(Marks())
    heads = {number: text for number, text in left.items() if number in (77, 78, 128, 129)}
    assert heads == {
        77: "工作計畫名稱重要計畫項目計畫",
        78: "類別實施內容",
        128: "工作計畫名稱重要計畫項目計畫",
        129: "類別實施內容",
    }
    # Two lines on each of the twelve pages; the numbers of the two parts are punctuation of the outline.
    assert len([text for text in left.values() if "實施內容" in text]) == 12
