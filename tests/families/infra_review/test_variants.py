"""Reviews that nobody has seen: other years, other layouts, cut, mutated."""

import random
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.leftovers.audit import line_accounts
from generator.families.infra_review import FAMILY
from generator.families.infra_review.check import check
from generator.reading.spacing import squeeze
from generator.reading.wrapping import columns
from tests.examples import examples, first
from tests.families.infra_review.reviews import programme, read, real, review, rows, source

TABLES = ("programmes", "special_budget", "special_budget_totals", "progress", "benefits")


def counts(collector):
    return [len(collector.tables[name]) for name in TABLES]


WHOLE = [47, 191, 98, 97, 49]


def test_nothing_inside_the_lines_of_the_real_review_is_left_over():
    review_110 = real()
    accounts = line_accounts(
        review_110.document, review_110.ledger, review_110.tables, review_110.schemas, FAMILY.marks
    )
    assert [(account.number, account.leftover) for account in accounts if account.leftover] == []


def test_every_line_of_the_real_review_is_read():
    assert counts(real()) == WHOLE
    assert real().ledger.unread() == []
    assert [p.code for p in real().problems] == []


@pytest.mark.parametrize("years", first(1, [3, -2, 1]))
def test_another_year(years):
    """All years of tables, periods and headings moved."""

    def moved(match):
        return str(int(match[0]) + years)

    text = re.sub(r"(?<![\d,.])1(?:0[4-9]|1[0-9])(?=(?: ?年|/| [\d-]|$| +同|  ))", moved, "\n".join(source()))
    found = read(text)
    assert counts(found) == WHOLE
    assert set(rows(found, "special_budget", "year_roc")) == {
        year + years for year in rows(real(), "special_budget", "year_roc")
    }


def wrapped(lines, width):
    """Lines cut hard, even within a number."""
    return [line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width)]


WIDE = str.maketrans("0123456789(),.%", "０１２３４５６７８９（），．％")
EXTRACTIONS = {
    "no blank lines": lambda lines: [line for line in lines if line.strip()],
    "full width": lambda lines: [line.translate(WIDE) for line in lines],
    "at 40": lambda lines: wrapped(lines, 40),
    "no spaces at ends": lambda lines: [line.strip() for line in lines],
    "no trailing spaces": lambda lines: [line.rstrip() for line in lines],
    "at 60": lambda lines: wrapped(lines, 60),
}


@pytest.mark.parametrize("name", first(1, EXTRACTIONS))
def test_another_extraction(name):
    found = read("\n".join(EXTRACTIONS[name](source())))
    assert counts(found) == WHOLE
    amounts = ("programme_no", "sub_project", "year_roc", "executed_k_twd", "attainment_rate_pct")
    assert rows(found, "special_budget", *amounts) == rows(real(), "special_budget", *amounts)


def cut(line, width):
    """A line wrapped again, between words: a wide character takes two columns."""
    pieces = [""]
    for word in re.findall(r"[!-~]+|.", line.rstrip()):
        if pieces[-1] and columns(pieces[-1] + word) > width:
            pieces.append("")
        pieces[-1] += word if pieces[-1] or len(pieces) == 1 else word.lstrip()
    return [*pieces[:-1], pieces[-1] + line[len(line.rstrip()) :]]


def values(collector, table):
    """Values of all rows, without where they stand; blanks in names don't count."""
    places = re.compile(r"line|page|certainty|record_id|title_source")
    return Counter(
        tuple(
            (name, squeeze(value) if isinstance(value, str) else value)
            for name, value in record.row().items()
            if not places.search(name)
        )
        for record in collector.tables[table]
    )


@pytest.mark.parametrize("width", first(1, [50, 60, 70]))
def test_a_narrower_page(width):
    """Every line that is too long is wrapped: rows, headings, names of sub-projects, paragraphs."""
    found = read("\n".join("\n\n".join(cut(line, width)) for line in source()))
    tables = ("special_budget", "special_budget_totals", "sub_projects", "progress", "indicators", "benefits")
    assert [name for name in tables if values(found, name) != values(real(), name)] == []
    words = [
        [
            squeeze(title + text).replace("：", "")
            for title, text in rows(r, "recommendations", "title", "text")
        ]
        for r in (found, real())
    ]
    assert words[0] == words[1]
    assert found.ledger.unread() == []


