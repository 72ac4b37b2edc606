"""Reasons of delay beside their countermeasures: two columns that the text gives one after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.families.infra_review.columns.runs import alternate
from tests.families.infra_review.reviews import excerpt, programme, read, real, review, rows


def sides(collector, **wanted):
    return rows(collector, "lag_items", "pair_no", "side", "numeral", **wanted)


def test_every_row_of_the_real_review_is_there():
    found = real().tables["lag_items"]
    first = [r["side"] for r in found if r["programme_no"] <= 24]
    second = [r["side"] for r in found if r["programme_no"] > 24]
    kinds = ("reason", "countermeasure", "none")
    assert [first.count(kind) for kind in kinds] == [25, 49, 6]
    assert [second.count(kind) for kind in kinds] == [10, 14, 19]
    assert {r.certainty for r in found} == {"printed"}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2, "- -"),
        (24, "無落後 -"),
        (25, "本計畫進度無重大落後。"),
        (29, "無無"),
        (31, "進度無落後，且計畫亦無滯礙難行之處，將持續積極推動。"),
        (42, "無"),
    ],
)
def test_a_programme_that_is_not_late_says_so(number, text):
    assert rows(real(), "lag_items", "side", "text", "pair_no", programme_no=number) == [("none", text, None)]


def test_numbered_lists_tell_the_columns():
    reason, measure = "reason", "countermeasure"
    assert sides(real(), programme_no=1) == [
        (1, reason, "1"),
        (1, reason, "2"),
        *((1, measure, str(n)) for n in range(1, 6)),
    ]
    assert sides(real(), programme_no=30) == [
        (1, reason, "1"),
        (1, measure, "1"),
        (1, measure, "2"),
        (2, reason, "2"),
        (2, measure, "1"),
        (2, measure, "2"),
    ]
    assert sides(real(), programme_no=9) == [
        (1, reason, "一"),
        (1, measure, "一"),
        (2, reason, "二"),
        (2, measure, "二"),
    ]


def test_unnumbered_cells_alternate():
    found = rows(real(), "lag_items", "pair_no", "side", "numeral", programme_no=16)
    assert found == [
        (1, "reason", ""),
        (1, "countermeasure", ""),
        (2, "reason", ""),
        (2, "countermeasure", ""),
        (3, "reason", ""),
        (3, "countermeasure", "1"),
        (3, "countermeasure", "2"),
    ]


def texts(number, side):
    return rows(real(), "lag_items", "text", programme_no=number, side=side)


def test_cells_go_on_after_a_page_break_left_before_right():
    assert texts(3, "countermeasure")[2] == (
        "由副總工程司層級召開本計畫管控會議，以掌握辦理情形及協助解決問題；"
        "總工程司每月召開列管計畫會議，督促工進。"
    )
    assert texts(9, "reason")[0].startswith(
        "金門地區湖庫浚渫及改善、湖庫原水導水改善、金門跨海橋樑附掛自來水管工程"
    )
    assert texts(23, "reason")[1:] == [
        "場域用地：銲接技術訓練與檢測驗證中心因受新冠疫情影響，土汙土地利用行為審查暫停，使得代辦採購工作進度落後。",
        texts(23, "reason")[2],
    ]
    assert texts(23, "countermeasure")[1].endswith("環保署於9月23日核發受汙染土地利用計畫之許可函。")
    assert sides(real(), programme_no=23)[2:] == [
        (2, "reason", "2(1)"),
        (2, "reason", "2(2)"),
        *((2, "countermeasure", f"2({n})") for n in (1, 2, 3)),
    ]


def test_a_wider_line_begins_the_other_column():
    assert texts(20, "reason") == [
        "主要係因本年度3項決標案(工作台車設備採購案、造波設備後續擴充案及海上訓練水池專管與監造案 )"
        "須俟廠商提供相關報告核定後方可撥付第一期款，目前仍於作業中，影響撥款時程。"
    ]
    assert texts(20, "countermeasure") == ["將加速進行設計規劃書相關作業及撥款相關行政作業。"]


def test_cells_on_one_line_are_parted():
    assert texts(39, "reason") == ["廠商增聘人數未達 90%"]
    assert texts(39, "countermeasure")[0].startswith("上半年受 COVID-19 疫情影響，各行業運營遭受不同程度衝擊")


def test_a_heading_inside_a_cell_is_the_title_of_its_text():
    found = rows(real(), "lag_items", "title", "text", programme_no=30, side="reason")
    assert [title for title, _ in found] == ["港池疏浚工程", "深水池新建工程"]
    assert found[0][1].startswith("本工程為委託高雄市海洋局辦理")


def test_sub_projects_have_tables_of_their_own():
    found = rows(real(), "lag_items", "sub_project", "side", programme_no=46)
    names = list(dict.fromkeys(name for name, _ in found))
    assert names == [
        "強化地方工業區公共設施與設置平價產業園區補助方案",
        "推動城鄉特色產業園區發展計畫",
        "提升加工區用地效能創新產業升級計畫",
    ]
    assert [sum(name == n for name, _ in found) for n in names] == [4, 4, 4]


def late(cells: str) -> str:
    return programme().replace("落後原因 因應對策\n\n- -\n", f"落後原因 因應對策\n\n{cells}\n")


def test_more_paragraphs_than_two_columns_can_hold_are_uncertain():
    found = read(review(late("甲工程延誤。 \n\n已督促。 \n\n乙工程延誤。 ")))
    assert [r.certainty for r in found.tables["lag_items"]] == ["uncertain"] * 3
    assert found.ledger.unread() == []


def test_a_head_that_every_page_repeats_is_no_text():
    found = read(
        review(late("1.甲工程延誤。 \n\n1.已督促。 \n 落後原因 因應對策 \n\n2.乙工程延誤。 \n\n2.已趕辦。 "))
    )
    assert sides(found) == [
        (1, "reason", "1"),
        (1, "countermeasure", "1"),
        (2, "reason", "2"),
        (2, "countermeasure", "2"),
    ]


def test_a_section_cut_off_is_read_as_far_as_it_goes():
    found = read(excerpt(6714, 7080))
    assert [r["side"] for r in found.tables["lag_items"]][:2] == ["reason", "countermeasure"]
    assert found.ledger.unread() == []


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        ([1, 2, 1, 2, 3], [(0, 2), (2, 5)]),
        ([1, 1, 2, 2], [(0, 1), (1, 2), (2, 3), (3, 4)]),
        ([1, 1, 2, 2, 1, 2], [(0, 1), (1, 3), (3, 4), (4, 6)]),
        ([None, 1, 2, 3], [(0, 1), (1, 4)]),
        ([1, None, 2, None], [(0, 1), (1, 2), (2, 3), (3, 4)]),
    ],
)
def test_runs_of_the_two_columns(numbers, runs):
    found = alternate(numbers)
    assert found is not None
    assert [(run.start, run.stop) for run in found] == runs


@pytest.mark.parametrize("numbers", [[], [None], [2, 3], [None, None, None], [1] * 200])
def test_what_no_two_columns_make(numbers):
    assert alternate(numbers) is None


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=5))
def test_numbered_cells_of_any_table_are_parted_into_as_many_rows_or_fewer(table):
    numbers = [n for left, right in table for size in (left, right) for n in range(1, size + 1)]
    runs = alternate(numbers)
    assert runs is not None
    assert [position for run in runs for position in run] == list(range(len(numbers)))
    assert len(runs) % 2 == 0
    assert len(runs) <= 2 * len(table)
    assert all(numbers[run.start] == 1 or run.start > 0 for run in runs)


@given(st.lists(st.one_of(st.none(), st.integers(1, 9)), max_size=60))
def test_any_sequence_is_answered_quickly_and_completely(numbers):
    runs = alternate(numbers)
    assert runs is None or sum(len(run) for run in runs) == len(numbers)


def test_full_width_numbers_are_numbers():
    found = read(review(late("１．招標延後。 \n\n１．加速辦理。 \n\n２．每月檢討。 ")))
    assert sides(found) == [(1, "reason", "1"), (1, "countermeasure", "1"), (1, "countermeasure", "2")]
