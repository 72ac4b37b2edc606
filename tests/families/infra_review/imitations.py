"""A review of another year and ministry, set in the form of the real one from numbers that are known.

No second review is public, so it proves that nothing hangs on the words of the first, and no accuracy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

# In the order of the report, with the number of programmes; nobody has seen a category 文化 in such a review.
CATEGORIES = {
    "軌道建設": 20,
    "水環境建設": 9,
    "文化建設": 7,
    "因應少子化友善育兒空間建設": 8,
    "人才培育促進就業建設": 1,
}
SHORT = {"軌道建設": "軌道", "水環境建設": "水環境", "文化建設": "文化"} | {
    "因應少子化友善育兒空間建設": "少子化",
    "人才培育促進就業建設": "人才",
}
PHASES = {1: (106, 107), 2: (108, 109), 3: (110, 111), 4: (112, 113)}
_HEAD = """期
別
年度
法定特別
預算
分配數 實現數 支用比
(%)
已執行應付未付數
節餘數 預付數 執行數 執行率
(%)
達成率
(%) 是否尚有保留款待執行
(A) (B) (C) (C/B) (D) (E) (F) (G)=(C+D+E+F)
(G/B) (G/A)"""


@dataclass(frozen=True)
class Form:
    """How the imitation is set.

    Attributes:
        ministry, agency: who reports, and who carries the programmes out.
        unit: of the special budget.
        lag: ``none`` prints the section with dashes, ``words`` with 無, ``absent`` leaves it out and
            numbers the sections behind it anew.
    """

    ministry: str = "交通部"
    agency: str = "交通部鐵道局"
    unit: str = "千元"
    lag: str = "none"
    year: int = 113
    categories: dict[str, int] = field(default_factory=lambda: dict(CATEGORIES))


def ratio(part: int, whole: int) -> Decimal:
    """Per cent, two digits behind the point, as the reviews print it."""
    return (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Year:
    """A row of the special budget."""

    phase: int
    year: int
    statutory: int
    realised: int
    payable: int

    @property
    def executed(self) -> int:
        return self.realised + self.payable

    def printed(self) -> str:
        spent, executed = ratio(self.realised, self.statutory), ratio(self.executed, self.statutory)
        amounts = f"{self.statutory:,} 同(A) {self.realised:,} {spent} {self.payable:,} 0 0 {self.executed:,}"
        return f"{amounts} {executed} 同執行率"


def title(number: int) -> str:
    return f"第{number}區段路廊基盤改善計畫"


def years_of(number: int) -> list[Year]:
    """Eight years in four phases; every amount of a programme is another one."""
    return [
        Year(phase, year, 1000 * number + 17 * year, 700 * number + 11 * year + 5, 90 * number + 7 * year + 1)
        for phase, years in PHASES.items()
        for year in years
    ]


def total_of(years: list[Year]) -> Year:
    sums = [sum(getattr(year, name) for year in years) for name in ("statutory", "realised", "payable")]
    return Year(years[0].phase, 0, *sums)


def _budget(number: int) -> Iterator[str]:
    years = years_of(number)
    for phase in PHASES:
        own = [year for year in years if year.phase == phase]
        yield f"{phase} {own[0].year} {own[0].printed()} 否 "
        yield f"{own[1].year} {own[1].printed()} 否 "
        yield f"總計 {total_of(own).printed()} "


def _lag(form: Form) -> list[str]:
    if form.lag == "absent":
        return []
    heading = ["肆、重大落後計畫之落後原因及因應對策 "]
    return [*heading, "無。 "] if form.lag == "words" else [*heading, "落後原因 因應對策 ", "- - "]


def _programme(number: int, form: Form) -> str:
    benefit, advice = ("肆", "伍") if form.lag == "absent" else ("伍", "陸")
    lines = [
        "壹、特別預算及進度執行情形 ",
        f"一、計畫期程：106/01/01~{form.year + 1}/12/31 ",
        f"二、特別預算執行情形（截至 {form.year} 年 12 月底） ",
        f"經費單位：{form.unit} ",
        *(f"{line} " for line in _HEAD.split("\n")),
        *_budget(number),
        f"三、進度執行情形（截至 {form.year} 年 12 月底） ",
        "單位：% ",
        "預定進度(A) 實際進度(B) 進度比較(B)-(A) ",
        f"年累計 100 {90 + number / 10} {number / 10 - 10:.1f} ",
        f"總累計 80 {70 + number / 10} {number / 10 - 10:.1f} ",
        "貳、重要執行成果及里程碑達成情形 ",
        f"一、{form.year} 年 5 月 13 日已完成第{number}標主體工程。 ",
        "參、總體績效目標達成情形、年度績效目標達成情形 ",
        "一、工作指標 ",
        "項次 指標項目 單位 ",
        f"【計畫全期】總目標值 【累計至{form.year}年】 【{form.year}年當年】 ",
        "目標值 實際值 目標值 實際值 ",
        f"1 完成路廊改善 公里 {number + 100} {number + 60} {number + 50} {number + 20} {number + 10} ",
        "二、效益指標 ",
        "項次 指標項目 單位 ",
        f"【計畫全期】總目標值 【累計至{form.year}年】 【{form.year}年當年】 ",
        "目標值 實際值 目標值 實際值 ",
        f"1 提升運量 千人次 {number + 900} {number + 600} {number + 500} {number + 200} {number + 100} ",
        *_lag(form),
        f"{benefit}、經濟效益 ",
        "一、可量化之經濟效益 ",
        f"{form.year} 年特別預算創造工作機會與帶動公民營企業投資 ",
        "創造工作機會(人年) 帶動公民營企業投資(億元) ",
        f"{number + 30} 0.{number:02d} ",
        f"(一)創造就業機會：創造之工作機會為 {number + 30} 人年。 ",
        f"{advice}、檢討與建議 ",
        f"一、加強督促第{number}標廠商趕辦。 ",
    ]
    page = [f" {title(number)} ", " ", form.ministry + " ", f"{form.year + 1} 年 1 月 "]
    return "\n\n".join(page) + "\n " + "\n\n".join(lines) + "\n"


def imitate(form: Form) -> str:
    """The whole review: statement of the case, contents by category, programmes."""
    counts = "、".join(f"{name} {count} 項" for name, count in form.categories.items())
    total = sum(form.categories.values())
    statement = f"{form.ministry} {form.year} 年主辦彙整之前瞻基礎建設計畫計 {total} 項，包含{counts}。"
    contents: list[str] = []
    number = 0
    for name, count in form.categories.items():
        contents += [f"{name.removesuffix('建設')[i : i + 6]} " for i in range(0, len(name) - 2, 6)]
        contents += ["建設 ", f"({count}項) "]
        for _ in range(count):
            number += 1
            contents.append(f"{title(number)}({form.agency}) {number}-1 ")
    front = f" 案由 \n\n{statement} \n " + "\n\n".join(contents) + "\n"
    return front + "".join(_programme(n, form) for n in range(1, total + 1))
