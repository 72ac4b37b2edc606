"""The parser's rows of judged passages: each read by itself, or all from the whole text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.reading.document import Document, document_from_text, read_document
from generator.records.record import Record
from tests.families.business_report.reports import parse_document
from tests.judged.comparison import Judge, Outcome, compare, figure_faults, row_faults
from tests.judged.judgement import Judged, load, split_numbers

# The passage stands under the opening of its report, which says the period that 本期 means.
_OPENING = """行政院施政報告
主席、各位委員女士、先生：
關於98年1月至6月之本院施政情形，業向　貴院第7屆第4會期提出報告。\
茲將98年7月至12月(以下稱為本期)之重要施政，分為內政共1類，擇要報告如下：
壹、內　　政
一、民政業務
"""
_MARK = re.compile(r"\s*(?:[(（][一二三四五六七八九十０-９\d]+[)）]+|[０-９\d]+、)?")
TABLES: Mapping[str, tuple[str, Judge]] = {
    "figures": ("figures", figure_faults),
    "list_rows": ("breakdown_rows", row_faults),
}


@cache
def rows_of_passage(text: str, table: str) -> Sequence[Record]:
    """Rows of a table that are read of a passage as the text of one item."""
    item = _MARK.sub("(一)", text, count=1)
    return parse_document(document_from_text(f"{_OPENING}{item}\n")).tables[table]


def outcomes(report: str, kind: str) -> list[Outcome]:
    """How each judged number of a kind is read, of its passage alone."""
    table, judge = TABLES[kind]
    return [compare(each, rows_of_passage(each.text, table), judge) for each in load(report, kind)]


def outcomes_in_text(report: str, kind: str, text: Path) -> list[Outcome]:
    """How each judged number of a kind is read in the whole text of the report."""
    table, judge = TABLES[kind]
    document = read_document(text)
    rows = parse_document(document).tables[table]
    return [
        compare(in_line(each, document), [row for row in rows if each.line in row.lines], judge)
        for each in load(report, kind)
    ]


def in_line(judged: Judged, document: Document) -> Judged:
    """The same number, its passage the whole line that it stands in."""
    text = document.line(judged.line).text
    before = len(split_numbers(text[: text.index(judged.text)], judged.number)) - 1
    return replace(judged, text=text, nth=before + judged.nth)
