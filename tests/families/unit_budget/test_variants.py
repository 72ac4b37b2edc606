"""Books never seen: another agency's, wrapped, cut off, with tables missing, doubled or unknown."""

import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.families.unit_budget import FAMILY
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from tests.examples import examples, first, first_of
from tests.families.unit_budget.books import (
    ROWS,
    between,
    codes,
    contents,
    other_agency,
    parse,
    real,
    row,
    rows,
    source,
    unread_text,
    values,
    without,
    wrapped,
)

# Two resolutions compare the same two budgets with the year before, and one leaves a programme out.
LEFT_OUT = "「不計入增資台灣電力股份有限公司計畫」的金額（只有一項決議如此寫明）"
TYPED = [*ROWS, "programme_funding", "revenue_fees", "staff_costs", "trip_history"]


def test_another_agency_a_year_later() -> None:
    book = parse(other_agency(source()))
    assert unread_text(book) == []
    assert codes(book) == []
    assert {table: len(book.tables[table]) for table in ROWS} == ROWS
    agency = row(book, "expenditure", account_level="xiang")
    assert values(agency, "account_code", "account_name", "year_roc", "budget_this_year_k_twd") == (
        "0026960000",
        "能源署",
        115,
        13539071,
    )
    counts = row(book, "staff_counts", printed_in="overview", category="職員")
    assert values(counts, "this_year", "last_year") == (246, 235)
    poles = row(book, "multi_year", name="智慧杆產業推動暨城市智慧基建計畫")
    assert str(poles["this_year_100m_twd"]) == "3.00"
    assert [r.page for r in book.tables["donations"]] == [r.page for r in real().tables["donations"]]


def test_tables_that_are_absent_leave_the_others_alone() -> None:
    text = source()
    for start, end in (
        ("| 車輛數", "預算員額："),
        ("| 類 別 | 本 年 度 計 畫", "經濟部產"),
        ("| 計畫名稱及領域代碼 | 擬前往國家", "經濟部產"),
        ("| 計畫名稱 | 執行期間", "| 委 辦"),
    ):
        text = without(start, end, text)
    book = parse(text)
    gone = {"vehicles", "trips", "trip_history", "multi_year"}
    for table in ROWS:
        assert len(book.tables[table]) == (0 if table in gone else ROWS[table]), table
    assert unread_text(book) == []
    found = list(FAMILY.identities(book))
    assert {i.verdict for i in found} == {"holds", "rounding", "not_computed", "unresolved"}
    # What other tables print of those that are gone names what it lacks; one description was lost before.
    assert [(i.check, i.missing) for i in found if i.verdict == "not_computed"] == [
        ("branch-programmes", ("1項計畫的金額（其餘36項之和＝7,221,899）",)),
        ("trip-matrix", ("該科目各出國計畫",)),
        ("trip-matrix", ("該科目各出國計畫",)),
        *[("resolution-compared", (LEFT_OUT,))] * 2,
    ]


@pytest.mark.parametrize("width", first(1, [40, 100, 60, 80, 133]))
def test_a_book_whose_lines_were_cut_is_the_same_book(width: int) -> None:
    book = parse(wrapped(source(), width))
    assert unread_text(book) == []
    for table in TYPED:
        assert contents(book, table) == contents(real(), table), table
    first = row(book, "programmes", programme_no=1)
    assert "太空產業推動與人才培育計畫215,557千元" in "".join(
        book.document.line(n).text for n in range(first.lines[0], first.lines[-1] + 1)
    )


def volume(agency: str) -> str:
    """The main tables once more, as the volume of a subordinate agency repeats them."""
    pages = between("主 要 表", "附 屬 表").replace("經濟部產業發展署\n", f"{agency}\n")
    return (
        pages
        + "\n"
        + between("**經濟部產業發展署", "| 工作計畫名稱及編號 第一").replace(
            "經濟部產業發展署\n", f"{agency}\n"
        )
    )


