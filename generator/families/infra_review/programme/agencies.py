"""The agencies in charge of each programme, and the lines of the table of contents that name them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.families.family import Context
from generator.families.infra_review.frame import Block, authorities
from generator.families.infra_review.programme.contents import Contents, Entry
from generator.families.infra_review.programme.curated import CuratedProgramme
from generator.reading.joining import join_wrapped
from generator.records.record import Certainty

_CUT_SHORT = "目錄頁遺失，機關名稱印到一半。"
_SPLITS = "special_budget_agencies"


def read_agencies(
    entries: Mapping[int, Entry], curated: Mapping[int, CuratedProgramme], block: Block, context: Context
) -> None:
    """Add the rows of ``programme_agencies`` from the best source that names any.

    In this order: the contents, a title page that names more than the ministry in charge of the report, the
    brackets of the budget table, what a person found out.
    """
    document = context.collector.document
    entry = entries.get(block.number)
    if entry and entry.agencies:
        for order, agency in enumerate(dict.fromkeys(entry.agencies), start=1):
            cut = not entry.complete and agency == entry.agencies[-1]
            _add(block, agency, order, "contents", entry.lines, context, note=_CUT_SHORT if cut else "")
        return
    page = block.title_page.authority_lines
    joint = authorities(join_wrapped(document.line(n).text for n in page))
    if len(joint) > 1:
        for order, agency in enumerate(dict.fromkeys(joint), start=1):
            _add(block, agency, order, "title_page", page, context)
        return
    shares = {
        str(row["agency_as_printed"]): row.lines
        for row in context.collector.rows(_SPLITS)
        if row["programme_no"] == block.number
    }
    for order, (agency, lines) in enumerate(shares.items(), start=1):
        _add(block, agency, order, "budget_table", lines, context)
    known = curated.get(block.number)
    if known and not shares:
        for order, agency in enumerate(dict.fromkeys(known.agencies), start=1):
            _add(block, agency, order, "curated", (), context, certainty="inferred", note=known.evidence)


def claim_contents(contents: Contents, entries: Mapping[int, Entry], context: Context) -> None:
    """Account for the lines of the contents that become no row: categories, stray labels, leftovers."""
    collector = context.collector
    used = {id(entry) for entry in entries.values()}
    for entry in contents.entries:
        collector.claim("furniture", entry.lines, words=(entry.title, *entry.agencies))
    pending = sorted(contents.categories, key=lambda item: item[2])
    for position, entry in enumerate(contents.entries):
        while pending and pending[0][2] <= position:
            name, lines, _ = pending.pop(0)
            collector.passage("", 0, name, "", [], heading_lines=lines)
        collector.claim("furniture", entry.label_lines)
        if entry.title and (id(entry) not in used or not entry.agencies):
            own = [n for n in entry.lines if n not in entry.label_lines]
            text = join_wrapped(collector.document.line(n).text for n in own)
            collector.passage("", 0, "", text, own)
    for name, lines, _ in pending:
        collector.passage("", 0, name, "", [], heading_lines=lines)
    for line in contents.fragments:
        collector.passage("", 0, "", join_wrapped([line.text]), [line.number])


def _add(
    block: Block,
    agency: str,
    order: int,
    source: str,
    lines: tuple[int, ...],
    context: Context,
    *,
    certainty: Certainty = "printed",
    note: str = "",
) -> None:
    context.collector.add(
        "programme_agencies",
        {
            "programme_no": block.number,
            "agency_as_printed": agency,
            "agency_order": order,
            "source": source,
        },
        lines,
        certainty="uncertain" if note == _CUT_SHORT else certainty,
        note=note,
    )
