"""What a person wrote about a failed check finds that check and no other."""

from decimal import Decimal

import pytest

from generator.checking.explanations import parse_explanations
from generator.checking.identity import Identity, not_computed
from generator.checking.run import check_rows
from generator.records.record import Record
from generator.records.schema import load_schemas
from tests.tooling.tracked import ROOT

CHECKS = load_schemas(ROOT / "data" / "schemas", "none")["checks"]
ROW = Record("resolutions", "resolutions.69", {"resolution": "…"}, (2561,), "printed", "")


def identity(printed: int) -> Identity:
    return Identity("resolution-compared", ROW, "resolution", Decimal(printed), Decimal(1), "兩項決議")


def entry(printed: str, **more: str) -> dict[str, str]:
    return {"record_id": "resolutions.69", "check": "resolution-compared", "printed": printed, **more}


def test_two_values_of_one_cell_have_an_explanation_each() -> None:
    first = entry("-29,057", explanation="主管預算", verdict="source_error", evidence="第2561行「…」")
    found, problems = parse_explanations([first, entry("-41202", explanation="單位預算")], "e.yml")
    rows = check_rows([identity(-29057), identity(-41202)], found, CHECKS)
    assert problems == []
    assert [(row["explanation"], row["verdict"], row["judged_by"], row["evidence"]) for row in rows] == [
        ("主管預算", "source_error", "person", "第2561行「…」"),
        # Words without a verdict decide nothing.
        ("單位預算", "unresolved", "machine", ""),
    ]
    assert found.stale() == []


def test_an_explanation_of_another_value_is_stale() -> None:
    found, _ = parse_explanations([entry("5", explanation="已不印")], "e.yml")
    (row,) = check_rows([identity(6)], found, CHECKS)
    assert (row["explanation"], row["verdict"], row["judged_by"]) == ("兩項決議", "unresolved", "machine")
    assert [problem.code for problem in found.stale()] == ["CHECK-STALE-EXPLANATION"]


def test_stale_explanations_of_one_check_are_told_in_the_order_of_the_file() -> None:
    # Strings of a set come in another order with every start of the interpreter.
    values = [str(value) for value in range(20, 0, -1)]
    found, _ = parse_explanations([entry(value, explanation="已不印") for value in values], "e.yml")
    told = [problem.seen.partition("printed ")[2].rstrip(")") for problem in found.stale()]
    assert told == values


@pytest.mark.parametrize("evidence", [{}, {"evidence": ""}, {"evidence": "  "}])
def test_nobody_accuses_a_report_without_evidence(evidence: dict[str, str]) -> None:
    accusation = entry("-29057", explanation="相互牴觸", verdict="source_error", **evidence)
    found, problems = parse_explanations([accusation], "e.yml")
    assert [(problem.code, problem.seen) for problem in problems] == [
        ("CHECK-EXPLANATION", "entry 1: verdict source_error without evidence")
    ]
    (row,) = check_rows([identity(-29057)], found, CHECKS)
    assert row["verdict"] == "unresolved"


@pytest.mark.parametrize("verdict", ["rounding", "extraction_gap", "not_computed", "holds"])
def test_other_verdicts_of_a_person_need_no_evidence(verdict: str) -> None:
    found, problems = parse_explanations([entry("7", explanation="查證", verdict=verdict)], "e.yml")
    (row,) = check_rows([identity(7)], found, CHECKS)
    assert (problems, row["verdict"], row["judged_by"]) == ([], verdict, "person")


def test_what_could_not_be_computed_is_a_row_that_names_the_operand() -> None:
    found, _ = parse_explanations(None, "e.yml")
    lacking = not_computed("spend-ratio", ROW, "resolution", Decimal(15), "分配數")
    (row,) = check_rows([lacking], found, CHECKS)
    assert (row["verdict"], row["judged_by"]) == ("not_computed", "machine")
    assert (row["printed_value"], row["computed"]) == (Decimal(15), None)
    assert row["explanation"] == "無法計算，缺少：分配數。"
