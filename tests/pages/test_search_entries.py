from pathlib import Path

from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.other_names import load_other_names
from generator.pages.frame.page_file import PageFile
from generator.pages.making.search_entries import search_entries
from generator.search.entry import SearchEntry
from generator.search.page_text import page_text

AGENCIES = """
- {id: nstc, name: 國家科學及技術委員會, short: [國科會], former: [{name: 科技部, until: 2022-07-26}]}
- {id: moc, name: 文化部}
"""
TITLES = {"plan": "國家科學技術發展計畫"}


def other_names(folder: Path) -> dict[str, tuple[str, ...]]:
    (folder / "register").mkdir()
    (folder / "register" / "agencies.yml").write_text(AGENCIES, "utf-8")
    return load_other_names(folder)


def test_agencies_and_reports_are_found_by_short_and_former_names(tmp_path: Path) -> None:
    names = other_names(tmp_path)
    anchors = tuple(
        SearchEntry(f"a/#{n}", f"{name}：國家科學技術發展計畫", "", "agency", "plan")
        for n, name in enumerate(("國家科學及技術委員會", "文化部"))
    )
    facts = SearchFacts("report", "plan", "114", "國家科學及技術委員會")
    draft = Draft("a/", "國家科學技術發展計畫", "x", {}, search=facts, anchors=anchors)
    page = PageFile("a/", draft.title, "# 國家科學技術發展計畫\n\n<p>內文</p>")
    report, council, ministry = search_entries(draft, page, names, TITLES)
    assert report.names == council.names == ("國科會", "科技部")
    assert ministry.names == ()
    assert page_text(report.body) == "國家科學技術發展計畫 內文"


def test_statements_about_an_agency_do_not_get_its_names(tmp_path: Path) -> None:
    facts = SearchFacts("statement", "plan", "114", "國家科學及技術委員會")
    draft = Draft("a/", "決議", "x", {}, search=facts)
    (entry,) = search_entries(draft, PageFile("a/", "決議", ""), other_names(tmp_path), TITLES)
    assert entry.names == ()


def test_a_page_without_facts_is_not_found(tmp_path: Path) -> None:
    draft = Draft("a/", "搜尋", "x", {}, search=None)
    assert list(search_entries(draft, PageFile("a/", "搜尋", ""), {}, {})) == []
