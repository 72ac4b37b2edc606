"""A page for every edition that has one before it: both beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.pages.beside.editions_beside import Beside, beside
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year, roc_years
from generator.pages.frame.site import Site


def beside_drafts(site: Site) -> Iterator[Draft]:
    """One page for each two editions that follow each other; none where every series has one edition."""
    for series in site.editions.series:
        for earlier, later in pairwise(series.editions):
            yield _draft(beside(site, earlier, later))


def _draft(found: Beside) -> Draft:
    title = f"{found.later.descriptor['title']}，和前一版（{roc_years(found.earlier)} 年）並列"
    text = _sentence(found)
    return Draft(
        found.url,
        title,
        "beside/beside.md.j2",
        {
            "found": found,
            "answer": text,
            "grown": [moved for moved in found.moved if moved.change > 0],
            "cut": [moved for moved in found.moved if moved.change < 0],
        },
        description=text,
        search=SearchFacts("report", found.later.name, str(roc_year(found.later))),
    )


def _sentence(found: Beside) -> str:
    counted = {
        "項新列": len(found.new),
        "項沒有再列": len(found.gone),
        "項改了名稱": len(found.renamed),
        "筆金額增減": len(found.moved),
        "項兩版都落後": len(found.late_again),
        "個數字改印": len(found.revisions),
    }
    told = "、".join(f"{count} {label}" for label, count in counted.items() if count)
    years = f"{roc_years(found.later)} 年這一版和 {roc_years(found.earlier)} 年那一版相比"
    same = "計畫與金額都沒有不同" if found.compared else "這種報告沒有逐項列出計畫，沒有可以並列的"
    return f"{years}：{told or same}。"
