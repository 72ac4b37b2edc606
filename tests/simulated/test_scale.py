"""A project with many reports is written with all that a build of it needs."""

import hashlib

import yaml

from tests.simulated.__main__ import write_project
from tests.simulated.edition import KINDS


def test_later_editions_stand_beside_the_committed_reports(tmp_path):
    names = write_project(tmp_path / "many", 14)
    # Two editions of two families, one of the others.
    assert names[:1] + names[-2:] == ["moea-infra-review-111", "moea-infra-review-112", "ida-unit-budget-116"]
    assert len(names) == 14 - len(KINDS)
    content = tmp_path / "many" / "content"
    manifest = yaml.safe_load((content / "reports" / "moea-infra-review-112.yml").read_text("utf-8"))
    source = (tmp_path / "many" / "data" / "sources" / "moea-infra-review-112.txt").read_bytes()
    assert manifest["source"]["sha256"] == hashlib.sha256(source).hexdigest()
    assert str(manifest["period_end"]) == "2023-12-31"
    assert (content / "explanations" / "moea-infra-review-112.yml").exists()
    assert not (content / "row_counts.yml").exists()
