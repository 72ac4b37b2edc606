"""A subject as it is published: whole words, no half of a bracket, no other figure, not too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.subject_changes import DATE
from generator.families.business_report.subject_nouns import Noun
from generator.families.business_report.subject_words import any_of, subject_words
from generator.language.clauses import Span
from generator.language.nesting import is_balanced, outside

LONGEST = 40
# 法國、德國等國相關人員: 國 belongs to the list.
_NATIONS = re.compile("^國(?:家地區|家或地區|家及地區|(?![家際內外軍民營有道]))")
# 日本、美國等國家及地區|與國內相關訪問團組: the list goes on.
_GOES_ON = re.compile(JOINERS)
# 公正人士 4|人共 11 人: the number of another figure, without its unit.
_CUT_FIGURE = re.compile(r"(?<![A-Za-z\d.,-])\d[\d,.]*$")
# 參加教師(10萬7,098人)及學生: another figure is no part of a name.
_RANK = re.compile("(?<![超整])前$")
# 17 鄉|(區)公所雇用原住民: what stands there belongs to the unit before it.
_UNIT_BRACKET = re.compile(r"^\([^()]{1,3}\)")
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
    own = _UNIT_BRACKET.sub("", _FIGURE_BRACKET.sub("", own))
    # 有學校進入世界前 1%: a rank, and no count of schools.
    if _RANK.search(own):
        return Subject()
    if not own:
        return subject_from(noun.alone)
    if not is_balanced(own) or (own.endswith("等") and noun.text):
        return subject_from(noun.text)
    both = own + noun.text
    if len(both) <= LONGEST:
        return subject_from(both)
    summed = _NATIONS.sub("", both[outside(both).rfind("等") + 1 :])
    if len(summed) <= LONGEST:
        return Subject() if _GOES_ON.match(summed) else subject_from(summed)
    complete = len(own) <= LONGEST and _counting().search(words)
    return subject_from(own if complete else noun.text)


def subject_from(text: str) -> Subject:
    """A text as a subject; an empty one where it is cut, or where it names nothing."""
    whole = is_balanced(text) and DATE not in text and not _CUT_FIGURE.search(text)
    return Subject(text, text) if whole and not _nameless().fullmatch(text) else Subject()


def with_noun(subject: Subject, noun: Noun) -> Subject:
    """51 國家 4,311 件作品: two counts side by side, and the noun of both."""
    both = subject.text if subject.text.endswith(noun.text) else subject.text + noun.text
    return subject_from(both if len(both) <= LONGEST else noun.text)


@cache
def _nameless() -> re.Pattern[str]:
    """Words of which none says what is counted: 汛期前可完成, 仍然維持, 目標成長, 媒體注意到這個數字."""
    changes = "|".join(word for word in subject_words()["changes"] if word not in subject_words()["rates"])
    verbs = f"(?:{any_of('says_only')})*(?:{any_of('nameless')}|{changes})+"
    return re.compile(rf"(?:.{{1,3}}前)?{verbs}|.*(?:{any_of('pronouns')})")


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('counting')})(?:約|近|逾|達)?$")
