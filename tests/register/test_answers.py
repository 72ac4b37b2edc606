"""Answers across reports: the query on the page yields the same rows in the published database."""

import csv
import io
import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.errors import ProblemError
from generator.packaging.reader import Package
from generator.pages.frame.site import Folders
from generator.pages.making.compose import load_site
from generator.pages.register.answer_charts import answer_charts, bar_charts
from generator.pages.register.answer_pages import answer_drafts
from generator.pages.register.answers import answers
from generator.paths import ProjectPaths
from generator.records.stretches import first_line
from tests.committed import committed_database, committed_site

PATHS = ProjectPaths.of_checkout()


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "all.sqlite"
    path.write_bytes(committed_database())
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def found(site):
    return {answer.slug: answer for answer in answers(site)}


def test_there_is_an_answer_for_every_file(found):
    assert sorted(found) == sorted(path.stem for path in (PATHS.content / "answers").glob("*.yml"))


def test_the_published_database_gives_the_same_rows(found, database):
    differing = [a.slug for a in found.values() if database.execute(a.text["query"]).fetchall() != a.rows]
    assert differing == []


def test_the_columns_of_a_page_are_those_of_its_query(found, database):
    for answer in found.values():
        names = [column[0] for column in database.execute(answer.text["query"]).description]
        assert names == list(answer.text["columns"]), answer.slug


def test_the_programmes_that_the_plan_still_continues(found):
    rows = {(row[0], row[4]) for row in found["continued-programmes"].rows}
    assert rows == {
        ("無自來水地區供水改善計畫第三期", "successor"),
        ("防災及備援水井建置計畫", "successor"),
        ("伏流水開發工程計畫", "successor"),
        ("離島地區供水改善計畫第二期", "successor"),
        ("備援調度幹管工程計畫", "same"),
        ("縣市管河川及區域排水整體改善計畫", "successor"),
        ("加速全面性地熱資源探查及資訊供應計畫", "successor"),
        ("領航企業研發深耕計畫", "same"),
    }


def test_money_by_field_sums_year_rows_only(found, site):
    review = site.packages["moea-infra-review-110"].tables
    categories = {row["programme_no"]: row["category"] for row in review["programmes"]}
    water = sum(
        row["statutory_budget_k_twd"] or 0
        for row in review["special_budget"]
        if (categories[row["programme_no"]], row["year_roc"], row["sub_project"]) == ("水環境", 110, "")
    )
    (printed,) = [
        row[3]
        for row in found["money-by-field"].rows
        if row[:3] == ("水環境", "前瞻特別預算（建設類別）", 110)
    ]
    assert printed == water > 0


def rows_of(answer, heading, *names):
    rows = dict(answer.sections)[heading]
    return [tuple(row[name] for name in names) for row in rows]


def test_what_grew_and_shrank_most_stands_by_stage_with_both_amounts(found):
    movers = found["movers"]
    amounts = "account", "last_year_k_twd", "this_year_k_twd", "change_k_twd", "change_pct"
    assert rows_of(movers, "114 年度預算案：工作計畫", *amounts) == [
        ("工業技術升級輔導", 10816507, 12111581, 1295074, 12.0),
        ("工業管理", 10036, 363335, 353299, 3520.3),
        ("一般行政", 374241, 383155, 8914, 2.4),
    ]
    enacted = rows_of(movers, "114 年度法定預算：工作計畫", *amounts)
    # Nothing is budgeted for the fund this year; it stands as the report prints it.
    assert enacted[0] == ("營業基金", 100000000, None, -100000000, -100.0)
    assert ("工業管理", 10036, 336795, 326759, 3255.9) in enacted
    assert ("研發測試場域整建作業", None, 584000, 584000, None) in enacted
    sizes = [abs(row[3]) for row in enacted]
    assert sizes == sorted(sizes, reverse=True)
    assert "「營業基金」，上年度 1,000 億元，本年度沒有編列。" in movers.sentence
    assert "「工業管理」：10,036 千元變成 363,335 千元。" in movers.sentence


