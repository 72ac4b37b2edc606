from __future__ import annotations

import pytest

from generator.reading.markup import is_table_row, row_cells, without_markup


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<p>壹、工業</p>", "壹、工業"),
        ("<b>經濟部</b>&nbsp;業務&amp;報告 ", "經濟部\xa0業務&報告 "),
        ("## 一、 推動", "一、 推動"),
        ("推動**半導體**技術", "推動半導體技術"),
        ("產值 < 5 億元且 > 3 億元", "產值 < 5 億元且 > 3 億元"),
        ("壹、工業 ", "壹、工業 "),
        ("若 PM<b 則由 12345 億降為 c>678 億元", "若 PM<b 則由 12345 億降為 c>678 億元"),
        ("a<b c>d", "a<b c>d"),
        ("若 x<i 且 5 億=y>3 億", "若 x<i 且 5 億=y>3 億"),
        ("<1>前言 <甲案 5 億元> <unknown 3 件>", "<1>前言 <甲案 5 億元> <unknown 3 件>"),
        ('<font FACE="標楷體" SIZE=3>壹、</font><o:p></o:p><td nowrap>工業', "壹、工業"),
        ('<p CLASS="western" STYLE="text-indent: -0.71cm"><br>一、', "一、"),
        ("R&D 5&lt;6 AT&T &#65;", "R&D 5<6 AT&T A"),
    ],
)
def test_tags_entities_and_marks_go_and_words_stay(line: str, words: str) -> None:
    assert without_markup(line) == words


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| 112 | 5,000 億元 |", ["112", "5,000 億元"]),
        ("|---|:--:|", []),
        ("<tr><td>年度</td><td>金額</td></tr>", ["年度", "金額"]),
        ("</table>", []),
    ],
)
def test_rows_of_tables_are_told_and_cut(line: str, cells: list[str]) -> None:
    assert is_table_row(line)
    assert row_cells(line) == cells


def test_running_text_is_no_table_row() -> None:
    assert not is_table_row("公司/商業/有限合夥登記 | 線上申請")
    assert not is_table_row("產值 5 億元")