HEADINGS = re.compile(r"(\s?)([一二三])、(\s*(?:計畫期程|特別預算執行|進度執行|工作指標|效益指標).*)")


@pytest.mark.parametrize("mark", first(1, ["（{}）", "{} ", "({})", "{}．"]))
def test_other_marks_of_the_parts_of_a_section(mark):
    lines = [HEADINGS.sub(lambda m: m[1] + mark.format(m[2]) + m[3], line) for line in source()]
    found = read("\n".join(lines))
    assert counts(found) == WHOLE
    assert values(found, "indicators") == values(real(), "indicators")


def test_programmes_in_another_order():
    lines = source()
    blocks = [(146, 432), (433, 689), (690, 976)]
    text = "\n".join(line for first, last in reversed(blocks) for line in lines[first - 1 : last])
    found = read(text)
    assert len(found.tables["programmes"]) == 3
    money = ("year_roc", "statutory_budget_k_twd", "executed_k_twd")
    expected = [row for n in (1, 2, 3) for row in rows(real(), "special_budget", *money, programme_no=n)]
    assert Counter(rows(found, "special_budget", *money)) == Counter(expected)


@pytest.mark.parametrize("count", [1, 45, 48])
def test_any_number_of_programmes(count):
    found = read(review(*(programme(f"第{i}號計畫") for i in range(1, count + 1))))
    assert rows(found, "programmes", "programme_no") == list(range(1, count + 1))
    assert found.ledger.unread() == []
    assert found.problems == []


def broken(kind, seed):
    lines, dice = source()[:9000], random.Random(seed)  # noqa: S311 - a repeatable mutation
    match kind:
        case "cut":
            return lines[: dice.randrange(len(lines))]
        case "begun late":
            return lines[dice.randrange(len(lines)) :]
        case "lost lines":
            return [line for line in lines if dice.random() > 0.05]
        case "shuffled":
            start = dice.randrange(len(lines) - 600)
            middle = lines[start : start + 600]
            dice.shuffle(middle)
            return lines[:start] + middle + lines[start + 600 :]
        case _:
            letters = " 1,.-()一、壹總計%同A"
            return [
                line[:at] + dice.choice(letters) + line[at + 1 :]
                if line and dice.random() < 0.2 and (at := dice.randrange(len(line))) >= 0
                else line
                for line in lines
            ]


def invented(found):
    """Amounts of rows that are said to be printed, but whose digits no line of theirs holds."""
    amounts = []
    for record in found.tables["special_budget"]:
        digits = re.sub(r"[^0-9.]", "", "".join(found.document.line(n).text for n in record.lines))
        values = [record[name] for name in record.values if name.endswith("_k_twd")]
        printed = [str(abs(value)) for value in values if isinstance(value, int | Decimal)]
        if record.certainty == "printed":
            amounts += [(record.record_id, text) for text in printed if text not in digits]
    return amounts


def unprinted(identities):
    """Checks that hold against a value that their row doesn't print."""
    known = [found for found in identities if found.printed is not None]
    return [(found.check, found.field) for found in known if found.printed != found.record[found.field]]


def test_an_invented_amount_would_be_seen():
    found = read("\n".join(source()[:600]))
    assert invented(found) == []
    record = found.tables["special_budget"][0]
    found.tables["special_budget"][0] = replace(record, values={**record.values, "executed_k_twd": 987654})
    assert invented(found) == [(record.record_id, "987654")]


@pytest.mark.parametrize("kind", ["cut", "begun late", "lost lines", "shuffled", "wrong letters"])
@pytest.mark.parametrize("seed", first(1, [1, 2]))
def test_broken_texts_are_read_as_far_as_they_go(kind, seed):
    found = read("\n".join(broken(kind, seed)))
    assert 0 < len(found.tables["special_budget"]) <= len(real().tables["special_budget"])
    assert invented(found) == []
    checked = list(check(found.tables))
    assert len(checked) > len(found.tables["special_budget"])
    assert unprinted(checked) == []


@settings(max_examples=examples(40))
@given(st.text(alphabet=" \n壹貳參肆伍陸一二三、()年月總計累111-1,同A%建設經濟部落後原因策", max_size=400))
def test_any_text_is_read_without_a_crash(text):
    found = read("壹、特別預算及進度執行情形\n二、特別預算執行情形\n" + text)
    assert len(found.tables["programmes"]) >= 1
    assert invented(found) == []
    assert unprinted(check(found.tables)) == []
