"""Every way by which a row of a business report is less than simply printed, and what its note says."""

from __future__ import annotations

import pytest

from generator.reading.document import document_from_text
from tests.families.business_report.reports import Parsed, parse_document, parse_text

BEHIND = "基準日取自數字之後的「{}」。"
SAME_ITEM = "基準日承自同一項目前面的「{}」。"
ANCESTOR = "基準日承自上層項目的「{}」。"
BY_DATE = "報告未以文字說明為計畫，依日期晚於報告期間判斷。"
TRANSPOSED = "單位與倍數印出的順序顛倒，依文意讀為倍數在前。"
UNKNOWN_UNIT = "單位不在單位表中，取數字後的第一個字。"
SIGN = "「{}」數字中有字母或無法辨識的字元，可能是誤認的數字"
MARK = "「{}」數字之後有註記，無從確定是否為完整的數字。"
MINUS = "「{}」數字之前的「-」可能是負號，也可能是連接號。"
BY_ORDER = "標籤依「分別」的順序對應。"
RELATED = "由前後文或人工判讀哪些數字應相符。"

Row = tuple[str, str, str]


def rows(parsed: Parsed, table: str, path: str = "1.1") -> list[Row]:
    """(printed, certainty, note) of the rows of an item."""
    return [
        (str(r.row().get("printed", "")), r.certainty, r.note)
        for r in parsed.tables[table]
        if r["item_path"] == path
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("112 年核定 5 案。", [("5 案", "printed", "")]),
        # The date.
        (
            "112 年核定 5 案。另有 3 案。",
            [("5 案", "printed", ""), ("3 案", "derived", SAME_ITEM.format("112 年"))],
        ),
        (
            "核定 5 案、3 班，截至 112 年底共計 9 場。",
            [
                ("5 案", "inferred", BEHIND.format("112 年底")),
                ("3 班", "inferred", BEHIND.format("112 年底")),
                ("9 場", "printed", ""),
            ],
        ),
        # The status.
        (
            "截至 112 年底核定 3 案，114 年投入 4 億元。",
            [("3 案", "printed", ""), ("4 億元", "inferred", BY_DATE)],
        ),
        (
            "截至 112 年底核定 3 案，114 年預計投入 4 億元。",
            [("3 案", "printed", ""), ("4 億元", "printed", "")],
        ),
        # The unit.
        ("112 年創造逾 2.5 個萬就業機會。", [("2.5 個萬", "uncertain", TRANSPOSED)]),
        ("112 年共計發出 3,500 碗。", [("3,500 碗", "uncertain", UNKNOWN_UNIT)]),
        # The number itself.
        ("112 年協助 6O 家。", [("6O 家", "uncertain", SIGN.format("6O") + "，數值留空。")]),
        ("112 年協助 \ufffd 家。", [("\ufffd 家", "uncertain", SIGN.format("\ufffd") + "，數值留空。")]),
        ("112 年協助 6(註1)家。", [("6(註1)家", "uncertain", MARK.format("6(註1)"))]),
        ("112 年協助 -6 家。", [("-6 家", "uncertain", MINUS.format("-6"))]),
        # Of several reasons the weakest decides, and of several doubts the one that leaves no number.
        (
            "112 年核定 5 案。另有關 -3 案。",
            [("5 案", "printed", ""), ("-3 案", "uncertain", MINUS.format("-3"))],
        ),
        (
            "112 年核定 5 案。另發出 3,000 碗。",
            [("5 案", "printed", ""), ("3,000 碗", "uncertain", UNKNOWN_UNIT)],
        ),
        (
            "截至 112 年底核定 3 案，114 年投入 l 億元。",
            [("3 案", "printed", ""), ("l 億元", "uncertain", SIGN.format("l") + "，數值留空。")],
        ),
        ("112 年共計發出 3,5OO 碗。", [("3,5OO 碗", "uncertain", SIGN.format("3,5OO") + "，數值留空。")]),
        ("112 年協助 -6O 家。", [("6O 家", "uncertain", SIGN.format("6O") + "，數值留空。")]),
    ],
)  # fmt: skip
def test_how_certain_a_figure_is(body: str, expected: list[Row]) -> None:
    assert rows(parse_text(f"壹、甲\n一、{body}\n"), "figures") == expected


def test_a_date_from_above_makes_a_figure_derived() -> None:
    parsed = parse_text("壹、甲\n一、 成果(統計 112 年)\n（一） 核定 5 案。\n（二） 協助 -6 家。\n")
    assert rows(parsed, "figures", "1.1.1") == [("5 案", "derived", ANCESTOR.format("112 年"))]
    assert rows(parsed, "figures", "1.1.2") == [("-6 家", "uncertain", MINUS.format("-6"))]


