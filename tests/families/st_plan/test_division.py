"""The division table: labels as printed, damaged names, and doubt that reaches the measures."""

import pytest

from tests.families.st_plan.plans import left, read, real, row, source


def labels(line: int) -> list[tuple[object, ...]]:
    return [
        (r["plan_level"], r["plan_code"], r["text"], r.certainty)
        for r in real().tables["division_labels"]
        if r.lines == (line,)
    ]


def test_every_word_of_the_plan_has_its_place() -> None:
    assert left(real()) == {}


def test_labels_are_published_as_printed() -> None:
    # Several strategies in one cell; a subgoal whose printed name has another character (學劃 for 擘劃).
    assert labels(2708) == [
        ("subgoal", "2.2", "2. 推動產業均衡發展", "derived"),
        ("strategy", "2.2.1", "1. 推動我國產業進入全球供應鏈", "derived"),
        ("strategy", "2.2.2", "2. 推動商業創新應用", "derived"),
        ("strategy", "2.2.3", "3. 發展金融科技建構多元服務", "derived"),
    ]
    assert labels(2762)[1] == ("subgoal", "3.3", "3. 均銜區域發展", "inferred")


def test_a_label_that_a_page_break_cut_names_its_strategy() -> None:
    assert labels(2676)[2] == ("strategy", "1.2.3", "境監測，保護海洋生態系統及生物多樣性", "inferred")


def test_vertical_text_out_of_order_is_told_by_its_number() -> None:
    (label,) = [
        r for r in real().tables["division_labels"] if r.lines == (2762,) and r["plan_level"] == "goal"
    ]
    assert (label["plan_code"], label.certainty) == ("3", "inferred")
    assert label.note == "直排文字擷取後次序混亂，只依編號對應至策略章。"


def test_words_that_name_nothing_are_uncertain() -> None:
    plan = read(source().replace("1. 投資高教品質、教研及國際化\t", "9. 甲乙丙丁\t"))
    label = row(plan, "division_labels", text="9. 甲乙丙丁")
    assert (label["plan_level"], label["plan_code"], label.certainty) == ("", "", "uncertain")


def test_a_measure_is_read_from_the_table_too() -> None:
    measure = row(real(), "measures", measure_code="1.1.3.2")
    assert measure["title_in_table"] == "前瞻學劃 6G 頻譜資源，確保充分供給及有效運用"
    assert (measure.lines[-1], measure.line_start) == (2655, measure.lines[0])


def test_a_measures_agency_is_no_surer_than_that_of_its_strategy() -> None:
    rank = ["printed", "derived", "inferred", "uncertain"]
    strategies = {
        (r["strategy_code"], r["agency_name"]): rank.index(r.certainty)
        for r in real().tables["strategy_agencies"]
    }
    codes = {r["measure_code"]: r["strategy_code"] for r in real().tables["measures"]}
    rows = real().tables["measure_agencies"]
    assert [
        r.record_id
        for r in rows
        if rank.index(r.certainty) < strategies[codes[r["measure_code"]], r["agency_name"]]
    ] == []
    doubtful = [r for r in rows if r.certainty == "uncertain"]
    assert {(codes[r["measure_code"]], r["agency_name"]) for r in doubtful} == {("4.1.4", "數位發展部")}
    assert len(doubtful) == 14
    assert "續頁重印的同一格沒有此機關" in doubtful[0].note


def test_a_damaged_name_keeps_the_agencies_of_its_strategy() -> None:
    old = "吸引國際人工智慧大廠來臺設立研發中心 (2) 推動大南方新矽谷\t經濟部／國科會"
    plan = read(source().replace(old, old.replace("經濟部", "經濟部*")))
    first = row(plan, "strategy_agencies", strategy_code="2.1.2", agency_order=1)
    assert (first["agency_as_printed"], first.certainty) == ("經濟部*", "uncertain")
    second = row(plan, "strategy_agencies", strategy_code="2.1.2", agency_order=2)
    assert (second["agency_name"], second.certainty) == ("國家科學及技術委員會", "inferred")
    assert left(plan) == {}


@pytest.mark.parametrize(
    ("old", "new", "leftover"),
    [
        ("2019\t3.49\t2.24\t", "2019\t3.49\t777\t2.24\t", "777"),
        ("年份\t臺灣", "年份*\t臺灣", "年份*"),
    ],
)
def test_what_no_cell_took_is_told(old: str, new: str, leftover: str) -> None:
    assert source().count(old) == 1
    assert list(left(read(source().replace(old, new))).values()) == [leftover]
