"""Numbers, titles, categories, agencies and page labels of programmes."""

from collections import Counter
from datetime import date

import pytest

from generator.families.infra_review.frame.layout import read_layout
from generator.families.infra_review.programme.categories import make_category
from generator.families.infra_review.programme.contents import read_contents
from generator.families.infra_review.programme.front_matter import category_counts, find_front_matter
from generator.families.infra_review.programme.numbering import _numbers
from generator.reading.document import document_from_text
from tests.families.infra_review.reviews import excerpt, one, programme, read, real, review, rows, source


def front(text):
    layout = read_layout(document_from_text(text))
    return layout, find_front_matter(layout, ())


def test_every_programme_of_the_real_review_has_a_title():
    titles = rows(real(), "programmes", "title")
    assert len(titles) == 47
    assert all(titles)
    sources = Counter(rows(real(), "programmes", "title_source"))
    assert sources == {"title_page": 24, "contents": 13, "curated": 10}


@pytest.mark.parametrize(
    ("number", "title", "origin", "certainty"),
    [
        (1, "石門水庫阿姆坪防淤隧道工程計畫", "contents", "derived"),
        (3, "無自來水地區供水改善計畫第三期", "curated", "inferred"),
        (8, "白河水庫後續更新改善工程計畫第一階段", "title_page", "printed"),
        (18, "縣市管河川及區域排水整體改善計畫", "contents", "derived"),
        (20, "高雄海洋科技產業創新專區公共建設計畫－第二期", "contents", "derived"),
        (22, "智慧電動巴士 DMIT 計畫", "title_page", "printed"),
        (38, "Å 世代半導體-先端技術與產業鏈自主發展計畫", "title_page", "printed"),
        (42, "智慧顯示跨域應用暨場域推動計畫", "curated", "inferred"),
    ],
)
def test_titles_come_from_the_best_place_that_has_them(number, title, origin, certainty):
    row = one(real(), "programmes", programme_no=number)
    assert (row["title"], row["title_source"], row.certainty) == (title, origin, certainty)


def test_periods_are_read_in_every_printed_form():
    periods = {n: (s, e, raw) for n, s, e, raw in rows(
        real(), "programmes", "programme_no", "period_start", "period_end", "period_raw"
    )}  # fmt: skip
    assert periods[1] == (date(2015, 1, 1), date(2024, 12, 31), "104/01/01~113/12/31")
    assert periods[27] == (date(2021, 2, 9), date(2025, 8, 31), "110/2/9~114/8/31")
    assert periods[39] == (date(2021, 1, 1), date(2025, 8, 31), "110/01/01 ~ 114/08/31")
    assert one(real(), "programmes", programme_no=17)["as_of"] == date(2020, 12, 31)


def test_categories_of_the_real_review():
    assert Counter(rows(real(), "programmes", "category")) == {
        "水環境": 19,
        "綠能": 11,
        "數位": 15,
        "城鄉": 1,
        "人才": 1,
    }
    assert rows(real(), "categories", "category_printed", "programme_count")[-1] == (
        "人才培育促進就業建設",
        1,
    )


def test_the_contents_survive_lost_pages():
    layout, found = front(excerpt(1, 145))
    contents = read_contents(found.contents, layout.page_starts)
    numbers = [entry.number for entry in contents.entries]
    assert numbers[:10] == [1, 10, None, 13, 14, 15, 16, 17, None, 19]
    by_number = {entry.number: entry for entry in contents.entries if entry.number}
    assert by_number[47].agencies == ("經濟部工業局", "經濟部中企處", "經濟部加工處", "經濟部商業司")
    assert by_number[34].title == "AI 晶片異質整合模組前瞻製造平台計畫"
    assert by_number[41].title == ""
    assert (contents.entries[2].agencies, contents.entries[2].complete) == (
        ("經濟部水利署", "台灣自來"),
        False,
    )
    assert [(name, contents.number_of(at)) for name, _, at in contents.categories] == [
        ("綠能", 20),
        ("數位建設", 31),
        ("城鄉建設", 46),
        ("人才培育促進就業建設", 47),
    ]
    assert [line.number for line in contents.fragments] == [27]


