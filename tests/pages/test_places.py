"""Places: found by the names that records print, with what is known of how certain that is."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from generator.pages.frame.editions import Editions
from generator.pages.frame.places import Places
from generator.pages.frame.reviewed import PlaceKind, content_problems, load_places
from generator.pages.making.rendering import Templates
from generator.pages.places.place_pages import KINDS, place_drafts, place_facts
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.where import named_by, surest_first
from generator.records.stretches import first_line
from tests.committed import committed_site
from tests.tooling.tracked import ROOT

KNOWN = load_places(ROOT / "content")


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def known(site):
    return list(dossiers(site, site.packages["register"]))


@pytest.fixture(scope="module")
def found(site, known):
    return {facts.place.name: facts for facts in place_facts(site, known)}


def read(site, text):
    return {place.name: said for place, said in site.places.in_text(text).items()}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # The longest name wins: a lake is named after the river, a park after the city.
        ("烏溪鳥嘴潭人工湖工程", {"鳥嘴潭人工湖": ("烏溪鳥嘴潭人工湖", "printed")}),
        ("新北產業園區辦理", {"新北產業園區": ("新北產業園區", "printed")}),
        (
            "宜蘭河五十溪及大湖溪匯流口",
            dict.fromkeys(()) | {n: (n, "printed") for n in ("宜蘭河", "五十溪", "大湖溪")},
        ),
        # A full name in another notation.
        ("台南市三爺溪", {"臺南市": ("台南市", "printed"), "三爺溪": ("三爺溪", "printed")}),
        ("提升臺南及高雄水源", {"臺南市": ("臺南", "inferred"), "高雄市": ("高雄", "inferred")}),
        # The best that the text says.
        (
            "桃園-新竹備援管線，桃園市政府",
            {
                "桃園市": ("桃園市", "printed"),
                "新竹市": ("新竹", "uncertain"),
                "新竹縣": ("新竹", "uncertain"),
            },
        ),
        (
            "宜蘭、竹縣、雲林、嘉縣",
            {
                "宜蘭縣": ("宜蘭", "inferred"),
                "新竹縣": ("竹縣", "printed"),
                "雲林縣": ("雲林", "inferred"),
                "嘉義縣": ("嘉縣", "printed"),
            },
        ),
        # Words about something else.
        ("嘉義大學與台中精機，臺北港轉爐石、雲林艦", {}),
    ],
)
def test_names_in_a_text(site, text, named):
    assert read(site, text) == named


def test_every_place_is_named_by_a_record_and_has_its_evidence_in_a_report(site, found):
    assert set(found) == {place["name"] for place in KNOWN["places"]}
    lines = "".join(
        str(row["text"] or "") for package in site.reports for row in package.tables.get("lines", [])
    ).replace(" ", "")
    missing = [place["id"] for place in KNOWN["places"] if place["evidence"].replace(" ", "") not in lines]
    assert missing == []


def test_no_place_is_called_what_no_report_prints(site):
    lines = "".join(str(row["text"] or "") for p in site.reports for row in p.tables.get("lines", []))
    names = [
        name
        for place in KNOWN["places"]
        if place["kind"] != "county"
        for name in (place["name"], *place.get("names", ()), *place.get("short", ()))
    ]
    assert [n for n in names if n not in lines and n.replace("臺", "台") not in lines] == []


def test_a_reservoir_has_the_programmes_whose_records_name_it(found):
    facts = found["石門水庫"]
    names = {there.listed.dossier.name: there for there in facts.programmes}
    assert {"石門水庫阿姆坪防淤隧道工程計畫", "石門水庫至新竹聯通管工程計畫"} <= set(names)
    tunnel = names["石門水庫阿姆坪防淤隧道工程計畫"]
    assert (tunnel.surest.certainty, tunnel.listed.k_twd) == ("printed", 3180210)
    assert facts.sentence.startswith(f"已讀的報告裡，{len(names)} 項計畫、")


def test_a_grant_stands_with_its_amount_and_its_line(found):
    (grant,) = found["連江縣"].grants
    assert grant.named.report_id == "ida-unit-budget-114"
    assert grant.named.words == "連江縣"
    assert grant.k_twd == grant.named.row["total_k_twd"] > 0
    assert first_line(grant.named.row) > 0


@pytest.fixture(scope="module")
def unsure(site):
    """The county of the grant, where the plan that holds the item names it too, and the item is in doubt."""
    book = site.packages["ida-unit-budget-114"]
    changes = {
        "subsidies.2-1": {"name": "連江縣的計畫"},
        "subsidies.2-1-1": {"certainty": "uncertain", "certainty_note": "讀不清"},
    }
    rows = [row | changes.get(str(row["record_id"]), {}) for row in book.tables["subsidies"]]
    changed = replace(book, tables={**book.tables, "subsidies": rows})
    other = replace(site, packages={**site.packages, book.name: changed})
    return other, next(d for d in place_drafts(other, []) if d.url == "places/lienchiang-county/")


def test_what_holds_a_grant_is_not_another_grant(unsure):
    facts = unsure[1].values["facts"]
    assert [grant.named.row["record_id"] for grant in facts.grants] == ["subsidies.2-1-1"]
    assert "連江縣的計畫" in [said.text for said in facts.said]


def test_the_doubt_of_a_record_stands_on_the_page_of_the_place(unsure):
    site, draft = unsure
    values = {**draft.values, "title": draft.title, "charts": {}}
    text = Templates(ROOT / "site_templates", site).render(draft.template, draft.url, values)
    assert text.count('title="讀不清">存疑</a>') == 1


def test_what_may_be_a_city_or_a_county_is_doubtful_for_both(found):
    city, county = found["新竹市"], found["新竹縣"]
    unsure = {named.record for named in city.named if named.certainty == "uncertain"}
    assert unsure
    # Of these a county is named by its own name beside, or is as doubtful.
    assert unsure <= {named.record for named in county.named}
    doubtful = next(named for named in city.named if named.certainty == "uncertain")
    assert doubtful.certainty_note == f"原文只印「{doubtful.words}」，不只一個地方這樣叫。"
    assert "標為存疑" in city.sentence
    assert "標為存疑" not in found["高雄市"].sentence


def test_a_programme_leads_to_its_places_the_surest_first(site, known):
    pipeline = next(dossier for dossier in known if dossier.name == "石門水庫至新竹聯通管工程計畫")
    places = [(named.place.name, named.certainty) for named, _ in surest_first(named_by(site, pipeline))]
    assert ("石門水庫", "printed") in places
    assert ("新竹縣", "uncertain") in places
    sure = ["printed", "inferred", "uncertain"]
    assert [certainty for _, certainty in places] == sorted((c for _, c in places), key=sure.index)


def test_a_record_that_a_later_edition_replaces_names_nothing(site):
    class Nothing(Editions):
        def rows(self, package, table):
            return []

    tables = {package.name: site.tables_of(package) for package in site.reports}
    assert Places(KNOWN, site.reports, tables, Nothing([], None)).named == {}


def test_a_site_without_the_list_has_no_such_pages(site, known, tmp_path):
    bare = replace(site, folders=replace(site.folders, content=tmp_path))
    assert list(place_drafts(bare, known)) == []


def test_the_csv_holds_every_record(site, known, found):
    drafts = {draft.url: draft for draft in place_drafts(site, known)}
    (asset,) = drafts["places/hushan-reservoir/"].assets
    rows = list(csv.DictReader(io.StringIO(asset.data.decode("utf-8"))))
    assert len(rows) == len(found["湖山水庫"].named)
    assert {row["certainty"] for row in rows} == {"照印"}
    assert all("湖山水庫" in row["text"] for row in rows)
    (everything,) = drafts["places/"].assets
    assert everything.data.count(b"\r\n") == 0
    assert len(list(csv.reader(io.StringIO(everything.data.decode("utf-8"))))) == 1 + sum(
        len(facts.named) for facts in found.values()
    )


ENTRY = "- {id: one, name: 一溪, kind: river, evidence: 一溪}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ENTRY + ENTRY, None),
        (ENTRY + "- {id: two, name: 二溪, names: [一溪], kind: river, evidence: 二溪}\n", None),
        (ENTRY.replace("river", "sea"), 4),
        (ENTRY.replace(", evidence: 一溪", ""), 4),
    ],
)
def test_a_fault_of_the_list_is_told(tmp_path: Path, text: str, line: int | None) -> None:
    (tmp_path / "places.yml").write_text(f"source: s\nread: 2026-11-30\nplaces:\n{text}", "utf-8")
    problems = content_problems(tmp_path)
    assert [(problem.code, problem.file) for problem in problems] == [
        ("CONTENT-INVALID", "content/places.yml")
    ]
    assert line is None or problems[0].line == line


def test_the_list_shows_places_of_every_kind() -> None:
    assert KINDS.keys() == set(get_args(PlaceKind))