@pytest.mark.parametrize("agency", first(1, ["經濟部產業發展署南部辦公室", "經濟部產業發展署"]))
@pytest.mark.parametrize("cover", first(1, [True, False]))
def test_volumes_of_subordinate_agencies_are_never_counted_twice(agency: str, cover: bool) -> None:
    front = "\n中華民國114年度\n\n經濟部產業發展署南部辦公室單位預算之分預算\n\n" if cover else "\n"
    book = parse(source() + front + volume(agency))
    assert unread_text(book) == []
    for table in TYPED:
        assert contents(book, table) == contents(real(), table), table
    for table in ("revenue", "expenditure", "work_plans", "branches", "branch_accounts"):
        assert contents(book, table, volume=2) == contents(real(), table), table
    assert book.tables["other_rows"] == []
    assert [r["volume"] for r in book.tables["volumes"]] == [1, 2]
    ids = {r.record_id for r in real().tables["branches"]}
    assert {r.record_id for r in rows(book, "branches", volume=1)} == ids
    assert {r.record_id for r in rows(book, "branches", volume=2)} == {
        i.replace("branches.", "branches.volume-2.") for i in ids
    }
    verdicts = [i.verdict for i in FAMILY.identities(book) if i.record["volume"] == 1]
    assert verdicts == [i.verdict for i in FAMILY.identities(real())]


def test_a_subordinate_agency_between_the_main_tables() -> None:
    pages = between("經濟部產業發展署", "經濟部產業發展署\n", between("主 要 表", "附 屬 表"))
    revenue = pages.replace("經濟部產業發展署\n", "經濟部產業發展署南部辦公室\n")
    mark = "\n經濟部產業發展署\n歲出機關別預算表\n"
    book = parse(source().replace(mark, "\n" + revenue + mark, 1))
    for table in TYPED:
        assert contents(book, table) == contents(real(), table), table
    assert contents(book, "revenue", volume=2) == contents(real(), "revenue")
    assert book.tables["volumes"][1]["agency"] == "經濟部產業發展署南部辦公室"


def test_the_same_rows_once_more_count_once() -> None:
    text = source().replace("主 要 表\n", "主 要 表\n" + between("主 要 表", "附 屬 表")[5:], 1)
    book = parse(text)
    for table in ("revenue", "expenditure"):
        assert contents(book, table) == contents(real(), table)
        assert contents(book, table, volume=2) == contents(real(), table)
    assert unread_text(book) == []


def test_a_misread_character_in_a_head_makes_no_volume() -> None:
    text = source().replace("經濟部產業發展署\n歲出機關別", "經濟部產業發展罟\n歲出機關別")
    book = parse(text)
    assert book.tables["other_rows"] == []
    assert contents(book, "expenditure") == contents(real(), "expenditure")


def test_an_unknown_table_is_kept_and_told() -> None:
    table = (
        "\n經濟部產業發展署\n通訊錄表\n中華民國114年度\n\n| 職稱 | 電話 |\n|--|--|\n| 署長 | 02-27541255 |\n"
    )
    book = parse(source() + table)
    assert codes(book) == ["PARSE-UNKNOWN-TABLE"]
    assert [values(r, "title", "table_kind", "text") for r in book.tables["other_rows"]] == [
        ("通訊錄表", "", "| 職稱 | 電話 |"),
        ("通訊錄表", "", "| 署長 | 02-27541255 |"),
    ]


def test_pages_whose_number_does_not_fit_the_contents_stay_without_label() -> None:
    book = parse(source().replace("| 6. 人事費彙計表 | 71 |", "| 6. 人事費彙計表 | 71~72 |"))
    assert {r.page for r in book.tables["personnel"]} == {""}
    assert {r.page for r in book.tables["vehicles"]} == {"75"}


@pytest.mark.parametrize(
    ("cover", "phase"),
    [
        ("中央政府總預算案", "proposal"),
        ("中央政府總預算", "enacted"),
        ("中央政府總決算", "final"),
        ("", None),
        # What an agency does with other books, and the name of a table, say nothing of its own book.
        ("7. 審議審計部編送之中央及地方政府總決算審核報告，及該部函報之", None),
        ("(十八) 立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表 …199-287", None),
        ("臺北市114年度總預算\n\n1.立法院審議中央政府總預算案所提決議辦理情形報告表", "enacted"),
    ],
)
def test_the_phase_is_on_the_cover(cover: str, phase: str | None) -> None:
    text = f"{cover}\n\n經濟部能源署單位預算\n\n" + between("| 人 事 費 別", "經濟部產")
    assert {r["budget_stage"] for r in parse(text).tables["personnel"]} == {phase}


