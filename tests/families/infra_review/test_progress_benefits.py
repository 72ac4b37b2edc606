"""Progress and the table of two benefits."""

from datetime import date
from decimal import Decimal

import pytest

from tests.families.infra_review.reviews import excerpt, one, programme, read, real, review, rows


def test_progress_of_the_real_review():
    assert len(real().tables["progress"]) == 97
    late = one(real(), "progress", programme_no=23, scope="cumulative")
    assert [late[name] for name in ("planned_pct", "actual_pct", "difference_pct")] == [
        Decimal("36.49"),
        Decimal("21.32"),
        Decimal("-19.68"),
    ]
    assert rows(real(), "progress", "sub_project", programme_no=46, scope="cumulative") == [""]


def test_the_date_of_progress_is_that_of_its_heading_or_its_neighbours():
    own = one(real(), "progress", programme_no=17, scope="annual")
    assert (own["as_of"], own.certainty) == (date(2020, 12, 31), "printed")
    lost = one(real(), "progress", programme_no=46, sub_project="", scope="annual")
    assert (lost["as_of"], lost.certainty) == (date(2021, 12, 31), "derived")


def test_percent_signs_and_odd_zeros_are_kept_as_printed():
    row = one(real(), "progress", programme_no=36, scope="cumulative")
    assert (row["planned_pct"], row["planned_pct_raw"]) == (Decimal("23.5"), "23.5%")
    odd = one(real(), "progress", programme_no=24, scope="annual")
    assert (odd["difference_pct"], odd["difference_pct_raw"]) == (Decimal("0.00"), "00.00")


def test_a_note_under_the_table_is_text():
    found = read(excerpt(17805, 17892))
    notes = [r["text"] for r in found.tables["passages"] if r["path"] == "44/壹/三" and r["text"]]
    assert len(notes) == 1
    assert notes[0].startswith("註：總累計計畫期程為 110 年 1 月至 113 年")
    assert len(found.tables["progress"]) == 2


def test_broken_progress_rows():
    found = read(review(programme(progress="年累計\n\n100 98\n\n-2\n\n總累計 50 49")))
    assert rows(found, "progress", "scope", "planned_pct", "actual_pct", "difference_pct") == [
        ("annual", 100, 98, -2),
        ("cumulative", None, None, None),
    ]
    assert found.tables["progress"][1].certainty == "uncertain"
    assert "「50」屬於哪一欄無法確定" in found.tables["progress"][1].note


@pytest.mark.parametrize(
    ("printed", "values", "code"),
    [
        ("100* 99 -1", (None, 99, -1), "PARSE-CELL"),
        ("100 9O -1", (100, None, -1), "PARSE-CELL"),
        ("777 100 99 -1", (100, 99, -1), "PARSE-COLUMNS"),
        ("100 99 -1 待查", (100, 99, -1), "PARSE-COLUMNS"),
        ("100 99 -1 777", (100, 99, -1), "PARSE-COLUMNS"),
    ],
)
def test_progress_that_nobody_can_read(printed, values, code):
    found = read(review(programme(progress=f"年累計 {printed}\n\n總累計 50 49 -1")))
    row, below = found.tables["progress"]
    assert (row["planned_pct"], row["actual_pct"], row["difference_pct"]) == values
    assert (row.certainty, below.certainty) == ("uncertain", "printed")
    assert [(p.code, p.line) for p in found.problems] == [(code, row.line_start)]


BENEFIT = ("jobs", "jobs_unit", "private_investment_100m_twd")


@pytest.mark.parametrize(
    ("number", "values", "raw"),
    [
        (1, (100, "人年", Decimal("0.5")), ("", "")),
        (4, (16, "人年", None), ("", "-")),
        (14, (55, "人年", None), ("55人年", "無")),
        (17, (30, "", Decimal("0.2")), ("", "")),
        (20, (100, "人", 0), ("", "")),
        (27, (172, "", 0), ("", "00.00")),
        (35, (75, "人", 22), ("75(人)", "22(億元)")),
    ],
)
def test_benefits(number, values, raw):
    row = one(real(), "benefits", programme_no=number)
    assert tuple(row[name] for name in BENEFIT) == values
    assert (row["jobs_raw"], row["private_investment_100m_twd_raw"]) == raw


def test_benefits_of_sub_projects():
    assert rows(real(), "benefits", "jobs", "private_investment_100m_twd", programme_no=46) == [
        (4216, Decimal("136.76")),
        (2740, Decimal("1.22")),
        (309, Decimal("95.50")),
    ]


def test_a_first_column_about_something_else():
    row = one(real(), "benefits", programme_no=21)
    assert (row["jobs"], row["other_measure"], row["other_value_raw"]) == (None, "儲能輔助服務", "850元/MW·h")
    assert row["private_investment_100m_twd"] == Decimal("16.49")


