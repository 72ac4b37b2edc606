"""The register of the five reports: complete, linked as the reports speak, and published as decided."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.paths import ProjectPaths
from generator.records.schema import load_schemas
from generator.register.build import match_reports
from generator.register.candidates import open_candidates
from generator.register.code_rows import code_rows
from generator.register.content import load_register
from generator.register.identify import identify_packages
from generator.register.package import register_files
from generator.register.roles import load_roles
from generator.register.tables import register_rows
from generator.registry import FAMILIES
from tests.committed import committed_site

PATHS = ProjectPaths.of_checkout()
ROLES = load_roles(PATHS.schemas)
LINKS = Path(__file__).with_name("links.csv")
CATALOGUES = {
    ("moea-infra-review-110", "programmes"): 47,
    ("moea-annual-plan-115", "projects"): 83,
    ("ida-unit-budget-114", "programmes"): 62,
}


@pytest.fixture(scope="module")
def packages():
    return {name: found for name, found in committed_site().packages.items() if name != "register"}


@pytest.fixture(scope="module")
def matched(packages):
    return match_reports(load_register(PATHS.register), packages, ROLES)


@pytest.fixture(scope="module")
def rows(matched, packages):
    identified = identify_packages(matched.register, matched.mentions, packages, PATHS.schemas)
    schemas = {family: load_schemas(PATHS.schemas, family) for family in FAMILIES}
    of_people = register_rows(matched.register, matched.mentions, packages, ROLES, identified)
    return of_people | code_rows(matched.register, packages, schemas)


def hand_made_links():
    with LINKS.open(encoding="utf-8") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def published_links(matched):
    """{(record, other): what the other is to it} over the programmes that both belong to."""
    by_programme: dict[object, list[Any]] = {}
    for mention in matched.mentions:
        by_programme.setdefault(mention.programme_id, []).append(mention)
    found: dict[Any, Any] = {}
    for mentions in by_programme.values():
        for own in (m for m in mentions if m.relation == "same"):
            for other in mentions:
                left = own.record.report_id, own.record.record_id
                right = other.record.report_id, other.record.record_id
                if left[0] != right[0]:
                    found.setdefault((left, right), set()).add(other.relation)
    return found


@pytest.mark.parametrize(("report_id", "table"), CATALOGUES)
def test_every_record_of_a_catalogue_is_in_the_register(report_id, table, matched):
    same = {
        m.record.record_id
        for m in matched.mentions
        if (m.record.report_id, m.record.table, m.relation) == (report_id, table, "same")
    }
    assert len(same) == CATALOGUES[report_id, table]


def test_every_named_programme_of_the_business_report_is_in_the_register(matched, packages):
    wanted = {row["record_id"] for row in packages["moea-business-report-113"].tables["named_programmes"]}
    found = {m.record.record_id for m in matched.mentions if m.relation == "same"}
    assert wanted - found == set()


def test_nothing_is_open_and_no_decision_is_stale(matched):
    assert [c.file_part for c in open_candidates(matched)] == []
    assert [str(problem) for problem in matched.problems] == []


def test_everything_published_is_reviewed(matched):
    assert [m.key for m in matched.mentions if not m.reviewed] == []


@pytest.mark.parametrize("link", hand_made_links(), ids=lambda link: " ".join(link[1::2]))
def test_a_link_that_a_person_listed_is_there(link, matched):
    left_report, left, right_report, right, relation = link
    assert relation in published_links(matched)[(left_report, left), (right_report, right)]


def test_no_other_link_is_published(matched):
    """Precision: whoever adds a programme or a decision reviews the pairs of records that it joins."""
    strong = {"same", "predecessor", "successor"}
    listed = {frozenset({tuple(link[:2]), tuple(link[2:4])}) for link in hand_made_links()}
    found = {frozenset(pair) for pair, relations in published_links(matched).items() if relations & strong}
    assert found - listed == set()


@pytest.mark.parametrize(
    ("former", "present", "day"),
    [
        ("經濟部工業局", "經濟部產業發展署", date(2023, 9, 26)),
        ("經濟部能源局", "經濟部能源署", date(2023, 9, 26)),
        ("經濟部技術處", "經濟部產業技術司", date(2023, 9, 26)),
        ("經濟部中小企業處", "經濟部中小及新創企業署", date(2023, 9, 26)),
        ("經濟部商業司", "經濟部商業發展署", date(2023, 9, 26)),
        ("經濟部國際貿易局", "經濟部國際貿易署", date(2023, 9, 26)),
        ("經濟部加工出口區管理處", "經濟部產業園區管理局", date(2023, 9, 26)),
        ("經濟部中央地質調查所", "經濟部地質調查及礦業管理中心", date(2023, 9, 26)),
        ("經濟部礦務局", "經濟部地質調查及礦業管理中心", date(2023, 9, 26)),
        ("行政院農業委員會", "農業部", date(2023, 8, 1)),
        ("行政院環境保護署", "環境部", date(2023, 8, 22)),
        ("行政院原子能委員會", "核能安全委員會", date(2023, 9, 27)),
        ("科技部", "國家科學及技術委員會", date(2022, 7, 27)),
        ("行政院資通安全處", "數位發展部資通安全署", date(2022, 8, 27)),
    ],
)
def test_successions_have_their_dates(former, present, day, rows):
    names = {(row["agency_id"], row["name"]): row for row in rows["agency_names"]}
    (agency,) = [row["agency_id"] for row in rows["agencies"] if row["name"] == present]
    assert names[agency, present]["valid_from"] == day
    assert names[agency, former]["name_relation"] == "predecessor"
    assert (day - names[agency, former]["valid_to"]).days == 1


def test_the_industrial_parks_of_the_former_bureau_went_to_the_park_administration(rows):
    (row,) = rows["agency_relations"]
    assert (row["agency_id"], row["other_id"], row["day"]) == ("moea-bip", "moea-ida", date(2023, 9, 26))
    assert [r["agency_id"] for r in rows["agency_names"] if r["name"] == "經濟部工業局"] == ["moea-ida"]


def test_every_agency_that_the_science_plan_names_is_known(rows, packages):
    known = {row["name"] for row in rows["agency_names"]}
    plan = packages["ey-st-plan-114-117"].tables
    named = {
        r["agency_name"] for t in ("measure_agencies", "agency_budgets", "agency_goals") for r in plan[t]
    }
    assert named - known - {"合計"} == set()


def test_the_reports_are_the_five(rows):
    assert [row["report_id"] for row in rows["reports"]] == sorted(
        ["ey-st-plan-114-117", *(report for report, _ in CATALOGUES), "moea-business-report-113"]
    )


def test_identifiers_say_nothing_of_reports_or_rows(rows, packages):
    identifiers = [row["programme_id"] for row in rows["programmes"]]
    assert len(identifiers) == len(set(identifiers))
    assert [i for i in identifiers if any(name in i for name in packages)] == []


def test_evidence_holds_the_words_of_its_decision(matched, packages):
    """The first lines of a decision are those on which its record prints the words."""
    missing = []
    for link in matched.register.links:
        rows = packages[link.report].tables["lines"]
        text = "".join(str(rows[n - 1]["text"]) for n in range(link.evidence[0].lines[0], len(rows))[:3])
        plain = "".join(text.split()).replace("臺", "台")
        if "".join(link.words.split()).replace("臺", "台")[:3] not in plain:
            missing.append((link.programme, link.words))
    assert missing == []


def test_the_published_package_is_what_the_decisions_produce(matched, rows, packages):
    produced = register_files(matched.register, rows, packages, PATHS.schemas, PATHS.releases)
    folder = PATHS.packages / "register"
    committed = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(n for n in produced | committed if produced.get(n) != committed.get(n)) == []


def test_the_lines_given_for_the_days_of_an_agency_print_each_of_them(matched, packages):
    """In either calendar, as 112 年 9 月 26 日 or 2023 年 9 月 26 日."""
    lines = {name: package.tables["lines"] for name, package in packages.items()}
    wrong = []
    for agency in (found for found in matched.register.agencies if found.dates):
        places = [(evidence.report, number) for evidence in agency.dates for number in evidence.lines]
        text = "".join("".join(str(lines[report][number - 1]["text"]).split()) for report, number in places)
        begun = {agency.since, *(former.until + timedelta(days=1) for former in agency.former)}
        wrong += [
            (agency.id, day)
            for day in begun
            if not any(f"{year}年{day.month}月{day.day}日" in text for year in (day.year, day.year - 1911))
        ]
    assert wrong == []
