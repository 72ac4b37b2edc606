"""A card of what a programme costs, as a picture to share: the amount, its years, their lines, the address.

Scripts draw the card of any figure; this one is a file, for readers without scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

from generator.charts.chart import CONFIG, LIGHT
from generator.charts.chart import INK as INK_MARK
from generator.charts.chart import MUTED as MUTED_MARK
from generator.charts.texts import Line, Style, lines, written
from generator.pages.frame.site import Site
from generator.pages.parts.source_link import source_link
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.fact import MONEY_STAGES, Fact, WholeCost
from generator.pages.programmes.money import Pot
from generator.pages.wording.labels import certainty_label
from generator.pages.wording.numbers import grouped, money

# The size that messengers show; a programme of many years gets a longer card.
_WIDTH, _HEIGHT = 1200, 630
_LEFT, _TOP = 70, 40
_INK, _MUTED, _BLUE = LIGHT[INK_MARK], LIGHT[MUTED_MARK], "#0b4f6c"
_NAME, _AMOUNT, _NOTE = Style(46, _INK, bold=True), Style(96, _BLUE, bold=True), Style(34, _MUTED)
_PRINTED, _FOOT = Style(30, _INK), Style(24, _MUTED)
_PRINTED_AS = "{year}　{amount} 千元　原文 {lines} 行{doubt}"


class _Told(NamedTuple):
    """What the amount is, the amount, and of what is printed: when, how much, by which record."""

    label: str
    k_twd: Decimal
    printed: Sequence[tuple[str, Decimal, Fact]]


def money_card(site: Site, dossier: Dossier, pots: Sequence[Pot]) -> bytes | None:
    """The card as SVG; None where no report prints what the programme costs."""
    whole = next(iter(dossier.of(WholeCost)), None)
    if whole is not None:
        told = _Told("總經費（全期）", whole.k_twd, [("全期", whole.k_twd, whole)])
    elif pots and pots[0].promised:
        told = _of_pot(pots[0])
    else:
        return None
    reports = dict.fromkeys(fact.report_id for _, _, fact in told.printed)
    titles = "、".join(f"《{site.packages[report].descriptor['title']}》" for report in reports)
    body = [
        (dossier.name, _NAME),
        (told.label, _NOTE),
        (str(money(told.k_twd)), _AMOUNT),
        *((_printed(*row), _PRINTED) for row in told.printed),
    ]
    foot = [(f"資料來源：{titles}", _FOOT), (f"{site.url}{dossier.url}#money", _FOOT)]
    return _picture(dossier.name, list(_all_lines(body)), list(_all_lines(foot)))


def _of_pot(pot: Pot) -> _Told:
    head = pot.headline(pot.promised)
    printed: list[tuple[str, Decimal, Fact]] = []
    for row in pot.rows:
        found = row.amounts.get(pot.promised)
        if found is not None and row.year_roc in head.years:
            year = " ".join(filter(None, (f"{row.year_roc} 年度", row.part)))
            printed.append((year, found.k_twd, found))
    summed = "合計" if len(printed) > 1 else ""
    label = f"{pot.name}（{MONEY_STAGES[pot.promised]}），{head.span}{summed}"
    return _Told(label, head.k_twd, printed)


def _printed(year: str, amount: Decimal, fact: Fact) -> str:
    link, certainty = source_link(fact.row), str(fact.row.get("certainty") or "printed")
    doubt = "" if certainty == "printed" else f"（{certainty_label(certainty)}）"
    return _PRINTED_AS.format(
        year=year, amount=grouped(amount), lines=link.text if link else "–", doubt=doubt
    )


def _all_lines(texts: Iterable[tuple[str, Style]]) -> Iterator[Line]:
    for text, style in texts:
        yield from lines(text, style, _WIDTH - 2 * _LEFT)


def _picture(name: str, body: Sequence[Line], foot: Sequence[Line]) -> bytes:
    end, above = written(body, _LEFT, _TOP)
    deep, _ = written(foot, _LEFT, 0)
    height = max(_HEIGHT, end + deep + 2 * _TOP)
    _, below = written(foot, _LEFT, height - _TOP - deep)
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}" font-family="{CONFIG["font"]}"><title>{escape(name)}</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
        f'<rect width="16" height="{height}" fill="{_BLUE}"/>'
        f"{above}{below}</svg>"
    )
    return whole.encode("utf-8")
