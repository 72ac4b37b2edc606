"""ZIPs, checksums, readme, citations and metadata: complete, checkable, the same every time."""

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from generator.errors import ProblemError
from generator.packaging.addresses import Addresses
from generator.packaging.collection import COLLECTION
from generator.packaging.dcat import catalogue
from generator.packaging.downloads import collection_downloads, downloads_of, table_downloads
from generator.packaging.open_data_platform import data_gov_tw
from generator.packaging.package_downloads import collection_files, package_downloads
from generator.packaging.readme import package_readme
from generator.packaging.schema_org import json_ld, table_json_ld
from tests.packaging.sample import ROOT, SCHEMAS

NAME = "sample-report-110"


def test_the_same_package_gives_the_same_bytes(folder, project, files):
    assert package_downloads(folder, project.templates, project.releases, Addresses()) == files
    first = collection_files([folder], project.templates, project.releases, Addresses(), project.content)
    assert (
        collection_files([folder], project.templates, project.releases, Addresses(), project.content) == first
    )


def test_the_zip_holds_all_that_is_needed_and_its_checksums_are_true(files, tmp_path):
    with zipfile.ZipFile(io.BytesIO(files[f"{NAME}.zip"])) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    tables = [f"{name}.csv" for name in SCHEMAS]
    citations = ["CITATION.cff", "citation.txt", "citation.bib", "citation.ris", "citation.json"]
    citations.append("csv-metadata.json")
    assert names == ["README.md", "LICENSE.md", "datapackage.json", *tables, *citations, "SHA256SUMS"]
    sums = dict(line.split("  ")[::-1] for line in (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines())
    assert sums == {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in names[:-1]}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_reads_the_checksums(files, built):
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=built, check=False)
    assert done.returncode == 0


def test_the_readme_tells_what_a_reader_must_know(files):
    text = files["README.md"].decode("utf-8")
    assert "範例報告" in text
    assert "# Sample report (English)" in text
    assert "`amount_k_twd` 金額（千元）" in text
    assert "可以加總。" in text
    assert (
        "| total | amounts.0042.- | amount_k_twd | -12046.50 | 12046.50 | source_error | person "
        "| 正負號印錯 依據：第3行「(12,046.50)」 |" in text
    )
    assert "經濟部（2026）。《範例報告》〔資料集，版本 1.2.0，2026-11-21〕。" in text
    assert "{{" not in text


def test_the_readme_lists_what_is_wrong_in_print_and_what_is_doubtful(package):
    fix = {
        "record_id": "amounts.0042.1",
        "field": "count",
        "printed": "0",
        "corrected": "9",
        "reason": "漏印",
    }
    doubtful = {**package.tables["amounts"][0], "certainty": "uncertain", "certainty_note": "表頭|兩讀"}
    tables = {**package.tables, "corrections": [fix], "amounts": [doubtful], "checks": []}
    text = package_readme(replace(package, tables=tables), ROOT / "site_templates", Addresses()).decode(
        "utf-8"
    )
    assert "| amounts.0042.1 | count | 0 | 9 | 漏印 |" in text
    assert "| amounts | amounts.0042.- | 表頭\\|兩讀 |" in text
    assert "可有一種以上讀法（本套件 1 列）" in text


def test_a_package_without_checks_claims_none(package):
    kept = [name for name in package.tables if name != "checks"]
    tables, schemas = ({n: every[n] for n in kept} for every in (package.tables, package.schemas))
    without = replace(package, tables=tables, schemas=schemas)
    text = package_readme(without, ROOT / "site_templates", Addresses()).decode("utf-8")
    assert "全部相符" not in text


def test_citations_name_the_agency_first(files):
    text = files["citation.txt"].decode("utf-8").splitlines()
    assert text[0].startswith("經濟部（2026）。")
    assert text[2].startswith(
        "Ministry of Economic Affairs. (2026). Sample report (Version 1.2.0, 2026-11-21) [Data set]."
    )
    assert "  author    = {{經濟部}}," in files["citation.bib"].decode("utf-8")
    assert text[4].startswith("經濟部（2026）。〈科目〉（accounts），載於《範例報告》")
    ris = files["citation.ris"].decode("utf-8").split("\r\n")
    assert ris[:3] == ["TY  - DATA", "AU  - 經濟部", "TI  - 範例報告"]
    assert ris[-2] == "ER  - "
    # The package, then each of its tables.
    assert ris.count("ER  - ") == 1 + len(SCHEMAS)
    keys = re.findall(r"@misc\{(.+),", files["citation.bib"].decode("utf-8"))
    assert keys == [NAME, *(f"{NAME}-{name}" for name in SCHEMAS)]


def test_the_validation_report_counts_everything(files):
    report = json.loads(files["validation.json"])
    assert report["schema"]["valid"] is True
    assert report["checks"] == {
        "total": 1,
        "verdicts": {"source_error": 1},
        "by_check": [{"check": "total", "total": 1, "verdicts": {"source_error": 1}}],
    }
    assert report["corrections"] == []
    assert report["findings"][0]["explanation"] == "正負號印錯"
    assert report["ledger"] == {
        "lines": 6,
        "kinds": {"record": 6},
        "characters": 6,
        "left_over": 0,
        "withheld": 0,
        "read_share": 1,
    }
    amounts = next(table for table in report["tables"] if table["name"] == "amounts")
    assert amounts["rows"] == 3
    assert (amounts["empty"]["part"], amounts["empty"]["amount_k_twd"]) == (2, 1)
    assert amounts["foreign_keys"] == [{"fields": ["code"], "table": "accounts", "unmatched": 0}]


