"""Characters as extraction leaves them: other forms, bullets of symbol fonts, damaged ones, restored ones."""

from pathlib import Path
from typing import Any

import pytest

from generator.reading.damage import find_damage
from generator.reading.dialect import dialect_of
from generator.reading.document import document_from_text
from generator.reading.restored_characters import restore_characters
from generator.reading.symbol_glyphs import symbol_glyphs
from generator.yaml_files import load_yaml
from tests.tooling.tracked import ROOT

GLYPHS: list[dict[str, str]] = load_yaml(Path(ROOT, "generator", "reading", "symbol_glyphs.yml"))


def test_a_line_is_read_folded_and_printed_as_it_came() -> None:
    (line,) = document_from_text("⽬標：完成大屯山調查，裂隙\uf938頭 12 處")
    assert line.text == "目標：完成大屯山調查，裂隙露頭 12 處"
    assert line.printed == "⽬標：完成大屯山調查，裂隙\uf938頭 12 處"
    (plain,) = document_from_text("目標")
    assert (plain.as_came, plain.printed) == (None, "目標")


@pytest.mark.parametrize("mark", "\u00ad\u200b\u200d\u200e\u202a\u2060\ufeff")
def test_marks_that_nobody_sees_are_not_read(mark: str) -> None:
    printed = f"{mark}壹{mark}、辦理 1{mark}5 場次"
    (line,) = document_from_text(f" {printed}").lines
    assert (line.text, line.printed) == (" 壹、辦理 15 場次", f" {printed}")
    traits = {trait.name: trait.why for trait in dialect_of(document_from_text(f" {printed}"))}
    assert traits["marks that nobody sees (zero width, direction)"] == "3, the first on line 1"


BULLETS = [entry for entry in GLYPHS if not entry["sign"].isspace()]


def test_a_blank_of_a_symbol_font_is_a_blank_wherever_it_stands() -> None:
    (line,) = document_from_text("目\uf020\uf020次\uf020")
    assert (line.text, line.printed) == ("目  次 ", "目\uf020\uf020次\uf020")
    assert "\uf020" not in symbol_glyphs()


@pytest.mark.parametrize("entry", BULLETS, ids=lambda entry: entry["glyph"])
def test_every_named_glyph_is_a_bullet_in_its_example(entry: dict[str, str]) -> None:
    (line,) = document_from_text(entry["example"])
    assert line.text == entry["sign"] + entry["example"][1:]
    assert list(find_damage(line.text, 1)) == []
    assert ord(entry["example"][0]) == int(entry["glyph"], 16)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\uf0fc 技術移轉", "✓ 技術移轉"),
        (" \uf0d8 促成國內面板廠", " ➢ 促成國內面板廠"),
        ("| \uf06e道路 | 5 |", "| ■道路 | 5 |"),
        ("<p>\uf06c（一）道路</p>", "<p>●（一）道路</p>"),
        # Inside a word it is a letter of a font that nobody knows.
        ("係數\uf06c為 3", "係數\uf06c為 3"),
        ("12\uf0fc5", "12\uf0fc5"),
        # No named glyph.
        ("\uf096共創解題", "\uf096共創解題"),
    ],
)
def test_a_glyph_is_a_bullet_only_at_the_head_of_a_line_or_cell(text: str, read: str) -> None:
    assert document_from_text(text).line(1).text == read


def test_glyphs_are_named_once() -> None:
    assert len(symbol_glyphs()) == len(BULLETS) == len(GLYPHS) - 1
    assert all(len(sign) == 1 for sign in symbol_glyphs().values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("經費\ufffd千元", [("READ-DAMAGED-REPLACED", "U+FFFD", 2)]),
        ("甲〓鄉\ufffc", [("READ-DAMAGED-REPLACED", "U+3013", 1), ("READ-DAMAGED-REPLACED", "U+FFFC", 3)]),
        # An ellipsis of one code page that was read as another is a control character; none ends a line.
        ("接軌\x85際", [("READ-DAMAGED-CONTROL", "U+0085", 2)]),
        ("\ufdd0\U0001ffff", [("READ-DAMAGED-CONTROL", "U+FDD0", 0), ("READ-DAMAGED-CONTROL", "U+1FFFF", 1)]),
        ("共\ue8fb案", [("READ-DAMAGED-PRIVATE-USE", "U+E8FB", 1)]),
        ("\U000f0001", [("READ-DAMAGED-PRIVATE-USE", "U+F0001", 0)]),
        ("年\x04月\x05", [("READ-DAMAGED-CONTROL", "U+0004", 1), ("READ-DAMAGED-CONTROL", "U+0005", 3)]),
        ("占(cid:12)(cid:345)%", [("READ-DAMAGED-CID", "(cid:12)", 1), ("READ-DAMAGED-CID", "(cid:345)", 9)]),
        ("碳\ud83d費", [("READ-DAMAGED-SURROGATE", "U+D83D", 1)]),
        ("\x0c第 1 頁\t甲\x0b乙\u3000丙", []),
        ("(cid:)、cid:12、（cid:12）", []),
    ],
)
def test_damaged_characters_are_named(text: str, found: list[tuple[str, str, int]]) -> None:
    assert [(d.code, d.name, d.start) for d in find_damage(text, 7)] == found


