"""What a number counts: the words of its clause around it, without date, adverb and conjunction.

``協助 25 家臺廠投入國際互通互連驗測`` counts 協助臺廠投入國際互通互連驗測; ``餐飲業 1,147 家(46%)`` counts
餐飲業, twice. A clause without words of its own (``較上年增加 5%``) tells more about the number before it.
Where the rules don't lead to one answer the subject is empty: the sentence speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.list_words import nothing_but_verbs
from generator.families.business_report.statement import Statement
from generator.families.business_report.subject import (
    LONGEST,
    Subject,
    Told,
    sound,
    subject_from,
    with_noun,
)
from generator.families.business_report.subject_changes import (
    DATE,
    change_told,
    is_change,
    is_each,
    tells_what_for,
    tells_why,
    without_becoming,
    without_comparison,
    without_course,
)
from generator.families.business_report.subject_nouns import Noun, noun_behind
from generator.families.business_report.subject_words import any_of, stripping, subject_words
from generator.language.amounts import Amount
from generator.language.clauses import Span, enclosing
from generator.language.currencies import currencies
from generator.language.nesting import outside, phrase_start
from generator.language.spoken_dates import Spoken, find_spoken_dates
from generator.language.units import unit_kind

_MEMBER = re.compile(rf"[、，；]|{JOINERS}")
# 法律及 4 項子法: the words in front belong to another member of the list.
_MEMBER_ENDS = re.compile(rf"(?:、|{JOINERS})$")
# 200~260 萬瓩, 餐飲業 1,147 家(46%), 減少 438 億元或 12%: the same thing again.
_SAME = re.compile(r"[(或~\-至到]?[(+\-±約計]?")
# 98 年計 1,684 件、99 年計 1,983 件
_OTHER_DATE = re.compile(rf"[，；、]?{DATE}[共總合累]?計?有?")
_OF_THEM = re.compile(r"[，、；]?(?:其中|(?P<rest>餘))(?:計有|計|有|已有)?")
_TOTAL = re.compile(r"[共總合]計?|計")
_COUNTING_ONLY = re.compile(
    rf"[，、；{DATE}]*(?:以及|及|與)?起?[由自從原]?{DATE}?[之的]?[共總合累]?"
    r"[計有達為約逾近已各另]*(?:至少|最多|最高|最低|最少)?(?:新[臺台]幣)?"
)
# 3 英吋為 498 部
_OF_SIZE = re.compile("為|計|共計|有")
_SIZES = frozenset({"length", "area", "volume", "mass", "energy", "data"})
# 安排 5 國共 6 家媒體, 核定 16 校 28 班: what is counted stands behind another number.
_ONE_MORE = re.compile(r"、?[共計]?\d")
_SHARE_OF = re.compile("[占佔]")
# 專班，計(39 單位)48 班: a bracket in front of a number is no word of its own.
_ONLY_BRACKET = re.compile(r"\([^()]*\)")
_PLACED = frozenset({"places", "organisations"})
_TAKING_PART = frozenset({"people", "places", "organisations"})
_ALONE = ("", "較", "比", "與")
# 於 8 月 25 日至 29 日赴美訪演: the end of a period that has no month of its own.
_TO_DAY = re.compile(rf"{DATE}[至~-]\d{{1,2}}日")
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
# 與 22 國合作: the clause says with whom, not what came of the one before it.
_WITH_WHOM = re.compile("[與和對向]")
# 新台幣為 4.19%，韓元為 14.22%: what the number tells of, where it is no money.
_CURRENCY = re.compile(rf"，?(新[臺台]幣|{'|'.join(map(re.escape, currencies()['before']))})[為約達僅]*")
_BY_MEANS = re.compile(r"(?<![難可得所足予加])以(?:新[臺台]幣(?:\(下同\))?)?[約近逾]?$")
_IS = re.compile("[為計]")
_SUMMED = re.compile("[共總合]計[約近逾達]?$")
_FIGURE = re.compile(r"\d[\d,.]*[^\d，。；]")
_COMPARED = re.compile("，[^，]{3,}較[^，]*，$")
# How many marks of a list in front of a number leave no doubt that names stand there, and not its clause.
_NAMES = 2


def subject_of(statement: Statement, amount: Amount, told: Sequence[Told]) -> Subject:
    """What a number counts, from its clause; ``told`` are the figures before it in its sentence."""
    text = statement.flat
    start, end = counted_span(statement, amount)
    sentence = statement.sentence_at(start)
    noun = noun_behind(text, end, sentence[1])
    gap = text[told[-1].span[1] : start] if told else None
    if gap is not None and told[-1].subject.text and _SAME.fullmatch(gap):
        return told[-1].subject if gap else with_noun(told[-1].subject, noun)
    if gap == "" and not told[-1].subject.text:
        return subject_from(noun.alone)
    if gap is not None and unit_kind(told[-1].unit) in _SIZES:
        if _OF_SIZE.fullmatch(gap):
            return subject_from(text[slice(*told[-1].span)])
        # 清潔周邊 50 公尺環境 3 次: the size is in the middle of what is counted.
        whole = told[-1].subject.text
        if gap and not noun.text and whole != gap and whole.endswith(gap):
            return told[-1].subject
    told = _in_reach(statement, told, start)
    begin = _begin(text, start, sentence[0], told)
    words = _without_dates(text[begin:start], statement.spoken)
    among = begin > phrase_start(text, start, sentence[0])
    if among and noun.text and words.count("、") >= _NAMES:
        words = ""
    # 經檢察官諭令以 100 萬元交保: the number is a means, and of nothing in front of it.
    means = not noun.text and _BY_MEANS.search(words) and not _IS.match(text, end)
    # 於 8 處查獲農藥原體、成品及原料共計 6 公噸: where the list begins is not sure.
    listed = among and _MEMBER.search(words) and _SUMMED.search(words)
    found = _told_here(words, noun, amount.unit, _may_change(text, begin, told, amount.unit, words))
    more = found and _ONE_MORE.match(text, end) and _only_done(found.text, amount.unit)
    found = found or _inherited(statement, start, begin, words, amount, told)
    counts = [text[slice(*each.span)] for each in told if unit_kind(each.unit) not in _SIZES]
    unsure = means or listed or more or any(_is_told_in(found.text, figure) for figure in counts)
    return Subject() if unsure else found


def _is_told_in(words: str, figure: str) -> bool:
    """Whether words hold a figure, with its unit or a part of it: 辦理 1 場|次計."""
    number = _FIGURE.match(figure)
    if number is None or number[0] not in words:
        return False
    return re.search(rf"(?<![\d,.]){re.escape(number[0])}(?![\d,.])", words) is not None


def _told_here(words: str, noun: Noun, unit: str, told: Sequence[Told]) -> Subject | None:
    """What the clause itself says; None where it has no words of its own."""
    change = change_told(words)
    if change is not None:
        # 可增加 20 萬 CMD 供水量 says itself of what.
        return subject_from(change + noun.text) if change and noun.text else _changed(change, unit, told)
    named = unit_kind(unit) != "money" and _CURRENCY.fullmatch(words)
    if named:
        return subject_from(named[1])
    among = _OF_THEM.fullmatch(words)
    if among and noun.alone:
        left = "" if tells_why(noun.alone) else noun.alone
        return subject_from(left) if among["rest"] else _among(told, unit, noun.alone)
    own = "" if _MEMBER_ENDS.search(words) else _own(words)
    # 由 93 年 6 月的 34 家減少為 98 年 12 月的 26 家
    if DATE in words and is_change(own) and not noun.text and own not in subject_words()["rates"]:
        return _changed(own, unit, told)
    return sound(own, noun, words) if own or noun.alone else None


def counted_span(statement: Statement, amount: Amount) -> Span:
    """Where an amount stands in the compact text; 28 億|建置教室 826 間 without the character of a word."""
    start, end = statement.flat_offset(amount.start), statement.flat_offset(amount.end)
    goes_on = not amount.known and len(amount.unit) == 1 and _IDEOGRAPH.match(statement.flat, end)
    return start, end - 1 if goes_on else end


def _may_change(text: str, begin: int, told: Sequence[Told], unit: str, words: str) -> Sequence[Told]:
    """The figures that a change may be told of: where ； and other words stand before it, those behind ；.

    Of several changes side by side each is of the number before in its own unit. Behind other clauses what
    is told per head, or compared with something that they name, is of no number before.
    """
    if not told:
        return told
    between = text[told[-1].span[1] : begin]
    parted = between.count("，") > 1 and is_each(change_told(words) or "")
    if parted or _COMPARED.search(between):
        return ()
    segment = text.rfind("；", 0, begin - 1)
    listed = _MEMBER_ENDS.fullmatch(between) is not None
    return [figure for figure in told if figure.span[0] > segment and (figure.unit == unit or not listed)]


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
    return _TO_DAY.sub(DATE, words)


def _own(words: str) -> str:
    """What the clause says in front of the number, from its last date on."""
    bare = stripping().bare
    words = without_becoming(without_comparison(words))
    before, _, after = (bare(part) for part in words.rpartition(DATE))
    before = before.rpartition(DATE)[2]
    own = after if len(after) > 2 or before in _ALONE else before + after
    if _ONLY_BRACKET.fullmatch(own):
        return ""
    return "" if len(own) == 1 and own not in subject_words()["single"] else own


def _among(told: Sequence[Told], unit: str, said: str) -> Subject:
    """其中 21 家已營運 speaks of those that were counted before."""
    alike = [figure.subject.topic for figure in told if figure.unit == unit]
    both = alike[-1] + said if alike else said
    return subject_from(both if len(both) <= LONGEST else said)


def _changed(what: str, unit: str, told: Sequence[Told]) -> Subject:
    """較上年增加 5% belongs to the number before it, of the same unit if it is no rate."""
    any_unit = unit_kind(unit) == "ratio" or is_each(what)
    alike = [figure for figure in told if any_unit or figure.unit == unit]
    topic = alike[-1].subject.topic if alike else ""
    # 占全體外資比率 36%，占交易比率 38%: two shares of the same.
    if _SHARE_OF.match(what):
        what, topic = stripping().bare(what), _SHARE_OF.split(topic)[0]
    both = topic if topic.endswith(what) else topic + what
    return Subject(both, topic) if topic and len(both) <= LONGEST else Subject()


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
    own = "" if before and before[-1].span[1] == first else _own_of_course(around, words, amount)
    segment = text.rfind("；", floor, start)
    within = [figure for figure in told if figure.span[0] >= phrase_start(text, outer, floor)]
    if own or not within:
        return sound(own, Noun(), around)
    alike = [figure for figure in told if figure.unit == amount.unit and figure.span[0] > segment]
    if (bracket and within[-1].span[1] <= bracket[0]) or _OTHER_DATE.fullmatch(words):
        return within[-1].subject
    if "平均" in words or amount.per:
        return alike[-1].subject if alike else Subject()
    # A total of the numbers before it has a name that is none of theirs.
    total = (alike or _side_by_side(text, within)) and _TOTAL.search(words)
    carried = _COUNTING_ONLY.fullmatch(words) and within[-1].span[0] > segment
    return within[-1].subject if carried and not total else Subject()


def _own_of_course(around: str, words: str, amount: Amount) -> str:
    """What the clause before says, where it is what a number without words of its own goes on with."""
    own = without_course(_own(around))
    aside = own != _own(around) and _WITH_WHOM.search(words)
    taking_part = unit_kind(amount.unit) in _TAKING_PART and tells_what_for(own)
    return "" if aside or taking_part or tells_why(around) else own


def _side_by_side(text: str, told: Sequence[Told]) -> bool:
    """Whether the last figures are members of one list."""
    return (
        len(told) > 1
        and bool(_MEMBER.match(text[told[-2].span[1] :]))
        and "，" not in text[told[-2].span[1] : told[-1].span[0]]
    )


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('doers')})?(?:{nothing_but_verbs().pattern}|{any_of('done')})+")
