"""The whole text of a report, line by line, each line with an anchor and its way back to the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.packaging.reader import ABOUT_ROWS, Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.links import LINES_PER_SECTION, RecordLinks, section_url
from generator.pages.frame.site import Site
from generator.pages.general.receipts import facts, sums_by_section
from generator.records.identifiers import table_of
from generator.records.stretches import lines_of_row
from generator.records.values import Value

# How the ledger's kinds are called for readers.
KINDS = {
    "record": "資料",
    "heading": "標題",
    "paragraph": "段落",
    "table_head": "表頭",
    "furniture": "版面",
    "blank": "",
    "unread": "未讀",
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as the source view shows it.

    Attributes:
        number, text: as in the source.
        kind: what it became, in the ledger's word; ``label`` is that of readers.
        table: title of the table of its record; empty where it has none.
        url: where that record is shown, or None.
        others: title and address of one record of every other table that was made from the line too,
            where the line before doesn't lead there already.
    """

    number: int
    text: str
    kind: str
    label: str
    table: str
    url: str | None
    others: tuple[tuple[str, str], ...] = ()


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """One page for each stretch of lines, and an index of them."""
    lines = _lines(site, package)
    if not lines:
        return
    title = str(package.descriptor["title"])
    sections = [
        _without_repeats(lines[start : start + LINES_PER_SECTION])
        for start in range(0, len(lines), LINES_PER_SECTION)
    ]
    urls = [section_url(package.name, section[0].number) for section in sections]
    counts = _counts(package)
    sums, told = sums_by_section(package), facts(site, package)
    yield Draft(
        f"sources/{package.name}/",
        f"原文：{title}",
        "source/index.md.j2",
        {
            "package": package,
            "counts": counts,
            "sections": [
                (u, s[0].number, s[-1].number, _opening(s)) for u, s in zip(urls, sections, strict=True)
            ],
        },
        description=f"{title}的全部文字，逐行可連結。",
    )
    for position, (url, section) in enumerate(zip(urls, sections, strict=True)):
        first, last = section[0].number, section[-1].number
        yield Draft(
            url,
            f"{title} 第 {first}–{last} 行",
            "source/section.md.j2",
            {
                "package": package,
                "lines": section,
                "facts": told,
                "sums": sums.get(position, []),
                "verdicts": Counter(str(row["verdict"]) for row in sums.get(position, [])).most_common(),
                "previous": urls[position - 1] if position else None,
                "next": urls[position + 1] if position + 1 < len(urls) else None,
            },
            description=f"{title}原文第 {first} 至 {last} 行。",
            search=SearchFacts("source", package.name),
            hide=("navigation", "toc"),
        )


def _lines(site: Site, package: Package) -> list[SourceLine]:
    links = site.links[package.name]
    titles = {name: schema.title["zh"] for name, schema in package.schemas.items()}
    others = _made_from(package, links)
    found = []
    for row in package.tables.get("lines", []):
        table = table_of(str(row["record_id"] or ""))
        url = links.url(str(row["record_id"]))
        if url is None and row["fate"] == "record":
            # Records that no page shows by themselves, such as a table of contents: their table has a page.
            url = f"data/{package.name}/{table}/"
        also = others.get(int(str(row["line_no"])), {}) if row["fate"] == "record" else {}
        more = tuple((titles[name], target) for name, target in also.items() if name != table)
        found.append(_line(row, titles.get(table, ""), url, more))
    return found


def _made_from(package: Package, links: RecordLinks) -> dict[int, dict[str, str]]:
    """Table and address of records that were made from a line, the first of each table, by its number."""
    found: dict[int, dict[str, str]] = {}
    for name, rows in package.tables.items():
        for row in rows if name not in ABOUT_ROWS else ():
            url = links.url(str(row.get("record_id")))
            if url is None:
                continue
            for first, last in lines_of_row(row):
                for number in range(first, last + 1):
                    found.setdefault(number, {}).setdefault(name, url)
    return found


def _without_repeats(section: list[SourceLine]) -> list[SourceLine]:
    """A section whose lines name a record once: where its stretch of lines begins, or the page does."""
    found: list[SourceLine] = []
    before: tuple[tuple[str, str], ...] = ()
    for line in section:
        found.append(replace(line, others=tuple(other for other in line.others if other not in before)))
        if line.kind == "record":
            before = line.others
    return found


def _line(
    row: Mapping[str, Value], table: str, url: str | None, others: tuple[tuple[str, str], ...]
) -> SourceLine:
    kind = str(row["fate"])
    return SourceLine(int(str(row["line_no"])), str(row["text"]), kind, KINDS[kind], table, url, others)


def _counts(package: Package) -> list[tuple[str, int]]:
    kinds = [str(row["fate"]) for row in package.tables["lines"]]
    return [(label or "空行", kinds.count(kind)) for kind, label in KINDS.items()]


def _opening(section: list[SourceLine]) -> str:
    """The first words of a section, to find one's way in the index."""
    return next((line.text.strip() for line in section if line.kind in {"heading", "record"}), "")[:40]