def test_an_entry_that_was_cut_ends_where_the_next_bracket_opens():
    text = "案由 \n 甲工程計畫(經濟部水利署、台灣自來\n"
    text += "乙工程計畫(交通部公路\n局) \n2-1 \n丙工程計畫(教育部) 3-1 "
    layout, found = front(text)
    entries = read_contents(found.contents, layout.page_starts).entries
    assert [(entry.title, entry.agencies, entry.number) for entry in entries] == [
        ("甲工程計畫", ("經濟部水利署", "台灣自來"), None),
        ("乙工程計畫", ("交通部公路局",), 2),
        ("丙工程計畫", ("教育部",), 3),
    ]


def test_a_bracket_in_a_title_is_no_agency():
    layout, found = front("案由 \n 甲工程計畫(第二期) 1-1 \n\n乙工程計畫(第二期)(交通部公路局、教育部) 2-1 ")
    entries = read_contents(found.contents, layout.page_starts).entries
    assert [(entry.title, entry.agencies) for entry in entries] == [
        ("甲工程計畫(第二期)", ()),
        ("乙工程計畫(第二期)", ("交通部公路局", "教育部")),
    ]


def test_agencies_of_the_real_review():
    assert Counter(rows(real(), "programme_agencies", "source")) == {
        "contents": 40,
        "curated": 17,
        "title_page": 3,
        "budget_table": 3,
    }
    assert rows(real(), "programme_agencies", "agency_as_printed", programme_no=6) == [
        "經濟部",
        "環保署",
        "農委會",
    ]
    cut = one(real(), "programme_agencies", programme_no=11, agency_order=2)
    assert (cut["agency_as_printed"], cut.certainty) == ("台灣自來", "uncertain")


def test_curated_entries_reach_only_the_programme_whose_text_they_know():
    entry = {"phrases": ["主隧道工程全線貫通"], "title": "乙", "agencies": ["丙局"], "evidence": "證據"}
    found = read(review(programme("", budget="3 111 1,000")), [entry])
    assert rows(found, "programmes", "title", "title_source") == [("乙", "curated")]
    assert one(found, "programme_agencies").note == "證據"
    other = read(review(programme("")), [entry | {"phrases": ["沒有這句話"]}])
    assert rows(other, "programmes", "title") == [""]
    assert [p.code for p in other.problems] == ["CURATED-UNMATCHED", "PARSE-TITLE-LOST"]
    twice = read(review(programme("甲計畫"), programme("乙計畫")), [entry])
    assert rows(twice, "programmes", "title") == ["甲計畫", "乙計畫"]
    assert [(p.code, p.seen[0]) for p in twice.problems] == [("CURATED-UNMATCHED", "2")]


@pytest.mark.parametrize(
    "raw", ["text", [1], [{"phrases": []}], [{"phrases": ["本計畫內容"], "titel": "甲"}]]
)
def test_faulty_curated_files_are_told(raw):
    found = read(review(programme()), raw)
    assert {(p.code, p.file) for p in found.problems} == {
        ("CURATED-INVALID", "content/curated/review/programmes.yml")
    }
    assert rows(found, "programmes", "title") == ["甲工程計畫"]


STATEMENT = "經濟部 111 年主辦前瞻基礎建設計畫計 3 項，包含水環境建設 2 項、食品安全建設 1項。 \n"


def test_an_unknown_category_is_taken_as_printed():
    found = read(review(programme("甲計畫"), programme("乙計畫"), programme("丙計畫"), statement=STATEMENT))
    assert rows(found, "programmes", "category") == ["水環境", "水環境", "食品安全"]
    assert found.ledger.unread() == []


