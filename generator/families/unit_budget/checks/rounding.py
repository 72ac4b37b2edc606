"""Sums of amounts in 千元 that a book rounds one by one from accounts that it prints in 元.

Books of cities print the accounts of branches in 元 and the tables that gather them in 千元: there 1,027,
450, 149, 60, 96 and 146 are 1,928, and the printed total is 1,929, because the accounts are 1,928,952 元.
Where a book prints no fraction of 千元 nothing may differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.checking.identity import Identity
from generator.checking.sums import amount, other_records
from generator.records.record import Record

_HALF = Decimal(1) / 2
_AMOUNT = "amount_k_twd"
_IN_TWD = "amount_twd"


def by_exact_sum(
    identities: Iterable[Identity], cells: Sequence[tuple[Record, Sequence[Record]]]
) -> Iterator[Identity]:
    """Identities of cells; a difference is rounding where the accounts in 元 come to the printed total.

    Args:
        identities: of one total in 千元.
        cells: those that were added up, each with the accounts in 元 that it gathers.
    """
    for identity in identities:
        yield _explained(identity, cells) if identity.difference else identity


def by_share(identities: Iterable[Identity], accounts: Iterable[Record], parts: int) -> Iterator[Identity]:
    """Identities of cells whose own accounts no table tells: each of ``parts`` is off by half a unit."""
    most = parts * _HALF if any(map(_has_fraction, accounts)) else Decimal(0)
    for identity in identities:
        if not identity.difference or abs(identity.difference) > most:
            yield identity
            continue
        said = f"本書用途別以元印出，本表各格四捨五入至千元，{parts}格至多差{most.normalize():f}千元"
        yield replace(identity, formula=f"{identity.formula}；{said}", tolerance=most)


def _explained(identity: Identity, cells: Sequence[tuple[Record, Sequence[Record]]]) -> Identity:
    """The identity with the tolerance that its accounts in 元 prove; as it was where they prove none."""
    exact, off, operands = Decimal(0), Decimal(0), list(identity.operands)
    for cell, accounts in cells:
        printed = amount(cell, _AMOUNT) or Decimal(0)
        own = sum((amount(account, _AMOUNT) or Decimal(0) for account in accounts), Decimal(0))
        if not all(account.values.get(_IN_TWD) for account in accounts) or abs(own - printed) > _HALF:
            return identity
        exact, off = exact + own, off + abs(own - printed)
        operands += accounts
    away = abs(exact - Decimal(identity.printed or 0))
    if not off or away > _HALF:
        return identity
    said = f"{identity.formula}；各格由以元印出的用途別四捨五入，以元計共{exact * 1000:,.0f}元"
    others = other_records(identity.record, operands)
    return replace(identity, formula=said, tolerance=off + away, operands=others)


def _has_fraction(account: Record) -> bool:
    """Whether an amount in 元 is no whole number of 千元."""
    value = account.values.get(_IN_TWD)
    return isinstance(value, int) and value % 1000 != 0
