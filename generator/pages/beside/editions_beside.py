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
from generator.pages.programmes.status import behind_from
from generator.records.values import Row

# Columns that hold the name of a programme or of a work plan.
_NAMES = frozenset({"programme", "perhaps_programme"})


@dataclass(slots=True)
class Entry:
    """A programme as one edition prints it.

    Attributes:
        package, row: where it is printed first.
        name: as printed.
        url: page of the programme that is made from all reports; empty where there is none.
        amounts: of the edition's own year, by what they are, in thousand NT$, each with the record.
        progress: the newest of the whole, or None.
    """

    package: Package
    row: Row
    name: str
    url: str
    amounts: dict[str, tuple[Decimal, Row]] = field(default_factory=dict)
    progress: Progress | None = None

    @property
    def is_behind(self) -> bool:
        """Whether it is behind by as much as the state of a programme calls a delay."""
        return self.progress is not None and self.progress.gap <= -behind_from()


# By table, and address of the programme's page or, where it has none, name.
Entries = dict[tuple[str, str], Entry]


@dataclass(frozen=True, slots=True)
class Moved:
    """An amount of the same kind in both editions, each of its own year, in thousand NT$."""

    earlier: Entry
    later: Entry
    label: str
    before: tuple[Decimal, Row]
    after: tuple[Decimal, Row]

    @property
    def change(self) -> Decimal:
        """By how much it grew; negative where it was cut."""
        return self.after[0] - self.before[0]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two editions that follow each other.

    Attributes:
        earlier, later: the reports.
        new, gone: programmes that only the later, or only the earlier names.
        renamed: those that both name, otherwise; the earlier first.
        moved: amounts that both print for their own year and that differ, the largest change first.
        late_again: those that are behind in both.
        revisions: rows of the register: values that the later prints otherwise than the earlier.
    """

    earlier: Package
    later: Package
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
        entry = found.setdefault((table, url or _folded(name)), Entry(package, row, name, url))
        mention = {
            "report_id": package.name,
            "record_id": record_id,
            "relation": "same",
            "name_as_printed": name,
        }
        _tell(entry, [fact for fact in events_of(site, mention) if isinstance(fact, Fact)])
    return found


def _called_alike(own: Entries, other: Entries) -> Entries:
    """``own`` with what the register doesn't know under the key of the other edition's that has its name."""
    names = {(table, _folded(entry.name)): (table, key) for (table, key), entry in other.items()}
    return {place if entry.url else names.get(place, place): entry for place, entry in own.items()}


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
        if isinstance(fact, Amount) and fact.year_roc == year and not fact.part:
            label = f"{fact.pot}（{MONEY_STAGES[fact.stage]}）"
            if label in entry.amounts and entry.amounts[label][1]["record_id"] == fact.row["record_id"]:
                continue
            so_far = entry.amounts.get(label, (Decimal(0), fact.row))
            entry.amounts[label] = so_far[0] + fact.k_twd, so_far[1]
        elif isinstance(fact, Progress) and not fact.part:
            newer = entry.progress is None or fact.as_of > entry.progress.as_of
            entry.progress = fact if newer else entry.progress


def _moved(both: Sequence[tuple[Entry, Entry]]) -> Iterator[Moved]:
    for old, new in both:
        for label in (label for label in new.amounts if label in old.amounts):
            moved = Moved(old, new, label, old.amounts[label], new.amounts[label])
            if moved.change:
                yield moved


def _folded(name: str) -> str:
    return "".join(name.split()).replace("台", "臺")
