"""Every word of status_words.yml with the sentence that needs it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.families.business_report import status_words as module
from tests.families.business_report.reports import parse_text

WORDS = module.status_words()
FINDERS = [found for found in vars(module).values() if hasattr(found, "cache_clear")]
PLAN = {"estimate": "estimate", "plan": "plan", "actual": "actual"}


def status(body: str) -> str:
    return str(parse_text(f"壹、甲\n一、{body}。\n").tables["figures"][-1]["status"])


@pytest.fixture
def forgetting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Makes the reader forget a word, or a longer one that contains it."""

    def clear() -> None:
        for finder in FINDERS:
            finder.cache_clear()

    def forget(group: str, word: str, longer: str = "") -> None:
        fewer: dict[str, Any] = copy.deepcopy(dict(WORDS))
        if longer:
            del fewer[group][word]["inside"][longer]
        elif isinstance(fewer[group], list):
            fewer[group].remove(word)
        else:
            del fewer[group][word]
        monkeypatch.setattr(module, "status_words", lambda: fewer)
        clear()

    yield forget
    monkeypatch.undo()
    clear()


@pytest.mark.parametrize(
    ("group", "word"), [(group, word) for group in PLAN for word in WORDS[group]], ids=str
)
def test_each_word_says_a_status(group: str, word: str, forgetting: Callable[..., None]) -> None:
    entry = WORDS[group][word]
    assert status(entry["of"]) == PLAN[group]
    forgetting(group, word)
    assert status(entry["of"]) != PLAN[group]


@pytest.mark.parametrize(
    ("group", "word", "longer"),
    [
        (group, word, longer)
        for group in PLAN
        for word, e in WORDS[group].items()
        for longer in e.get("inside", {})
    ],
    ids=str,
)
def test_a_longer_word_says_none(group: str, word: str, longer: str, forgetting: Callable[..., None]) -> None:
    sentence = WORDS[group][word]["inside"][longer]
    before = status(sentence)
    assert before == ("plan" if group == "actual" else "actual")
    forgetting(group, word, longer)
    assert status(sentence) != before


@pytest.mark.parametrize("word", WORDS["future"])
def test_what_will_be_is_a_plan(word: str, forgetting: Callable[..., None]) -> None:
    assert status(f"電子紙將{word}站牌14站") == "plan"
    forgetting("future", word)
    assert status(f"電子紙將{word}站牌14站") == "actual"


def test_the_sign_of_an_object_is_no_plan() -> None:
    assert status("將電子紙站牌導入14站") == "actual"


@pytest.mark.parametrize(("word", "sentence"), WORDS["planning_behind"].items())
def test_planning_is_a_verb_behind_some_words(
    word: str, sentence: str, forgetting: Callable[..., None]
) -> None:
    assert status(sentence) == "plan"
    forgetting("planning_behind", word)
    assert status(sentence) == "actual"


@pytest.mark.parametrize("word", WORDS["planning"])
def test_what_is_planned_is_a_plan(word: str, forgetting: Callable[..., None]) -> None:
    assert status(WORDS["planning"][word]) == "plan"
    forgetting("planning", word)
    assert status(WORDS["planning"][word]) == "actual"


@pytest.mark.parametrize("word", WORDS["planning_nouns"])
def test_planning_is_no_verb_in_a_noun(word: str, forgetting: Callable[..., None]) -> None:
    assert status(WORDS["planning_nouns"][word]) == "actual"
    forgetting("planning_nouns", word)
    assert status(WORDS["planning_nouns"][word]) == "plan"


@pytest.mark.parametrize("sentence", ["集水區調查規劃17件", "辦理先期規劃計6區", "綜合規劃處等5處"])
def test_planning_that_is_counted_is_no_plan(sentence: str) -> None:
    assert status(sentence) == "actual"


@pytest.mark.parametrize(("word", "sentence"), WORDS["outcome"].items())
def test_what_came_of_a_plan_is_a_result(word: str, sentence: str, forgetting: Callable[..., None]) -> None:
    assert status(sentence) == "actual"
    forgetting("outcome", word)
    assert status(sentence) == "plan"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("裁罰74件，罰鍰710萬元", "actual"),
        ("達成消費者物價指數上漲率不超過1%之計畫目標", "target"),
        ("自112年至114年已調降8次", "actual"),
        ("最高罰鍰額度由 5 萬元提升為 500 萬元", "rule"),
        ("合計申請暫停之契約容量約 130 萬瓩", "actual"),
        ("GI 預估 2009 年成長率為 8.6%，2010 年將達 9.9%", "estimate"),
    ],
)
def test_fines_that_were_imposed_are_results(sentence: str, expected: str) -> None:
    assert status(sentence) == expected


@pytest.mark.parametrize("word", WORDS["can"])
def test_what_can_be_is_a_plan(word: str, forgetting: Callable[..., None]) -> None:
    assert [status(f"產能可{more}{word}3萬噸") for more in ("", "再")] == ["plan", "plan"]
    forgetting("can", word)
    assert status(f"產能可{word}3萬噸") == "actual"


