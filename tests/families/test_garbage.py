"""While a report is parsed nothing looks for garbage, and afterwards all is as it was."""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.errors import ProblemError
from generator.loading import LoadedReport
from generator.reading.document import document_from_text
from generator.reading.manifest import load_manifest
from generator.records.schema import load_schemas
from generator.report import parse_report
from tests.tooling.tracked import ROOT


@pytest.fixture
def searches() -> Iterator[list[str]]:
    """The searches for garbage that begin, one for each few objects made."""
    found: list[str] = []

    def note(phase: str, _: object) -> None:
        found.append(phase)

    thresholds = gc.get_threshold()
    gc.callbacks.append(note)
    gc.set_threshold(20)
    yield found
    gc.set_threshold(*thresholds)
    gc.callbacks.remove(note)
    gc.enable()


def loaded() -> LoadedReport:
    manifest = load_manifest(ROOT / "content" / "reports" / "moea-annual-plan-115.yml")
    schemas = load_schemas(ROOT / "data" / "schemas", manifest.family)
    return LoadedReport(manifest, document_from_text("壹、年度施政目標及策略\n", "report.txt"), schemas)


def test_no_search_while_a_report_is_parsed_and_again_after_it(searches):
    report = loaded()
    assert searches
    gc.disable()
    searches.clear()
    gc.enable()
    parse_report(report)
    assert len(searches) <= 2
    assert gc.isenabled()


def test_a_report_that_cannot_be_parsed_leaves_it_as_it_was(searches):
    report = loaded()
    of_no_family = replace(report, manifest=report.manifest.model_copy(update={"family": "none"}))
    for switch, searching in ((gc.disable, False), (gc.enable, True)):
        switch()
        with pytest.raises(ProblemError, match="MANIFEST-FAMILY"):
            parse_report(of_no_family)
        assert gc.isenabled() is searching
