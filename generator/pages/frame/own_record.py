"""A report's own page about a programme, beside the page that is made from all reports."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.wording.labels import phase_label
from generator.records.values import Value


def own_record(site: Site, package: Package, record_id: Value, title: str) -> tuple[str, str, str]:
    """Title of the page, its kind in search, and the address of the programme's own page, empty without one.

    Where no page is made from all reports, the report's page is the programme's.
    """
    programmes = site.named_programmes.get((package.name, str(record_id)))
    if programmes is None:
        return title, "programme", ""
    phase = phase_label(str(package.descriptor["phase"]))
    return f"{title}（{roc_year(package)} 年{phase}的紀錄）", "page", programmes[0][1]
