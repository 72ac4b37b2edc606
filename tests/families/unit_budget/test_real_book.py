"""The whole book: nothing unread, every table complete, and the cells that are easy to get wrong."""

from datetime import date
from decimal import Decimal

import pytest

from generator.families.unit_budget import FAMILY
from generator.reading.document import document_from_text
from tests.families.unit_budget.books import ROOT, ROWS, codes, parse, real, row, rows, source, values


@pytest.mark.parametrize(("table", "count"), ROWS.items())
def test_every_table_has_the_rows_that_the_book_prints(table: str, count: int) -> None:
    assert len(real().tables[table]) == count


def test_every_line_is_accounted_for_and_nothing_is_kept_aside() -> None:
    assert real().ledger.unread() == []
    assert real().tables["other_rows"] == []
    assert codes(real()) == []


def test_the_book_is_recognised_and_the_other_reports_are_not() -> None:
    sure = {
        path.stem: FAMILY.recognise(document_from_text(path.read_text("utf-8")))
        for path in (ROOT / "data" / "sources").glob("*.txt")
    }
    assert sure.pop("ida-unit-budget-114") == 1.0
    assert len(sure) >= 4
    assert max(sure.values()) == 0.0


def test_the_parts_of_the_book_are_the_first_steps_of_its_outline() -> None:
    """Their headings are passages of their own, and what stands in them is found by them."""
    passages = real().tables["passages"]
    assert [values(r, "path", "heading") for r in passages if r["outline_level"] == 1] == [
        (part, part) for part in ("目次", "預算總說明", "主要表", "附屬表")
    ]
    assert row(real(), "passages", heading="現行法定職掌")["path"] == "預算總說明/一"


def test_money_carries_year_and_phase() -> None:
    for table, schema in real().schemas.items():
        if "budget_stage" in schema.by_name:
            assert {values(r, "year_roc", "budget_stage") for r in real().tables[table]} <= {
                (114, "proposal")
            }


def test_pages_are_counted_from_the_contents() -> None:
    pages = {
        "revenue": ("25", "26"),
        "work_plans": ("39 39 40 41", "62 62"),
        # A row over two pages stands on the left and on the right one, where its total is.
        "subsidies": ("78 79", "78 79"),
        "donations": ("80 81", "96 97"),
        "commissioned": ("112 113", "140 141"),
        "capital": ("68", "68 69"),
        "offices": ("76 77", "76 77"),
        "trips": ("100 101", "100 101"),
        "programme_funding": ("112 113", "54"),
        "resolutions": ("143", "153 154"),
        "vehicles": ("75", "75"),
    }
    for table, expected in pages.items():
        found = [r.row()["source_pages"] for r in real().tables[table]]
        assert (found[0], found[-1]) == expected, table
    assert row(real(), "passages", heading="現行法定職掌").page == "01"


def test_revenue_numbers_that_the_extraction_shifted() -> None:
    """款 7 and 項 145 stand in the row of 目 2 of 項 147, and the dash is glued to the note."""
    scrap = row(real(), "revenue", account_code="0726100500")
    assert values(scrap, "path", "account_level", "difference_k_twd", "difference_k_twd_raw", "note") == (
        "4/147/2",
        "mu",
        None,
        "-",
        "本年度預算數係出售報廢財產等收入。",
    )
    other = row(real(), "revenue", account_code="1226100201")
    assert values(other, "path", "difference_k_twd_raw") == ("7/145/1/1", "-")
    assert values(row(real(), "revenue", account_code="0726100103"), "difference_k_twd") == (-147,)


def test_an_expenditure_note_that_a_page_break_cut_is_whole_again() -> None:
    administration = row(real(), "expenditure", account_code="5726100100")
    assert str(administration["note"]).endswith("增列資安聯防與設備監控強化服務等經費6,432千元。")
    assert (administration.line_start, administration.line_end) == (512, 526)
    management = row(real(), "expenditure", account_code="5726102000")
    assert str(management["note"]).startswith("1.本年度預算數363,335千元")
    assert row(real(), "expenditure", account_code="5726109800")["note"] == "仍照上年度預算數編列。"


def test_contents_and_results_of_a_plan_on_three_pages() -> None:
    plan = row(real(), "work_plans", work_plan_code="5226102200")
    results = str(plan["expected_results"])
    assert "帶動衍生產值達168億元；推動30家次企業參與出題" in results
    assert "透過補助資源挹注，鼓勵企業進行跨域結盟" in results
    assert results.endswith("強化實務及跨域專業能力，促使9成以上學員肯定培育成效及協助提升工作職能。")
    assert str(plan["contents"]).startswith("1. 太空產業推動與人才培育計畫 2. ")


def test_units_in_charge_are_joined_and_a_doubled_line_is_told() -> None:
    names = "永續發展組、知識經濟產業組、金屬機電產業組、電子資訊產業組、民生化工產業組"
    assert row(real(), "branches", branch="發展新興與高科技產業")["units"] == names
    doubled = row(real(), "branches", branch="策進產業躍升與永續發展環境")
    assert doubled["units"] == f"產業政策組、{names}"
    assert "金屬機電產業組產業組" in str(doubled["units_raw"])
    assert doubled.certainty == "inferred"


def test_the_description_of_a_branch_ends_in_the_cell_of_the_next() -> None:
    chemistry = row(real(), "branches", branch="建構國家安全化學與韌性永續計畫")
    assert "協助國內製造業健全廠內化學物質安全管理" in str(chemistry["description"])
    assert chemistry.certainty == "derived"
    poles = row(real(), "branches", branch="智慧杆產業推動暨城市智慧基建計畫")
    assert str(poles["description"]).startswith("1. 總經費3,185,000千元")