@pytest.mark.parametrize("word", WORDS["planned_behind"])
def test_a_plan_behind_its_number(word: str, forgetting: Callable[..., None]) -> None:
    assert status(f"核准3億元，5案{word}建廠") == "plan"
    forgetting("planned_behind", word)
    assert status(f"核准3億元，5案{word}建廠") == "actual"


@pytest.mark.parametrize("word", WORDS["towards"])
def test_what_leads_to_a_target(word: str, forgetting: Callable[..., None]) -> None:
    def schools(lead: str) -> object:
        text = f"壹、甲\n一、{lead}{word}5年內有10所學校進入前1%之目標。\n"
        return parse_text(text).tables["figures"][0]["status"]

    assert (schools(""), schools("已")) == ("target", "actual")
    forgetting("towards", word)
    assert schools("") == "actual"


@pytest.mark.parametrize("word", WORDS["limit"])
def test_each_word_makes_a_rule(word: str, forgetting: Callable[..., None]) -> None:
    entry = WORDS["limit"][word]
    assert status(entry["of"]) == "rule"
    assert [status(sentence) for sentence in entry.get("inside", {}).values()] in ([], ["actual"])
    forgetting("limit", word)
    assert status(entry["of"]) == "actual"


@pytest.mark.parametrize("word", WORDS["each"])
def test_the_most_for_each_is_a_rule(word: str, forgetting: Callable[..., None]) -> None:
    assert [status(f"每{word}{month}最高3萬元") for month in ("", "每月")] == ["rule", "rule"]
    forgetting("each", word)
    assert status(f"每{word}最高3萬元") == "actual"


@pytest.mark.parametrize("word", WORDS["granted"])
def test_the_most_that_is_granted_is_a_rule(word: str, forgetting: Callable[..., None]) -> None:
    assert status(f"每家{word}最高3萬元") == "rule"
    forgetting("granted", word)
    assert status(f"每家{word}最高3萬元") == "actual"


@pytest.mark.parametrize("word", WORDS["ruled"])
def test_words_behind_a_number_make_a_rule(word: str, forgetting: Callable[..., None]) -> None:
    assert status(f"補助3萬元{word}") == "rule"
    forgetting("ruled", word)
    assert status(f"補助3萬元{word}") == "actual"


@pytest.mark.parametrize("word", WORDS["class_behind"])
def test_the_bound_of_a_class_is_a_rule(word: str, forgetting: Callable[..., None]) -> None:
    assert status(f"投資3億元以上{word}甲") == "rule"
    forgetting("class_behind", word)
    assert status(f"投資3億元以上{word}甲") == "actual"


@pytest.mark.parametrize("word", WORDS["gives"])
def test_more_than_a_number_is_a_result(word: str, forgetting: Callable[..., None]) -> None:
    assert status(f"{word}3萬人以上的就業機會") == "actual"
    forgetting("gives", word)
    assert status(f"{word}3萬人以上的就業機會") == "rule"


@pytest.mark.parametrize("word", WORDS["class_bracket"])
def test_a_bracket_with_a_bound_alone_is_a_rule(word: str, forgetting: Callable[..., None]) -> None:
    def first() -> object:
        return parse_text(f"壹、甲\n一、遙控無人機({word}2公斤)計5架。\n").tables["figures"][0]["status"]

    assert first() == "rule"
    forgetting("class_bracket", word)
    assert first() == "actual"


def ahead(heading: str, body: str) -> tuple[str, str, str]:
    (row,) = parse_text(f"壹、成效\n一、甲。\n\n貳、{heading}\n一、{body}。\n").tables["figures"]
    return str(row["status"]), row.certainty, row.note


@pytest.mark.parametrize(("word", "heading"), WORDS["ahead"].items())
def test_below_a_heading_that_looks_ahead_a_result_is_in_doubt(
    word: str, heading: str, forgetting: Callable[..., None]
) -> None:
    note = f"章名「{heading}」說的是將來，句中沒有文字說明這是結果還是計畫，讀為結果。"
    # 今年執行主要武器系統與裝備獲得專案計「IDF戰機性能提升」等31案, among what is planned for that year.
    assert ahead(heading, "執行專案計31案") == ("actual", "inferred", note)
    forgetting("ahead", word)
    assert ahead(heading, "執行專案計31案") == ("actual", "printed", "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("檢察官評鑑委員會已召開6次會議", ("actual", "printed", "")),
        ("預計召開6次會議", ("plan", "printed", "")),
        (
            "截至101年底，103年召開6次會議",
            ("plan", "inferred", "報告未以文字說明為計畫，依日期晚於報告期間判斷。"),
        ),
        ("截至101年底。98年小幅修正4條條文", ("actual", "printed", "")),
    ],
)
def test_what_a_word_or_a_date_says_is_in_no_doubt_below_such_a_heading(
    body: str, expected: tuple[str, str, str]
) -> None:
    assert ahead("未來工作重點", body) == expected
