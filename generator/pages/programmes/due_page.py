"""「後來呢？」: the list of everything whose promised day has passed, by agency and year, with its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import groupby

from generator.packaging.atom import NEVER, FeedEntry, atom
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.links import line_url, relative
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import Site
from generator.pages.parts.source_link import source_link
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.due import Due, all_due
from generator.pages.programmes.report_dates import ReportDay
from generator.pages.wording.dates import roc_date
from generator.pages.wording.phrase import says

URL = "programmes/what-became/"
_TITLE = says("後來呢？期限已過的計畫與預定")
_COLUMNS = (
    "agency",
    "kind",
    "name",
    "programme_id",
    "due",
    "days_past",
    "counted_to",
    "last_known",
    "record",
)


def due_draft(site: Site, dossiers: Sequence[Dossier]) -> Draft:
    """The page of what became of it, or of what nothing is known."""
    rows = all_due(site, dossiers)
    newest = next((dossier.known.newest for dossier in dossiers), None)
    agencies = [(agency, list(group)) for agency, group in groupby(rows, key=lambda due: due.agency)]
    programmes = sum(due.kind == "programme" for due in rows)
    text = says(
        "{programmes} 項計畫的期程、{promises} 個報告預定的日期已經過了，列出最後讀到的狀態。",
        programmes=programmes,
        promises=len(rows) - programmes,
    )
    return Draft(
        URL,
        _TITLE,
        "programmes/due.md.j2",
        {
            "agencies": sorted(agencies, key=lambda item: (-len(item[1]), item[0])),
            "answer": text,
            "newest": newest,
            "address": URL,
        },
        description=text,
        search=SearchFacts("finding"),
        hide=("navigation",),
        bilingual=True,
        assets=(
            Asset(f"{URL}what-became.csv", _csv(rows, newest.day.isoformat() if newest else "")),
            Asset(f"{URL}feed.atom", _feed(rows, newest)),
        ),
    )


def _feed(rows: Sequence[Due], newest: ReportDay | None) -> bytes:
    """What became due, the latest first; an entry is of the day on which it was due."""
    latest_first = sorted(rows, key=lambda due: (due.day, due.name), reverse=True)
    entries = [
        FeedEntry(
            f"{due.report_id}:{due.row['record_id']}",
            f"{due.name}（{due.agency}）" if due.agency else due.name,
            due.day.isoformat(),
            relative(due.dossier.url if due.dossier else _printed_at(due), URL),
            f"期限 {roc_date(due.day)}。{due.last}",
        )
        for due in latest_first
    ]
    return atom("what-became", str(_TITLE), "./", newest.day.isoformat() if newest else NEVER, entries)


def _printed_at(due: Due) -> str:
    """Where the promise is printed."""
    link = source_link(due.row)
    return line_url(due.report_id, link.first) if link else f"reports/{due.report_id}/"


def _csv(rows: Sequence[Due], counted_to: str) -> bytes:
    """The rows as canonical CSV."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for due in rows:
        programme = due.dossier.identifier if due.dossier else ""
        record = f"{due.report_id}:{due.row['record_id']}"
        writer.writerow(
            (due.agency, due.kind, due.name, programme, due.day, due.days, counted_to, due.last, record)
        )
    return buffer.getvalue().encode("utf-8")
