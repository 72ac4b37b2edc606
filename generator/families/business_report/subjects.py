"""What a number counts: the words of its clause around it, without date, adverb and conjunction.

``協助 25 家臺廠投入國際互通互連驗測`` counts 協助臺廠投入國際互通互連驗測; ``餐飲業 1,147 家(46%)`` counts
餐飲業, twice.
"""

from __future__ import annotations

import re

from generator.families.business_report.statement import Statement
from generator.language.amounts import Amount
from generator.language.clauses import clause_end, clause_start, enclosing
from generator.language.dates import find_dates
from generator.language.units import unit_kind

_LONGEST = 40
_LONGEST_BEHIND = 16
# 並 and 及 of 「並協助…」, 於 and 截至 of 「截至112年底…」, 累計 and 預計 of 「累計吸引…」
_JOINING = "[、，。:；()-]|並|且|及|以及|另|其中|同時|而|再|又"
_DATING = "於|至|截至|止|起(?!訴|造|草|源|重)|底|已"
_COUNTING = "共計?|總計|合計|累計|計(?!畫)|約|逾|達(?!成)|近|為|有|超過|至少|預[計估期定]"
_POINTING = "可|將|目前|迄今|分別|包含|包括"
_LEADING = re.compile(f"^(?:{_JOINING}|{_DATING}|{_COUNTING}|{_POINTING})+")
# 逾 of 「出口逾」, 共計 of 「家數共計」, 新臺幣 of 「投資額新臺幣」
_BOUNDING = (
    "未[達滿]?|預[計估期定]|(?<![簽合])約略?|逾|將近|近|超過|突破|至少|最少|最多|最高|最低|不超過|達到?"
)
_SUMMING = "為|計|共計?|總計|合計|累計|分別|各|有|(?<![盈賸剩結節其])餘"
_LINKING = r":|的|之|-|至|\(|可|已"
_CURRENCY = "美金|新[臺台]幣|每[日年月度]"
_TRAILING = re.compile(f"(?:{_BOUNDING}|{_SUMMING}|{_LINKING}|{_CURRENCY})+$")
# Words that need what they count: 協助 …, 提供 …, 促成 …
_VERBS = (
    "協助|提供|促成|獲得?|辦理|舉辦|完成|建立|推動|輔導|帶動|吸引|核定|補助|培育|新增|設置|簽訂|簽署|執行"
    "|參與|取得|打入|導入|投入|涵蓋|維持|成立|核發|查獲|受理|技轉|召開|中止|共有?|深入|擴大串聯|建置|裝置"
    "|增建|興建"
)
_VERB_ONLY = re.compile(f"^.{{0,6}}(?:{_VERBS})?$")
_BEHIND_STOP = re.compile(r"[，。；、:()「]|以及|及|(?<!參)與|和")
_COUNTED = frozenset({"people", "organisations", "events", "cases", "places", "machines"})


def subject_of(statement: Statement, amount: Amount, previous: tuple[int, str] | None) -> str:
    """A phrase of at most 40 characters; empty where the clause says nothing but the number.

    Args:
        statement: the item.
        amount: the amount.
        previous: compact offset at which the amount before it in the item ends, and that one's subject.
    """
    text = statement.flat
    start, end = statement.flat_offset(amount.start), statement.flat_offset(amount.end)
    joined = ("(", "", "-", "~", "至", "到") if amount.role == "to" else ("(", "")
    if previous is not None and text[previous[0] : start] in joined:
        return previous[1]
    floor = statement.sentence_at(start)[0]
    begin = clause_start(text, start, floor)
    if previous is not None and begin < previous[0] <= start:
        begin = _next_member(text, previous[0], start)
    phrase = _clean(text[begin:start])
    if _VERB_ONLY.match(phrase) and unit_kind(amount.unit) in _COUNTED:
        phrase += _behind(text, end)
    if not phrase:
        bracket = enclosing(statement.brackets, start)
        outer = bracket[0] if bracket else max(begin - 1, floor)
        phrase = _clean(text[clause_start(text, outer, floor) : outer])
    return phrase[-_LONGEST:]


def _next_member(text: str, previous_end: int, start: int) -> int:
    """Where the list member of a number begins: behind the first mark after the amount before."""
    match = re.compile(r"[、，；)]|以及|及(?!其)|與|和").search(text, previous_end, start)
    return match.end() if match else previous_end


def _clean(words: str) -> str:
    for mention in reversed(find_dates(words)):
        words = f"{words[: mention.start]}\x00{words[mention.end :]}"
    before, _, after = words.rpartition("\x00")
    words = after if _TRAILING.sub("", _LEADING.sub("", after)) else before
    return _TRAILING.sub("", _LEADING.sub("", words.replace("\x00", "")))


def _behind(text: str, end: int) -> str:
    """The noun behind the unit (25 家|臺廠投入…), up to the next mark."""
    words = text[end : clause_end(text, end)]
    match = _BEHIND_STOP.search(words)
    return (words[: match.start()] if match else words)[:_LONGEST_BEHIND]
