"""The arithmetic of relations between figures, as exact as the rounding of printed numbers allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import cast

from generator.checking.identity import Identity, not_computed
from generator.language.numerals import multiplier_factor
from generator.language.widths import compact
from generator.records.record import Record, Tables

_CODES = {
    "sum": "sum-of-parts",
    "difference": "difference-of-parts",
    "ratio": "ratio-of-parts",
    "pass_rate": "pass-rate",
    "share": "share-of-total",
    "share_sum": "sum-of-shares",
    "equal": "same-number",
    "growth": "growth-rate",
    "common_base": "common-base",
}
_DECIMALS = re.compile(r"\d\.(\d+)(?!.*\d)")
_HUNDRED = Decimal(100)
_PLACES = Decimal("0.0001")


def check_relations(tables: Tables) -> Iterator[Identity]:
    """One identity for each row of the table relations."""
    figures = {cast("int", record["figure_no"]): record for record in tables["figures"]}
    for relation in tables["relations"]:
        result = figures[cast("int", relation["figure_no"])]
        operands = [figures[int(number)] for number in str(relation["operands"]).split()]
        kind = str(relation["number_relation"])
        yield _identity(kind, result, operands)


def _identity(kind: str, result: Record, operands: Sequence[Record]) -> Identity:
    percent = kind not in ("sum", "difference", "equal")
    field = "value" if percent else "value_base"
    words = "、".join(str(o["printed"]) for o in operands)
    formula = f"{result['printed']}：由 {words} 計算。"
    if any(record["value"] is None for record in (result, *operands)):
        printed = cast("Decimal | None", result[field])
        return Identity(_CODES[kind], result, field, printed, None, formula, operands=tuple(operands))
    printed = _value(result) if percent else _base(result)
    values = [_value(o) if kind == "share_sum" else _base(o) for o in operands]
    scale = 1 if kind == "growth" and result["unit"] != "%" else 100
    compute = _FORMULAS[kind]
    computed = compute(values, operands)
    if computed is None:
        return not_computed(_CODES[kind], result, field, printed, "不為零的母數")
    computed *= Decimal(scale) / 100 if kind == "growth" else 1
    whole = percent or not any(_DECIMALS.search(_words(record)) for record in (result, *operands))
    halves = [_half_unit(o, base=kind != "share_sum", whole=whole) for o in operands]
    tolerance = _half_unit(result, base=not percent, whole=whole) + _spread(
        kind, values, halves, computed, scale
    )
    return Identity(
        check=_CODES[kind],
        record=result,
        field=field,
        printed=printed,
        computed=computed.quantize(_PLACES).normalize() + 0,
        formula=formula,
        tolerance=tolerance,
        operands=tuple(operands),
    )


_Formula = Callable[[Sequence[Decimal], Sequence[Record]], Decimal | None]


def _ratio(values: Sequence[Decimal], _: Sequence[Record]) -> Decimal | None:
    return _HUNDRED * sum(values[:-1], Decimal(0)) / values[-1] if values[-1] else None


def _pass_rate(values: Sequence[Decimal], _: Sequence[Record]) -> Decimal | None:
    return _HUNDRED * (1 - values[1] / values[0]) if values[0] else None


def _growth(values: Sequence[Decimal], _: Sequence[Record]) -> Decimal | None:
    return _HUNDRED * (values[0] - values[1]) / values[1] if values[1] else None


def _common_base(values: Sequence[Decimal], operands: Sequence[Record]) -> Decimal | None:
    """Operands: the part, another part, the other part's share."""
    return values[0] * _value(operands[2]) / values[1] if values[1] else None


_FORMULAS: dict[str, _Formula] = {
    "sum": lambda values, _: sum(values, Decimal(0)),
    "share_sum": lambda values, _: sum(values, Decimal(0)),
    "difference": lambda values, _: values[0] - sum(values[1:], Decimal(0)),
    "equal": lambda values, _: values[0],
    "ratio": _ratio,
    "share": _ratio,
    "pass_rate": _pass_rate,
    "growth": _growth,
    "common_base": _common_base,
}


def _spread(
    kind: str, values: Sequence[Decimal], halves: Sequence[Decimal], computed: Decimal, scale: int
) -> Decimal:
    """How far rounding of the operands can move the computed value."""
    if kind == "equal":
        return Decimal(0)
    if kind in ("sum", "difference", "share_sum"):
        return sum(halves, Decimal(0))
    reference = abs(computed) + (scale if kind == "growth" else 0)
    return sum(
        (reference * half / value for half, value in zip(halves, values, strict=True) if value), Decimal(0)
    )


def _half_unit(record: Record, *, base: bool, whole: bool) -> Decimal:
    """Half of the last printed place; 0 for a number printed to the last one (5,664 件).

    ``whole`` says that nothing that it is added to has decimals: 50 beside 20.5 公頃 is rounded.
    """
    match = _DECIMALS.search(_words(record))
    factor = multiplier_factor(str(record["multiplier"])) if base else 1
    if match is None and factor == 1 and record["unit"] != "%" and whole:
        return Decimal(0)
    return Decimal(factor) * Decimal(1).scaleb(-len(match[1]) if match else 0) / 2


def _words(record: Record) -> str:
    return compact(str(record["printed"])).text


def _value(record: Record) -> Decimal:
    return Decimal(cast("Decimal", record["value"]))


def _base(record: Record) -> Decimal:
    return Decimal(cast("Decimal", record["value_base"]))
