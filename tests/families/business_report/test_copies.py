"""One report in other dress: rewrapped, marked up, in other widths, with gaps, cut off, two in one text."""

from __future__ import annotations

import random

import pytest

from generator.families import load_family
from generator.reading.document import document_from_text, read_document
from tests.examples import first
from tests.families.business_report.reports import (
    EXCERPT,
    PATHS,
    Parsed,
    paragraphs,
    parse_text,
    real_report,
    wrapped,
)


def same(copy: Parsed, original: Parsed) -> None:
    assert copy.outline() == original.outline()
    assert copy.figures() == original.figures()
    assert copy.collector.ledger.unread() == []


@pytest.mark.long
def test_one_paragraph_a_line_gives_the_same_report() -> None:
    same(parse_text("\n".join(paragraphs(real_report()))), real_report())


# A part of the report is wrapped in test_dress.py with every change.
@pytest.mark.long
@pytest.mark.parametrize("width", [40, 66, 90])
def test_a_hard_wrapped_copy_gives_the_same_report(width: int) -> None:
    lines = [line for paragraph in paragraphs(real_report()) for line in wrapped(paragraph, width)]
    copy = parse_text("\n".join(lines))
    assert [path for path, *_ in copy.outline()] == [path for path, *_ in real_report().outline()]
    assert ["".join(rest) for _, *rest in copy.outline()] == [
        "".join(rest) for _, *rest in real_report().outline()
    ]
    assert copy.figures() == real_report().figures()


@pytest.mark.parametrize(
    "table",
    first(
        1,
        [
            str.maketrans("（）：％0123456789", "():%０１２３４５６７８９"),
            str.maketrans("（）：％", "():%"),
            str.maketrans("0123456789%", "０１２３４５６７８９％"),
            str.maketrans("()", "（）"),
            str.maketrans("参", "叁"),
        ],
    ),
)
def test_brackets_digits_and_numerals_in_other_forms_give_the_same_numbers(table: dict[int, int]) -> None:
    text = "\n".join(paragraphs(real_report()))
    copy = parse_text(text.translate(table))
    assert [path for path, *_ in copy.outline()] == [path for path, *_ in real_report().outline()]
    assert [row[1:] for row in copy.figures()] == [row[1:] for row in real_report().figures()]


@pytest.mark.parametrize(
    "dress",
    [
        lambda lines: ["<html><body>", *(f"<p>{line}</p>" for line in lines), "</body></html>"],
        lambda lines: [f"# {line}" if line[0] in "壹貳" else line for line in lines],
        lambda lines: [part for line in lines for part in (line, "")],
        lambda lines: [f"\u200b{line[:1]}\ufeff{line[1:]}\u200e" for line in lines],
    ],
)
def test_markup_around_the_text_changes_nothing(dress: object) -> None:
    original = parse_text(EXCERPT)
    same(parse_text("\n".join(dress(paragraphs(original)))), original)


@pytest.mark.parametrize(
    "rows",
    [
        ["| 年度 | 金額 |", "|---|---|", "| 112 | 5,000 億元 |"],
        ["<table><tr><td>年度</td><td>金額</td></tr>", "<tr><td>112</td><td>5,000 億元</td></tr></table>"],
    ],
)
def test_a_table_in_the_text_is_kept_as_a_passage(rows: list[str]) -> None:
    original = parse_text(EXCERPT)
    lines = paragraphs(original)
    copy = parse_text("\n".join([*lines[:6], *rows, *lines[6:]]))
    same(copy, original)
    added = [str(r["text"]) for r in copy.tables["passages"] if "5,000 億元" in str(r["text"])]
    assert added == ["112　5,000 億元"]


def test_two_reports_in_one_text_are_both_read() -> None:
    original = parse_text(EXCERPT)
    copy = parse_text(EXCERPT + EXCERPT)
    assert [(r["category_no"], r["category"], r["report_part"]) for r in copy.tables["categories"]] == [
        (1, "工業", 1), (2, "商業", 1), (3, "工業", 2), (4, "商業", 2),
    ]  # fmt: skip
    assert len(copy.tables["figures"]) == 2 * len(original.tables["figures"])
    assert [p.code for p in copy.collector.problems] == ["PARSE-NUMBERING"]
    counts = [(i.printed, i.computed) for i in copy.identities if i.check == "category-count"]
    assert counts == [(2, 2), (2, 2)]


def test_a_gap_in_the_sources_numbering_is_a_finding_and_loses_nothing() -> None:
    text = EXCERPT.replace("（二） 未登記", "（三） 未登記")
    copy = parse_text(text)
    assert "1.1.3" in [path for path, *_ in copy.outline()]
    assert copy.figures("1.1.3") == parse_text(EXCERPT).figures("1.1.2")
    (problem,) = copy.collector.problems
    assert (problem.code, problem.severity, problem.line) == ("PARSE-NUMBERING", "warning", 23)
    failed = [
        (i.check, i.printed, i.computed, i.verdict) for i in copy.identities if i.verdict == "unresolved"
    ]
    assert failed == [("item-numbering", 3, 2, "unresolved")]


@pytest.mark.parametrize("seed", range(8))
def test_cut_or_damaged_text_never_breaks_the_parser_and_keeps_every_line(seed: int) -> None:
    source = (PATHS.sources / "moea-business-report-113.txt").read_text("utf-8")
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    start = chance.randrange(len(source) - 9000)
    characters = list(source[start : start + 9000])
    for _ in range(seed * 40):
        characters[chance.randrange(len(characters))] = chance.choice(
            "()（）「」年月日%、，。：0123一二壹 \n億萬元<|"
        )
    parsed = parse_text("".join(characters))
    assert parsed.collector.ledger.unread() == []
    assert all(identity.verdict for identity in parsed.identities)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "經濟部業務報告", "壹、", "壹、工業", "(3)(4)", "\x00" * 20, "「" * 500, "一" * 9999]
)
def test_hardly_any_text_is_read_without_an_error(text: str) -> None:
    parsed = parse_text(text)
    assert parsed.collector.ledger.unread() == []


def test_the_family_knows_its_reports_from_all_others() -> None:
    recognise = load_family("business-report").recognise
    scores = {path.stem: recognise(read_document(path)) for path in sorted(PATHS.sources.glob("*.txt"))}
    assert {name for name, score in scores.items() if score >= 0.5} == {"moea-business-report-113"}
    assert recognise(document_from_text(EXCERPT)) == 1.0
    assert recognise(document_from_text(EXCERPT.replace("業 務 報 告", "公 報"))) >= 0.5
    assert recognise(document_from_text("")) == 0.0
