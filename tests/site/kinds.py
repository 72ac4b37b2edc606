"""One page of each kind that the site has: what holds for them holds for their template."""

from collections.abc import Collection, Sequence

import pytest
from _pytest.mark import ParameterSet

REVIEW = "reports/moea-infra-review-110/"
PLAN = "reports/moea-annual-plan-115/"
BUSINESS = "reports/moea-business-report-113/"
BUDGET = "reports/ida-unit-budget-114/"
TECHNOLOGY = "reports/ey-st-plan-114-117/"
SEARCH = "search/?q=%E5%86%8D%E7%94%9F%E6%B0%B4"

KINDS = (
    "",
    "reports/",
    "findings/",
    "findings/contradictions/",
    "data/",
    "data/moea-infra-review-110/",
    "data/moea-infra-review-110/special_budget/",
    "data/moea-infra-review-110/validation/",
    "sources/ida-unit-budget-114/",
    "sources/moea-infra-review-110/lines-4001/",
    SEARCH,
    "ask/",
    "ask/behind-schedule/",
    "notebooks/",
    "notebooks/research/",
    "glossary/",
    "method/",
    "404.html",
    REVIEW,
    f"{REVIEW}programmes/7/",
    f"{REVIEW}programmes/33/milestones/",
    f"{REVIEW}programmes/46/parts/",
    PLAN,
    f"{PLAN}projects/75/",
    BUSINESS,
    f"{BUSINESS}statements/",
    f"{BUSINESS}categories/6/",
    f"{BUSINESS}breakdowns/",
    BUDGET,
    f"{BUDGET}work-plans/5226102200/",
    f"{BUDGET}programmes/16/",
    f"{BUDGET}resolutions/",
    f"{BUDGET}vehicles/",
    TECHNOLOGY,
    f"{TECHNOLOGY}strategies/2.3.2/",
    f"{TECHNOLOGY}agencies/",
    f"{TECHNOLOGY}funding/",
    "findings/grants/ida-unit-budget-114/",
    "data/moea-infra-review-110/changes/",
    "programmes/",
    "programmes/linkou-startup-terrace/",
    "programmes/amuping-silt-tunnel/",
    "programmes/what-became/",
    "agencies/",
    "agencies/moea-ida/",
    "answers/",
    "answers/continued-programmes/",
    "charts/moea-infra-review-110-behind/",
    "en/",
    "en/reports/",
    "en/data/",
    "en/data/moea-infra-review-110/",
    "en/data/moea-infra-review-110/special_budget/",
    "en/method/",
    "en/glossary/",
    "en/programmes/amuping-silt-tunnel/",
    "en/findings/contradictions/",
    "en/answers/movers/",
    "en/search/",
)

# What a browser needs long for is looked at with every change on these, and on all kinds before a merge.
# The page of questions and the English ones have tests of their own in test_ask.py and test_languages.py.
EVERY_TIME = (
    "",
    "sources/moea-infra-review-110/lines-4001/",
    SEARCH,
    f"{REVIEW}programmes/7/",
)


# Colours and a phone's width are the same style sheet on every page: these show all that it sets.
IN_THE_DARK = (f"{REVIEW}programmes/7/", "sources/moea-infra-review-110/lines-4001/")


def each(paths: Sequence[str], every_time: Collection[str] = EVERY_TIME) -> list[ParameterSet]:
    """A parameter for every path; most of them belong to the long tests."""
    return [pytest.param(path, marks=[] if path in every_time else pytest.mark.long) for path in paths]
