"""Dates that 分別 maps to amounts by their order: 分別於 113 年及 114 年完工，可分別增加 6 萬及 5 萬 CMD."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.families.business_report.period_roles import DatedStretch
from generator.families.business_report.statement import Statement

_RESPECTIVELY = re.compile(r"分別[^，。；\d]{0,8}$")
_JOINED = re.compile(r"[、，及與和]")


def mapped_date(statement: Statement, here: Sequence[DatedStretch], position: int) -> DatedStretch | None:
    """The date of the number at a compact offset where a list of as many dates stands before its list.

    Args:
        statement: the item.
        here: the dates of the number's sentence.
        position: where the number begins.
    """
    run = statement.runs.get(position, [])
    places = [statement.flat_offset(amount.start) for amount in run]
    if not run or not _RESPECTIVELY.search(statement.flat[max(0, places[0] - 12) : places[0]]):
        return None
    dates = [s for s in here if s.span[1] <= places[0] and s.scope is None][-len(run) :]
    gaps = [statement.flat[a.span[1] : b.span[0]] for a, b in pairwise(dates)]
    listed = len(dates) == len(run) and all(_JOINED.fullmatch(gap) for gap in gaps)
    return dates[places.index(position)] if listed else None
