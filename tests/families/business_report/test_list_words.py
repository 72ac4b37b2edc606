"""Every word that decides about lists is in an example that needs it (list_words.yml)."""

from __future__ import annotations

import pytest

from generator.families.business_report.breakdown_lists import list_tables
from generator.families.business_report.list_words import list_words
from generator.families.business_report.statement import statement_of
from generator.reading.paragraph import join_paragraph

EXAMPLES = [
    (group, entry["word"] if isinstance(entry, dict) else entry)
    for group in list_words()["examples"]
    for entry in list_words()[group]
    if not (isinstance(entry, dict) and "only_before" in entry)
]


def labels(sentence: str) -> list[str]:
    statement = statement_of([join_paragraph([(1, sentence)])], "")
    return [row.label for table in list_tables(statement, statement.amounts) for row in table.rows]


@pytest.mark.parametrize(("group", "word"), EXAMPLES)
def test_a_word_is_no_part_of_a_label(group: str, word: str) -> None:
    sentence, expected = list_words()["examples"][group]
    assert labels(sentence.replace("*", word)) == [label.replace("*", word) for label in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("含量 3 公克、計畫 4 公克、有機 5 公克。", ["含量", "計畫", "有機"]),
        ("查獲 3 件、緝獲 4 件、捕獲 5 件。", ["查獲", "緝獲", "捕獲"]),
        ("參與 3 件、參加 4 件、參賽 5 件。", ["參與", "參加", "參賽"]),
        ("以28億建置電腦教室更新 826 間、教學設備 19,764 間。", ["電腦教室更新", "教學設備"]),
        ("案件 3 元、標的 4 元、目的 5 元。", ["案件", "標的", "目的"]),
        ("其中輔導會會內就業 230 人次，會外就業 2,537 人次。", ["輔導會會內就業", "會外就業"]),
        ("較 93 年 1 月底減少 656 億元、降低 13 個百分點及增加 36 個百分點。", []),
    ],
)
def test_a_word_that_goes_on_is_another_word(sentence: str, expected: list[str]) -> None:
    assert labels(sentence) == expected


def test_amounts_without_labels_are_no_list() -> None:
    assert labels("3 座、4 座、5 座。") == []
