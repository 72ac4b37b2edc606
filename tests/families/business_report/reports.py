"""The real business report and short excerpts of it, parsed for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.checking.identity import Identity
from generator.families import load_family
from generator.families.family import Context
from generator.loading import load_curated
from generator.paths import ProjectPaths
from generator.reading.document import Document, document_from_text, read_document
from generator.reading.wrapping import columns
from generator.records.collector import Collector
from generator.records.record import Record
from generator.records.schema import load_schemas

PATHS = ProjectPaths.of_checkout()
REPORT_ID = "moea-business-report-113"

# From the report of early ROC 113: title, lead-in, parts of two categories. ¶ stands for the blank at the
# end of a paragraph's last line.
EXCERPT = """ 經 濟 部 業 務 報 告¶

茲將本部 112 年迄今之重要業務，分為「工業」及「商業」共 2 類，

擇要報告如下：¶

壹、工業¶

一、 推動未登記工廠納管就地輔導¶

（一） 未登記工廠納管輔導進度：¶

1、 全國共有 3.3 萬餘家既有低污染未登記工廠申請納管，續提送

工廠改善計畫共計 2.9 萬餘家。¶

2、 持續透過定期召開工廠管理輔導會報等會議，追蹤審查進度。

截至 113 年 1 月底，全國已有 3.2 萬餘家完成納管申請審查，1 萬餘家完成改善計畫

審查，取得特定工廠登記 8,543 家。¶

（二） 未登記工廠查處進度：截至 113 年 1 月底，

優先查處計 2,967 家，已查處 2,736 家(執行率 92%)，其中依

停止供電供水作業程序執行裁處計 708 家，包括陳述意見 85

家、勒令停工 500 家、已停工或已歇業 116 家、停止供水供電

5 家、拆除 2 家。¶
 貳、商業¶

一、 街區店家升級轉型¶

（一） 推動社會創新：推動「社會創新行動方案 2.0 (112 年-115 年)」，

112 年共辦理跨部會聯繫會議 2 場次。¶

（二） 113 年預計輔導 25 家業者，帶動營業額至少 2.5 億元。¶
""".replace("¶", " ")


@dataclass(frozen=True)
class Parsed:
    """Tables, ledger and identities of a parsed text."""

    collector: Collector
    identities: tuple[Identity, ...]

    @property
    def tables(self) -> Mapping[str, list[Record]]:
        """Records by table name."""
        return self.collector.tables

    def outline(self) -> list[tuple[str, str, str]]:
        """(path, heading, text) of every item, without white space."""
        return [
            (str(r["item_path"]), squeezed(r["heading"]), squeezed(r["text"])) for r in self.tables["items"]
        ]

    def figures(self, path: str = "") -> list[tuple[str, str, str, str, str]]:
        """(printed, base value, bound, status, as of) of the figures of an item, or of all."""
        return [
            (
                squeezed(r["printed"]),
                str(r["value_base"]),
                str(r["bound"]),
                str(r["status"]),
                str(r["as_of"] or ""),
            )
            for r in self.tables["figures"]
            if not path or r["item_path"] == path
        ]


def squeezed(value: object) -> str:
    return "".join(str(value).split())


def parse_document(document: Document, curated: Mapping[str, Any] | None = None) -> Parsed:
    family = load_family("business-report")
    collector = Collector(document, load_schemas(PATHS.schemas, "business-report"))
    family.parse(document, Context(collector, curated or {}))
    return Parsed(collector, tuple(family.identities(collector)))


def parse_text(text: str) -> Parsed:
    return parse_document(document_from_text(text))


@cache
def real_report() -> Parsed:
    """The report of early ROC 113 with its curated files."""
    document = read_document(PATHS.sources / f"{REPORT_ID}.txt")
    return parse_document(document, load_curated(PATHS.content / "curated" / REPORT_ID))


def paragraphs(parsed: Parsed) -> list[str]:
    """The text of a report, one paragraph a line."""
    lines = [str(r["heading"] or r["text"]) for r in parsed.tables["passages"] if r["outline_level"] == 0]
    for item in parsed.tables["items"]:
        heading, text = f"{item['marker']}{item['heading']}", str(item["text"])
        if item["heading_kind"] == "standalone_para":
            lines += [heading, *text.split("\n")]
        else:
            lines.append(heading + text)
    return lines


def wrapped(paragraph: str, width: int) -> list[str]:
    """Hard-wrapped at a number of columns, wherever that falls."""
    lines, current = [], ""
    for c in paragraph:
        if columns(current + c) > width:
            lines.append(current)
            current = ""
        current += c
    return [*lines, current]
