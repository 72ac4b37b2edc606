"""agency_id and programme_id: one for a printed name on the day of its report, none where nobody can say."""

from datetime import date

import pytest

from generator.errors import ProblemError
from generator.paths import ProjectPaths
from generator.records.register_columns import REGISTER_TABLES
from generator.records.schema import load_schemas
from generator.register.agency_names import AgencyNames, day_of
from generator.register.build import match_reports
from generator.register.content import load_register
from generator.register.identify import identify_packages, unknown_problems
from generator.register.mention import Mention
from generator.register.model import Agency, FormerName, NoAgency, Programme, Register
from generator.registry import FAMILIES
from tests.committed import committed_site
from tests.register.samples import PLAN, REVIEW, ROLES, package, plan, review

PATHS = ProjectPaths.of_checkout()
REORGANISED = date(2023, 9, 26)
IDA = Agency(
    id="moea-ida",
    name="經濟部產業發展署",
    short=("產業發展署",),
    since=REORGANISED,
    former=(FormerName(name="經濟部工業局", short=("工業局",), until=date(2023, 9, 25)),),
)
WRA = Agency(id="moea-wra", name="經濟部水利署", short=("水利署",))
SHOPPING = Programme(id="shopping", name="強化商圈品牌行銷推廣", kind="key_project")


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("經濟部工業局", "moea-ida"),
        ("工業局", "moea-ida"),
        ("經濟部 水利署", "moea-wra"),
        ("水利署及所屬", "moea-wra"),
        ("經濟部產業發展署", "moea-ida"),  # a list made later names it as it is called then
        ("經濟部主管", ""),
        ("", ""),
    ],
)
def test_a_printed_name_means_one_agency(name, agency):
    assert AgencyNames([IDA, WRA]).identify(name, date(2022, 1, 31)) == agency


def test_a_name_that_two_bore_means_the_one_that_bore_it_then():
    """資訊處 of one ministry until a reform, of another since."""
    earlier = Agency(id="a", name="甲處", former=(FormerName(name="資訊處", until=date(2019, 12, 31)),))
    later = Agency(id="b", name="資訊處", since=date(2020, 1, 1))
    names = AgencyNames([earlier, later])
    assert [names.identify("資訊處", date(year, 6, 1)) for year in (2019, 2020)] == ["a", "b"]


def test_two_that_bore_a_name_on_one_day_are_refused(tmp_path):
    (tmp_path / "agencies.yml").write_text(
        "- {id: a, name: 資訊處, until: 2020-01-01}\n- {id: b, name: 資訊處, since: 2020-01-01}\n", "utf-8"
    )
    with pytest.raises(ProblemError) as caught:
        load_register(tmp_path)
    (problem,) = caught.value.problems
    assert problem.code == "REGISTER-AMBIGUOUS"
    assert problem.seen == "資訊處 is borne by a and by b on the same day"


@pytest.mark.parametrize(
    ("published", "day"),
    [("2024", date(2024, 12, 31)), ("2022-02", date(2022, 2, 28)), ("2025-10-20", date(2025, 10, 20))],
)
def test_a_report_is_dated_as_late_as_it_can_be(published, day):
    assert day_of({"published": published}) == day


def agencies_of(*names):
    rows = [
        {"record_id": f"pa.{n}", "programme_no": 1, "agency_as_printed": name, "source_lines": f"{10 - n}"}
        for n, name in enumerate(names, start=1)
    ]
    return package(REVIEW, programmes=review("甲計畫").tables["programmes"], programme_agencies=rows)


def identified(register, sample):
    mentions = match_reports(register, {sample.name: sample}, ROLES).mentions
    return identify_packages(register, mentions, {sample.name: sample}, PATHS.schemas)


def test_names_that_nobody_knows_have_no_identifier_and_are_told_once():
    register = Register([IDA], no_agencies=[NoAgency(name="合計", report=REVIEW, note="合計列。")])
    found = identified(register, agencies_of("經濟部工業局", "乙局", "合計", "乙局"))
    rows = found[REVIEW].tables["programme_agencies"]
    assert [row["agency_id"] for row in rows] == ["moea-ida", "", "", ""]
    (problem,) = unknown_problems(found)
    assert (problem.code, problem.severity) == ("REGISTER-AGENCY", "warning")
    assert problem.seen == f"{REVIEW} names 1 agencies that no entry is: 乙局 (2, line 6)"


def test_a_list_of_programmes_has_what_is_known_of_the_record_and_rows_below_it_too():
    register = Register(programmes=[SHOPPING])
    sample = plan("強化商圈品牌行銷推廣", "另一項", items=["甲"])
    sample.tables["projects"][0]["project_no"] = sample.tables["content_items"][0]["project_no"] = 1
    tables = identified(register, sample)[PLAN].tables
    assert [row["programme_id"] for row in tables["projects"]] == ["shopping", ""]
    assert [row["programme_id"] for row in tables["content_items"]] == ["shopping"]


def test_a_record_about_two_programmes_has_no_identifier():
    other = Programme(id="other", name="另一項", kind="key_project")
    register, sample = Register(programmes=[SHOPPING, other]), plan("強化商圈品牌行銷推廣")
    (mention,) = match_reports(register, {PLAN: sample}, ROLES).mentions
    second = Mention("other", mention.record, mention.words, "same", "curated", reviewed=True)
    found = identify_packages(register, [mention, second], {PLAN: sample}, PATHS.schemas)
    assert [row["programme_id"] for row in found[PLAN].tables["projects"]] == [""]


