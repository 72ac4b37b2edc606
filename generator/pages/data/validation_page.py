"""The validation page of a package: what was checked and what came out, in words."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.packaging.validation import validation_report
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.wording.labels import verdict_label


def validation_draft(package: Package) -> Draft:
    """The page of one package's validation report; programs read validation.json beside it."""
    report = validation_report(package)
    names = [(name, verdict_label(name)) for name in report["checks"]["verdicts"]]
    verdicts = [(label, report["checks"]["verdicts"][name]) for name, label in names]
    return Draft(
        f"data/{package.name}/validation/",
        f"查核報告：{package.descriptor['title']}",
        "data/validation.md.j2",
        {"package": package, "report": report, "verdicts": verdicts, "verdict_names": names},
        description=f"{package.descriptor['title']}資料套件的查核結果：列數、空值、鍵、逐行對帳與算式。",
        search=SearchFacts("table", package.name),
    )