def test_categories_by_dividers_where_the_counts_do_not_add_up():
    second = "\n綠能建設 \n" + programme("乙計畫")
    found = read(
        review(programme("甲計畫"), second, programme("丙計畫"), statement=STATEMENT.replace("1項", "9 項"))
    )
    assert rows(found, "programmes", "category") == ["水環境", "綠能", "綠能"]


def test_short_names_of_categories():
    assert [make_category(name).name for name in ("水環境建設", "綠能", "人才培育促進就業建設")] == [
        "水環境",
        "綠能",
        "人才",
    ]
    _, found = front("案由 \n\n包含水環境建設 2 項、 綠能建\n\n設３項。 \n")
    assert [(c.printed, c.count, c.lines) for c in category_counts(found)] == [
        ("水環境建設", 2, (3,)),
        ("綠能建設", 3, (3, 5)),
    ]


def test_a_missing_programme_shifts_no_other():
    lines = source()
    found = read("\n".join(lines[:976] + lines[1239:]))  # without programme 4
    assert len(found.tables["programmes"]) == 46
    titles = dict(rows(found, "programmes", "programme_no", "title"))
    assert (titles[7], titles[23]) == ("深層海水取水工程計畫", "離岸風電水下基礎產業技術升級輔導計畫")
    assert max(titles) == 47
    assert "PARSE-PROGRAMME-NUMBER" in {p.code for p in found.problems}
    unsure = [r["programme_no"] for r in found.tables["programmes"] if "推定" in r.note]
    assert unsure == [3, 4, 5]
    whole = dict(rows(real(), "programmes", "programme_no", "period_raw"))
    assert [
        n for n, raw in rows(found, "programmes", "programme_no", "period_raw")[6:] if whole[n] != raw
    ] == []


@pytest.mark.long
def test_the_last_programmes_keep_their_titles_where_one_is_missing():
    lines = source()
    found = read("\n".join(lines[:18504] + lines[19433:]))  # without programme 46, which has the last divider
    last = found.tables["programmes"][-1]
    assert (last["programme_no"], last["title"], last.certainty) == (46, "", "uncertain")


def test_page_labels_are_rebuilt_only_where_they_are_sure():
    pages = real().pages
    assert [pages.label(n) for n in (447, 462, 563)] == ["2-1", "2-3", ""]
    # 9-4 stands at the foot of the page that ends at line 2507: pages 3, 4 and 5 are known, not the next.
    assert [pages.label(n) for n in (2290, 2490, 2507, 2509)] == ["9-3", "9-4", "9-4", "9-5"]
    # A page break is lost before 41-6: the count contradicts the label, so the pages between stay unknown.
    assert [pages.label(n) for n in (16107, 16280, 16391)] == ["41-3", "", "41-6"]
    assert pages.label(60) == ""


def test_pages_without_any_label_are_unknown():
    found = read(review(programme("甲計畫"), programme("乙計畫")))
    assert {page for page in rows(found, "programmes", "programme_no") if found.pages.label(page)} == set()


def test_an_entry_whose_page_label_is_lost_does_not_swallow_the_next():
    lines = document_from_text(
        "甲工程計畫(經濟部水利署)\n乙工程計畫(第二期)(經濟部水利署) 2-1\n丙計畫(經濟部)\n3-1\n"
    )
    entries = read_contents([line for line in lines if not line.blank], frozenset()).entries
    assert [(entry.number, entry.title) for entry in entries] == [
        (None, "甲工程計畫"),
        (2, "乙工程計畫(第二期)"),
        (3, "丙計畫"),
    ]


def test_one_contradictory_number_costs_only_its_own_certainty():
    assert _numbers(5, {1: 1, 2: 2, 3: 9, 4: 4, 5: 5}, 5) == ([1, 2, 3, 4, 5], frozenset({1, 2, 4, 5}))
    assert _numbers(4, {1: 1, 2: 3, 3: 2, 4: 4}, 4) == ([1, 2, 3, 4], frozenset({1, 4}))
    assert _numbers(3, {1: 1, 2: 3, 3: 4}, 4) == ([1, 3, 4], frozenset({1, 3, 4}))