def test_a_name_beside_a_list_means_the_programme_of_that_name_and_no_other_phase():
    programmes = [
        Programme(id=f"p-{n}", name=f"供水計畫第{n}期", kind="programme", family="p") for n in (3, 4)
    ]
    names = ["供水計畫第三期", "供水計畫(第四期)", "供水計畫", ""]
    rows = [{"record_id": f"n.{n}", "name": name} for n, name in enumerate(names)]
    found = identified(Register(programmes=programmes), package(PLAN, named_programmes=rows))
    assert [row["programme_id"] for row in found[PLAN].tables["named_programmes"]] == ["p-3", "p-4", "", ""]


@pytest.fixture(scope="module")
def site():
    return committed_site()


def test_every_identifier_of_the_packages_is_one_of_the_register(site):
    register = site.packages["register"].tables
    known = {table: {row[name] for row in register[table]} for name, table in REGISTER_TABLES.items()}
    lost = {
        (package.name, table, row[field.name])
        for package in site.reports
        for table, schema in package.schemas.items()
        for field in schema.fields
        if field.register
        for row in package.tables[table]
        if row[field.name] and row[field.name] not in known[field.register]
    }
    assert lost == set()


def test_every_table_that_names_an_agency_or_a_programme_has_its_identifier():
    naming = {
        "agency_id": {"agency", "agency_in_charge", "named_agency"},
        "programme_id": {"programme", "perhaps_programme", "named_programme"},
    }
    for family in FAMILIES:
        for name, schema in load_schemas(PATHS.schemas, family).items():
            for column, roles in naming.items():
                if {field.role for field in schema.fields} & roles:
                    assert column in schema.by_name, (family, name)
                    assert schema.by_name[column].printed is False


def test_rows_of_the_reports_lead_to_the_register(site):
    """How many rows of each table that names somebody do; a lower number is a loss."""
    found = {}
    for report in site.reports:
        for table, schema in site.tables_of(report).items():
            for column in schema.fields:
                if column.resolved and column.resolved.by and column.register == "agencies":
                    filled = sum(bool(row[column.name]) for row in report.tables[table])
                    found[report.family, table] = filled, len(report.tables[table])
    assert found == {
        ("annual-plan", "work_plan_agencies"): (28, 28),
        ("enacted-budget", "expenditure"): (667, 673),  # six rows are those of the ministry with all agencies
        ("infra-review", "programme_agencies"): (62, 63),  # one name is cut off
        ("infra-review", "special_budget_agencies"): (3, 3),
        ("infra-review", "sub_projects"): (3, 3),
        ("st-plan", "agency_budgets"): (96, 99),  # three rows are totals
        ("st-plan", "agency_goals"): (24, 24),
        ("st-plan", "measure_agencies"): (1068, 1068),
        ("st-plan", "strategy_agencies"): (207, 207),
        ("unit-budget", "other_rows"): (0, 0),
        ("unit-budget", "volumes"): (1, 1),
    }


def test_an_agency_keeps_its_identifier_across_its_renaming(site):
    rows = site.packages["dgbas-moea-expenditure-enacted"].tables["expenditure"]
    names: dict[object, set[object]] = {}
    for row in rows:
        names.setdefault(row["agency_id"], set()).add(row["agency_name"])
    assert names["moea-ida"] == {"工業局", "產業發展署"}
    assert names["moea-bip"] == {"加工出口區管理處及所屬", "產業園區管理局及所屬"}


def test_what_the_review_prints_as_the_bureau_is_the_administration_of_today_alone(site):
    names = site.packages["register"].tables["agency_names"]
    assert [row["agency_id"] for row in names if row["name"] == "經濟部工業局"] == ["moea-ida"]
    rows = site.packages["moea-infra-review-110"].tables["programme_agencies"]
    assert {r["agency_id"] for r in rows if r["agency_as_printed"] == "經濟部工業局"} == {"moea-ida"}


def test_days_of_changes_name_the_line_that_prints_them(site):
    rows = {row["name"]: row for row in site.packages["register"].tables["agency_names"]}
    assert rows["行政院農業委員會"]["dates_printed_in"] == "ey-st-plan-114-117:383"
    assert rows["經濟部工業局"]["dates_printed_in"] == "ida-unit-budget-114:2525"
    assert rows["國家發展委員會"]["dates_printed_in"] == ""  # no report prints the day of 2014
    lines = {name: site.packages[name].tables["lines"] for name in ("ey-st-plan-114-117",)}
    plan_lines = lines["ey-st-plan-114-117"]
    for row in rows.values():
        for place in str(row["printed_in"] or "").split():
            report_id, _, line = place.partition(":")
            if report_id in lines and row["name_relation"] == "current":
                assert str(row["name"]) in "".join(str(plan_lines[int(line) - 1]["text"]).split()), row


def test_a_record_of_a_list_has_the_programme_that_the_register_says_it_is(site):
    same: dict[tuple[object, object], set[object]] = {}
    for mention in site.packages["register"].tables["mentions"]:
        if mention["relation"] == "same":
            place = mention["report_id"], mention["record_id"]
            same.setdefault(place, set()).add(mention["programme_id"])
    otherwise = {
        (report.name, row["record_id"])
        for report in site.reports
        for table, schema in site.tables_of(report).items()
        if {field.role for field in schema.fields} & {"programme", "perhaps_programme"}
        for row in report.tables[table]
        for known in [same.get((report.name, row["record_id"]), set())]
        if row["programme_id"] != (next(iter(known)) if len(known) == 1 else "")
    }
    assert otherwise == set()