def test_a_row_leads_to_the_line_that_prints_both_of_its_amounts(found):
    row = next(
        row
        for row in dict(found["movers"].sections)["114 年度預算案：工作計畫"]
        if row["account"] == "工業管理"
    )
    assert [(place.report_id, first_line(place.row)) for place in found["movers"].printed(row)] == [
        ("ida-unit-budget-114", 526)
    ]
    other = dict(found["last-year-otherwise"].sections)["113 年度法定預算印的 112 年度"][0]
    lines = [first_line(place.row) for place in found["last-year-otherwise"].printed(other)]
    assert len(lines) == 2


def test_last_years_figure_is_held_against_last_years_budget(found):
    answer = found["last-year-otherwise"]
    assert {heading for heading, _ in answer.sections} == {"113 年度法定預算印的 112 年度"}
    rows = rows_of(
        answer, "113 年度法定預算印的 112 年度", "account", "enacted_k_twd", "printed_k_twd", "note"
    )
    assert ("工業管理", 9168, 10017, "") in rows
    assert ("商業發展署", None, 2001981, "只有一邊有數字。") in rows
    assert ("產業發展署", 10345392, 10327898, "去年叫「工業局」。") in rows
    assert "最近的 114 年度有 97 列，全部一樣。" in answer.sentence


def test_objects_are_compared_where_two_books_of_one_agency_are_read(site):
    book = site.packages["ida-unit-budget-114"]
    changed = {
        name: [row | {"year_roc": 113} if "year_roc" in row else row for row in rows]
        for name, rows in book.tables.items()
    }
    changed["expense_matrix"] = [
        row | {"amount_k_twd": 400_000} if row["record_id"] == "expense-matrix.1000.5726100100" else row
        for row in changed["expense_matrix"]
    ]
    earlier = Package("ida-unit-budget-113", book.descriptor, book.schemas, changed)
    both = replace(site, packages={**site.packages, earlier.name: earlier})
    movers = next(answer for answer in answers(both) if answer.slug == "movers")
    assert rows_of(
        movers, "114 年度預算案：用途別", "account", "agency", "last_year_k_twd", "this_year_k_twd"
    ) == [("人事費", "產業發展署", 400_000, 312_982)]
    # The year before is compared with nothing any more: its agency has a newer book.
    assert [heading for heading, _ in movers.sections if heading.startswith("113")] == []


def test_what_grew_is_drawn_apart_from_what_shrank_and_what_nobody_could_see_is_not(found):
    charts = bar_charts(found["movers"])
    # Beside the hundred thousand millions of one fund no other cut could be seen; three bars say nothing.
    assert list(charts) == ["114 年度法定預算：工作計畫增加"]
    (chart,) = charts.values()
    assert chart.rows[0] == {"label": "水利建設及保育管理", "value": Decimal("181.47132")}
    sizes = [row["value"] for row in chart.rows]
    assert len(sizes) >= 5
    assert min(sizes) >= max(sizes) / 100
    assert {place.report_id for place in chart.caption.places} == {"dgbas-moea-expenditure-enacted"}
    # What is drawn as largest is so, whatever order the query has.
    turned = replace(found["movers"], rows=found["movers"].rows[::-1])
    assert [list(chart.rows) for chart in bar_charts(turned).values()] == [chart.rows]


def test_targets_and_statements_are_two_lists_and_no_pairs(found):
    answer = found["targets-and-statements"]
    lists: dict[str, dict[str, list[tuple[object, object]]]] = {}
    for name, source, subject, printed, *_ in answer.rows:
        lists.setdefault(name, {}).setdefault(source, []).append((subject, printed))
    assert all(set(sides) == {"target", "statement"} for sides in lists.values())
    assert [len(rows) for rows in (answer.rows, set(answer.rows))] == [len(answer.rows)] * 2
    targets = [printed for sides in lists.values() for _, printed in sides["target"]]
    assert "600 萬用戶" in targets
    assert ("離岸風力發電加強電力網計畫預計於 2030 年之前完成 7 站 7 線強化工程", "7 站") in [
        row for sides in lists.values() for row in sides["target"]
    ]


def test_the_csv_holds_the_rows_of_the_page(site, found):
    drafts = {draft.url: draft for draft in answer_drafts(site, site.packages["register"])}
    for answer in found.values():
        (asset,) = drafts[answer.url].assets
        rows = list(csv.reader(io.StringIO(asset.data.decode("utf-8"))))
        assert rows[0] == list(answer.text["columns"])
        assert len(rows) == len(answer.rows) + 1


