"""Citations lead to an address, and tools that read such files find all that they say."""

import json
from dataclasses import replace

import jsonschema
import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from generator.errors import ProblemError
from generator.packaging.addresses import Addresses, known_addresses
from generator.packaging.archive import report_archive
from generator.packaging.citation import bibtex, citation_text, citation_text_en, csl, ris
from generator.packaging.collection import collection_package
from generator.packaging.reference import reference_of
from tests.packaging.sample import MANIFEST, ROOT, SCHEMAS

NAME = "sample-report-110"
SITE = "https://data.example.org/r/"
KEPT = Addresses(SITE, frozenset({(NAME, "1.2.0")}))
ZIP = f"{SITE}data/{NAME}/1.2.0/{NAME}.zip"


@pytest.fixture(scope="module")
def cited(folder) -> dict[str, bytes]:
    """Files of the ZIP of a released sample on a known site."""
    return dict(report_archive(folder, ROOT / "site_templates", KEPT).files)


def entries(files) -> dict[str, dict[str, str]]:
    library = parse_string(files["citation.bib"].decode("utf-8"))
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def test_bibtex_has_address_publisher_date_and_version(cited):
    found = entries(cited)
    assert list(found) == [NAME, *(f"{NAME}-{name}" for name in SCHEMAS)]
    package = found[NAME]
    assert (package["url"], package["publisher"]) == (f"{SITE}data/{NAME}/", "taiwan-government-reports")
    assert (package["year"], package["date"], package["origdate"]) == ("2026", "2026-11-21", "2022-01")
    assert (package["version"], package["author"]) == ("1.2.0", "{經濟部}")
    assert ZIP.replace("_", "\\_") in package["note"]
    assert found[f"{NAME}-amounts"]["url"] == f"{SITE}data/{NAME}/amounts/"


def test_ris_has_address_publisher_date_and_version(cited):
    records = rispy.loads(cited["citation.ris"].decode("utf-8").replace("\r\n", "\n"))
    assert len(records) == 1 + len(SCHEMAS)
    package, table = records[0], next(r for r in records if r["id"] == f"{NAME}-amounts")
    assert (package["type_of_reference"], package["authors"]) == ("DATA", ["經濟部"])
    assert (package["urls"], package["publisher"]) == ([f"{SITE}data/{NAME}/"], "taiwan-government-reports")
    assert (package["year"], package["date"], package["edition"]) == ("2026", "2026/11/21", "1.2.0")
    assert table["urls"] == [f"{SITE}data/{NAME}/amounts/"]
    assert table["secondary_title"] == "範例報告"


def test_a_citation_processor_renders_csl(cited):
    items = json.loads(cited["citation.json"])
    assert [item["id"] for item in items] == [NAME, *(f"{NAME}-{name}" for name in SCHEMAS)]
    assert items[0]["issued"] == {"date-parts": [[2026, 11, 21]]}
    assert items[0]["original-date"] == {"date-parts": [[2022, 1]]}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items[:1]), formatter.plain)
    bibliography.register(Citation([CitationItem(NAME)]))
    (line,) = map(str, bibliography.bibliography())
    assert line.startswith("經濟部 (2026)")
    assert f"{SITE}data/{NAME}/" in line


def test_apa_names_publisher_and_addresses(package):
    reference = reference_of(package.descriptor, None, KEPT)
    assert citation_text_en(reference) == (
        "Ministry of Economic Affairs. (2026). Sample report (Version 1.2.0, 2026-11-21) [Data set]. "
        f"taiwan-government-reports; data package {NAME}. (Original work published 2022-01) "
        f"{SITE}data/{NAME}/; this version stays at {ZIP}"
    )
    assert citation_text(reference) == (
        "經濟部（2026）。《範例報告》〔資料集，版本 1.2.0，2026-11-21〕。taiwan-government-reports；"
        f"資料套件 {NAME}。原報告發布於 2022-01。{SITE}data/{NAME}/ 固定版本：{ZIP}"
    )


