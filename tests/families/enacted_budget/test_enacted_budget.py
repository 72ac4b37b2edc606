"""The enacted budget as open data: every row typed, placed and computed again."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.checking.identity import Identity
from generator.checking.leftovers.audit import line_accounts
from generator.families.enacted_budget import FAMILY
from generator.families.family import Context
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.record import Record
from generator.records.schema import load_schemas

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "data" / "reference" / "dgbas-moea-expenditure-enacted.csv"
HEADER = (
    "year_roc,phase,kuan,xiang,mu,jie,account_code,account_name,budget_this_year_k_twd,"
    "budget_last_year_k_twd,final_accounts_prior_year_k_twd,difference_k_twd"
)
ROWS = """114,enacted,13,,,,0026000000,經濟部主管,109685935,181893244,213462671,-72207309
114,enacted,,2,,,0026100000,產業發展署,12857242,11881784,10268453,975458
114,enacted,,,,,5226100000,科學支出,11456423,10816507,9229354,639916
114,enacted,,,1,,5226102200,工業技術升級輔導,11456423,10816507,9229354,639916
"""


def parse(text: str) -> Collector:
    document = document_from_text(text, "enacted.csv")
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "enacted-budget"))
    FAMILY.parse(document, Context(collector))
    return collector


@cache
def real() -> Collector:
    return parse(REFERENCE.read_text("utf-8"))


@cache
def identities() -> tuple[Identity, ...]:
    return tuple(FAMILY.identities(real()))


def row(collector: Collector, year: int, code: str) -> Record:
    (found,) = [
        r for r in collector.tables["expenditure"] if (r["year_roc"], r["account_code"]) == (year, code)
    ]
    return found


def test_every_row_of_the_file_is_a_record_with_its_values() -> None:
    records = real().tables["expenditure"]
    printed = list(csv.DictReader(REFERENCE.read_text("utf-8").splitlines()))
    assert len(records) == len(printed) == 673
    assert real().ledger.unread() == []
    for record, source in zip(records, printed, strict=True):
        for name in ("budget_this_year_k_twd", "final_accounts_prior_year_k_twd", "difference_k_twd"):
            assert record[name] == (int(source[name]) if source[name] else None)
        assert (record["account_code"], str(record["year_roc"])) == (
            source["account_code"],
            source["year_roc"],
        )


def test_an_account_knows_its_place_and_the_agencys_name_of_that_year() -> None:
    plan = row(real(), 114, "5226102200")
    assert (plan["account_level"], plan["account_number"], plan["parent_code"]) == ("mu", 1, "5226100000")
    assert (plan["agency_code"], plan["agency_name"]) == ("0026100000", "產業發展署")
    assert row(real(), 112, "5226102200")["agency_name"] == "工業局"
    fund = row(real(), 114, "5726108110")
    assert (fund["account_level"], fund["parent_code"], fund["difference_k_twd"]) == (
        "jie",
        "5726108100",
        None,
    )
    assert row(real(), 105, "0026000000")["agency_name"] == ""


def test_the_years_of_the_agency() -> None:
    series = {
        r["year_roc"]: r["budget_this_year_k_twd"]
        for r in real().tables["expenditure"]
        if r["account_code"] == "0026100000"
    }
    assert series == {
        105: 8696330,
        108: 8782742,
        110: 8481416,
        112: 10345392,
        113: 11881784,
        114: 12857242,
    }


def test_all_identities_hold_but_for_rounded_final_accounts() -> None:
    assert Counter((i.check, i.verdict) for i in identities()) == {
        ("year-difference", "holds"): 673,
        ("account-children", "holds"): 630,
        ("account-children", "rounding"): 24,
    }
    assert {i.field for i in identities() if i.verdict == "rounding"} == {"final_accounts_prior_year_k_twd"}


@pytest.mark.parametrize("level", ["xiang", "function", "mu"])
def test_rows_of_one_year_and_level_add_up_to_the_ministry(level: str) -> None:
    records = [r for r in real().tables["expenditure"] if r["year_roc"] == 114]
    parts = sum(int(str(r["budget_this_year_k_twd"] or 0)) for r in records if r["account_level"] == level)
    assert parts == row(real(), 114, "0026000000")["budget_this_year_k_twd"] == 109685935


def test_a_changed_amount_is_found() -> None:
    wrong = HEADER + "\n" + ROWS.replace("工業技術升級輔導,11456423", "工業技術升級輔導,11456424")
    found = {(i.check, i.verdict) for i in FAMILY.identities(parse(wrong)) if i.verdict != "holds"}
    assert ("year-difference", "unresolved") in found
    assert ("account-children", "unresolved") in found


def test_lines_that_are_no_rows_stay_unread() -> None:
    odd = ["合計,,,", "資料來源：行政院主計總處,,,,,,,,,,,", "一般行政,,,,,,,1,1,1,1,0"]
    found = parse(HEADER + "\n" + ROWS + "\n".join(odd))
    assert len(found.tables["expenditure"]) == 4
    assert found.ledger.unread() == [6, 7, 8]


LINE = "114,enacted,,,1,,5226102200,工業技術升級輔導,11456423,10816507,9229354,639916"
THIS, LAST, FINAL, DIFFERENCE = (
    "budget_this_year_k_twd",
    "budget_last_year_k_twd",
    "final_accounts_prior_year_k_twd",
    "difference_k_twd",
)


@pytest.mark.parametrize(
    ("edited", "code", "changed", "note"),
    [
        # Cells that are neither number nor sign for none.
        ("11456423*,10816507", "PARSE-CELL", {THIS: None}, f"{THIS}「11456423*」無法判讀為數字。"),
        ("1145642O,10816507", "PARSE-CELL", {THIS: None}, f"{THIS}「1145642O」無法判讀為數字。"),
        (
            "11456423,10816 507",
            "PARSE-CELL",
            {LAST: None},
            f"{LAST}「10816 507」中間有空白，可能是兩個儲存格。",
        ),
        ("114,draft", "PARSE-CELL", {"budget_stage": ""}, "預算階段「draft」不是已知的階段。"),
        ("1l4,enacted", "PARSE-CELL", {}, "年度「1l4」無法判讀，依上一列為114。"),
        (
            ",,,x,,5226102200",
            "PARSE-CELL",
            {"account_number": None, "mu_number": None},
            "mu「x」無法判讀為數字。",
        ),
        # Codes: letters for digits are read, a damaged one keeps its row, as printed.
        ("5226l02200", "PARSE-CELL", {}, "科目編號印為5226l02200，誤認的字元讀作數字。"),
        (
            "52261\ufffd2200",
            "PARSE-CELL",
            {"account_code": "52261\ufffd2200"},
            "科目編號「52261\ufffd2200」不是十位數字。",
        ),
        ("5226102200註1", "PARSE-CELL", {}, "科目編號之後另印有「註1」。"),
        ("－5226102200", "PARSE-CELL", {}, "科目編號之前另印有「－」。"),
        ("~5226102200", "PARSE-CELL", {}, "科目編號之前另印有「~」。"),
        # A cell too many or too few: nothing slides.
        ("639916,修正", "PARSE-COLUMNS", {}, "此列有13格"),
        ("11456423,777,10816507", "PARSE-COLUMNS", dict.fromkeys((LAST, FINAL, DIFFERENCE)), "此列有13格"),
        (
            "11456423,9229354,639916",
            "PARSE-COLUMNS",
            dict.fromkeys((THIS, LAST, FINAL, DIFFERENCE)),
            "此列有11格",
        ),
    ],
)
def test_a_damaged_cell_is_told_and_its_row_stays(
    edited: str, code: str, changed: dict[str, object], note: str
) -> None:
    whole = parse(f"{HEADER}\n{ROWS}").tables["expenditure"][3]
    damaged = _edited(edited)
    found = parse(f"{HEADER}\n{ROWS.replace(LINE, damaged)}")
    kept = found.tables["expenditure"][3]
    ambiguous = [name for name in (THIS, LAST, FINAL, DIFFERENCE) if changed.get(name, 0) is None]
    for name, value in whole.values.items():
        if code == "PARSE-COLUMNS" and name in ambiguous:
            assert kept[name] in (None, value), name
        else:
            assert kept[name] == changed.get(name, value), name
    assert kept.certainty == "uncertain"
    assert note in kept.note
    assert [(p.code, p.line, p.severity) for p in found.problems] == [(code, 5, "warning")]


def _edited(piece: str) -> str:
    """The line with one cell as the piece shows it."""
    pairs = {
        "11456423*,10816507": "11456423,10816507",
        "1145642O,10816507": "11456423,10816507",
        "11456423,10816 507": "11456423,10816507",
        "114,draft": "114,enacted",
        "1l4,enacted": "114,enacted",
        ",,,x,,5226102200": ",,,1,,5226102200",
        "639916,修正": "639916",
        "11456423,777,10816507": "11456423,10816507",
        "11456423,9229354,639916": "11456423,10816507,9229354,639916",
    }
    return LINE.replace(pairs.get(piece, "5226102200"), piece)


def test_a_row_with_a_damaged_year_does_not_part_the_rows_around_it() -> None:
    first, second, third, fourth = ROWS.splitlines()
    text = "\n".join([HEADER, first, second, third.replace("114", "118", 1), fourth])
    found = parse(text).tables["expenditure"]
    assert [r["year_roc"] for r in found] == [114, 114, 118, 114]
    assert (found[3]["agency_code"], found[3]["agency_name"]) == ("0026100000", "產業發展署")


def test_a_column_that_nobody_knows_is_left_over() -> None:
    schemas = load_schemas(ROOT / "data" / "schemas", "enacted-budget")
    found = parse(f"{HEADER},remark\n" + "\n".join(f"{line},流用" for line in ROWS.splitlines()))
    accounts = line_accounts(found.document, found.ledger, found.tables, schemas, FAMILY.marks)
    assert [account.leftover for account in accounts] == ["remark", *["流用"] * 4]


def test_every_sign_of_the_data_set_is_a_value() -> None:
    schemas = load_schemas(ROOT / "data" / "schemas", "enacted-budget")
    accounts = line_accounts(real().document, real().ledger, real().tables, schemas, FAMILY.marks)
    assert [account.number for account in accounts if account.leftover] == []


def test_it_is_recognised_by_its_header() -> None:
    assert FAMILY.recognise(document_from_text(HEADER + "\n" + ROWS)) == 1.0
    assert FAMILY.recognise(document_from_text("year_roc,amount\n114,3")) == 0.0
    assert FAMILY.recognise(document_from_text("")) == 0.0
    for path in (ROOT / "data" / "sources").glob("*.txt"):
        assert FAMILY.recognise(document_from_text(path.read_text("utf-8"))) == 0.0


def test_the_proposal_and_the_enacted_budget_agree_on_the_years_before() -> None:
    """The book of 114 proposes more than was enacted; what it says of 113 and 112 is the same."""
    proposed = csv.DictReader(
        (ROOT / "data" / "packages" / "ida-unit-budget-114" / "expenditure.csv")
        .read_text("utf-8")
        .splitlines()
    )
    compared = 0
    for line in proposed:
        enacted = row(real(), 114, line["account_code"])
        if line["account_level"] == "kuan":
            continue
        for name in ("budget_last_year_k_twd", "final_accounts_prior_year_k_twd"):
            assert str(enacted[name] or "") == line[name], (line["account_code"], name)
            compared += 1
    assert compared == 18
    assert row(real(), 114, "0026100000")["budget_this_year_k_twd"] == 12857242


def test_an_account_that_the_file_holds_twice_stays_and_is_doubted() -> None:
    proposed = LINE.replace("enacted", "proposal")
    found = parse(f"{HEADER}\n{ROWS}{LINE}\n{proposed}\n")
    rows = found.tables["expenditure"][3:]
    assert [row["occurrence"] for row in rows] == [1, 2, 3]
    assert [row.certainty for row in rows] == ["uncertain", "uncertain", "printed"]
    assert [(p.code, p.line, p.severity) for p in found.problems] == [
        ("PARSE-REPEATED-ROW", 5, "warning"),
        ("PARSE-REPEATED-ROW", 6, "warning"),
    ]
    above = [i for i in FAMILY.check(found.tables) if i.record["account_code"] == "5226100000"]
    sums = [i for i in above if i.check == "account-children"]
    assert {(i.verdict, len(i.operands)) for i in sums} == {("extraction_gap", 2)}


def test_what_lacks_an_operand_is_not_computed() -> None:
    head = ROWS.splitlines()[0]
    found = {(i.check, i.field): i.verdict for i in FAMILY.check(parse(f"{HEADER}\n{head}\n").tables)}
    assert found["account-children", THIS] == "not_computed"
    assert found["year-difference", DIFFERENCE] == "holds"
    columns = HEADER.removesuffix(",difference_k_twd")
    without = parse("\n".join([columns, *(line.rpartition(",")[0] for line in ROWS.splitlines())]))
    assert {i.check for i in FAMILY.check(without.tables)} == {"account-children"}
