"""Another edition of a committed report, with known answers: some amounts changed, one name gone and one new.

The text is that of the report; what is changed in it is found by the committed CSV files and the lines that
they name. Nothing here asks the generator what an edition is or what counts.
"""

import csv
import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.records.stretches import first_line
from tests.tooling.tracked import ROOT

PACKAGES = ROOT / "data" / "packages"
# In the name of a programme that is new: no report prints it, and the old name is no part of the new.
NEW = "虛擬"
Row = dict[str, str]


@dataclass(frozen=True)
class Kind:
    """How the reports of a family are made anew.

    Attributes:
        report: the committed report.
        years: how many years later the next edition is.
        amounts: table and column of the amounts that change.
        changes: which rows of it may change.
        names: table and column of the names of which one is gone and one is new; None where none is.
        renames: which rows of it may lose their name.
        dated: what the text says of its own year, with the year as a group; each is moved.
    """

    report: str
    years: int
    amounts: tuple[str, str]
    changes: Callable[[Row], bool]
    names: tuple[str, str] | None = None
    renames: Callable[[Row], bool] = bool
    dated: str = r"(?!)"


KINDS = {
    "infra-review": Kind(
        "moea-infra-review-110",
        1,
        ("special_budget", "statutory_budget_k_twd"),
        lambda row: row["sub_project"] == "" and row["year_roc"] in {"108", "109"},
        ("programmes", "title"),
        lambda row: row["title_source"] == "title_page" and row["category"] == "數位",
        r"(?<=截至 )(110)(?= 年)|(?<=累計至)(110)(?=年】)|(?<=【)(110)(?=年當年)",
    ),
    "unit-budget": Kind(
        "ida-unit-budget-114",
        1,
        ("branches", "amount_k_twd"),
        lambda row: True,
        ("programmes", "name"),
        bool,
        r"(?<!\d)(1\d\d)(?= ?年度)",
    ),
    "annual-plan": Kind(
        "moea-annual-plan-115",
        1,
        ("quantities", "printed"),
        lambda row: False,
        ("named_programmes", "name"),
        # A programme that the review of 110 has too.
        lambda row: row["name"] == "領航企業研發深耕計畫",
        r"(115)(?= ?年度)",
    ),
    "business-report": Kind(
        "moea-business-report-113", 1, ("figures", "printed"), lambda row: row["printed"] == "280.2 萬戶"
    ),
    "st-plan": Kind(
        "ey-st-plan-114-117",
        4,
        ("agency_budgets", "enacted_budget_k_twd"),
        lambda row: row["row_level"] == "agency",
    ),
    "enacted-budget": Kind(
        "dgbas-moea-expenditure-enacted",
        1,
        ("expenditure", "budget_this_year_k_twd"),
        lambda row: row["account_level"] == "function" and row["year_roc"] == "113",
    ),
}
MOST_CHANGES = 5


@dataclass(frozen=True)
class Change:
    """A value that the new edition prints otherwise; ``row`` is the committed one."""

    table: str
    column: str
    row: Row
    before: str
    after: str


@dataclass(frozen=True)
class Edition:
    """A simulated edition.

    Attributes:
        kind: what it was made from.
        report_id: its own.
        text: its source.
        changes: values that it prints otherwise.
        renamed: (name that is gone, name that is new).
    """

    kind: Kind
    report_id: str
    text: str
    changes: tuple[Change, ...]
    renamed: tuple[str, str] | None


