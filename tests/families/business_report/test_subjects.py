"""What figures count: every word of subject_words.yml with the phrase that needs it, and no phrase cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.families.business_report import subject as whole_subject
from generator.families.business_report import subject_changes, subject_nouns, subjects
from generator.families.business_report import subject_words as module
from generator.families.business_report.subject_words import Stripping, subject_words
from tests.families.business_report.reports import parse_text

WORDS = subject_words()
_CACHES = (
    module.any_of,
    module.stripping,
    subject_changes._course,
    subject_changes._pattern,
    subject_changes._purposes,
    subject_changes._reasons,
    subject_nouns._predicates,
    subject_nouns._verbs,
    whole_subject._counting,
    whole_subject._nameless,
)


def subject(body: str) -> str:
    """The subject of the last figure of an item."""
    return str(parse_text(f"壹、甲\n一、{body}\n").tables["figures"][-1]["subject"])


def first_subject(body: str) -> str:
    return str(parse_text(f"壹、甲\n一、{body}\n").tables["figures"][0]["subject"])


def without(group: str, word: str, longer: str = "") -> dict[str, Any]:
    """The words without one of a group, or without a longer one that contains it."""
    fewer = dict(WORDS[group])
    if longer:
        inside = {name: phrase for name, phrase in fewer[word]["inside"].items() if name != longer}
        fewer[word] = {**fewer[word], "inside": inside}
    else:
        del fewer[word]
    return {**WORDS, group: fewer}


@pytest.mark.parametrize("group", ["leading", "trailing"])
def test_words_at_the_ends_are_cut_off_and_each_is_needed(group: str) -> None:
    for word, entry in WORDS[group].items():
        phrase = str(entry["of"])
        left = phrase.removeprefix(word) if group == "leading" else phrase.removesuffix(word)
        assert Stripping(WORDS).bare(phrase) == left, word
        assert Stripping(without(group, word)).bare(phrase) != left, word


@pytest.mark.parametrize("group", ["leading", "trailing"])
def test_words_that_only_contain_them_stay_whole_and_each_is_needed(group: str) -> None:
    for word, entry in WORDS[group].items():
        for longer, phrase in entry.get("inside", {}).items():
            assert Stripping(WORDS).bare(phrase) == phrase, longer
            assert Stripping(without(group, word, longer)).bare(phrase) != phrase, longer


@pytest.fixture
def forgetting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Makes the reader forget a word."""

    def forget(group: str, word: str) -> None:
        fewer = without(group, word)
        for named in (module, subject_changes, subjects, whole_subject):
            monkeypatch.setattr(named, "subject_words", lambda: fewer)
        for cached in _CACHES:
            cached.cache_clear()

    yield forget
    monkeypatch.undo()
    for cached in _CACHES:
        cached.cache_clear()


def examples(group: str) -> list[tuple[str, str]]:
    return [(word, str(phrase)) for word, phrase in WORDS[group].items()]