def test_every_download_that_pages_offer_is_built(package, files, collection):
    offered = [d.url for d in downloads_of(package)]
    offered += [d.url for table in package.schemas for d in table_downloads(package, table)]
    assert [url for url in offered if url.removeprefix(f"data/{NAME}/") not in files] == []
    everything = [d.url.removeprefix(f"data/{COLLECTION}/") for d in collection_downloads()]
    assert [name for name in everything if not (collection / name).is_file()] == []


def test_schema_org_metadata_says_what_was_measured(package):
    data = json_ld(package, "https://example.org/")
    assert (data["@type"], data["license"], data["version"]) == (
        "Dataset",
        "https://data.gov.tw/license",
        "1.2.0",
    )
    assert data["temporalCoverage"] == "2021-01-01/2021-12-31"
    assert [v["alternateName"] for v in data["variableMeasured"]] == ["amount_k_twd"]
    assert data["variableMeasured"][0]["unitText"] == "千元"
    assert all(d["contentUrl"].startswith("https://example.org/data/") for d in data["distribution"])
    assert [creator["name"] for creator in data["creator"]] == ["經濟部"]


def test_a_table_is_a_dataset_that_is_part_of_its_package(package):
    data = table_json_ld(package, "amounts", "../../../")
    assert (data["identifier"], data["url"]) == (f"{NAME}/amounts", f"../../../data/{NAME}/amounts/")
    assert data["isPartOf"] == f"../../../data/{NAME}/"
    assert [d["contentUrl"].rpartition("/")[2] for d in data["distribution"]] == [
        "amounts.csv",
        "amounts.parquet",
        "amounts.json",
    ]


def test_addresses_lead_somewhere_with_and_without_a_known_site(files, folder, project):
    """Where no address of the site is known, addresses are joined to that of the document."""
    data = json.loads(files["dataset.jsonld"])
    assert urljoin(f"https://a.example/x/data/{NAME}/dataset.jsonld", data["url"]) == (
        f"https://a.example/x/data/{NAME}/"
    )
    known = json.loads(
        package_downloads(folder, project.templates, project.releases, Addresses("https://b.example/"))[
            "dataset.jsonld"
        ]
    )
    assert known["distribution"][0]["contentUrl"] == f"https://b.example/data/{NAME}/{NAME}.zip"


def test_the_catalogue_lists_datasets_with_all_their_files(package, files):
    document = json.loads(files["dcat.jsonld"])
    assert document["@context"]["@base"] == "../../"
    (dataset,) = catalogue([document], "")["dcat:dataset"]
    assert dataset["dct:identifier"] == NAME
    assert "@context" not in dataset
    tables = [item for table in package.schemas for item in table_downloads(package, table)]
    offered = {item["dcat:downloadURL"]["@id"]: item for item in dataset["dcat:distribution"]}
    assert set(offered) == {item.url for item in [*downloads_of(package), *tables]}
    for url, item in offered.items():
        data = files[url.removeprefix(f"data/{NAME}/")]
        assert item["dcat:byteSize"]["@value"] == str(len(data))
        assert item["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(data).hexdigest()
    parquet = offered[f"data/{NAME}/amounts.parquet"]
    assert parquet["dcat:accessURL"] == {"@id": f"data/{NAME}/amounts/"}
    assert parquet["dct:format"]["rdfs:label"] == "PARQUET"


def test_the_platform_gets_the_fields_that_it_asks_for(package):
    entry = next(
        item
        for item in data_gov_tw([package], "https://example.org/")
        if item["資料集名稱"] == "範例報告：金額"
    )
    assert "金額(amount_k_twd，千元)" in entry["主要欄位說明"]
    assert entry["資料量"] == 3
    assert [r["檔案格式"] for r in entry["資料資源"]] == ["CSV", "PARQUET", "JSON"]
    assert entry["資料資源"][0]["資料下載網址"] == f"https://example.org/data/{NAME}/amounts.csv"
    assert (entry["資料集類型"], entry["資料涵蓋起始日期"]) == ("衍生資料", "2021-01-01")
    derived = (
        "本資料表由 taiwan-government-reports 自經濟部編製的《範例報告》整理衍生，不是該機關發布的檔案。"
    )
    assert derived in entry["資料集描述"]
    assert derived in entry["備註"]
    assert entry["提供機關"] == "taiwan-government-reports（整理者，非政府機關）"


def test_the_feed_is_xml_even_without_a_release(files):
    root = ElementTree.fromstring(files["feed.atom"])  # noqa: S314 - our own bytes
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    author = root.find("{*}author/{*}name")
    assert author.text == "taiwan-government-reports"


def test_a_package_that_does_not_validate_is_not_published(folder, project, tmp_path):
    damaged = tmp_path / folder.name
    shutil.copytree(folder, damaged)
    table = damaged / "amounts.csv"
    table.write_text(table.read_text("utf-8").replace(",0100,", ",9999,"), "utf-8")
    with pytest.raises(ProblemError) as caught:
        package_downloads(damaged, project.templates, project.releases, Addresses())
    assert {problem.code for problem in caught.value.problems} == {"PACKAGE-INVALID"}
    assert any("foreign-key in amounts" in problem.seen for problem in caught.value.problems)
