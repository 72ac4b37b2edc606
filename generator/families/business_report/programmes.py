"""Proper names of plans and schemes: quoted, as headings, and in running text.

A name ends in 計畫, 方案, 行動方案, 專案, 規劃 or 貸款. In quotes the whole quotation is the name (the noun
may stand
behind the closing mark); a heading is one where it ends in such a word; in running text a name begins
behind a verb
or an amount and is more than a common noun (programme_words.yml). What the rules get wrong is put right in
content/curated/<report_id>/named_programmes.yml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.families.business_report.curated import CuratedName, parse_entries, unmatched
from generator.families.business_report.items import ReportItem
from generator.families.business_report.statement import Statement
from generator.language.clauses import Span, enclosing
from generator.language.dates import find_dates, parse_period
from generator.language.nesting import is_balanced
from generator.language.widths import compact
from generator.reading.spacing import squeeze
from generator.yaml_files import load_yaml

_KINDS = ("行動方案", "計畫", "方案", "專案", "規劃", "貸款")
_KIND = "|".join(_KINDS)
_FULL_STOP = r"[，。；、:「」『』《》〈〉]"
_PERIOD = re.compile(r"\((?P<period>[^()]*)\)$")
# 「社會創新行動方案 2.0」, 「…改善計畫第四期」, 「…計畫(第一階段區塊開發)」, 「…計畫-再生水工程」
_QUOTED_NAME = re.compile(
    rf"[^「」]*?(?P<kind>{_KIND})(?:\d\.\d|第[一二三四五六七八九十\d]+期|-[^「」]{{1,12}}|\([^「」()]*\))*"
)
# 「好產品，推出國」計畫, 「智慧力」及「永續力」之創新研發計畫
_NOUN_BEHIND = re.compile(rf"[之的]?[\u4e00-\u9fff]{{0,4}}?(?P<kind>{_KIND})(?=[，。；、:(]|$)")
_QUOTES_BEFORE = re.compile(r"(?:「[^「」]{1,20}」[及與和、])$")
# 優惠出口貸款及轉融資促進出口方案: behind a name and 及 another begins.
_NEXT_NAME = rf"(?:{_KIND.replace('|規劃', '')})(?:業務)?(?:及|與|和|暨|或|有|為)"
# 工藝之家空間服務品質提升計畫: this 之 joins no name to what stands before it.
_OF = "之(?!家)"
# 持續推動前瞻基礎建設計畫: what is done with it is no part of the name.
_VERBS = "(?:推動|辦理|持續|執行|落實|研擬|加強|賡續|加速|繼續|修訂|擬定|開辦)*"
# 前瞻基礎建設計畫(第 3 期), 中小企業發展條例與相關措施
_BEHIND = r"(?:\([^()]*\)|與[^，。；:]{2,8})?"
_HEADING_NAME = re.compile(rf"{_VERBS}(?P<name>[^，。；:「」]{{2,40}}?(?P<kind>{_KIND})){_BEHIND}")
_ALIAS = re.compile(r"\s?[(（]以下(?:稱|簡稱)[^()（）]*[)）]")
_FILE = "curated/named_programmes.yml"
_SHORTEST = 4
_LONGEST = 32


@dataclass(frozen=True, slots=True)
class NamedProgramme:
    """A name in an item.

    Attributes:
        name: without quotation marks around it and without a period in brackets.
        kind: its last word.
        span: where it stands in the item's compact text.
        quoted, heading: whether it is quoted; whether it is the item's heading.
        period: the period printed in brackets behind it.
    """

    name: str
    kind: str
    span: Span
    quoted: bool
    heading: bool
    period: str = ""


def find_programmes(item: ReportItem) -> list[NamedProgramme]:
    """The names in an item, in order; one that it repeats only once."""
    statement = item.statement
    found = [*_heading(statement), *_quoted(statement)]
    taken = [name.span for name in found]
    for name in _unquoted(statement):
        if not any(a < name.span[1] and name.span[0] < b for a, b in taken):
            found.append(name)
    unique: dict[str, NamedProgramme] = {}
    for name in sorted(found, key=lambda n: n.span):
        unique.setdefault(squeeze(name.name), name)
    return list(unique.values())


def _heading(statement: Statement) -> Iterator[NamedProgramme]:
    """A heading that is nothing but a name, a verb in front of it and brackets behind it apart."""
    end = statement.flat_offset(statement.heading_length)
    match = _HEADING_NAME.fullmatch(statement.flat[:end].rstrip(":"))
    if match and match["kind"] != "規劃" and not match["name"].endswith(_words()["not_first"]):
        yield _named(statement, match.span("name"), match["kind"], (0, match.end("name")), quoted=False)


def _quoted(statement: Statement) -> Iterator[NamedProgramme]:
    text = statement.flat
    for start, end in statement.quotes:
        if end <= statement.flat_offset(statement.heading_length):
            continue
        length, period = _without_period(text[start + 1 : end - 1])
        match = _QUOTED_NAME.fullmatch(text, start + 1, start + 1 + length)
        if match:
            yield _named(statement, match.span(), match["kind"], (start, end), period, quoted=True)
            continue
        behind = _NOUN_BEHIND.match(text, end)
        if behind:
            before = _QUOTES_BEFORE.search(text, 0, start)
            span = (before.start() if before else start, behind.end())
            yield _named(statement, span, behind["kind"], span, quoted=True)


def _without_period(name: str) -> tuple[int, str]:
    """Length of a name without the period in brackets at its end, and that period (empty for none)."""
    match = _PERIOD.search(name)
    if match and (parse_period(match["period"]) or find_dates(match["period"])):
        return match.start(), match["period"]
    return len(name), ""


def _unquoted(statement: Statement) -> Iterator[NamedProgramme]:
    text, words = statement.flat, _words()
    bounds = _boundaries(statement)
    for match in re.finditer(_KIND, text):
        if enclosing(statement.quotes, match.start()) or text.startswith(words["not_before"], match.end()):
            continue
        if match[0] == "規劃" or text.startswith(_KINDS, match.end()):
            continue
        begin = bounds[bisect_right(bounds, match.start()) - 1]
        stem = text[begin : match.start()]
        if _SHORTEST <= len(stem) <= _LONGEST and _is_proper(stem):
            period = _PERIOD_BEHIND.match(text, match.end())
            span = (begin, match.end())
            yield _named(statement, span, match[0], span, period["period"] if period else "", quoted=False)


_PERIOD_BEHIND = re.compile(r"(?:第\d期)?\((?P<period>[\d年月日~至\-]+)\)")


def _boundaries(statement: Statement) -> list[int]:
    """Offsets behind which a name can begin: marks, verbs, dates and amounts."""
    text = statement.flat
    bounds = {0}
    bounds |= {m.end() for m in re.finditer(rf"{_FULL_STOP}|\)(?!計畫|投資)", text)}
    bounds |= {m.end() for m in _lead_pattern().finditer(text)}
    bounds |= {m.end() for m in re.finditer(f"{_OF}|{_NEXT_NAME}", text)}
    bounds |= {mention.end for mention in statement.dates}
    bounds |= {statement.flat_offset(amount.end) for amount in statement.amounts}
    return sorted(bounds)


def _is_proper(stem: str) -> bool:
    words = _words()
    common = stem.startswith(words["not_first"]) or stem.endswith(words["generic"])
    return not common and "\x00" not in stem and is_balanced(stem)


def _named(
    statement: Statement, own: Span, kind: str, span: Span, period: str = "", *, quoted: bool
) -> NamedProgramme:
    heading_end = statement.flat_offset(statement.heading_length)
    name = _ALIAS.sub("", " ".join(statement.printed(own).split()))
    kind = "行動方案" if kind == "方案" and squeeze(name).endswith("行動方案") else kind
    return NamedProgramme(name, kind, span, quoted, 0 < span[1] <= heading_end, period)


def read_programmes(
    items: Sequence[ReportItem], curated: Any
) -> tuple[list[tuple[ReportItem, NamedProgramme, str]], list[Problem]]:
    """(item, name, evidence where a person added it) of a report, and what is wrong with the curated entries.

    ``curated`` is the content of named_programmes.yml (see `curated`); None where there is none.
    """
    entries, problems = parse_entries(curated, CuratedName, _FILE)
    left_out = {(e.item_path, squeeze(e.name)) for e in entries if e.action == "exclude"}
    waiting = [entry for entry in entries if entry.action == "add"]
    found: list[tuple[ReportItem, NamedProgramme, str]] = []
    for item in items:
        names = find_programmes(item)
        found += [(item, name, "") for name in names if (item.path, squeeze(name.name)) not in left_out]
        left_out -= {(item.path, squeeze(name.name)) for name in names}
        for entry in [e for e in waiting if e.item_path == item.path]:
            words = compact(entry.name).text
            start = item.statement.flat.find(words)
            if start >= 0:
                span = (start, start + len(words))
                found.append(
                    (item, _named(item.statement, span, entry.kind, span, quoted=False), entry.evidence)
                )
                waiting.remove(entry)
    lost = [*sorted(left_out), *((entry.item_path, entry.name) for entry in waiting)]
    return found, [
        *problems,
        *(unmatched(_FILE, f"an entry for {name} in item {path}") for path, name in lost),
    ]


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    raw: Mapping[str, Iterable[str]] = load_yaml(Path(__file__).with_name("programme_words.yml"))
    return {key: tuple(values) for key, values in raw.items()}


@cache
def _lead_pattern() -> re.Pattern[str]:
    leads = sorted(_words()["leads"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, leads))})|(?:^|(?<=[，。；:]))(?:已|並)?(?:與|及|和)")
