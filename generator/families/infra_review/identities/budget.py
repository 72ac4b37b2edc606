"""Identities of the special budget: within a row, of totals with years, of programmes with their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.families.infra_review.budget import COLUMNS
from generator.families.infra_review.identities.numbers import number, ratio, shown
from generator.records.record import Record, Tables
from generator.records.values import Value

AMOUNTS = tuple(name for name in COLUMNS if name.endswith("_k_twd"))
_PARTS = {
    "realised_k_twd": "實現數",
    "payable_k_twd": "應付未付數",
    "surplus_k_twd": "節餘數",
    "prepaid_k_twd": "預付數",
}
_STATUTORY, _ALLOTTED, _EXECUTED = "statutory_budget_k_twd", "allotted_k_twd", "executed_k_twd"
# Check, rate, part, base; where 分配數 is not printed, its rates are based on 法定特別預算.
_RATES = (
    ("spend-ratio", "spend_ratio_pct", "realised_k_twd", _ALLOTTED, "實現數", "分配數"),
    ("execution-rate", "execution_rate_pct", _EXECUTED, _ALLOTTED, "執行數", "分配數"),
    ("attainment-rate", "attainment_rate_pct", _EXECUTED, _STATUTORY, "執行數", "法定特別預算"),
)
_ONE = Decimal(1)
# Only some cells are split by agency; one that isn't lacks nothing.
_SPLIT = "sum-of-agencies"


def budget_identities(tables: Tables) -> Iterator[Identity]:
    """All identities of the budget tables, year rows first."""
    for table in ("special_budget", "special_budget_totals"):
        for record in tables[table]:
            yield from _within_row(record)
    yield from _totals(tables)
    yield from _parts_of_programme(tables["special_budget"])
    yield from _agencies(tables)


def _within_row(record: Record) -> Iterator[Identity]:
    yield from _executed(record)
    for code, rate, part_name, base_name, part_title, base_title in _RATES:
        printed, part = number(record, rate), number(record, part_name)
        base, title = number(record, base_name), base_title
        if base is None and base_name == _ALLOTTED:
            base, title = number(record, _STATUTORY), "法定特別預算"
        if printed is None:
            continue
        if part is None or not base:
            lost = [] if part is not None else [part_title]
            lost += [] if base else [title if base is None else f"不為零的{title}"]
            yield not_computed(code, record, rate, printed, *lost)
            continue
        formula = f"{part_title} {shown(part)} ÷ {title} {shown(base)}"
        computed = ratio(part, base, printed)
        yield Identity(code, record, rate, printed, computed, formula)
    yield from _within_allotment(record)


def _executed(record: Record) -> Iterator[Identity]:
    """執行數 is what was paid, is owed, was saved and was paid ahead; an empty cell adds nothing."""
    executed = number(record, _EXECUTED)
    parts = [number(record, name) for name in _PARTS]
    if executed is None:
        return
    if all(part is None for part in parts):
        yield not_computed("executed-sum", record, _EXECUTED, executed, *_PARTS.values())
        return
    known = [part or Decimal(0) for part in parts]
    formula = f"實現＋應付未付＋節餘＋預付＝{'＋'.join(shown(part) for part in known)}"
    yield Identity("executed-sum", record, _EXECUTED, executed, sum(known, Decimal(0)), formula)


def _within_allotment(record: Record) -> Iterator[Identity]:
    """What is executed can't exceed what was allotted; a thousand more comes from rounding the parts."""
    executed, allotted = number(record, _EXECUTED), number(record, _ALLOTTED)
    if executed is None:
        return
    if allotted is None:
        yield not_computed("executed-within-allotted", record, _EXECUTED, executed, "分配數")
        return
    limit = min(executed, allotted)
    formula = f"執行數不應超過分配數 {shown(allotted)}"
    yield Identity("executed-within-allotted", record, _EXECUTED, executed, limit, formula, _ONE)


def _key(record: Record, *fields: str) -> tuple[Value, ...]:
    return tuple(record[field] for field in fields)


def _totals(tables: Tables) -> Iterator[Identity]:
    """A 總計 row is the sum of the years of its phase; without a phase, of all years of its table."""
    years: dict[tuple[Value, ...], list[Record]] = defaultdict(list)
    for record in tables["special_budget"]:
        years[_key(record, "programme_no", "sub_project", "special_budget_period")].append(record)
    for total in tables["special_budget_totals"]:
        rows = years[_key(total, "programme_no", "sub_project", "special_budget_period")]
        if not total["special_budget_period"]:
            whole = _key(total, "programme_no", "sub_project")
            rows = [row for key, group in years.items() if key[:2] == whole for row in group]
        due = _is_begun(total) and any(number(row, _EXECUTED) is not None for row in rows)
        for field in AMOUNTS:
            yield from _sum_of("total-of-years", total, field, rows, "各年度之和", due=due)


def _is_begun(total: Record) -> bool:
    """Whether the row prints its budget: then its other amounts are due, while an empty row is a choice."""
    return number(total, _STATUTORY) is not None


def _sum_of(
    code: str, record: Record, field: str, rows: Sequence[Record], title: str, *, due: bool = False
) -> Iterator[Identity]:
    """The identity of one amount; where it is ``due``, an empty cell beside amounts to sum counts too."""
    printed = number(record, field)
    parts = [(row, value) for row in rows if (value := number(row, field)) is not None]
    total = sum((value for _, value in parts), Decimal(0))
    if not parts and printed is not None and code != _SPLIT:
        yield not_computed(code, record, field, printed, title.removesuffix("之和"))
    if not parts or (printed is None and not (due and total)):
        return
    # A row whose amount stands in the text and could not be read is an operand too: the sum lacks it.
    operands = tuple(row for row in rows if number(row, field) is not None or row.certainty == "uncertain")
    formula = f"{title}＝{'＋'.join(shown(value) for _, value in parts)}"
    yield Identity(code, record, field, printed, total, formula, operands=operands)


def _parts_of_programme(rows: Sequence[Record]) -> Iterator[Identity]:
    """The year row of a programme is the sum of those of its sub-projects."""
    parts: dict[tuple[Value, ...], list[Record]] = defaultdict(list)
    for record in rows:
        if record["sub_project"]:
            parts[_key(record, "programme_no", "year_roc")].append(record)
    for record in rows:
        group = parts.get(_key(record, "programme_no", "year_roc"))
        if group and not record["sub_project"]:
            for field in AMOUNTS:
                yield from _sum_of("sum-of-sub-projects", record, field, group, "各分項計畫之和")


def _agencies(tables: Tables) -> Iterator[Identity]:
    """The amounts that a cell prints for single agencies add up to the cell."""
    shares: Mapping[tuple[int, ...], list[Record]] = defaultdict(list)
    for record in tables["special_budget_agencies"]:
        shares[record.lines].append(record)
    for record in tables["special_budget"]:
        for field in AMOUNTS:
            group = shares.get(record.lines, [])
            yield from _sum_of(_SPLIT, record, field, group, "各機關之和")
