"""The files in which the browser finds answers to questions."""

from typing import Any

from generator.search.answers import (
    COMMON_FROM,
    Answer,
    Answers,
    Place,
    Question,
    answer_files,
    cues,
    file_count,
    file_of,
    folded,
    question_list,
)

COST, AMOUNT = 0, 1
QUESTIONS = (
    Question((("多少錢", "how much"),), "{thing}：{what}。", "{thing}：沒有印出。"),
    Question((("編多少",),), "{agency}編列{object} {amount}。"),
)
TUNNEL = Answer(
    COST,
    ("石門水庫阿姆坪防淤隧道工程計畫",),
    (),
    {"what": "共 31.8 億元"},
    "programmes/amuping/#money",
    ("3180000", "31.8 億元"),
    (Place("review-110", "12,20-21", "3", ("推得", "由前後文")),),
    whole=False,
)
STAFF = Answer(
    AMOUNT,
    ("人事費",),
    ("產業發展署", "工業局"),
    {"agency": "產業發展署", "object": "人事費", "amount": "3 億元"},
    "reports/book/#a",
    year=114,
)


def things(files: dict[str, object], name: str) -> list[Any]:
    found = files[name]
    assert isinstance(found, list)
    return found


def things_in(files: dict[str, object], key: str) -> list[str]:
    return [thing[0] for thing in things(files, f"asked-{file_of(key)}")]


def test_an_answer_lies_in_the_file_of_every_telling_pair_of_a_name_that_may_be_typed_in_part():
    files = answer_files(Answers(QUESTIONS, (TUNNEL,)))
    name = folded(TUNNEL.names[0])
    assert all(things_in(files, name[at : at + 2]) == [TUNNEL.names[0]] for at in range(len(name) - 1))


def test_what_is_typed_whole_lies_in_the_files_of_its_ends_alone():
    files = answer_files(Answers(QUESTIONS, (STAFF,)))
    held = [name for name, found in files.items() if found]
    assert sorted(held) == sorted({f"asked-{file_of(pair)}" for pair in ("人事", "事费")})


def test_pairs_of_many_names_lead_nowhere_and_a_name_of_such_pairs_is_found_as_a_whole():
    others = [
        Answer(COST, (f"再生水{ending}",), (), {"what": "1"}, "a/")
        for ending in "甲乙丙丁"[: COMMON_FROM - 1]
    ]
    plain = Answer(COST, ("再生水",), (), {"what": "1"}, "b/", whole=False)
    answers = Answers(QUESTIONS, (*others, plain))
    assert question_list(answers)["common"] == "再生生水"
    assert "再生水" in things_in(answer_files(answers), "再生水")


def test_of_many_more_things_more_files_hold_the_answers_and_more_may_share_a_pair():
    things_ = [
        Answer(COST, (f"再生{chr(0x4E00 + n)}", f"{chr(0xAC00 + n % 250)}水廠"), (), {"what": "1"}, f"{n}/")
        for n in range(2000)
    ]
    answers = Answers(QUESTIONS, tuple(things_))
    assert file_count(answers) == question_list(answers)["files"] == len(answer_files(answers)) - 1 == 500
    # Eight share the first character and 水, more than may share a pair among few.
    assert question_list(answers)["common"] == "再生水厂"
    named = things(answer_files(answers), f"asked-{file_of(folded(chr(0xAC00) + '水'), 500)}")
    assert {thing[0] for thing in named} >= {f"再生{chr(0x4E00 + n)}" for n in range(0, 2000, 250)}
    assert len(named) < 60


def test_an_answer_holds_the_values_of_its_sentence_in_their_order_and_where_it_is_printed():
    answers = Answers(QUESTIONS, (TUNNEL, STAFF))
    files = answer_files(answers)
    listed = question_list(answers)
    (tunnel,) = things(files, f"asked-{file_of('阿姆')}")
    assert tunnel[:5] == [TUNNEL.names[0], [folded(TUNNEL.names[0])], [], 0, "programmes/amuping/"]
    assert tunnel[5] == [
        [
            0,
            0,
            0,
            "#money",
            ["共 31.8 億元"],
            ["3180000", "31.8 億元"],
            [[0, "12,20-21", "3", "推得", "由前後文"]],
        ]
    ]
    assert listed["reports"] == ["review-110"]
    assert [question[3] for question in listed["questions"]] == [1, 2]  # type: ignore[attr-defined]
    assert listed["somebody"] == ["产业发展署", "工业局"]


def test_where_a_page_says_that_there_is_nothing_the_other_sentence_needs_no_values():
    nothing = Answer(COST, ("甲乙丙",), (), {}, "c/", is_nothing=True)
    files = answer_files(Answers(QUESTIONS, (nothing,)))
    (thing,) = things(files, f"asked-{file_of('甲乙')}")
    assert thing[5] == [[0, 0, 1, "", [], [], []]]


def test_answers_about_nothing_have_a_file_of_their_own():
    every = Answer(COST, (), (), {"what": "1"}, "d/")
    files = answer_files(Answers(QUESTIONS, (every, STAFF)))
    assert [thing[4] for thing in things(files, "asked-all")] == ["d/"]


def test_latin_words_stay_apart_and_others_are_folded():
    assert folded("How  Much") == "how much"
    assert folded("石門 水庫") == "石门水库"


def test_a_cue_is_a_shortest_word_that_a_question_must_hold():
    questions = (
        Question((("哪些", ""), ("落後", "進度落後", "延誤")), "{a}"),
        Question((("比去年", "比上年度"), ("多多少", "多嗎", "增減")), "{a}"),
    )
    assert cues(Answers(questions)) == sorted(["落后", "延误", "比去年", "比上年度"])
