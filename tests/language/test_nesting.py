"""Clauses, brackets and quotation marks of a phrase."""

from generator.language.nesting import is_balanced, outside, phrase_end, phrase_start

TEXT = "首，甲「乙，丙」丁(戊；己)庚，尾"


def test_marks_inside_brackets_and_quotation_marks_end_no_phrase() -> None:
    assert phrase_start(TEXT, TEXT.index("庚")) == 2
    assert phrase_end(TEXT, 2, len(TEXT)) == TEXT.index("，尾")
    assert phrase_start(TEXT, TEXT.index("丙")) == TEXT.index("丙")
    assert phrase_end(TEXT, TEXT.index("戊"), len(TEXT)) == TEXT.index("；己")


def test_a_mark_without_its_other_half_bounds_the_phrase() -> None:
    assert phrase_start("甲)乙丙", 3) == 2
    assert phrase_end("甲「乙丙", 0, 4) == 1


def test_what_is_whole_and_what_stands_outside() -> None:
    assert is_balanced("甲(乙「丙」)")
    assert not is_balanced("甲)乙(")
    assert outside("甲(乙「丙」)丁", ".") == "甲......丁"