def test_an_amount_that_a_page_break_cut() -> None:
    programme = row(real(), "programmes", name="循環技術暨材料創新研發專區推動計畫")
    assert values(programme, "amount_k_twd", "item_no", "amount_status") == (37534, 20, "printed")
    assert programme.lines == (1040, 1054)


def test_codes_that_lost_their_last_digit() -> None:
    account = row(real(), "capital", account_name="工業技術升級輔導")
    assert values(account, "account_code", "account_code_raw", "other_capital_k_twd", "total_k_twd") == (
        "5226102200",
        "522610220",
        248100,
        248100,
    )
    assert account.certainty == "derived"
    staff = row(real(), "staff", account_code="0026100000", category="合計")
    assert values(staff, "this_year", "last_year", "account_code_raw") == (283, 275, "002610000")


def test_first_level_accounts_take_their_codes_from_the_expenditure_table() -> None:
    whole = row(real(), "first_level", account_name="產業發展署")
    assert values(
        whole, "account_code", "current_operations_k_twd", "capital_operations_k_twd", "total_k_twd"
    ) == ("0026100000", 6810425, 1500, 13539071)
    assert row(real(), "first_level", account_name="經濟特別收入基金")["account_code"] == "5726108110"


def test_vehicles_offices_and_trips() -> None:
    car = row(real(), "vehicles", purchased="105.10")
    assert values(car, "vehicle_type", "vehicle_group", "fuel_unit_price", "fuel_k_twd") == (
        "小客車及小客貨兩用車",
        "現有車輛",
        Decimal("31.00"),
        52,
    )
    rooms = row(real(), "offices", category="多房間職務宿舍")
    assert values(rooms, "parent", "owned_area", "total_area") == (
        "機關宿舍",
        Decimal("126.76"),
        Decimal("126.76"),
    )
    trip = row(real(), "trips", trip_no="03")
    assert values(trip, "trip_group", "field_code", "days", "persons", "total_k_twd", "work_plan") == (
        "不定期會議",
        "85",
        51,
        10,
        1596,
        "工業管理",
    )
    assert [r["visited_place"] for r in rows(real(), "trip_history", trip_no="02")] == [
        "土耳其",
        "菲律賓",
        "寮國",
    ]
    assert values(row(real(), "mainland_trips"), "name", "field_code", "total_k_twd") == (
        "參與臺商服務團",
        "91",
        70,
    )


def test_the_functional_table_is_read_over_three_spreads() -> None:
    cells = {
        str(r["economic_class"]): r["amount_k_twd"] for r in rows(real(), "functional", function_code="11")
    }
    assert len(cells) == 27
    assert {name: amount for name, amount in cells.items() if amount is not None} == {
        "受僱人員報酬": 315666,
        "商品及勞務購買支出": 6792278,
        "經常移轉-對企業": 5113380,
        "經常移轉-對家庭及民間非營利機構": 221254,
        "經常移轉-對政府": 779500,
        "經常移轉-對國外": 68463,
        "經常支出合計": 13290541,
        "資本移轉-對企業": 93100,
        "資本移轉-對家庭及民間非營利機構": 153500,
        "固定資本形成-機器及其他設備": 1930,
        "資本支出合計": 248530,
        "總計": 13539071,
    }


def test_multi_year_plans_keep_their_decimals() -> None:
    poles = row(real(), "multi_year", name="智慧杆產業推動暨城市智慧基建計畫")
    assert values(poles, "start_year_roc", "end_year_roc", "total_need_100m_twd") == (
        114,
        117,
        Decimal("31.85"),
    )
    assert str(poles["this_year_100m_twd"]) == "3.00"
    assert values(poles, "last_year_100m_twd", "last_year_100m_twd_raw") == (None, "-")


def test_resolutions_by_part_section_and_number() -> None:
    kept = [r for r in real().tables["resolutions"] if r["resolution_no"] == 1]
    assert [values(r, "part", "section") for r in kept] == [
        ("壹、通案決議部分", ""),
        ("貳、各組審查決議部分", "歲出部分第2款第2項主計總處"),
        ("貳、各組審查決議部分", "歲出部分第13款第2項產業發展署"),
    ]
    bay = row(real(), "resolutions", resolution_no=31)
    assert str(bay["reply"]).endswith(
        "主題式補助共計 4 件國際型 ICT 業者提案，於 9 月份擇優審議核定後落實執行。"
    )
    assert values(bay, "reply_date", "reply_document") == (date(2024, 6, 27), "經授產字第11351011140號")
    assert bay.certainty == "derived"
    assert str(row(real(), "resolutions", resolution_no=32)["reply"]).startswith("本部業於 113 年 4 月 3 日")


def test_key_tasks_of_three_parts() -> None:
    parts = [(r["year_roc"], r["item"]) for r in real().tables["key_tasks"]]
    assert parts[:2] == [(114, "發展五大信賴產業"), (114, "六大核心戰略產業")]
    assert [year for year, _ in parts] == [114] * 5 + [112] * 2 + [113] * 5
    second = real().tables["key_tasks"][1]
    assert (second["numeral"], second.certainty) == ("2", "derived")
    assert "爭取海外商機" in str(real().tables["key_tasks"][5]["text"])


def test_pseudo_tags_are_kept() -> None:
    contents = str(row(real(), "work_plans", work_plan="工業管理")["contents"])
    assert "<16>國際工業合作相關業務事項。" in contents


def test_the_same_text_gives_the_same_records() -> None:
    again = parse(source())
    assert {name: [r.row() for r in found] for name, found in again.tables.items()} == {
        name: [r.row() for r in found] for name, found in real().tables.items()
    }
