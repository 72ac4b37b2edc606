"""The money of a programme over all its years: rows for a table, totals, and what a sentence says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.fact import MONEY_STAGES, Amount
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.numbers import money, share
from generator.pages.wording.phrase import in_row, says

# Stages that say what was promised, the surest first; what was paid is compared with the first that is there.
_PROMISED = ("enacted", "proposed")
_PAID = ("paid", "settled")


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A year of one pot: the amount of each stage. Parts of a programme have rows of their own."""

    pot: str
    year_roc: int
    part: str
    amounts: Mapping[str, Amount]

    @property
    def sources(self) -> list[Amount]:
        """One amount of each record that the row is made from."""
        return list({str(found.row["record_id"]): found for found in self.amounts.values()}.values())


@dataclass(frozen=True, slots=True)
class Headline:
    """An amount in thousand NT$ and the years that it is for."""

    years: Sequence[int]
    k_twd: Decimal

    @property
    def span(self) -> str:
        """The years in words."""
        return span(self.years)


@dataclass(frozen=True, slots=True)
class Pot:
    """The amounts of one pot.

    Attributes:
        name: as in `Amount.pot`.
        stages: those that are printed, in the order of `MONEY_STAGES`.
        rows: by year.
        totals: the sum of each stage over the years in thousand NT$, computed.
    """

    name: str
    stages: Sequence[str]
    rows: Sequence[MoneyRow]
    totals: Mapping[str, Decimal]

    @property
    def years(self) -> list[int]:
        """Years with an amount, sorted."""
        return sorted({row.year_roc for row in self.rows})

    @property
    def promised(self) -> str:
        """The stage that says what may be spent: enacted, else proposed; empty where neither is printed."""
        return next((stage for stage in _PROMISED if stage in self.stages), "")

    @property
    def paid(self) -> str:
        """The stage that says what was paid; empty where none is printed."""
        return next((stage for stage in _PAID if stage in self.stages), "")

    @property
    def has_totals(self) -> bool:
        """Whether adding up says something: several years without a gap."""
        return len(self.years) > 1 and _unbroken(self._years(self.promised or self.paid))

    def headline(self, stage: str) -> Headline:
        """The total of a stage over its years; the newest year alone where years between are missing."""
        years = self._years(stage)
        if not _unbroken(years):
            years = years[-1:]
        return Headline(years, self._sum(stage, years))

    def sentence(self) -> str:
        """What may be spent over which years, and how much of it was paid in the years that have both."""
        if not self.promised:
            return ""
        label, head = MONEY_STAGES[self.promised], self.headline(self.promised)
        slots = {"years": head.span, "pot": self.name, "stage": label, "amount": money(head.k_twd)}
        if len(head.years) > 1:
            text = says("{years}{pot}（{stage}）共 {amount}", **slots)
        else:
            text = says("{years}{pot}（{stage}） {amount}", **slots)
        both = sorted({row.year_roc for row in self.rows if {self.promised, self.paid} <= row.amounts.keys()})
        if not both or not _unbroken(both):
            return says("{text}。", text=text)
        spent, of = self._sum(self.paid, both), self._sum(self.promised, both)
        part = share(spent, of)
        paid = {"text": text, "years": span(both), "paid": MONEY_STAGES[self.paid], "amount": money(spent)}
        if part is None:
            return says("{text}；{years}{paid} {amount}。", **paid)
        return says(
            "{text}；{years}{paid} {amount}，是同期{stage}的 {part}%。", **paid, stage=label, part=part
        )

    def _years(self, stage: str) -> list[int]:
        return sorted({row.year_roc for row in self.rows if stage in row.amounts})

    def _sum(self, stage: str, years: Sequence[int]) -> Decimal:
        found = [row.amounts[stage] for row in self.rows if row.year_roc in years and stage in row.amounts]
        return sum((amount.k_twd for amount in found), Decimal(0))


def amounts_of(dossier: Dossier) -> list[Amount]:
    """The amounts that count: of a year and stage that several reports print, what the newest one prints.

    Where one prints the whole and another parts of it, the whole alone counts: it holds them.
    """
    found: dict[tuple[str, str, int, str], Amount] = {}
    for amount in dossier.of(Amount):
        found.setdefault((amount.pot, amount.stage, amount.year_roc, amount.part), amount)
    return whole_or_parts(found.values())


def whole_or_parts(amounts: Collection[Amount]) -> list[Amount]:
    """Amounts without those of parts where the whole of the same pot, stage and year is printed."""
    whole = {(amount.pot, amount.stage, amount.year_roc) for amount in amounts if not amount.part}
    return [a for a in amounts if not a.part or (a.pot, a.stage, a.year_roc) not in whole]


def pots_of(amounts: Iterable[Amount]) -> list[Pot]:
    """The amounts by pot, the largest first."""
    by_pot: dict[str, list[Amount]] = {}
    for amount in amounts:
        by_pot.setdefault(amount.pot, []).append(amount)
    pots = [_pot(name, found) for name, found in by_pot.items()]
    return sorted(pots, key=lambda pot: (-max(pot.totals.values()), pot.name))


def _pot(name: str, amounts: Sequence[Amount]) -> Pot:
    rows: dict[tuple[int, str], dict[str, Amount]] = {}
    for amount in amounts:
        rows.setdefault((amount.year_roc, amount.part), {})[amount.stage] = amount
    stages = [stage for stage in MONEY_STAGES if any(stage in found for found in rows.values())]
    totals = {
        stage: sum((amount.k_twd for amount in amounts if amount.stage == stage), Decimal(0))
        for stage in stages
    }
    made = [MoneyRow(name, year, part, found) for (year, part), found in sorted(rows.items())]
    return Pot(name, stages, made, totals)


def span(years: Sequence[int]) -> str:
    """``107–111 年度``; single years where some between are missing (``105、108、110 年度``)."""
    if len(years) > 1 and _unbroken(years):
        return says("{first}–{last} 年度", first=roc_year_text(years[0]), last=roc_year_text(years[-1]))
    return says("{years} 年度", years=in_row([roc_year_text(year) for year in years]))


def _unbroken(years: Sequence[int]) -> bool:
    return bool(years) and years[-1] - years[0] + 1 == len(years)
