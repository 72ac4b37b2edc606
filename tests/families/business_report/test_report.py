"""What the report of early ROC 113 holds, as people counted it."""

from __future__ import annotations

from collections import Counter

from tests.families.business_report.reports import real_report, squeezed


def test_categories_items_and_levels_are_those_that_people_counted() -> None:
    tables = real_report().tables
    assert [r["category"] for r in tables["categories"]] == [
        "工業", "商業", "中小及新創企業", "國營事業", "投資", "貿易", "淨零轉型",
        "產業園區", "標準及檢驗", "智慧財產權", "能源", "水利", "地質調查及礦業",
    ]  # fmt: skip
    assert [r["numeral"] for r in tables["categories"]][2::10] == ["参", "拾参"]
    assert Counter(r["outline_level"] for r in tables["items"]) == {1: 13, 2: 75, 3: 258, 4: 243, 5: 101}
    assert Counter(r["heading_kind"] for r in tables["items"]) == {
        "standalone": 180, "colon": 209, "colon_only": 12, "standalone_para": 9, "sentence": 270, "link": 10,
    }  # fmt: skip


def test_every_line_is_accounted_for_and_no_problem_is_left() -> None:
    parsed = real_report()
    assert parsed.collector.ledger.unread() == []
    assert parsed.collector.problems == []
    furniture = [n for n, claim in parsed.collector.ledger.entries() if claim.kind == "furniture"]
    assert len(furniture) == 9


def test_page_labels_are_counted_and_agree_with_the_three_that_survived() -> None:
    tables = real_report().tables
    pages = {str(r["category"]): r.page for r in tables["categories"]}
    assert (pages["工業"], pages["商業"], pages["投資"], pages["地質調查及礦業"]) == ("1", "19", "41", "98")


def test_an_item_cut_by_a_running_head_is_whole() -> None:
    items = {r["item_path"]: r for r in real_report().tables["items"]}
    assert "索馬利蘭及墨西哥)參與 17 個探勘" in str(items["4.4.1"]["text"])
    assert "驗證登錄監督業務 1,725 件" in str(items["9.4.5.1"]["text"])
    assert items["6.6"]["text"] == ""


def test_rows_of_the_other_tables() -> None:
    tables = real_report().tables
    assert 1190 <= len(tables["figures"]) <= 1230
    assert 190 <= len(tables["breakdown_rows"]) <= 240
    assert 78 <= len(tables["named_programmes"]) <= 86
    assert len(tables["links"]) == 10
    assert tables["links"][0]["url"] == "https://fault.gsmma.gov.tw/"
    assert len(tables["passages"]) == 692


def test_no_figure_repeats_and_each_stands_in_its_sentence() -> None:
    tables = real_report().tables
    sentences = {record["sentence_no"]: record for record in tables["sentences"]}
    for record in tables["figures"]:
        sentence = sentences[record["sentence_no"]]
        assert squeezed(record["printed"]) in squeezed(sentence["sentence"])
        assert sentence["item_path"] == record["item_path"]
        assert {*record.lines} <= {*sentence.lines}
    # Each sentence stands once, whatever it counts.
    assert len({(s["item_path"], s["sentence"]) for s in sentences.values()}) == len(sentences) < 500


def test_the_reports_own_slips_are_found_and_nothing_else_fails() -> None:
    failed = [
        (i.check, i.record["item_path"], str(i.printed), i.verdict)
        for i in real_report().identities
        if i.verdict not in ("holds", "rounding")
    ]
    assert failed == [
        ("common-base", "2.2.8.2", "40", "unresolved"),
        ("sum-of-parts", "5.2", "149000", "unresolved"),
        ("pass-rate", "9.3.6.2", "99.9", "unresolved"),
    ]


def test_shares_of_investment_are_checked_against_their_totals() -> None:
    counted = Counter(i.check for i in real_report().identities)
    assert (counted["share-of-total"], counted["sum-of-shares"], counted["category-count"]) == (33, 7, 1)
