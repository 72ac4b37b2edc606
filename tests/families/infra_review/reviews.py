"""Excerpts of the real review, and a small synthetic one, parsed for tests."""

from functools import cache
from pathlib import Path
from typing import Any

from generator.families.family import Context
from generator.families.infra_review.parse import parse
from generator.loading import load_curated
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.record import Record
from generator.records.schema import load_schemas

ROOT = Path(__file__).parents[3]
REPORT = "moea-infra-review-110"


@cache
def source() -> list[str]:
    """Lines of the real review; line 1 is item 0."""
    return (ROOT / "data" / "sources" / f"{REPORT}.txt").read_text("utf-8").split("\n")


def excerpt(first: int, last: int) -> str:
    """Lines ``first`` to ``last`` of the real review as they stand."""
    return "\n".join(source()[first - 1 : last])


@cache
def schemas() -> dict[str, Any]:
    return load_schemas(ROOT / "data" / "schemas", "infra-review")


def read(text: str, curated: Any = None) -> Collector:
    """A review's text through the family's parser."""
    collector = Collector(document_from_text(text, "review.txt"), schemas())
    parse(collector.document, Context(collector, {"programmes": curated} if curated is not None else {}))
    return collector


@cache
def real() -> Collector:
    """The whole real review, with what people curated."""
    collector = Collector(document_from_text("\n".join(source()), f"{REPORT}.txt"), schemas())
    parse(collector.document, Context(collector, load_curated(ROOT / "content" / "curated" / REPORT)))
    return collector


def rows(collector: Collector, table: str, *fields: str, **wanted: Any) -> list[Any]:
    """Values of ``fields`` (one: the value itself) of the rows whose fields have the wanted values."""
    found = [r for r in collector.tables[table] if all(r[name] == value for name, value in wanted.items())]
    return [r[fields[0]] if len(fields) == 1 else tuple(r[name] for name in fields) for r in found]


def one(collector: Collector, table: str, **wanted: Any) -> Record:
    """The only row with the wanted values."""
    found = [r for r in collector.tables[table] if all(r[name] == value for name, value in wanted.items())]
    assert len(found) == 1, f"{len(found)} rows of {table} with {wanted}"
    return found[0]


BUDGET = """3 111 1,000 同(A) 900 90.00 0 0 0 900 90.00 同執行率 否

總計 1,000 同(A) 900 90 0 0 0 900 90 同執行率"""
STATEMENT = "經濟部依作業準則提出本績效檢討報告。 \n"


def programme(
    title: str = "甲工程計畫",
    *,
    budget: str = BUDGET,
    progress: str = "年累計 100 99 -1\n\n總累計 50 49 -1",
    period: str = "110/01/01~114/12/31",
    ministry: str = "經濟部",
    year: int = 111,
) -> str:
    """The review of one programme in the layout of the real report: title page, then sections 壹 to 陸."""
    page = f" {title} \n\n \n\n{ministry} \n\n{year + 1} 年 1 月 \n" if title else ""
    return f"""{page} 壹、特別預算及進度執行情形

一、計畫期程：{period}

二、特別預算執行情形（截至 {year} 年 12 月底）

經費單位：千元

期

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

(%) 是否尚有保留款待執行 (A) (B) (C) (C/B) (D) (E) (F) (G)=(C+D+E+F)

(G/B) (G/A)

{budget}

三、進度執行情形（截至 {year} 年 12 月底）

單位：%

預定進度(A) 實際進度(B) 進度比較(B)-(A)

{progress}

貳、重要執行成果及里程碑達成情形

一、{year} 年 5 月 13 日已完成主隧道工程全線貫通。

參、總體績效目標達成情形、年度績效目標達成情形

一、工作指標

二、效益指標

肆、重大落後計畫之落後原因及因應對策

落後原因 因應對策

- -

伍、經濟效益

一、可量化之經濟效益

{year} 年特別預算創造工作機會與帶動公民營企業投資

創造工作機會(人年) 帶動公民營企業投資(億元)

100 0.5

(一)創造就業機會：總工作天數 25,000 工作天，創造之工作機會為 100 人年(=25,000/250)。

陸、檢討與建議

一、加強督促執行機關趕辦工程。
"""


def review(*programmes: str, statement: str = STATEMENT, contents: str = "") -> str:
    """A whole review: statement of the case, contents, programmes."""
    return f"案由 \n\n{statement}{contents}" + "".join(programmes)
