"""Names, days and addresses of a manifest that nothing later could bear."""

import re

import pytest
import yaml

from generator.errors import ProblemError
from generator.packaging.collection import COLLECTION
from generator.reading.manifest import Manifest, parse_manifest
from generator.register.package import NAME
from generator.yaml_values import RESERVED
from tests.tooling.tracked import ROOT

FILE = ROOT / "content" / "reports" / "moea-annual-plan-115.yml"


def changed(key: str, value: object) -> Manifest:
    """A published report's manifest with one value changed; ``source.origin`` is a key inside another."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    *path, last = key.split(".")
    inner = data
    for part in path:
        inner = inner[part]
    inner[last] = value
    return parse_manifest(data, FILE.name)


def test_no_report_takes_the_place_of_a_package_of_ours() -> None:
    assert set(RESERVED) == {NAME, COLLECTION}


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("report_id", "register", "a name of the project's own"),
        ("report_id", "taiwan-government-reports", "a name of the project's own"),
        ("report_id", "con", "on Windows"),
        ("report_id", "lpt1", "on Windows"),
        ("period_end", "9999-12-31", "no day of a report"),
        ("period_start", "0115-01-01", "no day of a report"),
        ("created", "2201-01-01", "no day of a report"),
        ("published", "9999", "no day of a report"),
        ("published", "2026-02-30", "day is out of range"),
        ("source.retrieved", "1911-12-31", "no day of a report"),
        ("issuer.url", "javascript:alert(1)", "no address"),
        ("source.origin", "data:text/html,x", "no address"),
        ("source.origin", "https://", "no address"),
        ("source.origin", 'https://www.moea.gov.tw/"onload=', "no address"),
    ],
)
def test_values_that_nothing_later_could_bear(key: str, value: object, told: str) -> None:
    with pytest.raises(ProblemError, match=re.escape(told)) as caught:
        changed(key, value)
    assert [problem.code for problem in caught.value.problems] == ["MANIFEST-INVALID"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("report_id", "com-annual-plan-115"),
        ("published", "2025-09"),
        ("published", "2024-02-29"),
        ("source.origin", "https://www.moea.gov.tw/MNS/populace/content/Content.aspx?menu_id=1"),
        ("issuer.url", "http://www.moea.gov.tw"),
    ],
)
def test_values_as_reports_have_them(key: str, value: str) -> None:
    data = changed(key, value).model_dump(mode="json")
    for part in key.split("."):
        data = data[part]
    assert data == value
