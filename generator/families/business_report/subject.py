"""A subject as it is published: whole words, no half of a bracket, no other figure, not too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.families.business_report.subject_changes import DATE
from generator.families.business_report.subject_nouns import Noun
from generator.families.business_report.subject_words import any_of
from generator.language.clauses import Span
from generator.language.nesting import is_balanced, outside

LONGEST = 40
# 法國、德國等國相關人員: 國 belongs to the list.
_NATIONS = re.compile("^國(?![家際內外軍民營有道])")
# 公正人士 4|人共 11 人: the number of another figure, without its unit.
_CUT_FIGURE = re.compile(r"(?<![A-Za-z\d.,-])\d[\d,.]*$")
# 參加教師(10萬7,098人)及學生: another figure is no part of a name.
_FIGURE_BRACKET = re.compile(r"\(\d[\d,.兆億萬千]*[^\d()年月日度]{1,3}\)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure counts.

    Attributes:
        text: at most 40 characters; empty where no rule says it surely.
        topic: the same without the words that only tell of a change, for the clauses that follow.
    """

    text: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the same sentence that stands before: compact span, unit, subject."""

    span: Span
    unit: str
    subject: Subject


def sound(own: str, noun: Noun, words: str) -> Subject:
    """Own words and noun, as far as they are whole and not too long together."""
    own = _FIGURE_BRACKET.sub("", own)
    if not own:
        return subject_from(noun.alone)
    if not is_balanced(own) or (own.endswith("等") and noun.text):
        return subject_from(noun.text)
    both = own + noun.text
    if len(both) <= LONGEST:
        return subject_from(both)
    summed = _NATIONS.sub("", both[outside(both).rfind("等") + 1 :])
    if len(summed) <= LONGEST:
        return subject_from(summed)
    complete = len(own) <= LONGEST and _counting().search(words)
    return subject_from(own if complete else noun.text)


def subject_from(text: str) -> Subject:
    """A text as a subject; an empty one where it is cut."""
    whole = is_balanced(text) and DATE not in text and not _CUT_FIGURE.search(text)
    return Subject(text, text) if whole else Subject()


def with_noun(subject: Subject, noun: Noun) -> Subject:
    """51 國家 4,311 件作品: two counts side by side, and the noun of both."""
    both = subject.text if subject.text.endswith(noun.text) else subject.text + noun.text
    return subject_from(both if len(both) <= LONGEST else noun.text)


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('counting')})(?:約|近|逾|達)?$")
