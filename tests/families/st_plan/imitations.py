"""Plans of other years and bodies, set anew from the records of the real one: another build, known rows.

No second plan is public, so these prove that nothing hangs on the words of the first, and no accuracy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tests.families.st_plan.plans import real, source

CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
GOALS = (
    "厚植前瞻研究，引領尖端科學",
    "培育多元人才，擴大研發能量",
    "深化產業創新，提升國際競爭力",
    "守護國民健康，發展精準醫療",
    "促進社會共融，縮減數位落差",
    "維護環境永續，邁向淨零轉型",
    "健全科研治理，強化風險管理",
)
_MARK = re.compile(r"(?:\((?P<arabic>\d+)\)|\.?(?P<roman>[IVXivx]+))$")


@dataclass(frozen=True)
class Form:
    """How an imitation is built.

    Attributes:
        goals: how many of `GOALS` it has; the subgoals of the real plan are shared out among them.
        subgoals: whether it has that level.
        strategy: what stands before a strategy's title, with ``{}`` for its number.
        measures: how the division table calls the measures.
        agencies: how it calls the columns of agencies; two of them part who leads from who supports.
        labelled: whether the contents print 壹、 and 目標一： before their entries.
        names: other names for bodies, everywhere in the text.
    """

    goals: int = 4
    subgoals: bool = True
    strategy: str = "({0}) 策略{0}、"
    measures: str = "措施"
    agencies: tuple[str, ...] = ("參與部會",)
    labelled: bool = True
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Imitation:
    """An imitation's text and the rows that it must give, as (table, values of `plans.CONTENT`)."""

    text: str
    rows: dict[str, list[tuple[object, ...]]]