TEXT = "一、道路\ue001案 5(cid:7)千元\n二、橋梁\n三、\ue001道\n"


def restored(*entries: dict[str, Any]) -> tuple[list[str], dict[int, str], list[tuple[str, int | None]]]:
    document, problems = restore_characters(document_from_text(TEXT, "r.txt"), list(entries))
    certainties: dict[int, str] = {number: note.certainty for number, note in document.notes.items()}
    return [line.text for line in document], certainties, [(p.code, p.line) for p in problems]


def test_nothing_is_published_while_nobody_has_looked_at_damage() -> None:
    document, problems = restore_characters(document_from_text(TEXT, "r.txt"), None)
    assert [(p.code, p.line, p.severity, p.seen.split(",")[0]) for p in problems] == [
        ("READ-DAMAGED-CID", 1, "error", "(cid:7)"),
        ("READ-DAMAGED-PRIVATE-USE", 1, "error", "U+E001"),
    ]
    assert problems[1].seen.endswith("2 times on line 1, 3")
    assert document.notes[1].why == "原文第1行有無法辨識的字元 (cid:7)、U+E001。"
    assert [note.certainty for note in document.notes.values()] == ["uncertain", "uncertain"]


def test_a_restored_character_is_read_and_makes_its_rows_inferred() -> None:
    texts, certainties, problems = restored(
        {"character": "U+E001", "restored": "新", "evidence": "第 3 頁圖 1"},
        {"character": "(cid:7)", "lines": [1], "restored": "0", "evidence": "第 1 頁"},
    )
    assert texts == ["一、道路新案 50千元", "二、橋梁", "三、新道"]
    assert (certainties, problems) == ({1: "inferred", 3: "inferred"}, [])


def test_accepted_damage_stays_and_keeps_its_rows_uncertain() -> None:
    texts, certainties, problems = restored(
        {"character": "U+E001", "lines": [3], "restored": "新", "evidence": "圖 1"},
        {"character": "U+E001", "accepted": "造字，報告未附字形"},
        {"character": "(cid:7)", "accepted": "千分位"},
    )
    assert texts == ["一、道路\ue001案 5(cid:7)千元", "二、橋梁", "三、新道"]
    assert (certainties, problems) == ({1: "uncertain", 3: "inferred"}, [])


def test_the_line_is_published_as_it_came() -> None:
    entry = {"character": "U+E001", "restored": "新", "evidence": "圖 1"}
    document, _ = restore_characters(document_from_text("⽬\ue001", "r.txt"), [entry])
    assert (document.line(1).text, document.line(1).printed) == ("目新", "⽬\ue001")
    assert document.notes[1].why == "原文第1行的字元 U+E001 還原為「新」，係人工依據證據認定。"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"character": "U+E001"}, "CHARACTERS-INVALID"),
        ({"character": "U+E001", "restored": "新"}, "CHARACTERS-INVALID"),
        ({"character": "U+E001", "restored": "新", "accepted": "是", "evidence": "圖"}, "CHARACTERS-INVALID"),
        ({"character": "新", "accepted": "是"}, "CHARACTERS-INVALID"),
        ({"character": "U+E002", "accepted": "是"}, "CHARACTERS-STALE"),
        ({"character": "U+E001", "lines": [2], "accepted": "是"}, "CHARACTERS-STALE"),
    ],
)
def test_entries_that_say_nothing_are_told(entry: dict[str, Any], code: str) -> None:
    _, certainties, problems = restored(entry)
    assert code in [found for found, _ in problems]
    assert certainties == {1: "uncertain", 3: "uncertain"}


def test_the_dialect_names_kind_and_count() -> None:
    text = "⽬標⾏政\n\uf0fc 甲\n\uf0fc 乙\n丙\ufffd\ufffd\n"
    traits = {trait.name: trait.why for trait in dialect_of(document_from_text(text))}
    assert traits == {
        "Kangxi radicals": "2, the first on line 1",
        "bullets of symbol fonts": "2, the first on line 2",
        "a character in the place of a lost one: U+FFFD": "2, the first on line 4",
    }
