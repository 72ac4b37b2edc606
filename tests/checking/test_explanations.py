"""What a person wrote about a failed check finds that check and no other."""

from decimal import Decimal

from generator.checking.explanations import parse_explanations
from generator.checking.identity import Identity
from generator.checking.run import check_rows
from generator.records.record import Record

ROW = Record("resolutions", "resolutions.69", {"resolution": "…"}, (2561,), "149", "printed", "")


def identity(printed: int) -> Identity:
    return Identity("resolution-compared", ROW, "resolution", Decimal(printed), Decimal(1), certain=False)


def entry(printed: str, **more: str) -> dict[str, str]:
    return {"record_id": "resolutions.69", "check": "resolution-compared", "printed": printed, **more}


def test_two_values_of_one_cell_have_an_explanation_each() -> None:
    first = entry("-29,057", explanation="主管預算", verdict="source_error")
    found, problems = parse_explanations([first, entry("-41202", explanation="單位預算")], "e.yml")
    rows = check_rows([identity(-29057), identity(-41202)], found)
    assert problems == []
    assert [(row["explanation"], row["verdict"]) for row in rows] == [
        ("主管預算", "source_error"),
        ("單位預算", "unresolved"),
    ]
    assert found.stale() == []


def test_an_explanation_of_another_value_is_stale() -> None:
    found, _ = parse_explanations([entry("5", explanation="已不印")], "e.yml")
    (row,) = check_rows([identity(6)], found)
    assert row["explanation"] == ""
    assert [problem.code for problem in found.stale()] == ["CHECK-STALE-EXPLANATION"]
