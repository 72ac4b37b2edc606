"""The lines that an answer's rows lead to: each once, and none without its doubt."""

from dataclasses import replace

import pytest

from generator.packaging.reader import Package
from generator.pages.making.rendering import Templates
from generator.pages.register.answers import answer_called, answers
from tests.committed import committed_site
from tests.tooling.tracked import ROOT


@pytest.fixture(scope="module")
def site():
    return committed_site()


def test_a_row_that_is_not_certain_says_so_beside_its_lines(site):
    movers = answer_called(site, "movers")
    unsure = {"certainty": "uncertain", "certainty_note": "讀不清"}
    assert movers is not None
    places = {
        cell: [replace(one, row=one.row | unsure) for one in printed]
        for cell, printed in movers.places.items()
    }
    answer = replace(movers, places=places)
    values: dict[str, object] = {
        "answer": answer, "text": answer.text, "headings": set(), "title": "甲", "charts": {},
        "bars": {heading: [] for heading, _ in answer.sections},
    }  # fmt: skip
    text = Templates(ROOT / "site_templates", site).render("register/answer.md.j2", answer.url, values)
    assert text.count('title="讀不清">存疑</a>') == len(answer.rows)


def test_records_of_one_line_stand_once_but_for_those_that_are_not_certain(site, tmp_path):
    book = site.packages["ida-unit-budget-114"]
    first, second, third = (row | {"source_lines": "7"} for row in book.tables["expenditure"][:3])
    rows = [first, second, third | {"certainty": "uncertain"}]
    package = Package(book.name, book.descriptor, book.schemas, {**book.tables, "expenditure": rows})
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "one.yml").write_text(
        "title: 甲\nanswer: 乙\nmethod: 丙\ncolumns: {records: {zh: 原文行, records: true}}\n"
        "query: SELECT GROUP_CONCAT(report_id || ':' || record_id, ' ')"
        " FROM current_unit_budget_expenditure\n",
        "utf-8",
    )
    folders = replace(site.folders, content=tmp_path)
    (answer,) = answers(replace(site, packages={**site.packages, book.name: package}, folders=folders))
    (places,) = answer.places.values()
    assert [place.row["record_id"] for place in places] == [first["record_id"], third["record_id"]]


def test_what_is_nearly_gone_is_not_said_to_be_nothing(site):
    enacted = site.packages["dgbas-moea-expenditure-enacted"]
    rows = [
        row | {"budget_this_year_k_twd": 50}
        if (row["year_roc"], row["account_name"], row["account_level"]) == (114, "營業基金", "mu")
        else row
        for row in enacted.tables["expenditure"]
    ]
    changed = replace(enacted, tables={**enacted.tables, "expenditure": rows})
    movers = answer_called(replace(site, packages={**site.packages, enacted.name: changed}), "movers")
    assert "「營業基金」，上年度 1,000 億元，本年度剩 50 千元。" in movers.sentence


def test_every_row_of_an_answer_leads_to_the_lines_that_print_it(site):
    found = {answer.slug: answer for answer in answers(site)}
    for answer in found.values():
        heading = list(answer.text["columns"])
        rows = [dict(zip(heading, row, strict=True)) for row in answer.rows]
        assert [row for row in rows if not answer.printed(row)] == [], answer.slug
    first = found["continued-programmes"]
    row = dict(zip(first.text["columns"], first.rows[0], strict=True))
    assert [(place.report_id, place.row["record_id"].split(".")[0]) for place in first.printed(row)] == [
        ("moea-infra-review-110", "programmes"),
        ("moea-annual-plan-115", "projects"),
    ]