def numeral(number: int) -> str:
    """1 to 39 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE[tens - 1] + "十"
    return head + (CHINESE[ones - 1] if ones else "")


@cache
def _below(table: str, parent: str) -> Mapping[str, list[Mapping[str, object]]]:
    found: dict[str, list[Mapping[str, object]]] = {}
    for record in real().tables[table]:
        found.setdefault(str(record[parent]), []).append(record.values)
    return found


class _Builder:
    def __init__(self, form: Form) -> None:
        self.form = form
        tables = ("goals", "subgoals", "strategies", "measures", "measure_items")
        self.rows: dict[str, list[tuple[object, ...]]] = {
            name: [] for name in (*tables, "strategy_agencies", "measure_agencies")
        }
        self.lines: list[str] = []
        self.division = ["\t".join(self._heads())]

    def _heads(self) -> list[str]:
        levels = ["目標", *(["子目標"] if self.form.subgoals else []), "策略"]
        return [*levels, self.form.measures, *self.form.agencies]

    def build(self) -> None:
        subgoals = [record.values for record in real().tables["subgoals"]]
        for number in range(1, self.form.goals + 1):
            size, more = divmod(len(subgoals), self.form.goals)
            first = (number - 1) * size + min(number - 1, more)
            self._goal(number, subgoals[first : first + size + (number <= more)])

    def _goal(self, number: int, subgoals: Sequence[Mapping[str, object]]) -> None:
        title = GOALS[number - 1]
        self.rows["goals"].append((number, title))
        self.lines += [f"目標{CHINESE[number - 1]}：{title}", ""]
        count = 0
        for place, subgoal in enumerate(subgoals, start=1):
            code = f"{number}.{place}"
            if self.form.subgoals:
                self.rows["subgoals"].append((code, subgoal["title"], subgoal["remark"]))
                self.lines += [f"{numeral(place)}、{subgoal['title']}", "", *_paragraphs(subgoal["remark"])]
                count = 0
            for strategy in _below("strategies", "subgoal_code")[str(subgoal["subgoal_code"])]:
                count += 1
                above = code if self.form.subgoals else str(number)
                labels = [f"{CHINESE[number - 1]}、{title}"]
                labels += [f"{place}. {subgoal['title']}"] if self.form.subgoals else []
                self._strategy(strategy, f"{above}.{count}", count, labels)

    def _strategy(self, strategy: Mapping[str, object], code: str, number: int, labels: list[str]) -> None:
        self.rows["strategies"].append((code, strategy["title"]))
        self.lines += [f"{self.form.strategy.format(numeral(number))}{strategy['title']}", ""]
        old = str(strategy["strategy_code"])
        agencies = _below("strategy_agencies", "strategy_code").get(old, [])
        for order, agency in enumerate(agencies, start=1):
            values = [agency[name] for name in ("agency_as_printed", "agency_name", "role")]
            self.rows["strategy_agencies"].append((code, order, *values))
        measures = _below("measures", "strategy_code")[old]
        for place, measure in enumerate(measures, start=1):
            self._measure(measure, f"{code}.{place}", place)
            cells = [*labels, f"{number}. {strategy['title']}"] if place == 1 else [""] * (len(labels) + 1)
            lists = self._lists(agencies) if place == 1 else [""] * len(self.form.agencies)
            self.division.append("\t".join([*cells, f"({place}) {measure['title']}", *lists]))
            full = {str(agency["agency_name"]): agency["role"] for agency in reversed(agencies)}
            self.rows["measure_agencies"] += [(f"{code}.{place}", name, role) for name, role in full.items()]

    def _lists(self, agencies: Sequence[Mapping[str, object]]) -> list[str]:
        lead = "、".join(str(a["agency_as_printed"]) for a in agencies if a["role"] == "lead")
        support = "、".join(str(a["agency_as_printed"]) for a in agencies if a["role"] != "lead")
        if len(self.form.agencies) == 2:
            return [lead, support]
        return [f"{lead}／{support}" if support else lead]

    def _measure(self, measure: Mapping[str, object], code: str, number: int) -> None:
        self.rows["measures"].append((code, measure["title"], measure["text"], measure["title"]))
        self.lines += [f"{number}. {measure['title']}", *_paragraphs(measure["text"])]
        old = str(measure["measure_code"])
        for item in _below("measure_items", "measure_code").get(old, []):
            self._item(item, old, code)
        self.lines.append("")

    def _item(self, item: Mapping[str, object], old: str, code: str) -> None:
        own, above = (str(item[name]).replace(old, code, 1) for name in ("item_code", "parent_code"))
        self.rows["measure_items"].append(
            (own, above, item["outline_level"], item["title"], item["label"], item["text"])
        )
        mark = _MARK.search(own)
        assert mark is not None, own
        printed = f"({mark['arabic']}) " if mark["arabic"] else f"{mark['roman']}. "
        text = f"{item['label']}：{item['text']}" if item["label"] else str(item["text"])
        if item["title"]:
            self.lines += [printed + str(item["title"]), *_paragraphs(text)]
        else:
            first, *rest = text.split("\n")
            self.lines += [printed + first, *rest]


def _paragraphs(text: object) -> list[str]:
    return [line for line in str(text or "").split("\n") if line]


def _front(form: Form) -> Iterator[str]:
    """Cover and contents."""
    lines = source().split("\n")
    yield from lines[: lines.index("壹、前言.....\t1")]
    chapters = {"前言": 1, "國家科學技術發展之現況與檢討": 12, "總目標與遠景": 49, "策略與重要措施": 52}
    for mark, (title, page) in zip("壹貳參肆", chapters.items(), strict=True):
        yield f"{mark}、{title}.....\t{page}" if form.labelled else f"{title}.....\t{page}"
    for number, title in enumerate(GOALS[: form.goals]):
        yield (
            f"目標{CHINESE[number]}：{title}.....\t{60 + number}"
            if form.labelled
            else f"{title}.....\t{60 + number}"
        )
    rest = {"策略與重要措施分工": 176, "政府各部門之科學技術發展目標": 200, "中央政府科技經費資源規劃": 206}
    for mark, (title, page) in zip("伍陸柒", rest.items(), strict=True):
        yield f"{mark}、{title}.....\t{page}" if form.labelled else f"{title}.....\t{page}"
    yield ""


def imitate(form: Form) -> Imitation:
    """The plan that a form describes: chapters that it shares with the real one stand as they do there."""
    builder = _Builder(form)
    builder.build()
    lines = source().split("\n")
    begin, goals = lines.index("壹、前言"), lines.index("參、總目標與遠景")
    agencies = next(i for i, line in enumerate(lines) if i > 2000 and line.startswith("陸、"))
    counts = {name: len(builder.rows[name]) for name in ("goals", "subgoals", "strategies", "measures")}
    levels = f"{counts['goals']} 項目標、" + (f"{counts['subgoals']} 項子目標、" if form.subgoals else "")
    overall = [f"目標{CHINESE[i]}「{GOALS[i]}」\n\n本目標由各部會共同推動。\n" for i in range(form.goals)]
    text = "\n".join(
        [
            *_front(form),
            *lines[begin:goals],
            "參、總目標與遠景\n",
            *overall,
            "肆、策略與重要措施\n",
            *builder.lines,
            "伍、策略與重要措施分工\n",
            f"本計畫包括 {levels}{counts['strategies']} 項策略，"
            f"及 {counts['measures']} 項與策略相關之措施。\n",
            "表 4 策略與重要措施分工對應表\n",
            *builder.division,
            "",
            *lines[agencies:],
        ]
    )
    printed = r"\d+\s*項目標、\d+\s*項子目標、\d+\s*項重要策略"
    text = re.sub(printed, f"{levels}{counts['strategies']} 項重要策略", text)
    return Imitation(_renamed(text, form), _renamed_rows(builder.rows, form))


def _renamed(text: str, form: Form) -> str:
    for old, new in form.names.items():
        text = text.replace(old, new)
    return text


def _renamed_rows(
    rows: dict[str, list[tuple[object, ...]]], form: Form
) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(_renamed(v, form) if isinstance(v, str) else v for v in row) for row in found]
        for table, found in rows.items()
    }
