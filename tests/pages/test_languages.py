from pathlib import Path

from generator.families import family_names
from generator.pages import data
from generator.pages.frame.draft import Draft
from generator.pages.frame.interface import NO_WORDS, Interface, load_interface
from generator.pages.general.english import drafts as english_drafts
from generator.pages.making.languages import Languages
from generator.records.schema import load_schemas
from generator.yaml_files import load_yaml
from tests.committed import committed_site

CONTENT = Path(__file__).parents[2] / "content"
WORDS = Interface(
    {"frame": {"find": {"zh": "搜尋", "en": "Search"}}, "menu": {"home": {"zh": "首頁", "en": "Home"}}}
)


def page(url: str, language: str = "zh", counterpart: str | None = None) -> Draft:
    return Draft(url, "x", "x", {}, language=language, counterpart=counterpart)


HOME, DATA = page("en/", "en", ""), page("en/data/r/", "en", "data/r/")
PAGES = Languages([page(""), page("data/r/"), page("data/r/t/"), page("findings/"), HOME, DATA], WORDS)


def test_the_switch_leads_to_the_counterpart_or_to_the_nearest_page_above() -> None:
    assert PAGES.meta(page("data/r/"))["other"] == {"url": "en/data/r/", "exact": True}
    assert PAGES.meta(page("data/r/t/"))["other"] == {"url": "en/data/r/", "exact": False}
    assert PAGES.meta(page("findings/late/"))["other"] == {"url": "en/", "exact": False}
    assert PAGES.meta(page(""))["other"] == {"url": "en/", "exact": True}
    assert PAGES.meta(DATA)["other"] == {"url": "data/r/", "exact": True}
    assert PAGES.meta(HOME)["other"] == {"url": ".", "exact": True}


def test_english_pages_carry_their_language_words_and_menu() -> None:
    meta = PAGES.meta(DATA)
    assert (meta["lang"], meta["words"], meta["menu"]) == ("en", {"find": "Search"}, [["Home", "en/"]])
    assert PAGES.meta(page("data/r/"))["words"] == {"find": "搜尋"}
    assert "lang" not in PAGES.meta(page("data/r/"))


def test_a_site_without_a_catalogue_has_no_switch() -> None:
    assert Languages([page("")], NO_WORDS).meta(page("")) == {}


def test_an_english_page_cites_in_english() -> None:
    site = committed_site()
    tables = {draft.url: draft for draft in data.drafts(site)}
    drafts = {draft.url: draft for draft in english_drafts(site, tables)}
    table = "data/moea-annual-plan-115/projects/"
    assert drafts[f"en/{table}"].values["answers"] is tables[table].values["answers"]
    cite = drafts["en/data/moea-annual-plan-115/"].values["cite"]
    assert "中文" not in cite
    assert {"APA", "BibTeX"} <= set(cite)


def test_every_word_stands_in_both_languages() -> None:
    for group in load_interface(CONTENT).groups.values():
        for key, texts in group.items():
            assert set(texts) == {"zh", "en"}, key
            assert all(str(text).strip() for text in texts.values()), key


def test_every_term_is_explained_in_both_languages_and_names_real_fields() -> None:
    glossary = load_yaml(CONTENT / "glossary.yml")
    schemas = [
        load_schemas(CONTENT.parent / "data" / "schemas", name) for name in [*family_names(), "register"]
    ]
    fields = {name for tables in schemas for schema in tables.values() for name in schema.field_names}
    assert len({entry["id"] for entry in glossary}) == len(glossary) >= 25
    for entry in glossary:
        assert entry["meaning"], entry["id"]
        assert set(entry["en"]) == {"term", "meaning"}, entry["id"]
        assert set(entry.get("columns", ())) <= fields, entry["id"]
    named = [name for entry in glossary for name in entry.get("columns", ())]
    assert len(named) == len(set(named))
