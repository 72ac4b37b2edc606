from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from generator.families.business_report.check_relations import check_relations
from generator.families.business_report.sum_words import stated_words
from generator.reading.document import document_from_text
from generator.records.record import Record
from generator.records.values import Value
from tests.families.business_report.reports import parse_document, parse_text, real_report


def checks(body: str) -> list[tuple[str, str, str, str]]:
    """(check, printed, computed, verdict) of the relations that rules find in one item."""
    parsed = parse_text(f"壹、甲\n一、{body}\n")
    return [
        (i.check, str(i.printed), str(i.computed), i.verdict)
        for i in parsed.identities
        if i.record.table == "figures"
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("查處計 2,967 家，已查處 2,736 家(執行率 92%)。", [("ratio-of-parts", "92", "92.2144", "rounding")]),
        ("項下分為 70 件標案(60 件工程標及 10 件顧問標)。", [("sum-of-parts", "70", "70", "holds")]),
        ("項下分為 71 件標案(60 件工程標及 10 件顧問標)。", [("sum-of-parts", "71", "70", "unresolved")]),
        (
            "檢查 2 萬 5,938 具，不合格者 8 具，合格率 99.9％。",
            [("pass-rate", "99.9", "99.9692", "unresolved")],
        ),
        (
            "投資金額 10.0 億美元；以甲國 5.0 億美元(50.0%)、乙國 3.0 億美元(30.0%)"
            "及丙國 1.0 億美元(10.1%)居前，合計約占 90.1%。",
            [
                ("share-of-total", "50", "50", "holds"),
                ("share-of-total", "30", "30", "holds"),
                ("share-of-total", "10.1", "10", "rounding"),
                ("sum-of-shares", "90.1", "90.1", "holds"),
            ],
        ),
        # Numbers of one sum are rounded to their last places where one has decimals; counts are not.
        ("總計土地50公頃(公有30公頃及私有20.5公頃)。", [("sum-of-parts", "50", "50.5", "rounding")]),
        ("總計土地50公頃(公有30公頃及私有21公頃)。", [("sum-of-parts", "50", "51", "unresolved")]),
        (
            "完成甲類 2 項、乙類 3 項、丙類 4 項，合計共完成 10 項。",
            [("sum-of-parts", "10", "9", "unresolved")],
        ),
    ],
)  # fmt: skip
def test_relations_that_the_text_states(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert checks(body) == expected


def test_relations_that_people_read_are_computed_too() -> None:
    text = "壹、甲\n一、貿易總額 7,844 億美元，其中出口 4,325 億美元；進口 3,519億美元；出超 806 億美元。\n"
    entry = {"item_path": "1.1", "evidence": "總額為兩者之和"}
    curated = {
        "relations": [
            {
                **entry,
                "relation": "sum",
                "result": "7,844 億美元",
                "operands": ["4,325 億美元", "3,519億美元"],
            },
            {
                **entry,
                "relation": "difference",
                "result": "806 億美元",
                "operands": ["4,325億美元", "3,519億美元"],
            },
            {**entry, "relation": "sum", "result": "1 元", "operands": ["2 元"]},
            {"relation": "sum", "item_path": "1.1"},
        ]
    }
    parsed = parse_document(document_from_text(text), curated)
    found = [(i.check, i.printed, i.verdict) for i in parsed.identities if i.record.table == "figures"]
    assert found == [
        ("sum-of-parts", Decimal(784400000000), "holds"),
        ("difference-of-parts", Decimal(80600000000), "holds"),
    ]
    codes = [p.code for p in parsed.collector.problems]
    assert (codes.count("CURATED-UNMATCHED"), codes.count("CURATED-INVALID")) == (1, 3)


EXAMPLES = stated_words()["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_only_sums_that_the_text_states_are_held_against_it(example: list) -> None:
    body, stated = example
    parsed = parse_text(f"壹、甲\n一、{body}\n")
    figures = {str(f["figure_no"]): str(f["printed"]) for f in parsed.tables["figures"]}
    sums = [
        f"{figures[str(r['figure_no'])]} = {' + '.join(figures[o] for o in str(r['operands']).split())}"
        for r in parsed.tables["relations"]
    ]
    assert sums == ([stated] if stated else [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The base of a rate that differs is not guessed.
        ("應查 1,000 家，已查 800 家(累計執行率 90%)。", []),
        ("列管 100 件，解除 50 件、已完成 30 件(完成率 80%)。", []),
        ("編列 10 億元，分配 8 億元，執行 4 億元(執行率 40%)。", [("ratio-of-parts", "40", "40", "holds")]),
        ("編列 10 億元，分配 8 億元，執行 4 億元(執行率 45%)。", []),
        ("抽驗 1,000 件，不合格 30 件，整體合格率自 95%提升至 97%。", []),
        ("抽驗 1,000 件，合格 900 件，不合格 100 件，合格率 90%。", [("pass-rate", "90", "90", "holds")]),
        ("預定採購 100 輛，已交車 50 輛(執行率 60%，以經費計)。", []),
        # 100 億美元 is what was exported, 20 億美元 what the shares are of.
        (
            "出口總額 100 億美元；進口 20 億美元，以甲國 10 億美元(50%)、乙國 6 億美元(30%)"
            "及丙國 2 億美元(10%)居前，占比穩定。",
            [],
        ),
    ],
)
def test_a_guess_confirms_and_never_refutes(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert checks(body) == expected


def test_shares_of_different_things_are_never_added() -> None:
    assert checks("就業增加率 1.0%、勞動力參與率 58.7%、失業率 3.9%，其他 63.6%。") == []
    assert (
        checks("出口 5.0 億美元(3.0%)、進口 4.0 億美元(2.0%)及轉口 1.0 億美元(-1.0%)，總額 9.9 億美元。")
        == []
    )


def test_what_a_person_has_related_is_not_related_again_by_rule() -> None:
    rows = real_report().tables["relations"]
    related = [(row["number_relation"], row["figure_no"], row["operands"]) for row in rows]
    assert len(set(related)) == len(related) == 77
    assert [row["relation_source"] for row in rows if row["item_path"] == "11.2.3.4"] == ["curated"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("謹就工業、商業，共 2 類，向各位報告。", [(2, 2, "holds")]),
        ("謹就「工業」、「商業」，共 3 類，向各位報告。", [(3, 2, "unresolved")]),
        # What counts something else says nothing of the categories.
        ("本部主管業務共 3 類，所屬機關共 12 類。", []),
    ],
)
def test_only_an_opening_that_names_the_categories_counts_them(
    opening: str, expected: list[tuple[int, int, str]]
) -> None:
    parsed = parse_text(f"{opening}\n壹、工業\n一、辦理 5 場。\n貳、商業\n一、辦理 6 場。\n")
    found = [(i.printed, i.computed, i.verdict) for i in parsed.identities if i.check == "category-count"]
    assert found == expected


def _row(table: str, values: Mapping[str, Value]) -> Record:
    return Record(table, "", values, (1,), "printed", "")


def _amount(number: int, hundred_millions: int) -> Record:
    value, printed = Decimal(hundred_millions), f"{hundred_millions} 億元"
    numbers: dict[str, Value] = {
        "value": value,
        "value_base": value * 10**8,
        "unit": "元",
        "multiplier": "億",
    }
    return _row("figures", {"figure_no": number, "printed": printed, **numbers})


@pytest.mark.parametrize(
    ("printed", "value", "unit", "tolerance"),
    [
        # Half of the last printed place, and what half a hundred million moves in either amount.
        ("2.5 倍", "2.5", "倍", "0.0725"),
        ("250%", "250", "%", "2.75"),
    ],
)
def test_a_growth_in_times_and_in_per_cent(printed: str, value: str, unit: str, tolerance: str) -> None:
    number = Decimal(value)
    share: dict[str, Value] = {"value": number, "value_base": number, "unit": unit, "multiplier": ""}
    growth = _row("figures", {"figure_no": 3, "printed": printed, **share})
    relation = _row("relations", {"figure_no": 3, "operands": "1 2", "number_relation": "growth"})
    figures = [_amount(1, 350), _amount(2, 100), growth]
    (found,) = check_relations({"figures": figures, "relations": [relation]})
    assert (found.computed, found.tolerance) == (Decimal(value), Decimal(tolerance))
