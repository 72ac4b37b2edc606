"""What the reports say of an agency under whatever name they print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.frame.site import Site
from generator.pages.wording.labels import phase_label
from generator.pages.wording.phrase import says
from generator.records.values import Row, Value

_NAMES_AGENCY = ("agency", "perhaps_agency", "agency_in_charge")
# The tables that a section of the page shows; of others that name the agency it says how many rows do.
_SHOWN = frozenset({"agency_budgets", "agency_goals", "measure_agencies", "expenditure"})


class AgencyNames:
    """Agencies by every name they have or had; 臺 and 台 are the same here."""

    def __init__(self, package: Package) -> None:
        self._by_name = {
            _fold(str(row["name"])): str(row["agency_id"]) for row in package.tables["agency_names"]
        }

    def identify(self, name: str) -> str | None:
        """agency_id of a printed name, or None."""
        return self._by_name.get(_fold(name))


@dataclass(frozen=True, slots=True)
class NamingRow:
    """A row that names an agency; ``role`` is that of the column with the name."""

    package: Package
    table: str
    role: str
    row: Row

    @property
    def record_id(self) -> str:
        """The row's identifier."""
        return str(self.row["record_id"])


class AgencyRows:
    """The current rows of all reports by the agency that they name, in the columns whose roles say so."""

    def __init__(self, site: Site, names: AgencyNames) -> None:
        self._rows: dict[str, list[NamingRow]] = defaultdict(list)
        for package in site.packages.values():
            for table, schema in site.tables_of(package).items():
                columns = [field for field in schema.fields if field.role in _NAMES_AGENCY]
                for row in site.editions.rows(package, table) if columns else ():
                    for field in columns:
                        # A budget line 水利署及所屬 is the agency with its branches.
                        agency = names.identify(str(row.get(field.name) or "").removesuffix("及所屬"))
                        if agency is not None:
                            self._rows[agency].append(NamingRow(package, table, field.role, row))

    def of(self, agency_id: str, table: str = "") -> list[NamingRow]:
        """Rows that name an agency, by report; those of one table where it is given."""
        return [found for found in self._rows.get(agency_id, []) if not table or found.table == table]


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


def budgets_of(rows: AgencyRows, agency_id: str) -> list[Amount]:
    """Science budgets by year, and the agency's total in budget books and in the enacted budgets."""
    found = [
        _amount(named, str(named.row["year"]), says("科技發展預算"), "enacted_budget_k_twd")
        for named in rows.of(agency_id, "agency_budgets")
    ]
    for named in rows.of(agency_id, "expenditure"):
        label = says("歲出（{stage}）", stage=phase_label(str(named.row["budget_stage"])))
        found.append(_amount(named, str(named.row["year_roc"]), label, "budget_this_year_k_twd"))
    return sorted(found, key=lambda a: (a.year, a.label))


def measures_of(
    rows: AgencyRows, agency_id: str
) -> tuple[list[tuple[Row, str, str]], list[tuple[Row, str, str]]]:
    """(measure, package, record_id) that the agency leads, and that it supports."""
    roles: dict[str, list[tuple[Row, str, str]]] = {"lead": [], "support": []}
    for named in rows.of(agency_id, "measure_agencies"):
        for measure in named.package.rows("measures", measure_code=named.row["measure_code"])[-1:]:
            roles[str(named.row["role"])].append((measure, named.package.name, str(measure["record_id"])))
    return roles["lead"], roles["support"]


def goals_of(rows: AgencyRows, agency_id: str) -> list[tuple[Row, str]]:
    """(goal, package) that the agency sets itself."""
    return [(named.row, named.package.name) for named in rows.of(agency_id, "agency_goals")]


def other_rows_of(rows: AgencyRows, agency_id: str) -> Iterator[tuple[Package, str, Sequence[NamingRow]]]:
    """(package, table, rows) of the tables that name the agency and that no section of its page shows."""
    groups: dict[tuple[str, str], list[NamingRow]] = defaultdict(list)
    for named in rows.of(agency_id):
        if named.table not in _SHOWN:
            groups[named.package.name, named.table].append(named)
    for (_, table), found in groups.items():
        yield found[0].package, table, found


def _amount(named: NamingRow, year: str, label: str, field: str) -> Amount:
    return Amount(year, label, named.row[field], named.package.name, named.record_id, named.row)


def _fold(name: str) -> str:
    return "".join(name.split()).replace("臺", "台")