def test_a_site_with_fewer_reports_has_fewer_answers(tmp_path):
    (tmp_path / "answers").mkdir()
    text = (PATHS.content / "answers" / "continued-programmes.yml").read_text("utf-8")
    (tmp_path / "answers" / "continued-programmes.yml").write_text(text, "utf-8")
    assert answers(load_site(tmp_path, replace(Folders.of(PATHS), content=tmp_path))) == []


def test_money_over_time_is_drawn_once_for_each_classification(found):
    answer = found["money-by-field"]
    charts = answer_charts(answer)
    # The unit budget has one year alone.
    assert list(charts) == ["前瞻特別預算（建設類別）", "法定預算（政事別）"]
    special = charts["前瞻特別預算（建設類別）"]
    assert [row["series"] for row in special.rows if row["time"] == "110"] == [
        "水環境",
        "數位",
        "城鄉",
        "綠能",
        "人才",
    ]
    water = {row["time"]: row["value"] for row in special.rows if row["series"] == "水環境"}
    assert water["109"] == Decimal("323.99165")
    # Each chart names its report and lines.
    named = {name: {place.report_id for place in chart.caption.places} for name, chart in charts.items()}
    assert named == {
        "前瞻特別預算（建設類別）": {"moea-infra-review-110"},
        "法定預算（政事別）": {"dgbas-moea-expenditure-enacted"},
    }


def test_an_answer_without_a_chart_has_none(found):
    answer = found["continued-programmes"]
    assert answer_charts(answer) == {}


@pytest.mark.parametrize(
    ("name", "changes", "tables"),
    [
        ("continued-programmes", [("FROM current_", "FROM ")], "register_mentions"),
        ("continued-programmes", [("JOIN current_", "JOIN ")], "infra_review_"),
        ("money-by-field", [("FROM current_infra", "FROM infra")], "infra_review_"),
        ("money-by-field", [("FROM current_unit", "FROM unit")], "unit_budget_branches"),
        # Rows that are told apart by nothing but their numbers.
        ("targets-and-statements", [("current_st_plan", "st_plan")], "register_mentions, st_plan_targets"),
        # No schema says what makes two journeys the same.
        (
            "money-by-field",
            [
                ("branches", "trips"),
                ("SELECT branch,", "SELECT name,"),
                ("year_roc, amount_k", "year_roc, total_k"),
            ],
            "unit_budget_trips",
        ),
    ],
)
def test_a_query_that_counts_what_editions_print_again_is_refused(site, tmp_path, name, changes, tables):
    text = (PATHS.content / "answers" / f"{name}.yml").read_text("utf-8")
    for change in changes:
        assert change[0] in text
        text = text.replace(*change)
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "asked.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemError) as caught:
        answers(replace(site, folders=replace(site.folders, content=tmp_path)))
    ((code, file, seen),) = [(p.code, p.file, p.seen) for p in caught.value.problems]
    assert (code, file) == ("CONTENT-EDITIONS", "content/answers/asked.yml")
    assert seen.startswith(f"query: counts rows of {tables}")


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (
            ("method:", "methods:"),
            ["key method: Field required", "key methods: Extra inputs are not permitted"],
        ),
        (
            ("link: programme_id", "link: programme"),
            ["key as a whole: Value error, programme: no column of this name"],
        ),
        (("SELECT programme.title,", "SELECT programme.name,"), ["query: no such column: programme.name"]),
        (
            ("programme_id: {zh: 登錄代號}", "programme_id: {zh: 登錄代號, records: true}"),
            ["query: no record backup-trunk-mains"],
        ),
        (("SELECT programme.title,", "SELECT"), ["query: 6 columns where `columns` names 7"]),
    ],
)
def test_a_faulty_question_is_told_with_its_file(site, tmp_path, change, seen):
    text = (PATHS.content / "answers" / "continued-programmes.yml").read_text("utf-8")
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "asked.yml").write_text(text.replace(*change), "utf-8")
    with pytest.raises(ProblemError) as caught:
        answers(replace(site, folders=replace(site.folders, content=tmp_path)))
    problems = [(p.code, p.file, p.seen) for p in caught.value.problems]
    assert problems == [("CONTENT-INVALID", "content/answers/asked.yml", words) for words in seen]
