from generator.reading.document import document_from_text
from generator.reading.page_numbers import LoneNumber, lone_number, longest_run, map_pages


def lone(text: str) -> list[LoneNumber]:
    return [number for line in document_from_text(text).lines if (number := lone_number(line)) is not None]


def test_numbers_on_lines_of_their_own() -> None:
    text = "12\n- 13 -\n第14頁\n 15 \n１６\n17 頁\n表 18\n1,234\n19.5\n"
    assert [(number.line, number.number) for number in lone(text)] == [
        (1, 12),
        (2, 13),
        (3, 14),
        (4, 15),
        (5, 16),
    ]


def test_the_longest_run_of_consecutive_numbers() -> None:
    numbers = [
        LoneNumber(line, number) for line, number in [(1, 3), (4, 90), (5, 4), (7, 5), (9, 91), (12, 7)]
    ]
    assert [n.number for n in longest_run(numbers, lambda _: 1)] == [3, 4, 5]
    assert [n.number for n in longest_run(numbers, lambda _: 2)] == [3, 4, 5, 7]


def test_a_run_never_goes_back_in_the_text() -> None:
    numbers = [LoneNumber(1, 1), LoneNumber(2, 2), LoneNumber(2, 3)]
    assert [n.number for n in longest_run(numbers, lambda _: 1)] == [1, 2]


def test_pages_by_numbers_above_and_below_them() -> None:
    above, below = document_from_text("1\n甲\n2\n乙\n").lines, document_from_text("甲\n1\n乙\n2\n丙\n").lines
    top = map_pages(lone("1\n甲\n2\n乙\n"), above, alone=True)
    foot = map_pages(lone("甲\n1\n乙\n2\n丙\n"), below, alone=True)
    assert [top.label(n) for n in range(1, 5)] == ["1", "1", "2", "2"]
    assert [foot.label(n) for n in range(1, 6)] == ["1", "1", "2", "2", ""]
    assert map_pages([], above, alone=True).label(1) == ""
