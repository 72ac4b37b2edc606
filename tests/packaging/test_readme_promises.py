"""What READMEs show is run, and what they name is in the ZIP."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from generator.packaging.addresses import Addresses
from generator.packaging.archive import collection_archive, report_archive
from generator.packaging.collection import COLLECTION
from generator.packaging.reader import ABOUT_ROWS, load_package
from generator.packaging.readme import package_readme
from generator.packaging.validation import traced
from generator.packaging.zip_file import zip_bytes
from generator.paths import ProjectPaths
from tests.packaging.sample import ROOT

PATHS = ProjectPaths.of_checkout()
NAME = "sample-report-110"
# The repository's, which is not in the ZIP.
SOURCES = {"data/sources/sample-report-110.txt"}
# A file by its name, or a group of them: README.md, SHA256SUMS, register/mentions.csv.
_CODE = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"\b(SHA256SUMS|[\w/-]+\.(?:csv|md|json|txt|bib|ris|cff))\b")


def program(readme: str) -> str:
    (found,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    return found


def run(text: str, folder: Path, monkeypatch) -> dict:
    """The names that a program leaves behind, run as it stands in ``folder``."""
    monkeypatch.chdir(folder)
    names: dict = {}
    exec(text, names)  # noqa: S102 - our own README
    return names


def test_the_project_readme_reads_codes_as_texts(monkeypatch):
    frame = run(program((ROOT / "README.md").read_text("utf-8")), ROOT, monkeypatch)["expenditure"]
    assert frame["account_code"].tolist()[1] == "0026010000"
    assert str(frame["budget_this_year_k_twd"].dtype) == "Int64"


def test_the_package_readme_reads_every_table_as_published(files, built, package, monkeypatch):
    names = run(program(files["README.md"].decode("utf-8")), built, monkeypatch)
    assert names["table"]["code"].tolist() == ["0042", "0100"]
    for table in package.schemas:
        read = names["read"](".", table)
        assert read.dtypes.equals(package.frame(table).dtypes)
        assert read.equals(package.frame(table)), table


def test_both_readmes_print_one_program(files):
    """What is shown for the repository is what is shown for a package, up to the table that is read."""
    shared = (PATHS.templates / "package" / "read_table.py").read_text("utf-8")
    for readme in (files["README.md"].decode("utf-8"), (ROOT / "README.md").read_text("utf-8")):
        assert program(readme).startswith(shared)


@pytest.mark.parametrize("table", ["targets", "expenditure", "milestones"])
def test_committed_tables_are_read_with_signs_nulls_and_codes(table, monkeypatch):
    (folder,) = (p.parent for p in PATHS.packages.glob(f"*/{table}.csv") if "unit-budget" not in str(p))
    read = run(program((ROOT / "README.md").read_text("utf-8")), ROOT, monkeypatch)["read"]
    assert read(folder, table).equals(load_package(folder).frame(table))


def named_files(readme: str) -> set[str]:
    prose = re.sub(r"```.*?```", "", readme, flags=re.DOTALL)
    return {name for code in _CODE.findall(prose) for name in _FILE.findall(code)} - SOURCES


def test_all_that_the_readme_names_is_in_the_zip(folder, project):
    archive = report_archive(folder, project.templates, Addresses()).files
    named = named_files(archive["README.md"].decode("utf-8"))
    assert {"datapackage.json", "SHA256SUMS", "citation.bib", "checks.csv", "amounts.csv"} <= named
    assert named - set(archive) == set()


def test_all_that_the_readme_of_all_names_is_in_their_zip(folder, project):
    """A name without a folder stands beside the README and in the folder of every package too."""
    files = collection_archive(
        [load_package(folder)], [folder], project.templates, project.releases, Addresses()
    ).files
    names = zipfile.ZipFile(io.BytesIO(zip_bytes(files))).namelist()
    named = named_files(files["README.md"].decode("utf-8")) - {"register/mentions.csv"}
    assert "migrations/1-to-2.yml" in names
    assert {"README.md", "LICENSE.md", "datapackage.json", "SHA256SUMS", "citation.ris"} <= named
    in_both = named - {"migrations/1-to-2.yml"}
    assert [name for name in in_both if name not in names or f"{NAME}/{name}" not in names] == []
    own = report_archive(folder, project.templates, Addresses()).files
    assert {name.removeprefix(f"{NAME}/"): files[name] for name in names if name.startswith(NAME)} == dict(
        own
    )


def test_the_folder_that_the_readme_of_all_names_is_published():
    text = (PATHS.templates / "package" / "README-all.md.j2").read_text("utf-8")
    assert "`register/mentions.csv`" in text
    assert (PATHS.packages / "register" / "mentions.csv").is_file()
    assert f"`{COLLECTION}" not in text


def test_an_official_address_is_shown_or_said_to_be_open(package):
    """The key ``origin`` of the manifest; nobody guesses it."""
    templates = PATHS.templates
    assert "報告的官方網址尚待查證" in package_readme(package, templates, Addresses()).decode("utf-8")
    source = {**package.descriptor["sources"][0], "path": "https://www.moea.gov.tw/report.pdf"}
    known = replace(package, descriptor={**package.descriptor, "sources": [source]})
    text = package_readme(known, templates, Addresses()).decode("utf-8")
    assert "報告的官方網址：<https://www.moea.gov.tw/report.pdf>。" in text
    assert "published at <https://www.moea.gov.tw/report.pdf>" in text
    assert "尚待查證" not in text


@pytest.mark.parametrize("name", ["moea-infra-review-110", "ey-st-plan-114-117"])
def test_the_readme_says_how_many_rows_have_a_page(name):
    """Most rows of both have none: no README may say that every row names its page."""
    folder = PATHS.packages / name
    package = load_package(folder)
    rows = [row for table in package.tables if table not in ABOUT_ROWS for row in package.tables[table]]
    found = traced(package)
    assert found["with_page"] == sum(bool(row["source_pages"]) for row in rows) < found["rows"] == len(rows)
    readme = report_archive(folder, PATHS.templates, Addresses()).files["README.md"].decode("utf-8")
    assert f"{len(rows)} 列中" in readme
    assert f"{found['with_page']} 列（{found['page_pct']}％）另有報告印出的頁碼" in readme
    assert "每一列都註明" not in readme
