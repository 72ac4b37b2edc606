"""The query behind a chart, so that a reader can make it again: SQL with the values of one chart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.records.values import Value
from generator.yaml_files import load_yaml

_PLACE = re.compile(r":(\w+)")
# The file of a folder's queries, by the name that the makers of its charts use.
FILE = "chart_queries.yml"


def chart_query(folder: Path, name: str, /, **values: Value | Mapping[str, str]) -> str:
    """The query ``name`` of a folder's `FILE`, with a value in place of each ``:word`` as SQL writes it.

    A mapping becomes the cases of a CASE.
    """
    return _PLACE.sub(lambda place: _literal(values[place[1]]), _queries(folder)[name].strip())


@cache
def _queries(folder: Path) -> Mapping[str, str]:
    return load_yaml(folder / FILE)  # type: ignore[no-any-return]


def _literal(value: Value | Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"WHEN {_literal(code)} THEN {_literal(label)}" for code, label in value.items())
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int | Decimal) else "'" + str(value).replace("'", "''") + "'"
