"""An arithmetic identity that a report prints: what stands there and what it should be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from generator.records.record import Record

# The precision of decimal arithmetic by default, and more digits than any printed number has.
_USUAL_DIGITS = 28
_MOST_DIGITS = 1_000

# What a machine may say. That a report contradicts itself (source_error) is only ever a person's word.
MachineVerdict = Literal["holds", "rounding", "extraction_gap", "not_computed", "unresolved"]
Verdict = MachineVerdict | Literal["source_error"]


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity for one value.

    Attributes:
        check: code of the kind of identity, for instance ``spend-ratio``; see docs/reference/checks.md.
        record: the record that holds the printed value.
        field: the field of that value.
        printed: the value as printed; None where the report should print one and the text doesn't hold it.
        computed: the same quantity from other values; None where an operand is lost or missing.
        formula: how it was computed, in one short zh sentence with the numbers, for people.
        tolerance: the largest difference that rounding of the printed operands can explain.
        operands: the other records that the computed value comes from.
        missing: zh names of the operands that the report doesn't hold, so that nothing can be computed; empty
            where an operand stands in the text and only could not be read.
    """

    check: str
    record: Record
    field: str
    printed: Decimal | int | None
    computed: Decimal | int | None
    formula: str = ""
    tolerance: Decimal = Decimal(0)
    operands: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a computed value whose operands are said to be missing.

        Raises:
            ValueError: for such an identity, a mistake of the family's code.
        """
        if self.missing and self.computed is not None:
            raise ValueError(f"{self.check}: computed {self.computed} although operands are missing")

    @property
    def difference(self) -> Decimal | None:
        """Printed minus computed, None where one of them is missing."""
        if self.printed is None or self.computed is None:
            return None
        return Decimal(self.printed) - Decimal(self.computed)

    @property
    def verdict(self) -> MachineVerdict:
        """What the numbers alone say: never that the report is wrong, only a person says that.

        Unequal numbers are a gap of the reading where one of their records can be read in more than one way;
        where all are certain, a person has to look.
        """
        if self.missing:
            return "not_computed"
        difference = self.difference
        if difference is None:
            return "extraction_gap"
        if difference == 0:
            return "holds"
        if abs(difference) <= self.tolerance:
            return "rounding"
        doubtful = any(record.certainty == "uncertain" for record in (self.record, *self.operands))
        return "extraction_gap" if doubtful else "unresolved"

    @property
    def explanation(self) -> str:
        """The sentence about it that needs no person: which operands are missing, or how it was computed."""
        if self.missing:
            return f"無法計算，缺少：{'、'.join(self.missing)}。"
        return self.formula


def not_computed(
    check: str, record: Record, field: str, printed: Decimal | int | None, *missing: str
) -> Identity:
    """The identity of a printed value whose ``missing`` operands (zh names) the report doesn't hold."""
    return Identity(check, record, field, printed, None, missing=missing)


def rounded(value: Decimal, like: Decimal) -> Decimal:
    """``value`` rounded half up to the decimals that ``like`` was printed with.

    The infrastructure review prints ratios half up (maps of 003: no truncation seen in budgets). A damaged
    text may hold numbers of any length; what no printed number could be stays as it is.
    """
    exponent = like.as_tuple().exponent
    digits = exponent if isinstance(exponent, int) and exponent < 0 else 0
    needed = value.adjusted() - digits + 2
    if needed > _MOST_DIGITS:
        return value
    context = Context(prec=max(needed, _USUAL_DIGITS), rounding=ROUND_HALF_UP)
    return value.quantize(Decimal(1).scaleb(digits), context=context)
