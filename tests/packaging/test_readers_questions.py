"""Ten questions that a reader may have, answered from the ZIPs alone with pandas or SQL.

Each test uses only what README.md of the package tells: names of tables and columns, units, what an empty
cell means, which rows may be summed. `table` fails where the README does not name a column that is needed.
"""

import io
import sqlite3
import zipfile

import pandas as pd
import pytest

from generator.packaging.addresses import Addresses
from generator.packaging.archive import report_archive
from generator.packaging.zip_file import zip_bytes
from generator.paths import ProjectPaths

PATHS = ProjectPaths.of_checkout()
INFRA, SCIENCE, BUDGET = "moea-infra-review-110", "ey-st-plan-114-117", "ida-unit-budget-114"
BUSINESS, ANNUAL = "moea-business-report-113", "moea-annual-plan-115"


class Download:
    """A package's ZIP as a reader has it."""

    def __init__(self, name: str) -> None:
        folder = PATHS.packages / name
        files = report_archive(folder, PATHS.templates, Addresses()).files
        self.archive = zipfile.ZipFile(io.BytesIO(zip_bytes(files)))
        self.readme = self.archive.read("README.md").decode("utf-8")

    def table(self, name: str, *columns: str) -> pd.DataFrame:
        """A table with the columns that the README names for it; identifiers stay texts."""
        (described,) = [part for part in self.readme.split("\n**") if part.startswith(f"{name}**")]
        assert [column for column in columns if f"`{column}`" not in described] == []
        with self.archive.open(f"{name}.csv") as file:
            texts = dict.fromkeys(("record_id", "sub_project", "item_path", "code", "path"), "string")
            return pd.read_csv(file, dtype=texts, usecols=list(columns))


@pytest.fixture(scope="module")
def packages() -> dict[str, Download]:
    return {name: Download(name) for name in (INFRA, SCIENCE, BUDGET, BUSINESS, ANNUAL)}


def test_executed_against_realised_amounts_of_110_by_category(packages):
    budget = packages[INFRA].table(
        "special_budget", "programme_no", "sub_project", "year_roc", "realised_k_twd", "executed_k_twd"
    )
    programmes = packages[INFRA].table("programmes", "programme_no", "category")
    whole = budget[(budget.year_roc == 110) & budget.sub_project.isna()].merge(programmes)
    sums = whole.groupby("category")[["realised_k_twd", "executed_k_twd"]].sum()
    assert sums.loc["水環境"].tolist() == [20_547_183, 24_803_555]
    assert sums.loc["綠能"].tolist() == [1_301_876, 1_481_075]
    assert sums.loc["人才"].tolist() == [390_876, 393_379]


def test_programmes_that_are_behind_schedule(packages):
    progress = packages[INFRA].table(
        "progress", "programme_no", "sub_project", "scope", "planned_pct", "actual_pct"
    )
    whole = progress[(progress.scope == "cumulative") & progress.sub_project.isna()]
    behind = whole[whole.actual_pct < whole.planned_pct]
    assert behind.programme_no.tolist() == [1, 12, 16, 19, 21, 22, 23]


def test_the_five_largest_donations(packages):
    donations = packages[BUDGET].table("donations", "row_level", "name", "total_k_twd")
    largest = donations[donations.row_level == "item"].nlargest(5, "total_k_twd")
    assert dict(zip(largest.name, largest.total_k_twd, strict=True)) == {
        "驅動國內IC設計業者先進發展補助計畫": 1_020_500,
        "協助產業提升競爭力布局海外市場計畫": 931_000,
        "亞灣2.0-智慧科技創新應用綱要計畫": 481_230,
        "產業淨零碳排推動計畫": 414_981,
        "產業創新平台計畫": 315_541,
    }


def test_measures_led_by_the_ministry_of_economic_affairs(packages):
    agencies = packages[SCIENCE].table("measure_agencies", "measure_code", "agency_name", "role")
    led = agencies[(agencies.agency_name == "經濟部") & (agencies.role == "lead")]
    assert led.measure_code.nunique() == 77


def test_statements_in_hundred_millions_of_the_category_energy(packages):
    download = packages[BUSINESS]
    connection = sqlite3.connect(":memory:")
    tables = {
        "figures": ("item_path", "value", "multiplier", "unit"),
        "items": ("item_path", "category_no"),
        "categories": ("category_no", "category"),
    }
    for name, columns in tables.items():
        download.table(name, *columns).to_sql(name, connection)
    query = """
        SELECT value FROM figures JOIN items USING (item_path) JOIN categories USING (category_no)
        WHERE category = '能源' AND multiplier = '億' AND unit = '元' ORDER BY value
    """
    # Subsidies for efficient appliances: 73 for air conditioners and refrigerators, 4 for gas heaters.
    assert [value for (value,) in connection.execute(query)] == [4, 73]


def test_what_the_nation_spent_on_research_in_2023(packages):
    spent = packages[SCIENCE].table("rd_expenditure", "year", "rd_type", "amount_100m_twd")
    assert spent[(spent.year == 2023) & (spent.rd_type == "合計")].amount_100m_twd.tolist() == [9373]


def test_revenue_that_the_agency_expects(packages):
    revenue = packages[BUDGET].table("revenue", "account_level", "account_name", "budget_this_year_k_twd")
    assert revenue[revenue.account_level == "total"].budget_this_year_k_twd.tolist() == [110_636]


def test_key_projects_of_2026_by_category(packages):
    projects = packages[ANNUAL].table("projects", "project_no", "category")
    counted = projects.category.value_counts().to_dict()
    assert counted == {"科技發展": 43, "公共建設": 26, "社會發展": 13, "其他": 1}


def test_where_the_report_contradicts_itself(packages):
    checks = packages[INFRA].table("checks", "check", "record_id", "printed_value", "computed", "verdict")
    wrong = checks[(checks.verdict == "source_error") & (checks.record_id == "special-budget.28.-.110")]
    assert wrong[["check", "printed_value", "computed"]].to_numpy().tolist() == [
        ["spend-ratio", 100.0, 99.01]
    ]


def test_where_a_figure_is_printed(packages):
    budget = packages[INFRA].table("special_budget", "record_id", "source_lines", "executed_k_twd")
    row = budget[budget.record_id == "special-budget.47.-.110"].iloc[0]
    first = int(row.source_lines.split("-")[0])
    line = (PATHS.sources / f"{INFRA}.txt").read_text("utf-8").split("\n")[first - 1]
    assert row.executed_k_twd == 393_379
    assert "393,379" in line