def test_an_identifier_comes_before_the_page(package):
    known = replace(KEPT, dois={NAME: {"1.2.0": "10.5281/zenodo.123"}})
    reference = reference_of(package.descriptor, None, known)
    assert "https://doi.org/10.5281/zenodo.123" in citation_text(reference)
    assert "doi       = {10.5281/zenodo.123}," in bibtex(reference)
    assert "DO  - 10.5281/zenodo.123\r\n" in ris(reference)
    assert csl(reference)["DOI"] == "10.5281/zenodo.123"


def test_nothing_is_guessed_where_no_address_is_known(package):
    """No address of the site, no release: no form says where."""
    for addresses in (Addresses(), replace(KEPT, site="")):
        reference = reference_of(package.descriptor, None, addresses)
        texts = [form(reference) for form in (citation_text, citation_text_en, bibtex, ris)]
        assert [text for text in [*texts, json.dumps(csl(reference))] if "http" in text] == []
    unreleased = reference_of(package.descriptor, None, Addresses(SITE))
    assert (unreleased.url, unreleased.version_url) == (f"{SITE}data/{NAME}/", "")
    assert reference_of(package.descriptor, None, Addresses(SITE, releasing=NAME)).version_url == ZIP


def test_agencies_are_separate_authors(package):
    """All packages together have the agencies of each, one after the other."""
    other = replace(
        package,
        name="other",
        descriptor={
            **package.descriptor,
            "name": "other",
            "issuer": {"zh": "行政院", "en": "Executive Yuan"},
        },
    )
    reference = reference_of(collection_package([package, other], "1.0.0").descriptor, None, KEPT)
    assert "author    = {{經濟部} and {行政院}}," in bibtex(reference)
    assert csl(reference)["author"] == [{"literal": "經濟部"}, {"literal": "行政院"}]
    assert citation_text_en(reference).startswith("Ministry of Economic Affairs, & Executive Yuan. (2026).")


def test_the_citation_file_is_of_type_dataset_and_valid(cited):
    found = yaml.safe_load(cited["CITATION.cff"])
    profile = json.loads((ROOT / "tests/packaging/profiles/citation_file.json").read_text("utf-8"))
    jsonschema.validate(found, profile)
    assert (found["type"], found["version"], found["license"]) == ("dataset", "1.2.0", "OGDL-Taiwan-1.0")
    assert (found["date-released"], found["url"]) == ("2026-11-21", f"{SITE}data/{NAME}/")
    assert found["repository-artifact"] == ZIP
    assert found["authors"] == [{"name": "經濟部", "alias": "Ministry of Economic Affairs"}]


def test_addresses_are_read_from_what_the_project_keeps(tmp_path):
    content, releases = tmp_path / "content", tmp_path / "releases"
    (releases / NAME / "1.2.0").mkdir(parents=True)
    (releases / NAME / "1.2.0" / "release.json").write_text("{}")
    content.mkdir()
    (content / "dois.yml").write_text(f'{NAME}:\n  "1.2.0": 10.5281/zenodo.123\n', "utf-8")
    known = known_addresses(SITE, content, releases)
    assert known.version(NAME, "1.2.0") == ZIP
    assert known.version(NAME, MANIFEST.version + "0") == ""
    assert known.doi(NAME, "1.2.0") == "10.5281/zenodo.123"
    (content / "dois.yml").write_text(f'{NAME}:\n  "1.2.0": https://doi.org/10.5281/zenodo.123\n', "utf-8")
    with pytest.raises(ProblemError) as caught:
        known_addresses(SITE, content, releases)
    assert [(p.code, p.line) for p in caught.value.problems] == [("CITATION-DOI", 2)]
    (content / "dois.yml").write_text(f'{NAME}:\n  "1.2.0": 10.5281/zenodo.1\n  "1.20.0": 10.5281/zenodo.2\n')
    with pytest.raises(ProblemError) as caught:
        known_addresses(SITE, content, releases)
    assert [(p.line, p.seen) for p in caught.value.problems] == [(3, f"{NAME} 1.20.0, which is no release")]
