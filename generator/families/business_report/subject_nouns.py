"""The noun behind a unit: 25 家|臺廠投入國際互通互連驗測."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.families.business_report.joiners import JOINERS
from generator.families.business_report.subject_changes import is_change
from generator.families.business_report.subject_words import any_of, stripping
from generator.language.nesting import phrase_end

_LONGEST = 30
_QUOTED = re.compile(r"「[^「」]*」")
# 17 個縣(市)政府: a bracket that goes on in the word
_HAN = "[\u4e00-\u9fff]"
_INSIDE_WORD = rf"\((?!{_HAN}{{1,3}}\){_HAN})|(?<!\({_HAN})(?<!\({_HAN}{{2}})\)"
# 廠商家數-12.5%, 產業 A-B
_SIGN = r"(?P<sign>[+\-](?=\d))|[+\-]"
# 學校及其分校 12 所
_WITH_ITS = r"及其[^，。；\d]{0,6}(?=\d)"
# 廠商 113 年, 廠商於去年
_DATE = r"(?P<date>\d+[年月]|於(?:[上本今去明同]年|\d))"
# 廠商 5 家; the digit of a name such as 5G is none.
_NUMBER = r"(?P<number>(?<![A-Za-z\d])\d+(?![A-Za-z\d]))"
_STOP = re.compile("|".join(("[，。；、:「」~/]", _SIGN, _INSIDE_WORD, JOINERS, _WITH_ITS, _DATE, _NUMBER)))
# 5 億元以上之投資案件, 3,000 噸級巡防救難艦: what joins the number to its noun.
# 1,470 項(不含機敏性計畫)施政計畫: a bracket may stand between them.
_OF = re.compile(rf"(?:以上|以下|以內|左右)?(?:\([^()\d]*\)(?={_HAN}))?(?:[之的]|級)?")
# 失業率 4.21%差距為 0.81%: the words lead to the next number.
_LEADS_ON = re.compile("[為至到達占佔降升增減了]$")


@dataclass(frozen=True, slots=True)
class Noun:
    """The words behind a unit; ``alone`` is what they are where nothing stands before the number."""

    text: str = ""
    alone: str = ""


def noun_behind(text: str, end: int, ceiling: int) -> Noun:
    """The words behind a unit that ends at ``end``, up to the next mark, number or predicate."""
    words = text[end : phrase_end(text, end, ceiling)]
    joined = _OF.match(words)
    words = words[joined.end() :] if joined else words
    match = _STOP.search(_QUOTED.sub(lambda quoted: "\x01" * len(quoted[0]), words))
    words = words[: match.start()] if match else words
    figure = match and (match["number"] or match["date"] or match["sign"])
    if figure and (_LEADS_ON.search(words) or is_change(words)):
        return Noun()
    bare = stripping().bare
    if match and match["number"]:
        words = bare(_verbs().sub("", words))
    noun = _predicates().split(words)[0]
    # 其中 21 家已營運 says what they are, 以 80%為目標 doesn't.
    alone = bare(noun) or ("" if words.startswith("為") else bare(words))
    return Noun(_whole(noun), _whole(alone))


def _whole(noun: str) -> str:
    return noun if 1 < len(noun) <= _LONGEST else ""


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('verbs')})$")


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(any_of("ends_noun"))
