"""A report whose heads were not recognised can't pass as understood, though every line is accounted for."""

from collections import defaultdict
from dataclasses import replace

import pytest

from generator.checking.structure import structure_problems
from generator.families import family_names, load_family
from generator.loading import LoadedReport
from generator.paths import ProjectPaths
from generator.reading.document import document_from_text
from generator.reading.manifest import load_manifest
from generator.records.record import Record
from generator.records.schema import load_schemas
from generator.records.structure import Structure
from generator.report import parse_report
from tests.tooling.tracked import ROOT

PATHS = ProjectPaths(ROOT)


def row(no: int, kind: str) -> Record:
    return Record("rows", f"rows.{no}", {"kind": kind}, (no,), "printed", "")


def told(structures: tuple[Structure, ...], rows: list[Record]) -> list[str]:
    return [p.seen for p in structure_problems(structures, {"rows": rows, "sums": []}, "data/sources/r.txt")]


TOTALS = Structure("rows", "總計", lambda record: record["kind"] == "total")
ROWS, SUMS = Structure("rows", "明細表"), Structure("sums", "彙計表")


def test_an_empty_table_is_told_by_its_printed_name():
    assert told((ROWS, SUMS), [row(1, "item")]) == ["no row of 彙計表 in the table sums"]
    assert told((ROWS, SUMS), []) == [
        "no row of 明細表 in the table rows",
        "no row of 彙計表 in the table sums",
    ]


def test_a_part_of_a_table_is_missed_where_other_rows_are_there():
    assert told((ROWS, TOTALS), [row(1, "item")]) == ["no row of 總計 in the table rows"]
    assert told((ROWS, TOTALS), [row(1, "item"), row(2, "total")]) == []


@pytest.mark.parametrize("name", family_names())
def test_a_family_names_structures_of_its_own_tables(name):
    holds = load_family(name).holds
    schemas = load_schemas(PATHS.schemas, name)
    assert holds
    assert [structure.table for structure in holds if structure.table not in schemas] == []


def test_a_plan_whose_table_head_is_not_recognised_is_refused():
    manifest = load_manifest(PATHS.manifests / "moea-annual-plan-115.yml")
    text = PATHS.source("moea-annual-plan-115").read_text("utf-8")
    schemas = load_schemas(PATHS.schemas, manifest.family)

    def codes(changed: str) -> list[tuple[str, str]]:
        document = replace(document_from_text(changed), name="data/sources/plan.txt")
        found = parse_report(LoadedReport(manifest, document, schemas)).problems
        return [(p.severity, p.seen) for p in found if p.code == "PARSE-STRUCTURE"]

    assert codes(text) == []
    assert codes(text.replace("壹、年度施政目標及策略", "施政之方向")) == [
        ("error", "no row of 壹、年度施政目標 in the table goals")
    ]


@pytest.mark.parametrize("other", ["comparisons", "personnel_costs"])
def test_a_table_that_others_print_in_another_form_is_not_missed(other: str) -> None:
    """A city prints its personnel with its costs, a 主管 the staff of all its agencies."""
    holds = [structure for structure in load_family("unit-budget").holds if structure.table == "staff"]
    assert [p.code for p in structure_problems(holds, defaultdict(list), "x")] == ["PARSE-STRUCTURE"]
    tables = defaultdict(list, {other: [row(1, "total")]})
    assert list(structure_problems(holds, tables, "x")) == []


@pytest.mark.parametrize(
    ("report_id", "heads", "missing"),
    [
        (
            "ida-unit-budget-114",
            (
                "名 稱 | 人事費 | 業務費",
                "預備金 | 小計 | 業務費",
                "人 事 費 別",
                "人事費彙計表",
                "職 員 | | 警 察",
                "年需經費",
            ),
            ("first_level", "personnel", "staff"),
        ),
        ("ey-st-plan-114-117", ("年度\t2025 年度\t2026 年度",), ("budget_projection",)),
    ],
)
def test_each_table_that_a_report_must_hold_is_missed(
    report_id: str, heads: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """Lines that hold words of the heads are gone: the rows below belong to no table any more."""
    manifest = load_manifest(PATHS.manifests / f"{report_id}.yml")
    lines = PATHS.source(report_id).read_text("utf-8").split("\n")
    kept = ["" if any(head in line for head in heads) else line for line in lines]
    document = document_from_text("\n".join(kept), "report.txt")
    loaded = LoadedReport(manifest, document, load_schemas(PATHS.schemas, manifest.family))
    told = [p.seen for p in parse_report(loaded).problems if p.code == "PARSE-STRUCTURE"]
    assert [seen.rsplit(" ", 1)[1] for seen in told] == list(missing)
