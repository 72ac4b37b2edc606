"""The views ``money`` and ``money_sets`` of the published database: all amounts in one form (money.yml)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.packaging.current_views import CURRENT
from generator.yaml_files import load_yaml

MONEY, SETS = "money", "money_sets"
_COLUMNS = ("agency_id", "programme_id", "account_code", "account_name", "object_code", "object_name")
# NT$ that one of a column's unit is, by the end of the column's name.
_FACTORS = {"_k_twd": 1_000, "_twd": 1}
_REGISTER = "register_programmes"
# The agency in charge of a row's programme, by the register.
_PROGRAMME_AGENCY = f"(SELECT p.agency_id FROM {_REGISTER} AS p WHERE p.programme_id = r.programme_id)"  # noqa: S608


def money_views(tables: Collection[str]) -> Iterator[str]:
    """The statements that make both views; none where no table of the database holds money.

    Args:
        tables: names of the tables in the database.
    """
    sets = [one for one in money_sets() if one["table"] in tables]
    if not sets:
        return
    selects = [_select(one, amount, tables) for one in sets for amount in one["amounts"]]
    yield f"CREATE VIEW {MONEY} AS\n" + "\nUNION ALL ".join(selects)
    about = [f"SELECT {_text(o['name'])}, {_text(o['zh'])}, {_text(o['en'])}" for o in sets]
    yield f"CREATE VIEW {SETS} (money_set, summable, summable_en) AS\n" + "\nUNION ALL ".join(about)


@cache
def money_sets() -> list[dict[str, Any]]:
    """Which amounts there are, as money.yml lists them."""
    return load_yaml(Path(__file__).with_name("money.yml"))["sets"]  # type: ignore[no-any-return]


def _select(one: Mapping[str, Any], amount: Mapping[str, Any], tables: Collection[str]) -> str:
    """Rows of one set and measure, without those that an edition took over or that print no such amount."""
    value = _in_twd(amount["column"])
    if "or" in amount:
        value = f"COALESCE({_in_twd(amount['or'])}, {value})"
    stage = _text(amount["stage"]) if "stage" in amount else "r.budget_stage"
    before = amount.get("before", 0)
    own = dict(one["columns"])
    if own.get("agency_id") == "programme_agency":
        own["agency_id"] = _PROGRAMME_AGENCY if _REGISTER in tables else "NULL"
    columns = ", ".join(f"{own.get(name, 'NULL')} AS {name}" for name in _COLUMNS)
    table = one["table"]
    # Names and expressions come from money.yml and our own schemas.
    return (
        f"SELECT {_text(one['name'])} AS money_set, {_text(amount['measure'])} AS measure, "  # noqa: S608
        f"{stage} AS budget_stage, r.year_roc - {before} AS year_roc, r.year - {before} AS year, {columns}, "
        f"{value} AS amount_twd, r.certainty, r.report_id, {_text(table)} AS table_name, r.record_id, "
        f"{_text(amount['column'])} AS field, r.source_lines, r.source_pages "
        f"FROM {CURRENT}{table} AS r WHERE {value} IS NOT NULL AND ({one.get('where', '1')})"
    )


def _in_twd(column: str) -> str:
    factor = next(number for end, number in _FACTORS.items() if column.endswith(end))
    # Printed decimals of thousands are whole NT$.
    return f"CAST(ROUND(r.{column} * {factor}) AS INTEGER)" if factor > 1 else f"r.{column}"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
