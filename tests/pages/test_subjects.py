from pathlib import Path

import pytest

from generator.pages.parts.subjects import subject
from generator.records.schema import load_schemas
from tests.committed import committed_package

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"


@pytest.mark.parametrize(
    ("package", "record", "said"),
    [
        ("moea-infra-review-110", "special-budget.1.-.107", "石門水庫阿姆坪防淤隧道工程計畫　年度 107"),
        ("moea-infra-review-110", "progress.23.-.cumulative", "離岸風電水下基礎產業技術升級輔導計畫　累計"),
        ("moea-infra-review-110", "programmes.1", "石門水庫阿姆坪防淤隧道工程計畫"),
        ("ida-unit-budget-114", "revenue.7-145-1", "雜項收入"),
        ("ey-st-plan-114-117", "budget-projection.2025", "西元年度 2025"),
        (
            "moea-annual-plan-115",
            "projects.x37512d58.x9d511060",
            "科技專案推動計畫　工研院科技專案計畫　項目序號 4",
        ),
        ("ey-st-plan-114-117", "no-such-record", ""),
    ],
)
def test_a_record_says_what_it_is_about(package: str, record: str, said: str) -> None:
    found = committed_package(package)
    assert subject(found, load_schemas(SCHEMAS, found.family), record) == said