def test_a_unit_that_contradicts_itself_is_uncertain():
    row = one(real(), "benefits", programme_no=13)
    assert (row["jobs"], row["jobs_unit"], row.certainty) == (85, "人年", "uncertain")


def test_the_statement_that_there_is_none():
    row = one(real(), "benefits", programme_no=23)
    assert (row["explicit_none"], row["jobs"], row.line_start) == (True, None, 7127)


@pytest.mark.parametrize(("number", "days"), [(6, 93600), (15, 2500), (18, 1200000), (20, None)])
def test_working_days_behind_the_jobs(number, days):
    assert one(real(), "benefits", programme_no=number)["workdays"] == days


def test_a_head_and_values_wrapped_over_lines():
    text = review(programme()).replace(
        "創造工作機會(人年) 帶動公民營企業投資(億元)\n\n100 0.5",
        "創造工作機會(人年) 帶動公\n\n民營企業投資(億元)\n\n100\n\n0.5",
    )
    assert rows(read(text), "benefits", *BENEFIT) == [(100, "人年", Decimal("0.5"))]


def _benefits(row, head="創造工作機會(人年) 帶動公民營企業投資(億元)"):
    text = programme()
    assert text.count("創造工作機會(人年) 帶動公民營企業投資(億元)\n\n100 0.5") == 1
    return read(
        review(text.replace("創造工作機會(人年) 帶動公民營企業投資(億元)\n\n100 0.5", f"{head}\n\n{row}"))
    )


@pytest.mark.parametrize(
    ("row", "values", "code"),
    [
        ("1O0 0.5", (None, "人年", Decimal("0.5")), "PARSE-CELL"),
        ("100 O.5", (100, "人年", None), "PARSE-CELL"),
        ("100 0.5 待查", (100, "人年", Decimal("0.5")), "PARSE-COLUMNS"),
        ("100 777 0.5", (None, "人年", None), "PARSE-COLUMNS"),
        ("100", (None, "人年", None), "PARSE-COLUMNS"),
        ("100 約0.5", (100, "人年", None), "PARSE-CELL"),
        ("N/A 0.5", (None, "人年", Decimal("0.5")), "PARSE-CELL"),
        ("修正 0.5", (None, "人年", Decimal("0.5")), "PARSE-CELL"),
        ("100\n\n0.5?", (100, "人年", None), "PARSE-CELL"),
    ],
)
def test_benefits_that_nobody_can_read_are_there_and_told(row, values, code):
    found = _benefits(row)
    benefit = one(found, "benefits")
    assert tuple(benefit[name] for name in BENEFIT) == values
    assert benefit.certainty == "uncertain"
    assert {(p.code, p.line) for p in found.problems} == {(code, benefit.line_start)}


def test_a_sign_for_none_takes_no_row_away() -> None:
    found = _benefits("… 0.5")
    assert rows(found, "benefits", "jobs", "jobs_raw") == [(None, "…")]
    assert found.problems == []


def test_a_head_without_numbers_below_it_is_told() -> None:
    found = _benefits("如附件所示，計畫尚未產生效益，俟完工後再行估算。")
    assert rows(found, "benefits") == []
    assert [p.code for p in found.problems] == ["PARSE-COLUMNS"]


@pytest.mark.parametrize(
    ("row", "unit", "investment", "certainty"),
    [
        ("100 50", "百萬元", Decimal("0.5"), "derived"),
        ("100 5,000", "萬元", Decimal("0.5"), "derived"),
        ("100 0.5", "億元", Decimal("0.5"), "printed"),
        ("100 0.5億元", "億元", Decimal("0.5"), "printed"),
        # The cell is read by its own unit; that its column says another one is told.
        ("100 0.5(億元)", "百萬元", Decimal("0.5"), "uncertain"),
        ("100 5000萬元", "億元", Decimal("0.5"), "uncertain"),
    ],
)
def test_the_unit_of_the_investment_is_read(row, unit, investment, certainty):
    found = _benefits(row, f"創造工作機會(人年) 帶動公民營企業投資({unit})")
    benefit = one(found, "benefits")
    assert (benefit["private_investment_100m_twd"], benefit.certainty) == (investment, certainty)
    told = [(p.code, p.line) for p in found.problems]
    assert told == ([("PARSE-CELL", benefit.line_start)] if certainty == "uncertain" else [])


@pytest.mark.parametrize("unit", ["", "(億兀)", "(公頃)"])
def test_an_investment_without_a_unit_is_an_error(unit):
    found = _benefits("100 0.5", f"創造工作機會(人年) 帶動公民營企業投資{unit}")
    benefit = one(found, "benefits")
    assert (benefit["private_investment_100m_twd"], benefit["private_investment_100m_twd_raw"]) == (
        None,
        "0.5",
    )
    assert [(p.code, p.severity) for p in found.problems] == [("PARSE-UNIT", "error")]
