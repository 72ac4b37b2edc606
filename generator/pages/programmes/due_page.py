"""「後來呢？」: the list of everything whose promised day has passed, by agency and year, with its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import groupby

from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.due import Due, all_due

URL = "programmes/what-became/"
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
    text = (
        f"{programmes} 項計畫的期程、{len(rows) - programmes} 個報告預定的日期已經過了，列出最後讀到的狀態。"
    )
    return Draft(
        URL,
        "後來呢？期限已過的計畫與預定",
        "programmes/due.md.j2",
        {
            "agencies": sorted(agencies, key=lambda item: (-len(item[1]), item[0])),
            "answer": text,
            "newest": newest,
        },
        description=text,
        search=SearchFacts("finding"),
        hide=("navigation",),
        assets=(Asset(f"{URL}what-became.csv", _csv(rows, newest.day.isoformat() if newest else "")),),
    )


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
