"""What two editions of a report say of the same programmes, year beside year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import REGISTER, Site
from generator.pages.programmes.events import events_of
from generator.pages.programmes.fact import MONEY_STAGES, Amount, Fact, Progress
from generator.pages.programmes.money import whole_or_parts
from generator.pages.programmes.status import behind_from
from generator.records.values import Row

# Columns that hold the name of a programme or of a work plan.
_NAMES = frozenset({"programme", "perhaps_programme"})


@dataclass(frozen=True, slots=True)
class Sum:
    """Thousand NT$, and the records whose amounts they are."""

    k_twd: Decimal
    rows: Sequence[Row]


@dataclass(slots=True)
class Entry:
    """A programme as one edition prints it.

    Attributes:
        package, row: where it is printed first.
        name: as printed.
        url: page of the programme that is made from all reports; empty where there is none.
        printed: amounts of the edition's own year, each of a record once.
        progress: the newest of the whole, or None.
    """

    package: Package
    row: Row
    name: str
    url: str
    printed: list[Amount] = field(default_factory=list)
    progress: Progress | None = None

    @property
    def amounts(self) -> dict[str, Sum]:
        """The amounts by what they are."""
        found: dict[str, list[Amount]] = {}
        for amount in whole_or_parts(self.printed):
            found.setdefault(f"{amount.pot}（{MONEY_STAGES[amount.stage]}）", []).append(amount)
        return {
            label: Sum(sum((one.k_twd for one in group), Decimal(0)), [one.row for one in group])
            for label, group in found.items()
        }

    @property
    def is_behind(self) -> bool:
        """Whether it is behind by as much as the state of a programme calls a delay."""
        return self.progress is not None and self.progress.gap <= -behind_from()


# By table, and address of the programme's page or, where it has none, name and whose it is.
Entries = dict[tuple[str, str], Entry]


@dataclass(frozen=True, slots=True)
class Moved:
    """An amount of the same kind in both editions, each of its own year, in thousand NT$."""

    earlier: Entry
    later: Entry
    label: str
    before: Sum
    after: Sum

    @property
    def change(self) -> Decimal:
        """By how much it grew; negative where it was cut."""
        return self.after.k_twd - self.before.k_twd


@dataclass(frozen=True, slots=True)
class Beside:
    """Two editions that follow each other.

    Attributes:
        earlier, later: the reports.
        compared: number of programmes that both name.
        new, gone: programmes that only the later, or only the earlier names.
        renamed: those that both name, otherwise; the earlier first.
        moved: amounts that both print for their own year and that differ, the largest change first.
        late_again: those that are behind in both.
        revisions: rows of the register: values that the later prints otherwise than the earlier.
    """

    earlier: Package
    later: Package
    compared: int
    new: Sequence[Entry]
    gone: Sequence[Entry]
    renamed: Sequence[tuple[Entry, Entry]]
    moved: Sequence[Moved]
    late_again: Sequence[tuple[Entry, Entry]]
    revisions: Sequence[Row]

    @property
    def url(self) -> str:
        """Address of the page."""
        return beside_url(self.later.name)


def beside_url(report_id: str) -> str:
    """Address of the page that shows an edition beside the one before."""
    return f"reports/{report_id}/beside/"


def beside(site: Site, earlier: Package, later: Package) -> Beside:
    """What changed from one edition to the next.

    A programme is the same where the register says so, or else where its name is the same but for blanks.
    """
    before, after = _entries(site, earlier), _entries(site, later)
    before, after = _called_alike(before, after), _called_alike(after, before)
    both = [(before[key], entry) for key, entry in after.items() if key in before]
    register = site.packages.get(REGISTER)
    revisions = register.tables.get("revisions", []) if register else []
    return Beside(
        earlier,
        later,
        len(both),
        [entry for key, entry in after.items() if key not in before],
        [entry for key, entry in before.items() if key not in after],
        [(old, new) for old, new in both if _folded(old.name) != _folded(new.name)],
        sorted(_moved(both), key=lambda moved: (-abs(moved.change), moved.later.name, moved.label)),
        [(old, new) for old, new in both if old.is_behind and new.is_behind],
        [r for r in revisions if (r["earlier_report_id"], r["report_id"]) == (earlier.name, later.name)],
    )


def _entries(site: Site, package: Package) -> Entries:
    """The programmes of an edition in its order, by table and programme."""
    found: Entries = {}
    for table, row, name in _named(site, package):
        record_id = str(row["record_id"])
        known = site.named_programmes.get((package.name, record_id), [])
        url = known[0][1] if known else ""
        key = url or f"{_folded(name)} {_owner(row)}"
        entry = found.setdefault((table, key), Entry(package, row, name, url))
        mention = {
            "report_id": package.name,
            "record_id": record_id,
            "relation": "same",
            "name_as_printed": name,
        }
        _tell(entry, [fact for fact in events_of(site, mention) if isinstance(fact, Fact)])
    return found


def _called_alike(own: Entries, other: Entries) -> Entries:
    """``own`` with what the register doesn't know under the key of the other edition's that has its name.

    A key that ``own`` has already stays with the programme that the register knows by it.
    """
    names = {
        (table, _folded(entry.name), _owner(entry.row)): (table, key) for (table, key), entry in other.items()
    }
    found: Entries = {}
    for place, entry in own.items():
        alike = names.get((place[0], _folded(entry.name), _owner(entry.row)), place)
        found[place if entry.url or alike in own else alike] = entry
    return found


def _named(site: Site, package: Package) -> Iterator[tuple[str, Row, str]]:
    """Table, row and name of everything that a table of programmes or work plans names."""
    for table, schema in site.tables_of(package).items():
        for column in schema.fields:
            if column.role in _NAMES and table in package.tables:
                for row in package.tables[table]:
                    if row.get(column.name):
                        yield table, row, str(row[column.name])


def _tell(entry: Entry, facts: Sequence[Fact]) -> None:
    year = roc_year(entry.package)
    for fact in facts:
        if isinstance(fact, Amount):
            if fact.year_roc == year and fact not in entry.printed:
                entry.printed.append(fact)
        elif isinstance(fact, Progress) and not fact.part:
            newer = entry.progress is None or fact.as_of > entry.progress.as_of
            entry.progress = fact if newer else entry.progress


def _moved(both: Sequence[tuple[Entry, Entry]]) -> Iterator[Moved]:
    for old, new in both:
        for label in (label for label in new.amounts if label in old.amounts):
            moved = Moved(old, new, label, old.amounts[label], new.amounts[label])
            if moved.change:
                yield moved


def _owner(row: Row) -> str:
    """The agency of a volume: each has a work plan of general administration, and they are not one."""
    return str(row.get("agency_id") or row["volume"]) if "volume" in row else ""


def _folded(name: str) -> str:
    return "".join(name.split()).replace("台", "臺")
