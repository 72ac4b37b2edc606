"""Clauses that only tell how a number has changed, or what it is compared with: 較上年增加 5%."""

from __future__ import annotations

import re
from functools import cache

from generator.families.business_report.subject_words import any_of, subject_words

# What stands in the place of a date.
DATE = "\x00"
_WITH = rf"(?:相較於|相較|較|比|與){DATE}(?:同[期月季]|底|全年)?"
# 服務量較 97 年同期增加: the date compares, and the words go on behind it.
_COMPARING = re.compile(rf"(?<=[^{DATE}，]){_WITH}(?:相比|比較|相較)?[之的]?")
# 較 97 年同期 682 件
# or 較馬總統 97 年上任前的 54 個
_COMPARED_WITH = re.compile(rf"[，、]?(?:{_WITH}[之的為]?|[較比][^，]{{0,8}}{DATE}[^，]{{2,8}}前[之的])")
_AGAINST = r"(?:(?:較|比|相較|對比)[^，]{0,16}?|與[^，]{0,16}?(?:相比|比較|相較)，?|由[^，]{0,6})?"


def change_told(words: str) -> str | None:
    """The word of change of a clause that says nothing else; empty where it only compares; else None."""
    if _COMPARED_WITH.fullmatch(words):
        return ""
    match = _pattern().fullmatch(words)
    return match["what"] if match else None


def without_comparison(words: str) -> str:
    """The words without the date that they only compare with."""
    return _COMPARING.sub("", words)


def is_change(word: str) -> bool:
    """Whether a word says nothing but that a number has changed."""
    return word in subject_words()["changes"]


def is_each(word: str) -> bool:
    """Whether a word says per what an amount is counted: 每人."""
    return word in subject_words()["each"]


def without_course(words: str) -> str:
    """The words of a clause without the course that they tell at their end: 失業率|則持續下降."""
    return _course().sub("", words)


def without_becoming(words: str) -> str:
    """The words without the verb in front of their number: 年增率|升為."""
    return _becoming().sub("", words)


def tells_why(clause: str) -> bool:
    """Whether a clause says why, and nothing that is counted behind it."""
    return _reasons().search(clause) is not None


def tells_what_for(words: str) -> bool:
    """Whether words say what is to be reached: 協助擴展視野."""
    return _purposes().match(words) is not None


@cache
def _becoming() -> re.Pattern[str]:
    return re.compile(rf"(?<=[率數額備字量比值差])(?:則|亦|再)?(?:{any_of('became')})[為至]$")


@cache
def _reasons() -> re.Pattern[str]:
    return re.compile(any_of("reasons"))


@cache
def _purposes() -> re.Pattern[str]:
    return re.compile(any_of("purposes"))


@cache
def _course() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('course_adverbs')})?(?:{any_of('course')})*(?:{any_of('trend')})(?:{any_of('course_nouns')})?$"
    )


@cache
def _pattern() -> re.Pattern[str]:
    adverbs = f"(?:{any_of('adverbs')})*"
    what = rf"{any_of('changes')}|{any_of('each')}|[占佔][^，]{{0,16}}?"
    return re.compile(
        rf"[，、]?(?:[到至]了?{DATE})?{DATE}?{adverbs}{_AGAINST}{adverbs}(?P<what>{what})(?:為|至|到|了|達|約|逾|近|之|{DATE})*"
    )