def invented(book: Collector) -> list[tuple[str, str]]:
    """Amounts of rows that are said to be printed, but whose digits no line of theirs holds."""
    amounts = []
    for record in (record for records in book.tables.values() for record in records):
        digits = re.sub(r"[^0-9.]", "", "".join(book.document.line(n).text for n in record.lines))
        values = [value for name, value in record.values.items() if name.endswith("_k_twd")]
        printed = [str(abs(value)) for value in values if isinstance(value, int | Decimal)]
        if record.certainty == "printed":
            amounts += [(record.record_id, text) for text in printed if text not in digits]
    return amounts


def test_an_invented_amount_would_be_seen() -> None:
    book = parse(between("| 人 事 費 別", "經濟部產"))
    assert invented(book) == []
    record = book.tables["personnel"][0]
    book.tables["personnel"][0] = replace(record, values={**record.values, "amount_k_twd": 987654})
    assert invented(book) == [(record.record_id, "987654")]


@pytest.mark.parametrize("share", first(2, [0.3, 0.97, 0.02, 0.1, 0.55, 0.8]))
def test_a_text_that_breaks_off_or_begins_late_gives_what_is_there(share: float) -> None:
    place = int(len(source()) * share)
    for text in (source()[:place], source()[place:]):
        book = parse(text)
        assert invented(book) == []
        list(FAMILY.identities(book))
        for table, count in ROWS.items():
            assert len(book.tables[table]) <= count, table


def test_damaged_texts_are_read_without_harm() -> None:
    chance = random.Random(114)  # noqa: S311 - the same damage in every run
    lines = source().split("\n")
    for _ in range(examples(4)):
        damaged = list(lines)
        for _ in range(240):
            place = chance.randrange(len(damaged))
            cut = chance.randrange(len(damaged[place]) + 1)
            damaged[place] = chance.choice(
                [
                    damaged[place][:cut],
                    damaged[place].replace("|", "", 1),
                    damaged[place][:cut] + chance.choice("|-(.一計畫千元1<>\t") + damaged[place][cut:],
                    damaged[chance.randrange(len(damaged))],
                ]
            )
        book = parse("\n".join(damaged))
        assert invented(book) == []
        assert len(list(FAMILY.identities(book))) > 100
        assert FAMILY.recognise(document_from_text("\n".join(damaged))) == 1.0


@pytest.mark.parametrize(
    "text", ["", "\n\n", "經濟部能源署單位預算", "| |\n|--|", "中華民國115年度", "| 合計 | - |"]
)
def test_next_to_nothing_is_no_trouble(text: str) -> None:
    book = parse(text)
    assert all(not book.tables[table] for table in ROWS)
    assert list(FAMILY.identities(book)) == []


def test_rows_that_were_merged_part_at_full_width_brackets_too() -> None:
    merged = "3.對國外之捐助 4035對外之捐助 (1)5226102200"
    assert merged in source()
    book = parse(source().replace(merged, merged.replace("(1)", "（1）"), 1))
    assert contents(book, "donations") == contents(real(), "donations")


def test_page_numbers_and_marks_of_headings_are_no_text() -> None:
    head = "\n經濟部產業發展署\n"
    for other in (f"\n- 25 -\n{head}", f"\n第25頁\n{head}", "\n# 經濟部產業發展署\n"):
        book = parse(source().replace(head, other))
        assert unread_text(book) == []
        for table in ("work_plans", "revenue_sheets"):
            for found, known in zip(book.tables[table], real().tables[table], strict=True):
                texts = [name for name, value in known.values.items() if isinstance(value, str)]
                assert values(found, *texts) == values(known, *texts)


@pytest.mark.parametrize(
    ("pattern", "other", "tables"),
    first_of(
        2,
        [
            (r"(11[2-8])-(11[4-8])(?= )", r"\1年度至\2年度", ("donations", "commissioned", "multi_year")),
            (r"\| (0\d) (?=[\u4e00-\u9fff])", r"| \1. ", ("branches", "branch_accounts", "programmes")),
            (r"\| (0\d) (?=[\u4e00-\u9fff])", r"| \1", ("branches", "branch_accounts", "programmes")),
            (
                r"(\d{10}) (?=[\u4e00-\u9fff])",
                r"\1<br>",
                ("revenue", "expenditure", "expense_matrix", "staff"),
            ),
            (r"114-114(?= )", "114年度", ("commissioned",)),
        ],
    ),
)
def test_codes_numbers_and_years_in_other_spellings(
    pattern: str, other: str, tables: tuple[str, ...]
) -> None:
    book = parse(re.sub(pattern, other, source()))
    assert unread_text(book) == []
    for table in tables:
        assert contents(book, table) == contents(real(), table), table
