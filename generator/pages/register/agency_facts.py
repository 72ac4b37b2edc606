"""What the reports say of an agency under whatever name they print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.labels import phase_label
from generator.pages.site import Site
from generator.records.values import Row, Value

# 項, the level at which the tables of a budget name agencies.
_AGENCY_LEVEL = "xiang"


class AgencyNames:
    """Agencies by every name they have or had; 臺 and 台 are the same here."""

    def __init__(self, package: Package) -> None:
        self._by_name = {
            _fold(str(row["name"])): str(row["agency_id"])
            for row in package.tables["agency_names"]
            # A body that went to two agencies is the one that carries on its name, not the other.
            if row["relation"] != "merged_from"
        }

    def identify(self, name: str) -> str | None:
        """agency_id of a printed name, or None."""
        return self._by_name.get(_fold(name))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that a report gives for an agency.

    Attributes:
        year: year as the report counts it.
        label: what it is.
        amount_k_twd: thousand NT$.
        report_id, record_id: where it stands.
        row: the record, for its source lines.
    """

    year: str
    label: str
    amount_k_twd: Value
    report_id: str
    record_id: str
    row: Row

    @property
    def in_roc_years(self) -> bool:
        """Whether the report counts in ROC years, as budgets do."""
        return len(self.year) <= len("114")


def budgets_of(site: Site, names: AgencyNames, agency_id: str) -> list[Amount]:
    """Science budgets by year, and the total of the agency's own budget book."""
    found = []
    for package in site.packages.values():
        for row in package.tables.get("agency_budgets", []):
            if names.identify(str(row["agency_name"])) == agency_id:
                found.append(_amount(package, row, str(row["year"]), "科技發展預算", "amount_k_twd"))
        found += _expenditure(package, names, agency_id)
    return sorted(found, key=lambda a: (a.year, a.label))


def measures_of(
    site: Site, names: AgencyNames, agency_id: str
) -> tuple[list[tuple[Row, str, str]], list[tuple[Row, str, str]]]:
    """(measure, package, record_id) that the agency leads, and that it supports."""
    roles: dict[str, list[tuple[Row, str, str]]] = {"lead": [], "support": []}
    for package in site.packages.values():
        measures = {row["measure_code"]: row for row in package.tables.get("measures", [])}
        for row in package.tables.get("measure_agencies", []):
            measure = measures.get(row["measure_code"])
            if measure is not None and names.identify(str(row["agency_name"])) == agency_id:
                roles[str(row["role"])].append((measure, package.name, str(measure["record_id"])))
    return roles["lead"], roles["support"]


def goals_of(site: Site, names: AgencyNames, agency_id: str) -> list[tuple[Row, str]]:
    """(goal, package) that the agency sets itself."""
    return [
        (row, package.name)
        for package in site.packages.values()
        for row in package.tables.get("agency_goals", [])
        if names.identify(str(row["agency_name"])) == agency_id
    ]


def _expenditure(package: Package, names: AgencyNames, agency_id: str) -> Iterator[Amount]:
    """The agency's total in budget books and in the series of enacted budgets, each with its phase."""
    for row in package.tables.get("expenditure", []):
        if row["level"] == _AGENCY_LEVEL and names.identify(_name(row)) == agency_id:
            label = f"歲出（{phase_label(str(row['phase']))}）"
            yield _amount(package, row, str(row["year_roc"]), label, "budget_this_year_k_twd")


def _name(row: Row) -> str:
    """The agency of a budget line: 水利署及所屬 is the agency with its branches."""
    return str(row.get("account_name") or "").removesuffix("及所屬")


def _amount(package: Package, row: Row, year: str, label: str, field: str) -> Amount:
    return Amount(year, label, row[field], package.name, str(row["record_id"]), row)


def _fold(name: str) -> str:
    return "".join(name.split()).replace("臺", "台")
