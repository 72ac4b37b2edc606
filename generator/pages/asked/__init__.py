"""Questions that the search box answers: kinds of questions from content/asked.yml, answers from the pages.

Every answer is taken from what a page is made of (the values of its draft), so that it can say nothing that
the page does not; where a page says that there is nothing, so does the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.pages.asked.of_agencies import agency_told, place_told
from generator.pages.asked.of_programmes import programme_told
from generator.pages.asked.of_questions import answer_told, finding_told, ready_told, table_told
from generator.pages.asked.told import Teller, Told, places_of
from generator.pages.frame.asked_questions import AskedQuestion, load_asked
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.search.answers import Answer, Answers, Question

_TELLERS: Mapping[str, Teller] = {
    "programmes/programme.md.j2": programme_told,
    "register/agency.md.j2": agency_told,
    "places/place.md.j2": place_told,
    "ask/ready.md.j2": ready_told,
    "findings/finding.md.j2": finding_told,
    "register/answer.md.j2": answer_told,
}
# Pages that tell one thing, in their description.
_DESCRIBED = {"programmes/due.md.j2": "page/due"}


def answers_in_search(site: Site, drafts: Iterable[Draft]) -> Answers:
    """All questions of content/asked.yml, with every answer that ``drafts`` hold."""
    asked = load_asked(site.content)
    wanted: dict[str, list[tuple[int, AskedQuestion]]] = defaultdict(list)
    for number, question in enumerate(asked.questions):
        for fact in question.facts:
            wanted[fact].append((number, question))
    found = [
        _answer(number, question, told)
        for told in _comparable(_told(site, drafts))
        for number, question in wanted.get(told.fact, ())
        if not told.is_nothing or question.nothing
    ]
    questions = tuple(Question(q.groups, q.says, q.nothing or "") for q in asked.questions)
    return Answers(questions, tuple(found), tuple(asked.fillers), tuple(asked.newest))


def _told(site: Site, drafts: Iterable[Draft]) -> Iterator[Told]:
    for draft in drafts:
        if draft.language != "zh":
            continue
        teller = _TELLERS.get(draft.template)
        if teller:
            yield from teller(site, draft)
        elif draft.template in _DESCRIBED:
            yield Told(_DESCRIBED[draft.template], draft.url, {"sentence": draft.description})
    for package in site.reports:
        yield from table_told(site, package)


def _comparable(found: Iterable[Told]) -> Iterator[Told]:
    """What pages tell, and of each object of a budget that no page compares with last year that none can."""
    told = list(found)
    compared = {(one.names, one.beside) for one in told if one.fact.startswith("account/change")}
    yield from told
    for one in told:
        if one.fact == "table/expense_matrix" and (one.names, one.beside) not in compared:
            yield replace(one, fact="object/once")


def _answer(number: int, question: AskedQuestion, told: Told) -> Answer:
    figure = told.figure
    if question.figure and not any(figure) and not told.is_nothing:
        figure = told.money.get(question.figure, ""), told.values[question.figure]
    return Answer(
        number,
        told.names,
        told.beside,
        told.values,
        told.url,
        figure,
        places_of(told.records),
        told.whole,
        told.year if question.years else 0,
        told.is_nothing,
    )
