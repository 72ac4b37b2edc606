"""Shares that the running text prints beside the numbers they follow from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity, not_computed, rounded
from generator.families.st_plan.checks.values import integer_of, number_of, text_value
from generator.language.amounts import find_amounts
from generator.language.dates import find_dates
from generator.records.record import Record, Tables

_SENTENCE = re.compile(r"[^。\n]+。?")
_NUMBER = r"(\d+(?:\.\d+)?)"
_WHOLE = re.compile(r"總數(?:達|為)\s*([\d,]+)\s*人")
_PART = re.compile(rf"([\d,]{{3,}})\s*(?:人年|人)?，?\s*占(?:整體)?(?:的|比)?\s*{_NUMBER}\s*%")
_MASTER = re.compile(rf"碩士[^。；]*?占[^。；\d]*{_NUMBER}\s*%")
_DOCTOR = re.compile(rf"博士學歷[^。；]*?占[^。；\d]*{_NUMBER}\s*%")
_GRADUATE = re.compile(rf"研究所以上[^。；\d]*{_NUMBER}\s*%")
_SOURCE_SHARE = re.compile(rf"(\d{{4}})\s*年全國研發經費來源[\s\S]*?政府部門[^。\d]*占\s*{_NUMBER}\s*%")
_GOVERNMENT = re.compile(r"政府部門(?:所)?(?:投入|提供)")
_RANGE = re.compile(rf"{_NUMBER}\s*%\s*(?:至|到|~|～|-)\s*{_NUMBER}\s*%")


def check_shares(tables: Tables) -> Iterator[Identity]:
    """All identities of shares in the running text."""
    for passage in tables["passages"]:
        yield from _parts_of_total(passage)
        yield from _graduates(passage)
        yield from _ranges(passage, tables)
    yield from _government_share(tables)


def _parts_of_total(passage: Record) -> Iterator[Identity]:
    """總數達 302,710 人年…為 175,832，占整體的 58.08%；…112,752 人年，占比 37.25%；…."""
    text = text_value(passage, "text")
    whole = _WHOLE.search(text)
    if whole is None:
        return
    for sentence in _SENTENCE.findall(text):
        parts = [(_decimal(m[1]), Decimal(m[2])) for m in _PART.finditer(sentence)]
        total = _decimal(whole[1])
        if len(parts) < 2 or not total:
            continue
        formula = " + ".join(str(number) for number, _ in parts)
        computed = sum((number for number, _ in parts), Decimal(0))
        yield Identity("text-sum-of-parts", passage, "text", total, computed, formula)
        for number, share in parts:
            exact = rounded(number / total * 100, share)
            yield Identity("text-share-of-total", passage, "text", share, exact, f"{number} ÷ {total}")


def _graduates(passage: Record) -> Iterator[Identity]:
    """具研究所以上學歷者占比 is the share of 碩士 and that of 博士."""
    text = text_value(passage, "text")
    master, doctor = _MASTER.search(text), _DOCTOR.search(text)
    if master is None or doctor is None:
        return
    whole = Decimal(master[1]) + Decimal(doctor[1])
    for match in _GRADUATE.finditer(text):
        printed = Decimal(match[1])
        formula = f"碩士 {master[1]}% + 博士 {doctor[1]}%"
        yield Identity("graduate-share", passage, "text", printed, rounded(whole, printed), formula)


def _ranges(passage: Record, tables: Tables) -> Iterator[Identity]:
    """德國、美國及瑞典…維持在 3.1% 至 3.6% 區間: least and largest value of these countries in the table."""
    records = tables["rd_intensity"]
    for sentence in _SENTENCE.findall(text_value(passage, "text")) if records else ():
        match = _RANGE.search(sentence)
        names = sorted({n for r in records if (n := text_value(r, "country")) in sentence}) if match else []
        if match is None or len(names) < 2:
            continue
        named = [r for r in records if r["country"] in names]
        known = [r for r in named if number_of(r, "share_of_gdp_pct") is not None]
        # An empty cell of a row in doubt may hold the least or the largest value.
        lost = [
            f"{r['year']} 年{r['country']}" for r in named if r not in known and r.certainty == "uncertain"
        ]
        if lost or not known:
            for end in (match[1], match[2]):
                missing = lost or [f"表列{'、'.join(names)}各年值"]
                yield not_computed("text-range", passage, "text", Decimal(end), *missing)
            continue
        ordered = sorted(known, key=lambda r: number_of(r, "share_of_gdp_pct") or Decimal(0))
        for printed, record, word in ((match[1], ordered[0], "最小"), (match[2], ordered[-1], "最大")):
            value = number_of(record, "share_of_gdp_pct") or Decimal(0)
            formula = f"表列{'、'.join(names)}各年{word}值：{record['year']} 年{record['country']} {value}%"
            computed = rounded(value, Decimal(printed))
            yield Identity(
                "text-range", passage, "text", Decimal(printed), computed, formula, operands=(record,)
            )


def _government_share(tables: Tables) -> Iterator[Identity]:
    """The government's share of R&D funding against the amount that it is said to have paid."""
    totals = {integer_of(r, "year"): r for r in tables["rd_expenditure"] if r["rd_type"] == "合計"}
    paid = _government_amounts(tables)
    for passage in tables["passages"]:
        match = _SOURCE_SHARE.search(text_value(passage, "text"))
        if match is None:
            continue
        year, printed = int(match[1]), Decimal(match[2])
        record, found = totals.get(year), paid.get(year)
        total = number_of(record, "amount_100m_twd") if record else None
        if record is None or found is None or not total:
            names = {"政府部門投入的研發經費": found, "全國研發經費合計": total or None}
            lost = [f"{year} 年{name}" for name, value in names.items() if value is None]
            yield not_computed("government-share", passage, "text", printed, *lost)
            continue
        amount, source = found
        computed = rounded(amount / (total * 10**8) * 100, printed)
        formula = f"政府部門投入 {amount / 10**8:f} 億元 ÷ 全國研發經費 {total} 億元"
        yield Identity(
            "government-share", passage, "text", printed, computed, formula, operands=(source, record)
        )


def _government_amounts(tables: Tables) -> dict[int, tuple[Decimal, Record]]:
    """(NT$, passage) by year: 2022 年…政府部門投入的研發經費為 125,059 百萬元，2023 年則為 135,792 百萬元."""
    found: dict[int, tuple[Decimal, Record]] = {}
    for passage in tables["passages"]:
        for sentence in _SENTENCE.findall(text_value(passage, "text")):
            if not _GOVERNMENT.search(sentence):
                continue
            years = [d.period.last.year for d in find_dates(sentence) if d.period and d.period.single]
            amounts = [a.value_base for a in find_amounts(sentence) if a.unit == "元"]
            if len(years) == len(amounts):
                found.update({year: (amount, passage) for year, amount in zip(years, amounts, strict=True)})
    return found


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "") or "0")
