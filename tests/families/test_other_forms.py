"""Every report as other fonts would have left it: the same tables, the printed lines as they came."""

import pytest

from generator.language.ideographs import ideograph_forms
from generator.loading import LoadedReport, load_curated
from generator.reading.document import document_from_text
from generator.reading.manifest import load_manifest
from generator.records.schema import load_schemas
from generator.report import ParsedReport, parse_report
from tests.examples import first
from tests.tooling.tracked import ROOT

# One form for each ideograph that has any, the last of those that Unicode has.
IN_OTHER_FORM = {ideograph: form for form, ideograph in sorted(ideograph_forms().items())}


def parsed(report_id: str, text: str) -> ParsedReport:
    manifest = load_manifest(ROOT / "content" / "reports" / f"{report_id}.yml")
    schemas = load_schemas(ROOT / "data" / "schemas", manifest.family)
    curated = load_curated(ROOT / "content" / "curated" / report_id)
    return parse_report(LoadedReport(manifest, document_from_text(text, "report.txt"), schemas, curated))


# Characters are folded before any family reads: one book of pipes here and the plan of
# annual_plan/test_characters.py show it with every change.
@pytest.mark.slow
@pytest.mark.parametrize(
    "report_id",
    first(
        1,
        ["ida-unit-budget-114", "moea-infra-review-110", "ey-st-plan-114-117", "moea-business-report-113"],
    ),
)
def test_a_report_in_radicals_and_compatibility_ideographs_is_the_same_report(report_id: str) -> None:
    text = (ROOT / "data" / "sources" / f"{report_id}.txt").read_text("utf-8")
    other = text.translate(IN_OTHER_FORM)
    assert sum(a != b for a, b in zip(text, other, strict=True)) > 1_000
    plain, read = parsed(report_id, text), parsed(report_id, other)
    differing = [name for name in plain.rows if name != "lines" and plain.rows[name] != read.rows[name]]
    assert differing == []
    assert [row["text"] for row in read.rows["lines"]] == other.removesuffix("\n").split("\n")
