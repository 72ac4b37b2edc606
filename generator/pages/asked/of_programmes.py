"""What the page of a programme tells: cost, progress, promised end, who runs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.pages.asked.told import Told
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.event import clipped
from generator.pages.programmes.fact import MONEY_STAGES, Fact
from generator.pages.programmes.money import MoneyRow, Pot
from generator.pages.programmes.status import behind_from
from generator.pages.wording.dates import roc_date
from generator.pages.wording.numbers import grouped, money

Records = tuple[tuple[str, Any], ...]


def programme_told(_: Site, draft: Draft) -> Iterator[Told]:
    """Each fact once; where the page says that nothing is printed, that."""
    dossier: Dossier = draft.values["dossier"]
    facts = (_cost, _paid, _years, _state, _progress, _end, _agency, _targets, _reasons, _phases)
    for fact in facts:
        for told in fact(draft, dossier):
            yield replace(
                told,
                names=(dossier.name, *dossier.names),
                url=draft.url + told.url,
                whole=False,
            )


def _cost(draft: Draft, _: Dossier) -> Iterator[Told]:
    whole, pots = draft.values["whole_cost"], draft.values["pots"]
    if whole is not None:
        shown = money(whole.k_twd)
        sentence = f"報告印出的總經費是 {shown}。"
        yield Told(
            "programme/cost",
            "#money",
            {"sentence": sentence},
            figure=_figure(whole.k_twd),
            records=_of([whole]),
        )
        return
    pot: Pot | None = next((pot for pot in pots if pot.promised), None)
    if pot is None:
        yield Told("programme/cost", "#money", is_nothing=not pots)
        return
    head = pot.headline(pot.promised)
    records = _rows(pot.rows, pot.promised, head.years)
    yield Told(
        "programme/cost", "#money", {"sentence": pot.sentence()}, figure=_figure(head.k_twd), records=records
    )


def _paid(draft: Draft, _: Dossier) -> Iterator[Told]:
    pot: Pot | None = next((pot for pot in draft.values["pots"] if pot.paid), None)
    if pot is None:
        yield Told("programme/paid", "#money", is_nothing=True)
        return
    head = pot.headline(pot.paid)
    together = "共" if len(head.years) > 1 else ""
    values = {"what": f"{head.span}{pot.name}的{MONEY_STAGES[pot.paid]}{together} {money(head.k_twd)}"}
    records = _rows(pot.rows, pot.paid, head.years)
    yield Told("programme/paid", "#money", values, figure=_figure(head.k_twd), records=records)


def _years(draft: Draft, _: Dossier) -> Iterator[Told]:
    rows = [row for pot in draft.values["pots"] for row in pot.rows]
    for year in sorted({row.year_roc for row in rows}):
        own = [row for row in rows if row.year_roc == year]
        said = "；".join(map(_row_in_words, own))
        first = next(iter(own[0].amounts.values())).k_twd
        records = _of(amount for row in own for amount in row.sources)
        yield Told(
            "programme/year",
            "#money",
            {"year": str(year), "what": said},
            figure=_figure(first),
            records=records,
            year=year,
        )


def _row_in_words(row: MoneyRow) -> str:
    stages = "、".join(f"{MONEY_STAGES[stage]} {money(found.k_twd)}" for stage, found in row.amounts.items())
    return f"{row.pot}{row.part}的{stages}"


def _state(_: Draft, dossier: Dossier) -> Iterator[Told]:
    status, last = dossier.status, dossier.last_known
    said = f"{last.label}。{last.sentence}"
    if status.state != last.state:
        said = f"最後一次的報告：{said}{status.sentence}"
    progress = dossier.known.progress
    figure = ("", f"{progress.actual}%") if progress else ("", "")
    yield Told("programme/state", "#status", {"what": said}, figure=figure, records=_of([progress]))


def _progress(_: Draft, dossier: Dossier) -> Iterator[Told]:
    progress = dossier.known.progress
    if progress is None:
        yield Told("programme/progress", "#status", {"label": dossier.status.label}, is_nothing=True)
        return
    gap = progress.gap
    if gap <= -behind_from():
        compared = f"落後 {abs(gap)} 個百分點"
    elif gap >= behind_from():
        compared = f"超前 {gap} 個百分點"
    else:
        compared = "相差不到 1 個百分點，不算落後"
    values = {
        "day": roc_date(progress.as_of),
        "actual": f"{progress.actual}%",
        "planned": f"{progress.planned}%",
        "compared": compared,
    }
    yield Told(
        "programme/progress", "#status", values, figure=("", values["actual"]), records=_of([progress])
    )


def _end(_: Draft, dossier: Dossier) -> Iterator[Told]:
    known = dossier.known
    if known.duration is None or known.end is None:
        yield Told("programme/end", "#status", is_nothing=True)
        return
    past = f"，算到已讀最新報告的日期已過 {grouped(known.days_past)} 天" if known.days_past else ""
    values = {"end": roc_date(known.end), "past": past, "state": dossier.status.label}
    yield Told("programme/end", "#status", values, figure=("", values["end"]), records=_of([known.duration]))
    if known.duration.start:
        span = {"start": roc_date(known.duration.start), "end": values["end"]}
        yield Told(
            "programme/period", "#status", span, figure=("", span["start"]), records=_of([known.duration])
        )


def _agency(_: Draft, dossier: Dossier) -> Iterator[Told]:
    if dossier.agency:
        yield Told("programme/agency", "", {"agency": str(dossier.agency["name"])})


def _targets(draft: Draft, dossier: Dossier) -> Iterator[Told]:
    measured, reached = draft.values["measured"], draft.values["reached"]
    if not measured:
        yield Told("programme/targets", "", is_nothing=True)
        return
    values = {"measured": str(measured), "reached": str(reached)}
    rows = _of(target for target in draft.values["targets"] if target.reached is not None)
    yield Told("programme/targets", "#targets", values, figure=("", f"{reached} 項"), records=rows)


def _reasons(draft: Draft, _: Dossier) -> Iterator[Told]:
    reasons = draft.values["reasons"]
    if not reasons:
        yield Told("programme/reasons", "", is_nothing=True)
        return
    values = {"count": str(len(reasons)), "text": clipped(reasons[0].text)}
    yield Told("programme/reasons", "#delays", values, records=_of(reasons))


def _phases(draft: Draft, _: Dossier) -> Iterator[Told]:
    linked = draft.values["linked"]
    said = "；".join(f"{link.label}是「{link.other.name}」" for link in linked)
    yield Told("programme/phases", "#phases" if linked else "", {"what": said}, is_nothing=not linked)


def _figure(k_twd: Decimal) -> tuple[str, str]:
    return str(k_twd), money(k_twd)


def _of(facts: Any) -> Records:
    return tuple((fact.report_id, fact.row) for fact in facts if isinstance(fact, Fact))


def _rows(rows: Sequence[MoneyRow], stage: str, years: Sequence[int]) -> Records:
    found = [row.amounts[stage] for row in rows if row.year_roc in years and stage in row.amounts]
    return _of(found)
