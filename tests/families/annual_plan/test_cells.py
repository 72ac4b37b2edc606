import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.families.annual_plan.cells import Border, borders, cut, cut_printed, may_part, wraps
from tests.families.annual_plan.typesetter import wrap

NAME = st.text(alphabet="能源技術服務產業精進輔導水資海岸", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["推動產業淨零", "與數位雙軸轉", "型"], True),
        (["推動產業", "升級"], False),  # the first line has room for more
        (["推動產業淨零與"], False),  # wider than the cell
        (["臺南海水淡化", "廠工程計畫", "（第一期）"], True),  # no line ends with an opening bracket
        (["第二期（114-", "117年）"], True),  # a number stays whole
        (["防治第4期計", "畫（114-117", "年）"], True),
        ([], False),
    ],
)
def test_lines_of_a_cell_of_six_characters(lines: list[str], expected: bool) -> None:
    assert wraps(lines, 12) is expected


@given(NAME, st.integers(4, 20))
def test_what_was_wrapped_in_a_cell_wraps_in_it(name: str, cell: int) -> None:
    assert wraps(wrap(name, cell), cell)


@given(NAME, NAME, st.integers(6, 16), st.integers(6, 16))
def test_the_printed_border_is_always_among_the_possible_ones(
    first: str, second: str, first_cell: int, second_cell: int
) -> None:
    left, right = wrap(first, first_cell), wrap(second, second_cell)
    glued = [*left[:-1], left[-1] + right[0], *right[1:]]
    border = Border(len(left) - 1, len(left[-1]))
    assert border in list(borders(glued, first_cell, second_cell))
    assert cut(glued, border) == (left, right)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["工業技術升級", "輔導發展五大信賴", "產業"], [("輔導", "發展五大信賴")]),
        (["國際貿易臺中水湳國際", "會展中心西側", "展館"], [("國際貿易", "臺中水湳國際")]),
        (
            ["推動商業服務", "業轉型成長推動境內關外"],
            [("業轉型成長", "推動境內關外"), ("業轉型成長推", "動境內關外")],
        ),
    ],
)
def test_borders_of_printed_heads(lines: list[str], found: list[tuple[str, str]]) -> None:
    cuts = [cut(lines, border) for border in borders(lines, 12, 12)]
    assert [(left[-1], right[0]) for left, right in cuts] == found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("改善計畫", "第二期", True),
        ("改善計畫第", "二期", False),
        ("改善計畫第二", "期", False),
        ("計畫（第一", "期）", False),
        ("防治計畫", "（114-117年）", False),
        ("發展5G", "AIoT", False),
        ("發展", "5G", True),
    ],
)
def test_where_no_cell_ends(first: str, second: str, expected: bool) -> None:
    assert may_part(first, second) is expected


def test_white_space_is_not_counted_but_kept() -> None:
    assert cut_printed("第五期（ 114-", 4) == ("第五期（", " 114-")
    assert cut_printed("第五期（ 114-", 5) == ("第五期（ 1", "14-")
