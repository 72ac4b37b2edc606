"""Editions of reports as pages see them: which rows are current, what was revised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from generator.packaging.reader import Package
from generator.packaging.series import WHOLE_TABLE, Series, all_series
from generator.records.values import Row


class Editions:
    """The current rows of a quantity, for every page that counts, sums or draws over reports.

    A *series* is what one issuer publishes of one family (and stage: proposal, enacted); its reports are
    *editions*. Where several editions print the same quantity - the budget of 107 in the reviews of 109 and
    110 - one row is current: that of the newest edition, unless it is uncertain or empty. The columns that
    make a quantity stand in the table's schema (``quantity``); where rows of two editions can't be told to be
    the same (``newest_only``), those of the newest edition are current. A row of a report without a second
    edition always is, and so is a quantity that later editions no longer print.

    `rows` gives the current rows of a table of one package, `is_current` asks for one record, `revisions_of`
    gives what a programme's values were revised from and to. All are read from the register's tables
    ``superseded`` and ``revisions``, which the published database has too: there ``current_<family>_<table>``
    holds the current rows of a table.
    """

    def __init__(self, reports: Iterable[Package], register: Package | None) -> None:
        self._reports = {package.name: package for package in reports}
        tables = register.tables if register else {}
        self._superseded: Sequence[Row] = tables.get("superseded", [])
        self._revisions: Sequence[Row] = tables.get("revisions", [])

    @cached_property
    def series(self) -> list[Series]:
        """All series, sorted by family, issuer and stage."""
        return all_series(self._reports.values())

    @cached_property
    def newest(self) -> frozenset[str]:
        """Names of the reports that no later edition follows."""
        return frozenset(series.newest.name for series in self.series)

    def of(self, report_id: str) -> tuple[Package, ...]:
        """The editions of a report's series, oldest first; the report alone where it has no other."""
        return self._by_report.get(report_id, ())

    def pairs_with(self, report_id: str) -> list[tuple[Package, Package]]:
        """A report with the edition before and with the one after, the earlier first of each."""
        pairs = pairwise(self.of(report_id))
        return [pair for pair in pairs if report_id in {package.name for package in pair}]

    def is_current(self, report_id: str, table: str, record_id: str) -> bool:
        """Whether no other edition's row takes the place of this one."""
        gone = self._gone.get((report_id, table))
        return gone is None or (record_id not in gone and WHOLE_TABLE not in gone)

    def rows(self, package: Package, table: str) -> list[Row]:
        """The current rows of a table of one package, in their order; none where the table is missing."""
        rows = package.tables.get(table, [])
        gone = self._gone.get((package.name, table))
        if gone is None:
            return list(rows)
        return [] if WHOLE_TABLE in gone else [row for row in rows if row["record_id"] not in gone]

    def revisions_of(self, programme_id: str) -> list[Row]:
        """Rows of the register's table ``revisions`` about a programme, the newest edition's last."""
        found = [row for row in self._revisions if row["programme_id"] == programme_id]
        return sorted(found, key=lambda row: self._age(str(row["report_id"])))

    @cached_property
    def _by_report(self) -> dict[str, tuple[Package, ...]]:
        return {package.name: series.editions for series in self.series for package in series.editions}

    @cached_property
    def _gone(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for row in self._superseded:
            place = str(row["report_id"]), str(row["table"])
            found.setdefault(place, set()).add(str(row["record_id"]))
        return found

    def _age(self, report_id: str) -> int:
        """Position of a report among the editions of its series."""
        names = [package.name for package in self.of(report_id)]
        return names.index(report_id) if report_id in names else -1