def test_an_unreadable_number_has_no_value_and_any_other_keeps_it() -> None:
    body = "112 年協助 6O 家、9註家、-8 家、7 家，共計發出 3,500 碗，創造 2.5 個萬機會。"
    figures = parse_text(f"壹、甲\n一、{body}\n").tables["figures"]
    assert [(r["value"], r["value_base"]) for r in figures] == [
        (None, None), (9, 9), (-8, -8), (7, 7), (3500, 3500), (pytest.approx(2.5), 25000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "甲級 5 家、乙級 4 家、丙級 3 家。",
            [("5 家", "printed", ""), ("4 家", "printed", ""), ("3 家", "printed", "")],
        ),
        (
            "甲級 5 家、乙級 4O 家、丙級 3* 家。",
            [
                ("5 家", "printed", ""),
                ("4O 家", "uncertain", SIGN.format("4O") + "，數值留空。"),
                ("3* 家", "uncertain", MARK.format("3*")),
            ],
        ),
        (
            "甲級 5,000 碗、乙級 4,000 碗、丙級 3,000 碗。",
            [(f"{n},000 碗", "uncertain", UNKNOWN_UNIT) for n in (5, 4, 3)],
        ),
        ("甲級及乙級分別為 5 家及 4 家。", [("5 家", "derived", BY_ORDER), ("4 家", "derived", BY_ORDER)]),
        (
            "甲級及乙級分別為 5 家及 4O 家。",
            [("5 家", "derived", BY_ORDER), ("4O 家", "uncertain", SIGN.format("4O") + "，數值留空。")],
        ),
    ],
)
def test_how_certain_a_row_of_a_breakdown_is(body: str, expected: list[Row]) -> None:
    parsed = parse_text(f"壹、甲\n一、{body}\n")
    assert rows(parsed, "breakdown_rows") == expected
    assert [(r["value"] is None) for r in parsed.tables["breakdown_rows"]] == [
        "數值留空" in note for _, _, note in expected
    ]


def test_what_can_t_be_read_stands_in_subject_and_label_as_it_is_printed() -> None:
    parsed = parse_text("壹、甲\n一、第6O期 5 家、第7期 4 家、第8期 3 家。\n")
    assert [r["subject"] for r in parsed.tables["figures"]] == ["第6O期", "第7期", "第8期"]
    assert [r["row_label"] for r in parsed.tables["breakdown_rows"]] == ["第6O期", "第7期", "第8期"]


@pytest.mark.parametrize(
    ("body", "certainty", "note"),
    [
        ("分為 70 件標案(60 件工程標及 10 件顧問標)。", "inferred", RELATED),
        (
            "分為 70 件標案(6O 件工程標及 10 件顧問標)。",
            "uncertain",
            RELATED + SIGN.format("6O") + "，數值留空。",
        ),
        (
            "分為 7O 件標案(60 件工程標及 10 件顧問標)。",
            "uncertain",
            RELATED + SIGN.format("7O") + "，數值留空。",
        ),
        ("獎勵 70 件(含甲級 60*件、乙級 10 件)。", "uncertain", RELATED + MARK.format("60*")),
    ],
)
def test_how_certain_a_relation_is(body: str, certainty: str, note: str) -> None:
    [relation] = parse_text(f"壹、甲\n一、{body}\n").tables["relations"]
    assert (relation.certainty, relation.note) == (certainty, note)


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("獎勵 78 件(含甲級 6O 件、乙級 10 件)。", 2),  # 68 and 10
        ("獎勵 7O 件(含甲級 68 件、乙級 10 件)。", 2),
        ("獎勵 70 件(含甲級 61 件、乙級 10 件)。", 0),  # these are all read, and don't add up
        ("獎勵 99 件(含甲級 6O 件、乙級 10 件)。", 0),  # no digit makes 99
        ("裁處計 708 家，包括甲類 85 家、乙類 5OO 家、丙類 123 家。", 3),
        ("裁處計 708 家，包括甲類 85 家、乙類 501 家、丙類 123 家。", 0),
    ],
)
def test_a_digit_that_can_t_be_read_refutes_no_sum_that_some_digit_would_make(body: str, parts: int) -> None:
    relations = parse_text(f"壹、甲\n一、{body}\n").tables["relations"]
    assert [len(str(r["operands"]).split()) for r in relations] == ([parts] if parts else [])


