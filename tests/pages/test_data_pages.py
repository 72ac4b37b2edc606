"""The dictionary and the validation of a package tell what its schema demands and what was found."""

from dataclasses import replace
from datetime import date

import pytest

from generator.packaging.reader import load_package
from generator.pages.data.package_page import package_draft
from generator.pages.data.questions import OwnTables
from generator.pages.data.table_page import table_draft
from generator.pages.data.validation_page import validation_draft
from generator.pages.frame.links import RecordLinks
from generator.pages.frame.site import Folders, Site
from generator.pages.making.rendering import Templates
from generator.paths import ProjectPaths
from generator.records.values import Value
from tests.packaging.sample import ROOT, write_sample

FIX: dict[str, Value] = {
    "table": "amounts",
    "record_id": "amounts.0042.1",
    "field": "count",
    "printed": "0",
    "corrected": "<9>",
    "reason": "漏印。",
    "evidence": "第 3 行。",
    "corrected_on": date(2026, 11, 21),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    found = load_package(write_sample(tmp_path_factory.mktemp("packages")))
    return replace(found, tables={**found.tables, "corrections": [FIX]})


@pytest.fixture(scope="module")
def site(package, tmp_path_factory):
    links = RecordLinks(package.name, dict.fromkeys(package.by_record_id, "reports/sample/"))
    folders = Folders.of(ProjectPaths(tmp_path_factory.mktemp("project")))
    return Site({package.name: package}, {package.name: links}, folders)


def shown(site, draft):
    values = {**draft.values, "title": draft.title}
    return Templates(ROOT / "site_templates", site).render(draft.template, draft.url, values)


def test_the_dictionary_names_limits_and_references(site, package):
    draft = table_draft(site, OwnTables(package), "amounts")
    text = shown(site, draft)
    row = next(line for line in text.splitlines() if line.startswith('<tr id="count">'))
    assert "限制：最小 0" in row
    assert draft.jsonld["identifier"] == "sample-report-110/amounts"
    assert draft.jsonld["url"] == "../../../data/sample-report-110/amounts/"
    assert "→ <a" in text
    assert "accounts/" in text.partition("關聯")[2]


def test_the_package_leads_to_the_official_report_or_says_that_its_address_is_open(site, package):
    assert "機關發布原檔的官方網址尚待查證" in shown(site, package_draft(site, package))
    source = {**package.descriptor["sources"][0], "path": "https://www.moea.gov.tw/report.pdf"}
    known = replace(package, descriptor={**package.descriptor, "sources": [source]})
    text = shown(site, package_draft(site, known))
    assert '<a href="https://www.moea.gov.tw/report.pdf" rel="external">經濟部發布的原檔</a>' in text
    assert "尚待查證" not in text


def test_the_validation_page_lists_checks_and_corrections(site, package):
    text = shown(site, validation_draft(package))
    assert '<th scope="row"><code>total</code></th><td class="num">1</td><td class="num">1</td>' in text
    assert "<td>0</td><td>&lt;9&gt;</td><td>漏印。 第 3 行。</td><td>2026-11-21</td>" in text
