"""Answers to questions in the search box: what may be asked, of what, and the files that a browser loads.

A question is known by its words; what is left of it must be the name of a thing, all of it. So an answer lies
in the files of the pairs of characters by which its names are told from others: the first such pair that
was typed leads to it (the last, where somebody stands before the thing). If all pairs are common, the whole
name does. Answers about no thing have a file of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import isqrt

from generator.search.folding import fold_forms

# So many files at least, and one for so many things: each stays about 4 kB compressed.
FILES = 128
_THINGS = 4
# Pairs that so many things have in their names are common, of many things more: they lead nowhere.
COMMON_FROM = 5
_OF_ROOT = 4
ABOUT_NOTHING = "asked-all"
# A choice among more things is none.
CHOICES = 8
_PLACE = re.compile(r"\{(\w+)\}")
# Names, names beside, whole: as in `Answer`.
_Thing = tuple[tuple[str, ...], tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question.

    Attributes:
        words: groups of words; a question holds one of each.
        says, nothing: sentences with ``{name}`` for values; the second where the page has nothing.
    """

    words: tuple[tuple[str, ...], ...]
    says: str
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is printed: the stretches of its lines (``1868,1895-1897``) and its pages, in words.

    ``doubt`` is how sure the record is, where it is not as printed, and why.
    """

    report_id: str
    lines: str
    pages: str = ""
    doubt: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question.

    Attributes:
        question: number of the question.
        names: of the thing that is asked of; empty for none.
        beside: names that may be said too, such as those of the agency.
        values: for the sentence; ``thing`` is the first of the names.
        url: address of the page where it stands.
        figure: the value and how the sentence shows it; empty for none.
        places: where it is printed.
        whole: whether a question must hold one of the names as a whole, and not a part that no other has.
        year: ROC year that it is of; 0 where the question knows no years.
        is_nothing: whether the other sentence of the question is meant.
    """

    question: int
    names: tuple[str, ...]
    beside: tuple[str, ...]
    values: Mapping[str, str]
    url: str
    figure: tuple[str, str] = ("", "")
    places: tuple[Place, ...] = ()
    whole: bool = True
    year: int = 0
    is_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """All questions and answers.

    Attributes:
        questions: in the order in which they are tried.
        answers: in any order.
        fillers: words that say nothing in a question.
        newest: words that ask for the newest year.
    """

    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    fillers: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()


def folded(text: str) -> str:
    """How names and words are compared; Latin words stay apart."""
    words = text.split()
    return (" " if text.isascii() else "").join(fold_forms(word) for word in words)


def question_list(answers: Answers) -> dict[str, object]:
    """What a browser must know to understand a question.

    A question says last whether it is asked of no thing (0), of a thing (1), or of one of somebody's (2).
    """
    kinds = dict.fromkeys(range(len(answers.questions)), 0)
    for answer in answers.answers:
        if answer.names:
            kinds[answer.question] = 2 if answer.beside else 1
    return {
        "files": file_count(answers),
        "choices": CHOICES,
        "common": "".join(sorted(_common(answers))),
        "reports": _reports(answers),
        "somebody": _longest_first(name for answer in answers.answers for name in answer.beside),
        "fillers": _longest_first(answers.fillers),
        "newest": _longest_first(answers.newest),
        "questions": [
            [[_longest_first(group) for group in question.words], question.says, question.nothing, kind]
            for question, kind in zip(answers.questions, kinds.values(), strict=True)
        ],
    }


def cues(answers: Answers) -> list[str]:
    """The shortest words of which every question holds one: a query without any is none and costs nothing."""
    needed: set[str] = set()
    for question in answers.questions:
        groups = [{folded(word) for word in group} for group in question.words if "" not in group]
        needed |= min((_shortest(group) for group in groups), key=lambda words: (len(words), sorted(words)))
    return sorted(_shortest(needed))


