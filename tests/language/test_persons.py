"""Names and numbers of people who hold no office; all are made up."""

from pathlib import Path

import pytest

from generator.language import persons
from generator.language.persons import find_persons
from generator.yaml_files import load_yaml

WORDS = load_yaml(Path(persons.__file__).with_name("persons.yml"))


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.before, text[mention.start : mention.end]) for mention in find_persons(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "( 教育部體育司 更新日期：98/09/14 主管：王○○ 02-00000001 承辦人：廖○○ 02-00000002 三)",
            [("主管：", "王○○ 02-00000001"), ("承辦人：", "廖○○ 02-00000002")],
        ),
        ("聯絡人：王大明，(02)2000-0000轉123", [("聯絡人：", "王大明"), ("", "(02)2000-0000轉123")]),
        ("聯絡人：王大明(049)200-0000 分機 12", [("聯絡人：", "王大明(049)200-0000 分機 12")]),
        ("請洽0900-000-000。", [("", "0900-000-000")]),
        ("請洽 037-200000。", [("", "037-200000")]),
        # What everybody may call, codes, amounts, dates and offices.
        ("免付費專線0800-066-995、1999、113保護專線", []),
        ("5226100000 一般行政 02-0026100000", []),
        ("經濟部主管 114 年度", []),
        ("主管：經濟部", []),
        ("102-105年，2000-3000人，06-07月", []),
        ("行政院院長　吳　敦　義", []),
    ],
)
def test_who_is_found(text, expected):
    assert found(text) == expected


def test_every_word_is_needed_by_its_passage():
    wrong = [
        word
        for words in WORDS.values()
        for word, passage in words.items()
        if not any(before.startswith(word) for before, _ in found(passage))
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["02-" * 5000, "承辦人：" * 3000, "王" * 5000, "(02)" * 4000, "0" * 20_000])
def test_hostile_lines_take_no_time(text):
    find_persons(text)