@pytest.mark.parametrize(("word", "phrase"), examples("changes"))
def test_a_change_is_told_of_what_stands_before(
    word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    body = f"出口值3億元、進出口件數80件，{phrase}。"
    assert subject(body) == f"進出口件數{word}"
    forgetting("changes", word)
    assert subject(body) != f"進出口件數{word}"


@pytest.mark.parametrize(("word", "phrase"), examples("adverbs"))
def test_adverbs_belong_to_the_change(word: str, phrase: str, forgetting: Callable[[str, str], None]) -> None:
    body = f"出口值3億元，{phrase}。"
    assert subject(body) == "出口值增加"
    forgetting("adverbs", word)
    assert subject(body) != "出口值增加"


@pytest.mark.parametrize(("word", "phrase"), examples("each"))
def test_a_rate_per_head_is_told_of_what_stands_before(
    word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    assert subject(f"核發獎學金80名，{phrase}。") == f"核發獎學金{word}"
    forgetting("each", word)
    assert subject(f"核發獎學金80名，{phrase}。") != f"核發獎學金{word}"


@pytest.mark.parametrize(
    ("group", "word", "phrase"),
    [(group, *example) for group in ("counting", "ends_noun", "verbs") for example in examples(group)],
)
def test_every_other_word_changes_what_its_example_counts(
    group: str, word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    before = first_subject(f"{phrase}。")
    forgetting(group, word)
    assert first_subject(f"{phrase}。") != before


@pytest.mark.parametrize(("word", "phrase"), examples("single"))
def test_one_character_is_a_subject_where_it_is_a_word(
    word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    assert subject(f"{phrase}。") == word
    forgetting("single", word)
    assert subject(f"{phrase}。") != word


@pytest.mark.parametrize(
    ("group", "word", "phrase"),
    [
        (group, *example)
        for group in ("trend", "course", "course_adverbs", "course_nouns")
        for example in examples(group)
    ],
)
def test_a_course_is_no_part_of_what_took_it(
    group: str, word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    assert subject(f"{phrase}。") in {"失業率", "失業人數", "匯率"}
    forgetting(group, word)
    assert subject(f"{phrase}。") not in {"失業率", "失業人數", "匯率"}


@pytest.mark.parametrize(
    ("group", "word", "phrase"),
    [(group, *example) for group in ("reasons", "purposes") for example in examples(group)],
)
def test_a_reason_or_a_purpose_is_not_what_the_next_clause_counts(
    group: str, word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    assert subject(f"{phrase}。") == ""
    forgetting(group, word)
    assert subject(f"{phrase}。")


@pytest.mark.parametrize(
    ("group", "word", "phrase"),
    [(group, *example) for group in ("nameless", "says_only", "pronouns") for example in examples(group)],
)
def test_words_that_do_not_say_what_is_counted_are_no_subject(
    group: str, word: str, phrase: str, forgetting: Callable[[str, str], None]
) -> None:
    assert subject(f"{phrase}。") == ""
    forgetting(group, word)
    assert subject(f"{phrase}。")


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        # What was done is no name, but with its noun; nor is what goes on behind 等.
        ("截至8月底止共完成2,750筆。", ""),
        ("完成5件計畫。", "完成計畫"),
        (
            "安排學者專家於美國、加拿大、墨西哥、巴西、阿根廷、智利、祕魯、泰國、越南及菲律賓等國家地區巡迴10場講座。",
            "巡迴講座",
        ),
        (
            "邀請香港、澳門、日本、美國、歐洲、韓國、紐西蘭、澳洲、東南亞各國與南亞各國等國家及地區與國內訪問團組，計452團。",
            "",
        ),
        # A means is of nothing in front of it; a rank is no count; where a list begins must be sure.
        ("黃姓等3人，經檢察官諭令以新臺幣(下同)100萬元。", ""),
        ("執行期間以12個月為原則。", "執行期間"),
        ("達到10所學校進入世界前1%之目標。", ""),
        ("於8處查獲農藥原體、成品及原料共計約6.3公噸。", ""),
        # What goes on with the unit before it belongs to that.
        ("補助17鄉(區)公所雇用原住民成立守護隊17隊。", "公所雇用原住民成立守護隊"),
        # Nor is a subject what holds the number before it.
        ("目前辦理1場次計156人。", ""),
        # What is told per head is not of a number that other clauses part from it.
        ("總經費856億元，以特別預算支應，並發放消費券，每人3,600元。", ""),
        # Nor is a change of what the clause before compares.
        ("編列特別預算1,922億元，預估可使實質GDP較未執行時，提高1.18%。", ""),
        # Changes side by side are of the numbers before in their own units.
        ("放款金額200億元，逾放比率4.70%，較上年底減少656億元及降低13.01個百分點。", ""),
        # A total is of no single member of its list.
        ("有德國14人、美國77人及泰國13人，共9團。", ""),
        # Those that are left are none of those before.
        ("發包施工25件，招標作業中5件，餘11件測設作業中。", "測設作業中"),
        # The names in front of a number may be more than its clause shows.
        ("派遣16位大使分赴以色列、土耳其、蒙古、約旦及阿曼8個亞西國家。", "亞西國家"),
        # A period that ends within its month, a figure in brackets, half of a word for a unit.
        ("安排樂團於8月25日至29日赴美國訪演5場。", "赴美國訪演"),
        ("受益教師(10萬7,098人)及學生共計19萬6,148人。", "受益教師及學生"),
        ("以28億建置電腦教室826間。", "建置電腦教室"),
        # A currency is what a rate is of, and no word in front of money.
        ("就匯率波動幅度觀察，新台幣為4.19%，韓元則高達14.22%，新台幣為3.1%。", "新台幣"),
        # Numbers of roads are none.
        ("利用臺9線、縣道193線串連成6個地方。", "利用臺9線、縣道193線串連成地方"),
        # A bracket in front of a number is no word of its own.
        ("補助開辦原住民證照職業訓練專班，計(39單位)48班。", "補助開辦原住民證照職業訓練專班"),
        # Two shares of the same thing.
        ("進出金額占全體外資比率高達36%，占銀行間外匯交易比率亦達38%。", "進出金額占銀行間外匯交易比率"),
        # A word of change behind the date of the number is told of what stands before.
        ("信用合作社家數已由93年6月的34家減少為98年12月的26家。", "信用合作社家數減少"),
    ],
)
def test_what_is_counted(body: str, counted: str) -> None:
    assert subject(body) == counted
