from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.language.widths import compact, fold_widths


def test_full_width_digits_percent_and_brackets_become_ascii() -> None:
    assert fold_widths("（５６．１％）") == "(56.1%)"
    assert fold_widths("１，０４６ 家，共") == "1,046 家，共"
    assert fold_widths("回復計畫｣") == "回復計畫」"
    assert fold_widths("發展方案︰擴大") == "發展方案:擴大"


def test_compact_finds_its_way_back_over_a_line_break() -> None:
    squeezed = compact("計辦理 6 萬\n\n7,506件，")
    start = squeezed.text.index("6")
    assert squeezed.text == "計辦理6萬7,506件，"
    assert squeezed.printed(start, start + 8) == "6 萬\n\n7,506件"
    assert squeezed.printed(start, start) == ""


@given(st.text())
def test_folding_never_changes_the_length_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold_widths(text)
    assert len(folded) == len(text)
    assert fold_widths(folded) == folded


@given(st.text())
def test_every_compact_character_is_the_folded_source_character(text: str) -> None:
    squeezed = compact(text)
    folded = fold_widths(text)
    assert [folded[i] for i in squeezed.offsets] == list(squeezed.text)
    assert list(squeezed.offsets) == sorted(set(squeezed.offsets))
