"""Staff of an agency whose book has volumes of sub-agencies: boxes count it without them, its table with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checking.identity import Identity
from generator.checking.sums import amount
from generator.families.unit_budget.checks.sums import rows
from generator.records.record import Record, Tables


def with_sub_agencies(found: Iterable[Identity], tables: Tables) -> Iterator[Identity]:
    """The identities; where a count elsewhere is not that of the table, the sub-agencies' are taken off."""
    for identity in found:
        below = _below(identity, tables)
        if not below or identity.verdict != "unresolved" or identity.computed is None:
            yield identity
            continue
        values = [amount(row, identity.field) or Decimal(0) for row in below]
        rest = Decimal(identity.computed) - sum(values)
        less = "".join(f"－{value:,}" for value in values)
        formula = f"預算員額明細表，減所屬機關分冊之員額：{identity.computed:,}{less}＝{rest:,}"
        operands = (*identity.operands, *below)
        yield replace(identity, computed=rest, formula=formula, operands=operands)


def _below(identity: Identity, tables: Tables) -> list[Record]:
    """What the further volumes print of the count's category, each for the same agency."""
    if identity.check != "staff-elsewhere" or not identity.operands:
        return []
    own = identity.operands[0]
    alike = {name: own[name] for name in ("account_code", "account_level", "category")}
    return [row for row in rows(tables, "staff", **alike) if row["volume"] != own["volume"]]