@pytest.mark.parametrize(
    ("body", "operands", "doubt"),
    [
        ("共 78 幅，已出版 67 幅、審查 1 幅、編修 10 幅。", "2 3 4", ""),
        (
            "共 78 幅，已出版 62 幅、審查 1 幅、編修 10 幅。",
            "2 3 4",
            "人工記為「67幅」，文中為「62幅」。",
        ),
        (
            "共 78 幅，已出版 67註幅、審查 1 幅、編修 10 幅。",
            "2 3 4",
            "人工記為「67幅」，文中為「67註幅」。" + MARK.format("67註"),
        ),
        (
            "共 70 幅，已出版 67 幅、審查 1 幅、編修 10 幅。",
            "2 3 4",
            "人工記為「78幅」，文中為「70幅」。",
        ),
        # Several other amounts of that unit, or none: which of them is meant nobody can say.
        ("共 78 幅，已出版 61 幅、審查 2 幅、編修 20 幅。", "", ""),
        ("共 78 幅，已出版 67 件、審查 1 幅、編修 10 幅。", "", ""),
    ],
)
def test_an_amount_that_is_printed_otherwise_than_a_person_saw_puts_the_relation_in_doubt(
    body: str, operands: str, doubt: str
) -> None:
    amounts = {"result": "78 幅", "operands": ["67 幅", "1 幅", "10 幅"]}
    entry = {"relation": "sum", "item_path": "1.1", "evidence": "全部", **amounts}
    parsed = parse_document(document_from_text(f"壹、甲\n一、{body}\n"), {"relations": [entry]})
    found = [(r["operands"], r.certainty, r.note) for r in parsed.tables["relations"]]
    certainty = "uncertain" if doubt else "inferred"
    assert found == ([(operands, certainty, RELATED + doubt)] if operands else [])
    told = [p.seen for p in parsed.collector.problems if p.code == "CURATED-UNMATCHED"]
    changed = doubt.removesuffix(MARK.format("67註"))
    seen = f"sum in item 1.1 for 78 幅{': ' if changed else ''}{changed}"
    assert told == ([] if operands and not doubt else [seen])


def test_a_relation_that_a_person_read_is_inferred() -> None:
    entry = {
        "relation": "equal",
        "item_path": "1.1",
        "result": "5 案",
        "operands": ["5 件"],
        "evidence": "同一事",
    }
    parsed = parse_document(document_from_text("壹、甲\n一、核定 5 案，5 件。\n"), {"relations": [entry]})
    assert [(r.certainty, r.note, r["relation_source"]) for r in parsed.tables["relations"]] == [
        ("inferred", RELATED, "curated")
    ]


@pytest.mark.parametrize(
    ("body", "printed", "formula"),
    [
        ("分為 7O 件(60 件工程及 10 件顧問)。", None, "7O 件：由 60 件、10 件 計算。"),
        ("分為 70 件(6O 件工程及 10 件顧問)。", 70, "70 件：由 6O 件、10 件 計算。"),
    ],
)
def test_what_can_t_be_computed_is_a_gap_of_the_reading(body: str, printed: int | None, formula: str) -> None:
    [found] = [i for i in parse_text(f"壹、甲\n一、{body}\n").identities if i.check == "sum-of-parts"]
    assert (found.printed, found.computed, found.verdict) == (printed, None, "extraction_gap")
    assert (found.formula, found.missing) == (formula, ())


@pytest.mark.parametrize(
    ("body", "doubts"),
    [
        ("112 年核定 5 案。", []),
        ("112 年協助 6O 家。", [SIGN.format("6O")]),
        ("112 年協助 9註家、協助 -8 家。", [MARK.format("9註")[:-1], MINUS.format("-8")[:-1]]),
        # It counts nothing, and is no figure; the item alone can say so.
        ("以 2O50 淨零為目標。", [SIGN.format("2O50")]),
    ],
)
def test_an_item_says_which_of_its_numbers_are_in_doubt(body: str, doubts: list[str]) -> None:
    parsed = parse_text(f"壹、甲\n一、{body}\n")
    note = f"{'；'.join(doubts)}。" if doubts else ""
    assert rows(parsed, "items") == [("", "uncertain" if doubts else "printed", note)]
    told = [(p.code, p.line, p.severity, p.seen) for p in parsed.collector.problems]
    assert told == [("PARSE-CELL", 2, "warning", doubt) for doubt in doubts]


def test_a_doubt_is_told_by_the_line_of_its_number() -> None:
    wrapped = "推動各項業務並協助企業調整其後勤管理、營運流程及商業模式，\n\n輔導企業並協助 -6 家。"
    parsed = parse_text(f"壹、甲 \n\n一、 {wrapped} \n")
    assert [(p.code, p.line) for p in parsed.collector.problems] == [("PARSE-CELL", 5)]


def test_a_name_that_a_person_added_is_inferred_with_the_evidence() -> None:
    entry = {
        "action": "add",
        "item_path": "1.1",
        "name": "眺島更新計畫",
        "kind": "計畫",
        "evidence": "見公告",
    }
    text = "壹、甲\n一、辦理「數位轉型計畫」與眺島更新計畫書。\n"
    parsed = parse_document(document_from_text(text), {"named_programmes": [entry]})
    assert [(r["name"], r.certainty, r.note) for r in parsed.tables["named_programmes"]] == [
        ("數位轉型計畫", "printed", ""),
        ("眺島更新計畫", "inferred", "見公告"),
    ]


def test_a_label_says_whether_it_was_made_from_the_text() -> None:
    items = parse_text("壹、甲\n一、成果：核定 5 案。\n二、 112 年核定 5 案，協助 6 家。\n").tables["items"]
    assert [(r["label"], r["label_generated"]) for r in items] == [
        ("甲", False), ("成果", False), ("112 年核定 5 案", True),
    ]  # fmt: skip