def committed(report: str, table: str) -> list[Row]:
    """Rows of a committed table, as text."""
    with (PACKAGES / report / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def source_of(report: str, root: Path = ROOT) -> Path:
    """Where the text of a report stands; that of a data set is a CSV."""
    data_set = root / "data" / "reference" / f"{report}.csv"
    return data_set if data_set.exists() else root / "data" / "sources" / f"{report}.txt"


def next_edition(family: str, ahead: int = 1) -> Edition:
    """The edition that comes ``ahead`` editions after the committed one."""
    kind = KINDS[family]
    lines = source_of(kind.report).read_text("utf-8").split("\n")
    changes: list[Change] = []
    table, column = kind.amounts
    for row in committed(kind.report, table):
        if kind.changes(row) and len(changes) < MOST_CHANGES and row[column] not in {"", "0"}:
            after = _changed(row[column], ahead)
            if _replace(lines, row, row[column], after):
                changes.append(Change(table, column, row, row[column], after))
    text = "\n".join(lines)
    renamed = _rename(kind, text)
    if renamed:
        text = text.replace(*renamed)
    text = re.sub(kind.dated, lambda year: str(int(year[0]) + kind.years * ahead), text)
    return Edition(kind, _later(kind.report, kind.years * ahead), text, tuple(changes), renamed)


def reprint(family: str, ahead: int) -> Edition:
    """A later edition that prints the same: its checks come out as those of the committed report."""
    kind = KINDS[family]
    text = source_of(kind.report).read_text("utf-8")
    return Edition(kind, _later(kind.report, kind.years * ahead), text, (), None)


def write_edition(edition: Edition, root: Path) -> None:
    """Source, manifest and what people decided about the report, into a project."""
    first, own = edition.kind.report, edition.report_id
    source = source_of(first, root).with_name(f"{own}{source_of(first, root).suffix}")
    source.write_text(edition.text, "utf-8", newline="")
    reports = root / "content" / "reports"
    manifest = yaml.safe_load((reports / f"{first}.yml").read_text("utf-8"))
    years = _years_between(first, own)
    manifest["report_id"] = own
    manifest["title"]["zh"] = _moved(manifest["title"]["zh"], years)
    manifest["source"]["sha256"] = hashlib.sha256(source.read_bytes()).hexdigest()
    for end in ("period_start", "period_end"):
        day = manifest[end]
        # The 29th of February is of no other year but the fourth.
        manifest[end] = day.replace(
            year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day
        )
    manifest["published"] = str(int(str(manifest["published"])[:4]) + years)
    (reports / f"{own}.yml").write_text(yaml.safe_dump(manifest, allow_unicode=True), "utf-8")
    if (root / "content" / "curated" / first).is_dir():
        shutil.copytree(root / "content" / "curated" / first, root / "content" / "curated" / own)
    for judged in ("explanations", "corrections"):
        told = root / "content" / judged / f"{first}.yml"
        # What was found out about numbers holds as long as they are the same.
        if told.exists() and not edition.changes:
            shutil.copyfile(told, told.with_name(f"{own}.yml"))


def _changed(value: str, ahead: int) -> str:
    """A larger amount in the same form: 600 -> 1600, 280.2 萬戶 -> 1280.2 萬戶."""
    number = re.match(r"[\d.]+", value)
    assert number is not None, value
    whole, point, rest = number[0].partition(".")
    return f"{int(whole) + 1000 * ahead}{point}{rest}{value[number.end() :]}"


def _replace(lines: list[str], row: Row, before: str, after: str) -> bool:
    """Print another value on the line of a row; False where its line does not hold it by itself, once."""
    at = (first_line(row) or 0) - 1
    for form in (_plain, _grouped):
        # A comma before or behind may close a cell, but not within a number that is printed in groups.
        pattern = rf"(?<!\d)(?<!\d,){re.escape(form(before))}(?![.\d])"
        if len(re.findall(pattern, lines[at])) == 1:
            lines[at] = re.sub(pattern, form(after), lines[at])
            return True
    return False


def _plain(value: str) -> str:
    return value


def _grouped(value: str) -> str:
    return re.sub(r"^\d+", lambda number: f"{int(number[0]):,}", value)


def _rename(kind: Kind, text: str) -> tuple[str, str] | None:
    """The first name that the text prints whole, and that is part of no other name."""
    if kind.names is None:
        return None
    table, column = kind.names
    rows = committed(kind.report, table)
    for row in rows:
        name = row[column]
        alone = sum(name in other[column] for other in rows) == 1
        if kind.renames(row) and alone and len(name) > 6 and name in text:
            return name, name[:2] + NEW + name[2:]
    raise AssertionError(f"{kind.report}: no name stands whole in the text")


def _later(report: str, years: int) -> str:
    moved = re.sub(r"(?<=-)1\d\d(?!\d)", lambda year: str(int(year[0]) + years), report)
    return moved if moved != report else f"{report}-{years}"


def _moved(title: str, years: int) -> str:
    return re.sub(r"1\d\d(?=\D)", lambda year: str(int(year[0]) + years), title)


def _years_between(first: str, own: str) -> int:
    found = [[int(year) for year in re.findall(r"\d+", name)][:1] for name in (first, own)]
    return found[1][0] - found[0][0] if found[0] else found[1][0]
