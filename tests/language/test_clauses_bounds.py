"""Clauses end where they are printed to end, and within bounds where nothing ends them."""

from generator.language.amounts import find_amounts
from generator.language.bounds import bound_of
from generator.language.clauses import clause_end, clause_start

TEXT = "甲(乙，丙)丁，戊http://x:己；庚"


def test_marks_inside_brackets_and_addresses_end_no_clause():
    assert clause_end(TEXT, 0) == TEXT.index("丁") + 1
    assert clause_start(TEXT, TEXT.index("丁")) == 0
    assert clause_end(TEXT, TEXT.index("戊")) == TEXT.index(":己")
    assert clause_start(TEXT, TEXT.index("己")) == TEXT.index("己")


def test_an_unclosed_bracket_bounds_the_search():
    text = "甲，" + "(" * 50_000 + "乙"
    assert clause_end(text, 2) == 1002
    assert clause_start(")" * 50_000, 50_000) == 49_000


def test_the_words_in_front_of_a_number_are_looked_for_within_a_bound():
    for words, bound in (("約" + "達" * 23, "approx"), ("約" + "達" * 24, "exact")):
        assert bound_of(words + "5件", len(words), len(words) + 2)[0] == bound
    for words, per in (("每日" + "可達" * 3, "日"), ("每日" + "可達" * 3 + "約", "")):
        assert [amount.per for amount in find_amounts(words + "5噸")] == [per]
