"""The JavaScript library of the Data Package standard opens the packages and finds what we find.

It is installed once from its lock file; where Node is missing or nothing can be installed, this is skipped.
"""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.paths import ProjectPaths
from tests.committed import committed_package
from tests.packaging.sample import ROWS
from tests.patience import WAIT_SECONDS

# Frictionless, the standard's other library, reads the packages with every change.
pytestmark = pytest.mark.long
JS = Path(__file__).parent / "js"
INSTALLED = ("package.json", "package-lock.json", ".npmrc")
PATHS = ProjectPaths.of_checkout()
PUBLISHED = sorted(path.parent for path in PATHS.packages.glob("*/datapackage.json"))
KINDS = {
    "string": {"string"},
    "integer": {"integer"},
    "year": {"integer"},
    "number": {"integer", "number"},
    "boolean": {"boolean"},
    "date": {"date"},
}


@pytest.fixture(scope="session")
def library(request):
    """The folder that holds the reader with what it needs."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node is not installed.")
    content = b"".join((JS / name).read_bytes() for name in INSTALLED)
    folder = Path(request.config.cache.mkdir(f"javascript-{hashlib.sha256(content).hexdigest()[:16]}"))
    if not (folder / "complete").exists():
        for name in INSTALLED:
            shutil.copy(JS / name, folder)
        command = ["npm", "ci", "--loglevel=error"]
        try:
            # A registry that doesn't answer is a reason to skip, not to wait.
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            pytest.skip("The JavaScript library could not be installed within two minutes.")
        if done.returncode != 0:
            pytest.skip("The JavaScript library could not be installed.")
        (folder / "complete").touch()
    return folder


@pytest.fixture(scope="session")
def all_told(library, built):
    """What the library makes of the sample and of every published package, by folder."""
    script = shutil.copy(JS / "read_packages.js", library)
    command = ["node", script, *map(str, (built, *PUBLISHED))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=WAIT_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_reads_the_values_that_were_written(all_told, built):
    told = all_told[str(built)]
    assert (told["valid"], told["errors"]) == (True, [])
    assert {name: table["rows"] for name, table in told["tables"].items()} == {
        name: len(rows) for name, rows in ROWS.items()
    }
    assert [
        (row["code"], row["part"], row["amount_k_twd"], row["count"])
        for row in told["tables"]["amounts"]["first"]
    ] == [("0042", None, -12046.5, 3), ("0042", "一", 0, 0), ("0100", None, None, None)]
    accounts = told["tables"]["accounts"]
    assert accounts["first"][0]["name"] == "=SUM(A1:A9)"
    assert accounts["types"]["start"] == ["date", "empty"]
    assert accounts["types"]["open"] == ["boolean", "empty"]
    assert told["tables"]["amounts"]["related"] is True


def test_it_sees_a_reference_that_leads_nowhere(library, folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "amounts.csv"
    table.write_text(table.read_text("utf-8").replace("amounts.0100.-,0100", "amounts.0100.-,9999"), "utf-8")
    script = shutil.copy(JS / "read_packages.js", library)
    done = subprocess.run(
        ["node", script, str(tmp_path)], capture_output=True, text=True, timeout=WAIT_SECONDS, check=False
    )
    assert done.returncode == 1
    assert "Foreign key" in done.stderr


def test_it_reads_every_published_package_with_the_same_rows_and_types(all_told):
    for folder in PUBLISHED:
        told = all_told[str(folder)]
        package = committed_package(folder.name)
        assert told["valid"], told["errors"]
        rows = {name: table["rows"] for name, table in told["tables"].items()}
        assert rows == {name: len(rows) for name, rows in package.tables.items()}
        wrong = [
            f"{folder.name}/{name}.{field.name}: {told['tables'][name]['types'].get(field.name)}"
            for name, schema in package.schemas.items()
            for field in schema.fields
            if not set(told["tables"][name]["types"].get(field.name, ())) <= KINDS[field.type] | {"empty"}
        ]
        assert wrong == []
        assert [name for name, table in told["tables"].items() if not table["related"]] == []
