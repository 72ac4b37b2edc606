"""A report's own page about a programme, beside the page that is made from all reports."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.wording.labels import phase_label
from generator.records.values import Value


def own_record(site: Site, package: Package, record_id: Value, title: str) -> tuple[str, str]:
    """Title and kind in search of the page: one that stands beside the programme's own says what it is.

    Where no page is made from all reports, the report's page is the programme's.
    """
    if (package.name, str(record_id)) not in site.named_programmes:
        return title, "programme"
    phase = phase_label(str(package.descriptor["phase"]))
    return f"{title}（{roc_year(package)} 年{phase}的紀錄）", "page"
