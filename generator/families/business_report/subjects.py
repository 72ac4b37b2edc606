"""What a number counts: the words of its clause around it, without date, adverb and conjunction.

``協助 25 家臺廠投入國際互通互連驗測`` counts 協助臺廠投入國際互通互連驗測; ``餐飲業 1,147 家(46%)`` counts
餐飲業, twice. A clause without words of its own (``較上年增加 5%``) tells more about the number before it.
Where the rules don't lead to one answer the subject is empty: the sentence speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.list_words import nothing_but_verbs
from generator.families.business_report.statement import Statement
from generator.families.business_report.subject_changes import (
    DATE,
    change_told,
    is_change,
    is_each,
    without_comparison,
)
from generator.families.business_report.subject_nouns import Noun, noun_behind
from generator.families.business_report.subject_words import any_of, stripping, subject_words
from generator.language.amounts import Amount
from generator.language.clauses import Span, enclosing
from generator.language.nesting import is_balanced, outside, phrase_start
from generator.language.spoken_dates import Spoken, find_spoken_dates
from generator.language.units import unit_kind

_LONGEST = 40
_MEMBER = re.compile(rf"[、，；]|{JOINERS}")
# 法律及 4 項子法: the words in front belong to another member of the list.
_MEMBER_ENDS = re.compile(rf"(?:、|{JOINERS})$")
# 200~260 萬瓩, 餐飲業 1,147 家(46%), 減少 438 億元或 12%: the same thing again.
_SAME = re.compile(r"[(或~\-至到]?[(+\-±約計]?")
# 98 年計 1,684 件、99 年計 1,983 件
_OTHER_DATE = re.compile(rf"[，；、]?{DATE}[共總合累]?計?有?")
_OF_THEM = re.compile(r"[，、；]?(?:其中|餘)(?:計有|計|有|已有)?")
_TOTAL = re.compile(r"[共總合]計?|計")
# 法國、德國等國相關人員: 國 belongs to the list.
_NATIONS = re.compile("^國(?![家際內外軍民營有道])")
_COUNTING_ONLY = re.compile(
    rf"[，、；{DATE}]*(?:以及|及|與)?起?[由自從原]?{DATE}?[之的]?[共總合累]?"
    r"[計有達為約逾近已各另]*(?:至少|最多|最高|最低|最少)?(?:新[臺台]幣)?"
)
# 3 英吋為 498 部
_OF_SIZE = re.compile("為|計|共計|有")
_SIZES = frozenset({"length", "area", "volume", "mass", "energy", "data"})
# 公正人士 4|人共 11 人: the number of another figure, without its unit.
_CUT_FIGURE = re.compile(r"(?<![A-Za-z\d.,-])\d[\d,.]*$")
# 安排 5 國共 6 家媒體, 核定 16 校 28 班: what is counted stands behind another number.
_ONE_MORE = re.compile(r"、?[共計]?\d")
_SHARE_OF = re.compile("[占佔]")
# 專班，計(39 單位)48 班: a bracket in front of a number is no word of its own.
_ONLY_BRACKET = re.compile(r"\([^()]*\)")
_PLACED = frozenset({"places", "organisations"})
_ALONE = ("", "較", "比", "與")


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


def subject_of(statement: Statement, amount: Amount, told: Sequence[Told]) -> Subject:
    """What a number counts, from its clause; ``told`` are the figures before it in its sentence."""
    text = statement.flat
    start, end = statement.flat_offset(amount.start), statement.flat_offset(amount.end)
    sentence = statement.sentence_at(start)
    noun = noun_behind(text, end, sentence[1])
    gap = text[told[-1].span[1] : start] if told else None
    if gap is not None and told[-1].subject.text and _SAME.fullmatch(gap):
        return told[-1].subject if gap else _with_noun(told[-1].subject, noun)
    if gap == "" and not told[-1].subject.text:
        return _subject(noun.alone)
    if gap is not None and unit_kind(told[-1].unit) in _SIZES:
        if _OF_SIZE.fullmatch(gap):
            return _subject(text[slice(*told[-1].span)])
        # 清潔周邊 50 公尺環境 3 次: the size is in the middle of what is counted.
        whole = told[-1].subject.text
        if gap and not noun.text and whole != gap and whole.endswith(gap):
            return told[-1].subject
    told = _in_reach(statement, told, start)
    begin = _begin(text, start, sentence[0], told)
    words = _without_dates(text[begin:start], statement.spoken)
    found = _told_here(words, noun, amount.unit, _in_segment(text, sentence[0], begin, told))
    if found and _ONE_MORE.match(text, end) and _only_done(found.text, amount.unit):
        return Subject()
    return found or _inherited(statement, start, begin, words, amount, told)


def _told_here(words: str, noun: Noun, unit: str, told: Sequence[Told]) -> Subject | None:
    """What the clause itself says; None where it has no words of its own."""
    change = change_told(words)
    if change is not None:
        # 可增加 20 萬 CMD 供水量 says itself of what.
        return _subject(change + noun.text) if change and noun.text else _changed(change, unit, told)
    if _OF_THEM.fullmatch(words) and noun.alone:
        return _among(told, unit, noun.alone)
    own = "" if _MEMBER_ENDS.search(words) else _own(words)
    # 由 93 年 6 月的 34 家減少為 98 年 12 月的 26 家
    if DATE in words and is_change(own) and not noun.text and own not in subject_words()["rates"]:
        return _changed(own, unit, told)
    return _sound(own, noun, words) if own or noun.alone else None


def _in_segment(text: str, floor: int, begin: int, told: Sequence[Told]) -> Sequence[Told]:
    """The figures that a change may be told of: where ； and other words stand before it, those behind ；."""
    segment = text.rfind("；", floor, begin - 1)
    return [figure for figure in told if figure.span[0] > segment]


def _only_done(words: str, unit: str) -> bool:
    """Whether words say what was done, and by whom, but nothing that a place or a body could be."""
    return unit_kind(unit) in _PLACED and _done().fullmatch(words) is not None


def _begin(text: str, start: int, floor: int, told: Sequence[Told]) -> int:
    """Where the words of a number begin: with its clause, or behind the number before it in a list."""
    begin = phrase_start(text, start, floor)
    if not told or told[-1].span[1] <= begin:
        return begin
    end = told[-1].span[1]
    mark = _MEMBER.search(outside(text[end:start]))
    return end + mark.end() if mark else end


def _in_reach(statement: Statement, told: Sequence[Told], start: int) -> list[Told]:
    """The figures that stand in no bracket, or in the one that the number stands in too."""
    own = enclosing(statement.brackets, start)
    return [figure for figure in told if enclosing(statement.brackets, figure.span[0]) in (None, own)]


def _without_dates(words: str, spoken: Spoken) -> str:
    """The words with a mark in the place of every date outside of brackets and quotation marks."""
    for mention in reversed(find_spoken_dates(outside(words), spoken)):
        words = f"{words[: mention.start]}{DATE}{words[mention.end :]}"
    return words


def _own(words: str) -> str:
    """What the clause says in front of the number, from its last date on."""
    bare = stripping().bare
    before, _, after = (bare(part) for part in without_comparison(words).rpartition(DATE))
    before = before.rpartition(DATE)[2]
    own = after if len(after) > 2 or before in _ALONE else before + after
    if _ONLY_BRACKET.fullmatch(own):
        return ""
    return "" if len(own) == 1 and own not in subject_words()["single"] else own


def _with_noun(subject: Subject, noun: Noun) -> Subject:
    """51 國家 4,311 件作品: two counts side by side, and the noun of both."""
    both = subject.text if subject.text.endswith(noun.text) else subject.text + noun.text
    return _subject(both) if len(both) <= _LONGEST else subject


def _among(told: Sequence[Told], unit: str, said: str) -> Subject:
    """其中 21 家已營運 speaks of those that were counted before."""
    alike = [figure.subject.topic for figure in told if figure.unit == unit]
    both = alike[-1] + said if alike else said
    return _subject(both if len(both) <= _LONGEST else said)


def _changed(what: str, unit: str, told: Sequence[Told]) -> Subject:
    """較上年增加 5% belongs to the number before it, of the same unit if it is no rate."""
    any_unit = unit_kind(unit) == "ratio" or is_each(what)
    alike = [figure for figure in told if any_unit or figure.unit == unit]
    topic = alike[-1].subject.topic if alike else ""
    # 占全體外資比率 36%，占交易比率 38%: two shares of the same.
    if _SHARE_OF.match(what):
        what, topic = stripping().bare(what), _SHARE_OF.split(topic)[0]
    both = topic if topic.endswith(what) else topic + what
    return Subject(both, topic) if topic and len(both) <= _LONGEST else Subject()


def _inherited(
    statement: Statement, start: int, begin: int, words: str, amount: Amount, told: Sequence[Told]
) -> Subject:
    """The subject of a clause that has no words of its own: of what stands before it or its bracket."""
    text, floor = statement.flat, statement.sentence_at(start)[0]
    bracket = enclosing(statement.brackets, start)
    if not bracket and text.startswith("；", begin - 1) and not _OTHER_DATE.fullmatch(words):
        return Subject()
    outer = bracket[0] if bracket else max(begin - 1, floor)
    before = [figure for figure in told if figure.span[1] <= outer]
    first = _begin(text, outer, floor, before)
    around = _without_dates(text[first:outer], statement.spoken)
    change = change_told(around)
    if change is not None:
        return _changed(change, amount.unit, before)
    # Right behind a number stands its noun, which is no clause's own.
    own = "" if before and before[-1].span[1] == first else _own(around)
    segment = text.rfind("；", floor, start)
    within = [figure for figure in told if figure.span[0] >= phrase_start(text, outer, floor)]
    if own or not within:
        return _sound(own, Noun(), around)
    alike = [figure for figure in told if figure.unit == amount.unit and figure.span[0] > segment]
    if (bracket and within[-1].span[1] <= bracket[0]) or _OTHER_DATE.fullmatch(words):
        return within[-1].subject
    if "平均" in words or amount.per:
        return alike[-1].subject if alike else Subject()
    # A total of the numbers before it has a name that is none of theirs.
    total = alike and _TOTAL.search(words)
    carried = _COUNTING_ONLY.fullmatch(words) and within[-1].span[0] > segment
    return within[-1].subject if carried and not total else Subject()


def _sound(own: str, noun: Noun, words: str) -> Subject:
    """Own words and noun, as far as they are whole and not too long together."""
    if not own:
        return _subject(noun.alone)
    if not is_balanced(own) or (own.endswith("等") and noun.text):
        return _subject(noun.text)
    both = own + noun.text
    if len(both) <= _LONGEST:
        return _subject(both)
    summed = _NATIONS.sub("", both[outside(both).rfind("等") + 1 :])
    if len(summed) <= _LONGEST:
        return _subject(summed)
    complete = len(own) <= _LONGEST and _counting().search(words)
    return _subject(own if complete else noun.text)


def _subject(text: str) -> Subject:
    whole = is_balanced(text) and DATE not in text and not _CUT_FIGURE.search(text)
    return Subject(text, text) if whole else Subject()


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('doers')})?(?:{nothing_but_verbs().pattern}|{any_of('done')})+")


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('counting')})(?:約|近|逾|達)?$")
