"""What the pages of ready questions, findings and answers across reports tell, and tables of totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.packaging.queries import Cell
from generator.packaging.reader import Package
from generator.pages.ask.ready_pages import Answered
from generator.pages.asked.told import AgencyNames, Told
from generator.pages.findings.finding import Finding
from generator.pages.frame.draft import Draft
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.register.answers import Answer
from generator.pages.wording.labels import phase_label
from generator.pages.wording.numbers import grouped, money
from generator.records.values import Row


def ready_told(_: Site, draft: Draft) -> Iterator[Told]:
    """The first row of a ready question, and how many there are; every row where each is of another year."""
    answered: Answered = draft.values["answered"]
    rows = [
        (dict(zip((column.name for column in answered.columns), row, strict=True)), record)
        for row, record in answered.rows
    ]
    years = [cells.get("year_roc") for cells, _ in rows]
    by_year = None not in years and len(set(years)) == len(years) > 1
    for cells, record in rows if by_year else rows[:1]:
        values, k_twd = _words(cells)
        records = ((record[0].name, record[1]),) if record else ()
        year = int(str(cells["year_roc"])) if by_year else 0
        values["count"] = str(answered.count)
        fact = f"question/{answered.question.id}"
        yield Told(fact, draft.url, values, k_twd, records=records, year=year)


def finding_told(site: Site, draft: Draft) -> Iterator[Told]:
    """The sentence of a finding; of a proposal and the enacted budget also each account."""
    finding: Finding = draft.values["finding"]
    newest = finding.package.name in site.editions.newest
    beside = issuer_names(site, finding.package)
    year = roc_year(finding.package)
    rows = finding.package.by_record_id
    records = tuple((finding.package.name, rows[line.record_id][1]) for line in finding.lines[:1])
    fact = f"finding/{finding.slug}"
    if newest:
        figure = _first_amount(finding)
        values = {"sentence": finding.answer, "agency": beside[0]}
        yield Told(fact, draft.url, values, beside=beside, figure=figure, records=records, year=year)
    if not finding.fact_of_lines:
        return
    for line in finding.lines:
        account, before, after, change, _ = line.cells
        if not change or line is finding.lines[0]:
            continue
        values, k_twd = _words(
            {"before_k_twd": before, "after_k_twd": after, "change_k_twd": abs(int(str(change)))}
        )
        values |= {
            "account": str(account),
            "year": str(year),
            "verb": "刪減" if int(str(change)) < 0 else "增加",
        }
        record = ((finding.package.name, rows[line.record_id][1]),)
        fact = finding.fact_of_lines
        yield Told(fact, draft.url, values, k_twd, (str(account),), beside, records=record, year=year)


def _first_amount(finding: Finding) -> tuple[str, str]:
    """The first amount of the first line, where the sentence of the finding says it."""
    columns = zip(finding.columns, finding.lines[0].cells, strict=True)
    amount = next((cell for column, cell in columns if column.unit == "千元" and cell is not None), None)
    shown = money(amount)
    return (str(amount), shown) if shown and shown in finding.answer else ("", "")


def answer_told(site: Site, draft: Draft) -> Iterator[Told]:
    """The sentence of an answer across reports; of what grew and shrank also each agency and account."""
    answer: Answer = draft.values["answer"]
    yield Told(f"answer/{answer.slug}", draft.url, {"sentence": answer.sentence})
    if not answer.stages:
        return
    agencies = AgencyNames(site)
    for section, rows in answer.sections:
        for row in rows:
            yield _mover(answer, section, row, agencies, draft.url)


def _mover(answer: Answer, section: str, row: Mapping[str, Cell], agencies: AgencyNames, url: str) -> Told:
    account, agency = str(row["account"]), str(row["agency"] or row["account"])
    change = Decimal(str(row["change_k_twd"]))
    values, k_twd = _words(
        {
            "last_k_twd": row["last_year_k_twd"],
            "this_k_twd": row["this_year_k_twd"],
            "change_k_twd": abs(change),
        }
    )
    values = {name: value or "沒有數字" for name, value in values.items()}
    when, _, level = section.partition("：")
    year = int(when.partition(" ")[0])
    named = agencies.called(agency.removesuffix("及所屬"))
    of_agency = not row["agency"]
    values |= {"account": account, "agency": agency, "when": when, "verb": "減少" if change < 0 else "增加"}
    values["level"] = level
    printed = tuple((place.report_id, place.row) for place in answer.printed(row))
    stage = next(stage for word, stage in answer.stages.items() if word in when)
    return Told(
        f"{'agency' if of_agency else 'account'}/change-{stage}",
        url,
        values,
        k_twd,
        named if of_agency else (account,),
        () if of_agency else named,
        records=printed,
        year=year,
    )


def table_told(site: Site, package: Package) -> Iterator[Told]:
    """Totals of the tables of a budget: rows that say of a whole book what it spends on something."""
    beside = issuer_names(site, package)
    for table, schema in package.schemas.items():
        if "budget_stage" not in schema.by_name:
            continue
        for row in site.editions.rows(package, table):
            if row.get("volume", 1) != 1 or not _is_total(row):
                continue
            url = site.record_url(package.name, str(row["record_id"]))
            if url:
                yield _total(package, table, row, url, beside)


def _is_total(row: Row) -> bool:
    """A row that sums others of its table, or, of the matrix of objects, all work plans."""
    if "object_level" in row:
        return not row["work_plan_code"] and row["object_level"] in {"first", "second"}
    if "printed_in" in row:
        return row["printed_in"] == "overview" and row["category"] == "合計"
    return row.get("row_level") == "total" or ("account_level" in row and row["account_level"] == "xiang")


def _total(package: Package, table: str, row: Row, url: str, beside: tuple[str, ...]) -> Told:
    values, k_twd = _words(row)
    values |= {"agency": beside[0], "phase": phase_label(str(row["budget_stage"]))}
    thing = (str(row["object_name"]),) if "object_level" in row else ()
    record = ((package.name, row),)
    return Told(
        f"table/{table}", url, values, k_twd, thing, beside, records=record, year=int(str(row["year_roc"]))
    )


def issuer_names(site: Site, package: Package) -> tuple[str, ...]:
    """All names of the agency that made a report."""
    return AgencyNames(site).called(str(package.descriptor.get("issuer", {}).get("zh", "")))


def _words(cells: Mapping[str, object]) -> tuple[dict[str, str], dict[str, str]]:
    """Cells as a sentence has them, and those that are money in thousand NT$."""
    money_cells = {
        name: str(value) for name, value in cells.items() if name.endswith("_k_twd") and value is not None
    }
    return {name: in_words(name, value) for name, value in cells.items()}, money_cells


def in_words(column: str, value: object) -> str:
    """A cell as a sentence has it: money by the name of its column, years without a mark of thousands."""
    if value is None or isinstance(value, str):
        return value or ""
    number: Cell = value  # type: ignore[assignment]
    if column.endswith("_k_twd"):
        return money(Decimal(str(number)))
    if column.endswith("_100m_twd"):
        return f"{grouped(number)} 億元"
    if column.endswith("_pct"):
        return f"{grouped(number)}%"
    return str(number) if "year" in column else grouped(number)
