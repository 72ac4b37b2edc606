"""Numbers that the running text repeats from a table, and growth that it computes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from generator.checking.identity import Identity, not_computed, rounded
from generator.families.st_plan.checks.values import integer_of, number_of, text_value
from generator.language.amounts import Amount, find_amounts
from generator.language.dates import DateMention, find_dates
from generator.records.record import Record, Tables

_SENTENCE = re.compile(r"[^。\n]+。?")
_TOTAL = "合計"
_SHARE_IN_BRACKETS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*%\s*[）)]")
# The text says 我國, the table the country's name.
_HOME = frozenset({"臺灣", "台灣", "中華民國", "我國"})
_OWN_SHARE = re.compile(r"我國[^，。；（(\d]{0,12}(\d+(?:\.\d+)?)\s*%")
_GROWTH = re.compile(r"較(?:上|前)(?:一)?年度?(?:成長|增加)")
_HUNDRED_MILLION = Decimal(10**8)
_THOUSAND = Decimal(1000)
# Tables with one amount a year: its column, and how many NT$ one of it is.
_YEARLY = {
    "agency_budgets": ("enacted_budget_k_twd", _THOUSAND),
    "budget_projection": ("st_budget_100m_twd", _HUNDRED_MILLION),
}

Rule = Callable[[Record, str, Tables], Iterator[Identity]]


def check_text(tables: Tables) -> Iterator[Identity]:
    """All identities of the running text, in its order."""
    for passage in tables["passages"]:
        for match in _SENTENCE.finditer(text_value(passage, "text")):
            for rule in _RULES:
                yield from rule(passage, match[0], tables)


def _by_years(passage: Record, sentence: str, tables: Tables) -> Iterator[Identity]:
    """2021 年度至 2023 年度…分別約為 1,141 億元、1,215 億元、以及 1,327 億元(表 2)."""
    cited = re.search(r"[（(]\s*表\s*(\d{1,3})\s*[）)]", sentence)
    if cited is None:
        return
    table = next((t for t in tables["statistical_tables"] if t["table_no"] == int(cited[1])), None)
    data_table = text_value(table, "data_table") if table else ""
    values = _yearly_values(data_table, tables)
    for date in find_dates(sentence):
        years = _years_of(date)
        amounts = [a for a in find_amounts(sentence) if a.start >= date.end and a.unit == "元"]
        if len(years) < 2 or len(amounts) != len(years):
            continue
        for year, amount in zip(years, amounts, strict=True):
            if year in values:
                yield _repeated("text-by-year", passage, amount, *values[year], f"{year} 年度")
            elif table is None or data_table in _YEARLY:
                lost = f"表 {cited[1]} {year} 年度的金額"
                yield not_computed("text-by-year", passage, "text", amount.value, lost)


def _yearly_values(data_table: str, tables: Tables) -> Mapping[int, tuple[Decimal, Record]]:
    """(amount in NT$, record) by year of a table that holds one amount a year."""
    if data_table not in _YEARLY:
        return {}
    field, factor = _YEARLY[data_table]
    found: dict[int, tuple[Decimal, Record]] = {}
    for record in tables[data_table]:
        year, value = integer_of(record, "year"), number_of(record, field)
        if year is not None and value is not None and record.values.get("row_level", "total") == "total":
            found[year] = (value * factor, record)
    return found


def _years_of(date: DateMention) -> list[int]:
    if date.period is None:
        return []
    return list(range(date.period.first.year, date.period.last.year + 1))


def _repeated(
    check: str, passage: Record, amount: Amount, base: Decimal, source: Record, what: str
) -> Identity:
    """An amount of the text against the same amount in NT$, rounded as the text rounds."""
    factor = amount.value_base / amount.value if amount.value else Decimal(1)
    computed = rounded(base / factor, amount.value)
    formula = f"{what}，表列 {base / factor:f}"
    return Identity(check, passage, "text", amount.value, computed, formula, operands=(source,))


def _national_totals(passage: Record, sentence: str, tables: Tables) -> Iterator[Identity]:
    """全國研發經費…從 2014 年的 4,845 億元上升至 2023 年的 9,373 億元."""
    if "全國研發經費" not in sentence:
        return
    totals = {integer_of(r, "year"): r for r in tables["rd_expenditure"] if r["rd_type"] == _TOTAL}
    for match in re.finditer(r"(\d{4})\s*年\s*的\s*([\d,]+(?:\.\d+)?)\s*億元", sentence):
        printed, what = Decimal(match[2].replace(",", "")), f"{match[1]} 年全國研發經費合計"
        record = totals.get(int(match[1]))
        yield _looked_up("text-national-total", passage, printed, record, "amount_100m_twd", what)


def _looked_up(
    check: str, passage: Record, printed: Decimal, record: Record | None, field: str, what: str
) -> Identity:
    """A number of the text against that of a table; not computed where the table lacks it."""
    computed = number_of(record, field) if record else None
    if record is None or computed is None:
        return not_computed(check, passage, "text", printed, f"表列{what}")
    return Identity(check, passage, "text", printed, computed, what, operands=(record,))


def _by_type(passage: Record, sentence: str, tables: Tables) -> Iterator[Identity]:
    """2023 年基礎研究及技術發展經費分別成長至 746 億元及 6,897 億元，占比提升至 8.0% 及 73.6%；…"""
    types = sorted({text_value(r, "rd_type") for r in tables["rd_expenditure"]} - {_TOTAL})
    if not any(name in sentence for name in types):
        return
    records = {(integer_of(r, "year"), r["rd_type"]): r for r in tables["rd_expenditure"]}
    years = [date.period.last.year for date in find_dates(sentence) if date.period]
    if not years:
        return
    for clause in sentence.split("；"):
        named = re.findall("|".join(types), re.split(r"，(?=顯示|主要)", clause)[0])
        amounts = find_amounts(clause)
        for unit, field in (("元", "amount_100m_twd"), ("%", "share_pct")):
            values = [a for a in amounts if a.unit == unit]
            if not named or len(values) != len(named):
                continue
            for name, amount in zip(named, values, strict=True):
                record, what = records.get((years[-1], name)), f"{years[-1]} 年{name}"
                yield _looked_up("text-by-type", passage, amount.value, record, field, what)


def _by_country(passage: Record, sentence: str, tables: Tables) -> Iterator[Identity]:
    """2022 年我國研發密度為 3.96%，雖然低於以色列（6.02%）及韓國（5.21%），但高於中國大陸（2.56%）…"""
    if not _SHARE_IN_BRACKETS.search(sentence) or not tables["rd_intensity"]:
        return
    records = {(r["country"], integer_of(r, "year")): r for r in tables["rd_intensity"]}
    years = [date.period.last.year for date in find_dates(sentence) if date.period]
    countries = sorted({text_value(r, "country") for r in tables["rd_intensity"]}, key=lambda n: (-len(n), n))
    if not years:
        return
    pattern = "|".join(re.escape(name) for name in countries)
    found = re.findall(rf"({pattern})\s*[（(]\s*(\d+(?:\.\d+)?)\s*%\s*[）)]", sentence)
    own = _OWN_SHARE.search(sentence)
    home = next((name for name in countries if name in _HOME), "")
    for country, share in [*([(home, own[1])] if own else []), *found] if len(found) >= 2 else ():
        record, what = records.get((country, years[0])), f"{years[0]} 年{country}"
        yield _looked_up("text-by-country", passage, Decimal(share), record, "share_of_gdp_pct", what)


def _growth(passage: Record, sentence: str, tables: Tables) -> Iterator[Identity]:
    """2022 年…為 125,059 百萬元，2023 年則為 135,792 百萬元，較上年成長 8.6%."""
    match = _GROWTH.search(sentence)
    if match is None:
        return
    amounts = find_amounts(sentence)
    before = [a for a in amounts if a.end <= match.start()]
    rate = next((a for a in amounts if a.start >= match.end() and a.unit == "%"), None)
    if rate is None or len(before) < 2 or before[-1].unit != before[-2].unit or not before[-2].value_base:
        return
    exact = (before[-1].value_base / before[-2].value_base - 1) * 100
    formula = f"{before[-1].value} ÷ {before[-2].value} − 1"
    yield Identity("text-growth", passage, "text", rate.value, rounded(exact, rate.value), formula)


_RULES: tuple[Rule, ...] = (
    _by_years,
    _national_totals,
    _by_type,
    _by_country,
    _growth,
)
