"""Rows of a CSV of 歲出機關別預算表 to records, each with its line.

The file has one row a year and account, in the order of the printed table: ministry (款), agency (項),
function (政事別, unnumbered), 目 and 節. The order tells what belongs to what, the account code the level.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from generator.families.family import Context
from generator.forms.account_codes import expenditure_level
from generator.reading.document import Document, Line
from generator.records.values import Value

_LEVELS = ("kuan", "xiang", "function", "mu", "jie")
_AMOUNTS = (
    "budget_this_year_k_twd",
    "budget_last_year_k_twd",
    "final_accounts_prior_year_k_twd",
    "difference_k_twd",
)
_COLUMNS = ("year_roc", "phase", "kuan", "xiang", "mu", "jie", "account_code", "account_name", *_AMOUNTS)
_WHOLE = re.compile(r"-?\d{1,15}")
_CODE = re.compile(r"\d{10}")
_PHASES = frozenset({"proposal", "enacted", "final"})


def recognise(document: Document) -> float:
    """1 for a CSV whose header names the columns of an expenditure table with year and phase."""
    first = next((line for line in document if not line.blank), None)
    if first is None:
        return 0.0
    found = set(_cells(first))
    return len(found & set(_COLUMNS)) / len(_COLUMNS) if {"year_roc", "account_code"} <= found else 0.0


def parse(document: Document, context: Context) -> None:
    """Add the rows of ``expenditure``; a line that is no such row stays unread."""
    header: list[str] | None = None
    above: dict[str, str] = {}
    names: dict[str, str] = {}
    year = ""
    for line in document:
        if line.blank:
            continue
        cells = _cells(line)
        if header is None:
            header = cells
            context.collector.claim("table_head", [line.number])
            continue
        row = dict(zip(header, cells, strict=False))
        if len(cells) != len(header) or not _is_row(row):
            continue
        if row["year_roc"] != year:
            year, above = row["year_roc"], {}
        context.collector.add("expenditure", _values(row, above, names), [line.number])


def _cells(line: Line) -> list[str]:
    return next(csv.reader([line.text]), [])


def _is_row(row: Mapping[str, str]) -> bool:
    numbers = (row.get(name, "") for name in ("kuan", "xiang", "mu", "jie", *_AMOUNTS))
    return (
        all(name in row for name in _COLUMNS)
        and bool(_WHOLE.fullmatch(row["year_roc"]))
        and bool(_CODE.fullmatch(row["account_code"]))
        and row["phase"] in _PHASES
        and all(not text or _WHOLE.fullmatch(text) for text in numbers)
    )


def _values(row: Mapping[str, str], above: dict[str, str], names: dict[str, str]) -> dict[str, Value]:
    """Values of a row; ``above`` keeps the codes of the levels that the table is in."""
    code = row["account_code"]
    level = expenditure_level(code, "") or "jie"
    depth = _LEVELS.index(level)
    for lower in _LEVELS[depth:]:
        above.pop(lower, None)
    parents = [above[name] for name in _LEVELS[:depth] if name in above]
    above[level] = code
    names[code] = row["account_name"]
    agency = above.get("xiang", "")
    return {
        "year_roc": int(row["year_roc"]),
        "phase": row["phase"],
        "level": level,
        "number": _whole(row.get(level, "")),
        "account_code": code,
        "account_name": row["account_name"],
        "parent_code": parents[-1] if parents else "",
        "agency_code": agency,
        "agency_name": names.get(agency, ""),
        **{name: _whole(row[name]) for name in _AMOUNTS},
    }


def _whole(text: str) -> int | None:
    return int(text) if text else None
