"""Records of who takes part: agencies by strategy and by measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.errors import Problem
from generator.families.st_plan.agencies.names import AgencyNames, ResolvedName
from generator.families.st_plan.division.agencies import StrategyAgencies
from generator.families.st_plan.division.grid import AgencyList, DivisionGrid, MeasureToken
from generator.families.st_plan.plan.tree import Branch, Plan
from generator.records.collector import Collector
from generator.records.record import Certainty
from generator.records.values import Value

_LEADS = "表頭只印「參與部會」；斜線之前或單獨列出的機關推斷為主辦。"
_SUPPORTS = "表頭只印「參與部會」；斜線之後的機關推斷為協辦。"
_HEADED = "依表頭「主辦」、「協辦」兩欄。"
_SHARED = "同一策略的措施共用一格；角色為推斷。"
_SHARED_ROLES = "分工表的主辦、協辦格由同一策略的措施共用。"
_ASTRAY = "同頁另一策略缺參與部會格，本格也可能屬於該策略。"
_NO_ROW = "文字擷取遺失本措施在分工表的列；依同一策略共用的參與部會格推斷。"


def add_agencies(
    plan: Plan,
    agencies: Mapping[str, StrategyAgencies],
    tokens: Mapping[str, MeasureToken],
    names: AgencyNames,
    collector: Collector,
) -> None:
    """Add the agencies of every strategy whose list the text holds, and carry them to its measures.

    A strategy whose measures stand in the table beside no list, and one whose list may be that of its
    neighbour, are told as problems.
    """
    for branch in plan.of("strategy"):
        found = agencies.get(branch.code)
        rows = [n for below in branch.children if below.code in tokens for n in tokens[below.code].lines]
        if found is not None:
            _add_strategy(branch, found, names, collector)
            if found.astray:
                seen = f"the list of strategy {branch.code} beside a strategy without one"
                _tell(collector, min(found.lines), seen)
        elif rows:
            _tell(collector, min(rows), f"measures of strategy {branch.code} beside no list of agencies")
    for branch in plan.of("measure"):
        found = agencies.get(branch.parent.code) if branch.parent else None
        if found is not None:
            _add_measure(branch, found, tokens.get(branch.code), names, collector)


def _add_strategy(branch: Branch, found: StrategyAgencies, names: AgencyNames, collector: Collector) -> None:
    printed = list(dict.fromkeys(found.names))
    for order, name in enumerate(printed, start=1):
        resolved = names.resolve(name)
        certainty, note = _certainty(name, found, resolved)
        values: dict[str, Value] = {
            "strategy_code": branch.code,
            "agency_order": order,
            "agency_as_printed": name,
            "agency_name": resolved.name,
            "role": _role(name, found),
        }
        collector.add("strategy_agencies", values, found.lines, certainty=certainty, note=note)


def _add_measure(
    branch: Branch,
    found: StrategyAgencies,
    token: MeasureToken | None,
    names: AgencyNames,
    collector: Collector,
) -> None:
    printed: dict[str, str] = {}
    for name in found.names:
        printed.setdefault(names.resolve(name).name, name)
    lines = sorted({*found.lines, *(token.lines if token else ())})
    for full, name in printed.items():
        values: dict[str, Value] = {
            "measure_code": branch.code,
            "agency_name": full,
            "role": _role(name, found),
        }
        # What is in doubt about the strategy's agency is in doubt about that of its measures.
        doubt = _doubt(name, found, names.resolve(name))
        shared = _SHARED_ROLES if found.chosen.headed else _SHARED
        note = (shared if token else _NO_ROW) + doubt
        certainty: Certainty = "uncertain" if doubt else "inferred"
        collector.add("measure_agencies", values, lines, certainty=certainty, note=note)


def _tell(collector: Collector, line: int, seen: str) -> None:
    """PARSE-COLUMNS: the table lost a cell of agencies."""
    problem = Problem(
        "PARSE-COLUMNS",
        collector.document.name,
        line,
        seen,
        "a list such as 經濟部／國科會、數發部 on the first row of every strategy",
        "Compare with the printed table; restore the cell where the extraction lost it.",
        "warning",
    )
    collector.problems.append(problem)


def _role(name: str, found: StrategyAgencies) -> str:
    return "lead" if name in found.leads else "support"


def _certainty(name: str, found: StrategyAgencies, resolved: ResolvedName) -> tuple[Certainty, str]:
    headed = found.chosen.headed
    notes = [_HEADED if headed else _LEADS if name in found.leads else _SUPPORTS]
    if resolved.certain:
        notes.append(resolved.note)
    if found.names.count(name) > 1:
        notes.append(f"原表同一格印出「{name}」{found.names.count(name)}次，只列一次。")
    doubt = _doubt(name, found, resolved)
    sure: Certainty = "derived" if headed else "inferred"
    return "uncertain" if doubt else sure, "".join([*notes, doubt])


def _doubt(name: str, found: StrategyAgencies, resolved: ResolvedName) -> str:
    """Why an agency's name or its place in the list is in doubt; empty where neither is."""
    doubts = ("" if resolved.certain else resolved.note, _ASTRAY if found.astray else "")
    return "".join(doubts) + _differing(name, found.others, resolved)


def _differing(name: str, others: Sequence[AgencyList], resolved: ResolvedName) -> str:
    """A sentence where another printing of the same cell lacks the agency; empty where all have it."""
    lacking = [entry for entry in others if name not in entry.names and resolved.name not in entry.names]
    if not lacking:
        return ""
    lists = "；".join("、".join(entry.names) for entry in lacking)
    return f"續頁重印的同一格沒有此機關（{lists}）。"


def claim_grid(
    grid: DivisionGrid,
    tokens: Mapping[str, MeasureToken],
    agencies: Mapping[str, StrategyAgencies],
    collector: Collector,
) -> None:
    """Heads, numbers of measures, and what continuation pages print once more; the rest is left over."""
    collector.claim("table_head", grid.head_lines)
    found = {id(token) for token in tokens.values()}
    titles = {token.title for token in tokens.values()}
    for token in grid.measures:
        if id(token) in found:
            collector.claim("record", token.lines, words=[str(token.number)])
        elif token.title in titles:
            collector.claim("record", token.lines, words=[str(token.number), token.title])
    for entry in (entry for lists in agencies.values() for entry in lists.printed):
        collector.claim("record", entry.lines, words=entry.names)