def _shortest(words: Set[str]) -> set[str]:
    """Those that hold none of the others."""
    return {word for word in words if not any(other in word for other in words - {word})}


def answer_files(answers: Answers) -> dict[str, object]:
    """Content of each file by name: things as [name, folded names, those beside, whole, page, answers]."""
    reports = {report_id: number for number, report_id in enumerate(_reports(answers))}
    written = {thing: _thing(answers, thing, own, reports) for thing, own in _things(answers).items()}
    common = _common(answers)
    held: list[list[object]] = [[] for _ in range(file_count(answers))]
    for (names, _, whole), thing in written.items():
        keys = {key for name in names for key in _keys(folded(name), common, whole)}
        for number in sorted({file_of(key, len(held)) for key in keys}):
            held[number].append(thing)
    files: dict[str, object] = {f"asked-{number}": found for number, found in enumerate(held)}
    return files | {ABOUT_NOTHING: [thing for (names, _, _), thing in written.items() if not names]}


def file_count(answers: Answers) -> int:
    """How many files hold the answers about things."""
    return max(FILES, len(_things(answers)) // _THINGS)


def file_of(key: str, files: int = FILES) -> int:
    """The file of a pair, or of a name whose pairs are all common; search-asked.js computes the same."""
    number = 0
    for c in key:
        number = (number * 31 + ord(c)) % (1 << 32)
    return number % files


def _things(answers: Answers) -> dict[_Thing, list[Answer]]:
    """The answers by what they are about, in a fixed order."""
    found: dict[_Thing, list[Answer]] = defaultdict(list)
    for answer in answers.answers:
        found[answer.names, answer.beside, answer.whole].append(answer)
    return dict(sorted(found.items(), key=lambda item: item[0]))


def _common(answers: Answers) -> set[str]:
    """Pairs that tell nothing apart."""
    things = _things(answers)
    counts = Counter(
        pair for names, _, _ in things for pair in {p for name in names for p in _pairs(folded(name))}
    )
    least = max(COMMON_FROM, isqrt(len(things)) // _OF_ROOT)
    return {pair for pair, count in counts.items() if count >= least}


def _pairs(name: str) -> list[str]:
    return [name[at : at + 2] for at in range(len(name) - 1)]


def _keys(name: str, common: Container[str], whole: bool) -> list[str]:
    """What leads to a name: any telling pair, of a name that is typed whole the first and the last."""
    telling = [pair for pair in _pairs(name) if pair not in common]
    if not telling:
        return [name]
    return [telling[0], telling[-1]] if whole else telling


def _thing(
    answers: Answers, thing: _Thing, own: Sequence[Answer], reports: Mapping[str, int]
) -> list[object]:
    names, beside, whole = thing
    found = sorted(own, key=lambda answer: (answer.question, -answer.year, answer.url))
    pages = {answer.url.partition("#")[0] for answer in found}
    page = pages.pop() if len(pages) == 1 else ""
    return [
        names[0] if names else "",
        list(dict.fromkeys(map(folded, names))),
        list(dict.fromkeys(map(folded, beside))),
        int(whole),
        page,
        [_written(answers.questions[answer.question], answer, page, reports) for answer in found],
    ]


def _written(question: Question, answer: Answer, page: str, reports: Mapping[str, int]) -> list[object]:
    says = question.nothing if answer.is_nothing else question.says
    names = [name for name in dict.fromkeys(_PLACE.findall(says)) if name != "thing"]
    places = [
        [reports[place.report_id], place.lines, *filter(None, (place.pages, *place.doubt))]
        for place in answer.places
    ]
    return [
        answer.question,
        answer.year,
        int(answer.is_nothing),
        answer.url.removeprefix(page),
        [answer.values[name] for name in names],
        list(filter(None, answer.figure)),
        places,
    ]


def _reports(answers: Answers) -> list[str]:
    return sorted({place.report_id for answer in answers.answers for place in answer.places})


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))


NO_ANSWERS = Answers()
