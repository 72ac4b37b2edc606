"""Every code of the packages has a name with its report and line, or is listed as open."""

import pytest

from generator.paths import ProjectPaths
from generator.records.schema import load_schemas
from generator.records.stretches import first_line, last_line
from generator.register.code_rows import code_rows
from generator.register.content import load_register
from generator.register.model import Agency, CodeList, Register
from generator.registry import FAMILIES
from generator.yaml_entries import InBoth
from tests.committed import committed_site
from tests.register.samples import package

PATHS = ProjectPaths.of_checkout()
SCHEMAS = {family: load_schemas(PATHS.schemas, family) for family in FAMILIES}
TEXT = InBoth(zh="甲", en="a")
BOOK = "enacted-budget"


def code_list(name, **more):
    return CodeList(id=name, title=TEXT, about=TEXT, open=TEXT, **more)


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def register(site):
    return site.packages["register"].tables


def budget(*rows):
    names = ("record_id", "year_roc", "account_level", "account_code", "account_name", "parent_code")
    return package(BOOK, expenditure=[dict(zip(names, row, strict=True)) for row in rows])


def test_a_code_is_named_by_its_first_record_in_each_year_and_open_where_none_names_it():
    sample = budget(
        ("e.1", 112, "xiang", "0026100000", "工業局", "0026000000"),
        ("e.2", 114, "xiang", "0026100000", "產業發展署", "0026000000"),
        ("e.3", 114, "mu", "5226102200", "工業技術升級輔導", "0026100000"),
        ("e.4", 114, "mu", "5226102200", "工業技術升級輔導", "0026100000"),
    )
    rows = code_rows(Register(code_lists=[code_list("accounts")]), {BOOK: sample}, SCHEMAS)
    assert [(r["code"], r["year_roc"], r["name"], r["record_id"]) for r in rows["codes"]] == [
        ("0026000000", 112, None, "e.1"),
        ("0026100000", 112, "工業局", "e.1"),
        ("0026100000", 114, "產業發展署", "e.2"),
        ("5226102200", 114, "工業技術升級輔導", "e.3"),
    ]
    assert [(r["codes"], r["unnamed"]) for r in rows["code_lists"]] == [(3, 1)]


def test_a_list_of_another_takes_its_level_and_digits_and_knows_agencies():
    sample = budget(
        ("e.1", 114, "xiang", "0026550000", "水利署及所屬", "0026000000"),
        ("e.2", 114, "function", "5226550000", "科學支出", "0026550000"),
        ("e.3", 114, "mu", "5226550100", "水資源科技", "5226550000"),
    )
    lists = [
        code_list("agencies", of="accounts", level="xiang"),
        code_list("functions", of="accounts", level="function", digits=2),
    ]
    agencies = [Agency(id="moea-wra", name="經濟部水利署", short=("水利署",))]
    rows = code_rows(Register(agencies, code_lists=lists), {BOOK: sample}, SCHEMAS)["codes"]
    assert [(r["code_list"], r["code"], r["name"], r["agency_id"]) for r in rows] == [
        ("agencies", "0026550000", "水利署及所屬", "moea-wra"),
        ("functions", "52", "科學支出", None),
    ]


def test_every_code_of_the_packages_is_in_the_table(site, register):
    known = {(row["code_list"], row["code"]) for row in register["codes"]}
    missing = {
        (column.code_list, row[column.name], report.name, table)
        for report in site.reports
        for table, schema in site.tables_of(report).items()
        for column in schema.fields
        if column.code_list
        for row in report.tables[table]
        if row[column.name] and (column.code_list, row[column.name]) not in known
    }
    assert missing == set()


def test_what_leads_a_row_of_grants_is_an_object_or_an_account(site, register):
    """Its column holds codes of two lists, by level; each is in one of them."""
    rows = site.packages["ida-unit-budget-114"].tables["donations"]
    known = {row["code"] for row in register["codes"] if row["code_list"] in {"objects", "accounts"}}
    # Classes of grants are numbered by the form, without a code.
    assert {row["printed_code"] for row in rows if len(str(row["printed_code"] or "")) > 1} <= known


def test_codes_without_a_name_are_the_fields_of_journeys_alone(register):
    assert {(r["code_list"], r["code"]) for r in register["codes"] if not r["name"]} == {
        ("travel_fields", "85"),
        ("travel_fields", "91"),
    }


def test_a_code_has_one_name_in_a_year_of_a_report(register):
    names: dict[tuple[object, ...], set[object]] = {}
    for row in register["codes"]:
        place = row["code_list"], row["code"], row["year_roc"], row["report_id"]
        names.setdefault(place, set()).add(row["name"])
    assert {place: found for place, found in names.items() if len(found) > 1} == {}


def test_what_a_code_means_depends_on_the_year(register):
    named = {(r["code_list"], r["code"], r["year_roc"]): r["name"] for r in register["codes"]}
    assert named["functions", "59", 105] == "工業支出"
    assert named["functions", "59", 114] == "其他經濟服務支出"
    assert named["objects", "4040", 114] == "對國內團體之捐助"
    agencies = {r["agency_id"] for r in register["codes"] if r["code"] == "0026100000" and r["agency_id"]}
    assert agencies == {"moea-ida"}


def test_a_name_stands_on_the_line_that_it_leads_to(site, register):
    """The data set's file has a row a line; books print a name with blanks between."""
    wrong = []
    for row in register["codes"]:
        lines = site.packages[str(row["report_id"])].tables["lines"]
        own = [str(lines[n - 1]["text"]) for n in range(first_line(row) or 0, (last_line(row) or 0) + 1)]
        text = "".join("".join(own).split())
        if row["code_list"] in {"accounts", "objects"} and str(row["code"]) not in text:
            wrong.append((row["code"], row["report_id"], row["source_lines"]))
    assert wrong == []


def test_each_list_of_the_schemas_is_described_and_nothing_is_guessed(register):
    described = {entry.id for entry in load_register(PATHS.register).code_lists}
    used = {f.code_list for tables in SCHEMAS.values() for s in tables.values() for f in s.fields}
    assert used - {""} <= described
    assert {row["code_list"] for row in register["code_lists"]} == described
    assert [row["address"] for row in register["code_lists"] if row["address"]] == []
    assert all(row["open"] for row in register["code_lists"])
    assert {row["oid"] for row in register["agencies"]} == {""}


def test_the_terms_of_a_text_are_those_that_a_document_states(site):
    terms = {report.name: report.descriptor["sources"][0].get("terms") for report in site.reports}
    assert terms.pop("dgbas-moea-expenditure-enacted") == "政府資料開放授權條款－第1版"
    assert set(terms.values()) == {None}
