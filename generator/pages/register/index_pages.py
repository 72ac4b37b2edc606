"""The list of all agencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.programmes.dossier import Dossier
from generator.pages.register.agency_page import agency_url
from generator.pages.wording.phrase import says


def index_draft(package: Package, dossiers: Sequence[Dossier]) -> Draft:
    """The page of all agencies, those that run most programmes first."""
    agencies = {str(row["agency_id"]): row for row in package.tables["agencies"]}
    counts = Counter(str(dossier.programme["agency_id"]) for dossier in dossiers if dossier.reports)
    return Draft(
        "agencies/",
        says("機關"),
        "register/agencies.md.j2",
        {
            "package": package,
            "rows": [
                (row, agency_url(row["agency_id"]), agencies.get(str(row["parent_id"] or "")), counts[name])
                for name, row in sorted(agencies.items(), key=lambda item: (-counts[item[0]], item[0]))
            ],
        },
        description=says("報告提到的機關：現名、前身、主管的計畫與預算。"),
        bilingual=True,
        hide=("navigation", "toc"),
    )
