"""How far a programme's numbers can be trusted: what was computed again, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.pages.frame.site import Site
from generator.pages.parts.check_rows import contradictions, failed_checks
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.report_dates import ReportDay
from generator.pages.wording.dates import roc_date
from generator.pages.wording.numbers import grouped
from generator.pages.wording.phrase import Phrase, says, sentences
from generator.records.values import Row

# The number by which the tables of a report call one programme.
_NUMBERS = {"programmes": "programme_no", "projects": "project_no"}
_SURE = frozenset({"printed", "derived"})


@dataclass(frozen=True, slots=True)
class Trust:
    """What the checks of a programme's rows say.

    Attributes:
        held: number of checks whose numbers agree.
        others: number of checks whose numbers differ by rounding or because one was lost in extraction.
        errors: (package, row of its checks) that contradict the report, as a person says; in the order of the
            reports.
        doubtful: number of rows that were judged from context or can be read in more than one way.
        rows: number of rows.
        reports: number of reports that print them.
    """

    held: int
    others: int
    errors: Sequence[tuple[Package, Row]]
    doubtful: int
    rows: int
    reports: int

    def said(self, newest: ReportDay | None) -> Phrase:
        """How far they go, in sentences; ``newest`` is the report that days are counted to."""
        parts = [
            says(
                "這一頁由 {reports} 份報告的 {rows} 筆紀錄組成，每個數字都連到印出它的行。",
                reports=self.reports,
                rows=grouped(self.rows),
            )
        ]
        if not (self.held or self.errors or self.others):
            parts.append(says("這些紀錄沒有可以重新計算的加總或比率。"))
        elif self.others:
            parts.append(
                says(
                    "其中的加總與比率重新算過：{held} 項相符，{errors} 項報告不符，"
                    "{others} 項只差尾數或擷取遺失。",
                    held=grouped(self.held),
                    errors=len(self.errors),
                    others=self.others,
                )
            )
        else:
            parts.append(
                says(
                    "其中的加總與比率重新算過：{held} 項相符，{errors} 項報告不符。",
                    held=grouped(self.held),
                    errors=len(self.errors),
                )
            )
        if self.doubtful:
            count = grouped(self.doubtful)
            parts.append(says("{count} 筆由前後文判斷或可有不同讀法，旁邊有標記。", count=count))
        if newest:
            day, title = roc_date(newest.day), newest.title
            parts.append(
                says("已讀的最新報告是《{title}》（{day}），天數都算到這一天。", title=title, day=day)
            )
        return sentences(*parts)


def trust_of(site: Site, dossier: Dossier) -> Trust:
    """Computed from the rows of all reports that are about the programme itself, whatever led to them."""
    held, others, doubtful, number = 0, 0, 0, 0
    errors: list[tuple[Package, Row]] = []
    found = _rows(site, dossier)
    for report_id, ids in sorted(found.items()):
        package, rows = site.packages[report_id], ids.values()
        checks = [check for name in ids for check in package.rows("checks", record_id=name)]
        held += sum(check["verdict"] == "holds" for check in checks)
        differing = [check for check in failed_checks(package) if check["record_id"] in ids]
        wrong = contradictions(differing)
        errors += [(package, check) for check in wrong]
        others += len(differing) - len(wrong)
        doubtful += sum(row.get("certainty") not in _SURE for row in rows)
        number += len(rows)
    return Trust(held, others, errors, doubtful, number, len(found))


def _rows(site: Site, dossier: Dossier) -> dict[str, dict[str, Row]]:
    """By report and record_id: what names the programme, what carries its number, what its facts say."""
    found: dict[str, dict[str, Row]] = {}
    for mention in dossier.own_mentions:
        package = site.packages.get(str(mention["report_id"]))
        named = package.by_record_id.get(str(mention["record_id"])) if package else None
        if package and named:
            table, row = named
            for own in (row, *_numbered(package, _NUMBERS.get(table, ""), row)):
                found.setdefault(package.name, {})[str(own["record_id"])] = own
    for fact in dossier.facts:
        found.setdefault(fact.report_id, {})[str(fact.row["record_id"])] = fact.row
    return found


def _numbered(package: Package, number: str, row: Row) -> Iterator[Row]:
    for name, schema in package.schemas.items():
        if number and number in schema.by_name and "record_id" in schema.by_name and name != "checks":
            yield from package.rows(name, **{number: row[number]})
