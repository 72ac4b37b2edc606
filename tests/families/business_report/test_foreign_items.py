"""What a business report takes along without understanding it stays unread: budgets, plans, bare numbers."""

import re

import pytest

from generator.families import load_family
from generator.reading.document import document_from_text
from tests.examples import first
from tests.families.business_report.reports import EXCERPT, PATHS, Parsed, parse_text, real_report

# A budget as its text has it where an extraction parted the cells: by blanks, or a cell a line.
MANY = 200_000  # characters, more than most reports have
GAPS = {"columns": "  ", "a cell a line": "\n"}


def foreign(parsed: Parsed) -> list[str]:
    return [p.seen for p in parsed.collector.problems if p.code == "PARSE-FOREIGN"]


def with_item(text: str) -> Parsed:
    """The excerpt with another item between two of its own."""
    added = f"（三） {text}\n"
    return parse_text(EXCERPT.replace(" 貳、商業", f"{added} 貳、商業"))


def source(report_id: str) -> str:
    return (PATHS.sources / f"{report_id}.txt").read_text("utf-8")


def without_pipes(text: str, gap: str) -> str:
    lines = [line for line in text.split("\n") if not re.fullmatch(r"[|\-: ]+", line)]
    return "\n".join(re.sub(r"\s*\|\s*", gap, re.sub("<[^>]*>", " ", line)) for line in lines)


def test_every_item_of_the_real_report_is_its_own() -> None:
    assert foreign(real_report()) == []
    assert real_report().collector.ledger.unread() == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("辦理情形" * 401, "an item of 1,604 characters, more than a page holds, below （三）"),
        ("合計\n1,234 5,678\n2,345 98.7\n-\n3,456 12.3\n", "3 lines of bare numbers, below （三）"),
        (
            "經費\n項目　101年度　100年度\n國防業務　1,234,567　1,300,000\n合計　1,746,912　1,800,000\n",
            "numbers in columns on the lines 34, 35, of no table that is drawn, below （三）",
        ),
        ("歲出機關別預算表\n經濟部主管\n", "the title of a table of unit-budget (歲出機關別), below （三）"),
    ],
)
def test_an_item_that_is_none_stays_unread_and_is_told(text: str, seen: str) -> None:
    parsed = with_item(text)
    assert foreign(parsed) == [seen]
    (problem,) = [p for p in parsed.collector.problems if p.code == "PARSE-FOREIGN"]
    assert problem.severity == "error"
    first = next(n for n, line in enumerate(EXCERPT.split("\n"), 1) if line.startswith(" 貳"))
    assert (problem.line, parsed.collector.ledger.unread()[0]) == (first, first)
    assert parsed.outline() == parse_text(EXCERPT).outline()


@pytest.mark.parametrize(
    "text",
    [
        "辦理情形" * 399 + "。",
        "配合立法院決議修正歲出機關別預算表，並送請備查。",
        "全國共有\n3.3 萬餘家\n2,967\n家工廠。",
    ],
)
def test_an_item_within_a_page_is_one(text: str) -> None:
    parsed = with_item(text)
    assert foreign(parsed) == []
    assert parsed.collector.ledger.unread() == []
    assert "1.1.3" in [path for path, *_ in parsed.outline()]


def test_what_stands_below_such_an_item_is_none_either() -> None:
    parsed = with_item("人事費彙計表\n1、 法定編制人員待遇 100 千元。\n2、 約聘僱人員待遇 20 千元。")
    assert foreign(parsed) == ["the title of a table of unit-budget (人事費彙計), below （三）"]
    assert parsed.outline() == parse_text(EXCERPT).outline()
    assert len(parsed.collector.ledger.unread()) == 3


@pytest.mark.parametrize("gap", first(1, GAPS.values()), ids=GAPS.keys())
def test_a_budget_without_its_pipes_is_no_business_report(gap: str) -> None:
    text = without_pipes(source("ida-unit-budget-114"), gap)
    likeness = load_family("business-report").recognise(document_from_text(text))
    assert likeness < 0.3
    assert "titles of tables: 歲入來源別、歲出機關別" in likeness.why
    assert "found an outline that holds most of the text" in likeness.why
    parsed = parse_text(text)
    assert len(foreign(parsed)) > 30
    assert len(parsed.collector.ledger.unread()) > 1000


@pytest.mark.parametrize(
    "report_id", first(2, ["moea-annual-plan-115", "ey-st-plan-114-117", "moea-infra-review-110"])
)
def test_a_report_of_another_kind_is_not_understood_as_one(report_id: str) -> None:
    parsed = parse_text(source(report_id)[:MANY])
    assert foreign(parsed) != []
    assert len(parsed.collector.ledger.unread()) > 300


def test_a_report_in_prose_is_taken_at_a_persons_word() -> None:
    """Few amounts, paragraphs below their items: too little to recognise it by, nothing against it."""
    text = "\n".join(
        [
            "主席、各位委員。今天前來報告本會目前業務重點，至感榮幸。",
            "壹、工作績效",
            *(
                "一、推動交流，增進瞭解與互信",
                "去年本會多次組團參訪，雙方就開放與安全保障等議題交換意見。" * 6,
            ),
            *("二、服務民眾與團體", "在文化服務方面，本會賡續舉辦研習營，由於名額有限，無法照單全收。" * 6),
            "貳、業務重點",
            *("一、協助召開會議", "本會將配合政府指示，協助召開例會，推動合作。" * 6),
        ]
    )
    likeness = load_family("business-report").recognise(document_from_text(text))
    assert 0.0 < likeness < 0.5
    assert likeness.against == ()
    parsed = parse_text(text)
    assert parsed.collector.ledger.unread() == []
    assert [heading for _, heading, _ in parsed.outline()][:2] == ["工作績效", "推動交流，增進瞭解與互信"]
    assert foreign(parsed) == []
