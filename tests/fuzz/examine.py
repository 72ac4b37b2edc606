"""One case through everything that a report's text passes: reading, parser, checks, package, pages."""

import json
from collections import Counter
from pathlib import Path

from generator.checking.gate import gate_problems
from generator.errors import ProblemError
from generator.families import family_names, load_family
from generator.loading import LoadedReport
from generator.packaging.addresses import Addresses
from generator.packaging.archive import report_archive
from generator.packaging.published_shape import published
from generator.packaging.reader import Package, load_package
from generator.packaging.report_package import package_files
from generator.pages.frame.page_file import PageFile
from generator.pages.frame.site import Folders
from generator.pages.general import general_report, source_view
from generator.pages.making.compose import load_site
from generator.pages.making.rendering import Templates
from generator.paths import ProjectPaths
from generator.publishing.swap import write_files
from generator.reading.document import read_document
from generator.reading.manifest import Manifest, load_manifest
from generator.records.schema import load_schemas
from generator.records.values import to_text
from generator.report import ParsedReport, parse_report
from tests.fuzz.cases import Case
from tests.fuzz.hostile import MARKUP
from tests.fuzz.watch import watched
from tests.tooling.tracked import ROOT

_LEDGER_ORDER = ("record", "heading", "paragraph", "table_head", "furniture", "blank", "unread")
# Of the pages of a report, as many as show something of every table.
_PAGES = 40
# What a template engine would make of the product among the mutations.
_COMPUTED = str(7919 * 104729)


def manifest_of(family: str) -> Manifest:
    """The manifest of the family's committed report; the case takes its name."""
    paths = sorted((ROOT / "content" / "reports").glob(f"*-{family}-*.yml"))
    return load_manifest(paths[0])


def examine(case: Case, folder: Path, *, pages: bool) -> Counter:
    """Read a case as a command would; returns what became of its lines, or the codes of its problems.

    Raises:
        AssertionError: where a promise is broken.
        Exception: what a parser raised: that is what the fuzzer looks for.
    """
    file = folder / "case.txt"
    file.write_bytes(case.data)
    with watched(folder) as seen:
        found = _read(case, file, folder, pages=pages)
    assert seen == [], f"seed {case.seed}: {seen}"
    return found


def _read(case: Case, file: Path, folder: Path, *, pages: bool) -> Counter:
    try:
        document = read_document(file, "case.txt")
    except ProblemError as error:
        return Counter(problem.code for problem in error.problems)
    for name in family_names():
        assert 0 <= load_family(name).recognise(document) <= 1, name
    report = _parsed(case, document)
    kinds = [str(row["fate"]) for row in report.rows["lines"]]
    assert len(kinds) == len(document)
    assert set(kinds) <= set(_LEDGER_ORDER)
    problems = gate_problems("case", document, report.schemas, report.rows)
    assert all(problem.remedy for problem in problems)
    files = package_files(report)
    write_files(folder / "package", files)
    package = load_package(folder / "package")
    _require_same(package, published(report))
    if pages:
        _show(package, folder)
    return Counter(kinds)


def _parsed(case: Case, document) -> ParsedReport:
    """Parsed as the family that the text was a part of, however little of it is left."""
    schemas = load_schemas(ROOT / "data" / "schemas", case.family)
    return parse_report(LoadedReport(manifest_of(case.family), document, schemas))


def _require_same(package: Package, report: ParsedReport) -> None:
    """The CSVs hold what was parsed, cell by cell: nothing is lost or shifted by a character in a text."""
    for name, schema in report.schemas.items():
        written = [[to_text(row[field]) for field in schema.field_names] for row in package.tables[name]]
        parsed = [[to_text(row.get(field)) for field in schema.field_names] for row in report.rows[name]]
        assert written == parsed, name


def _show(package: Package, folder: Path) -> None:
    """No page and no file of the ZIP holds markup of the text as markup."""
    name = package.name
    (folder / "packages").mkdir(exist_ok=True)
    (folder / "package").rename(folder / "packages" / name)
    site = load_site(folder / "packages", Folders.of(ProjectPaths(ROOT)))
    package = site.packages[name]
    templates = Templates(ROOT / "site_templates", site)
    drafts = [*general_report.drafts(site, package), *source_view.drafts(site, package)]
    for draft in [draft for draft in drafts if not draft.charts][:_PAGES]:
        body = templates.render(
            draft.template, draft.url, {**draft.values, "title": draft.title, "charts": {}}
        )
        page = PageFile(draft.url, draft.title, body, draft.description).render().decode("utf-8")
        assert [piece for piece in MARKUP[:10] if piece in page] == [], draft.url
        assert _COMPUTED not in page, draft.url
    json.loads(
        report_archive(folder / "packages" / name, ROOT / "site_templates", Addresses()).files[
            "datapackage.json"
        ]
    )
