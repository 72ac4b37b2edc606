"""What others made and the site sends is what they published: every file has its checksum and its licence."""

import gzip
import hashlib
import re

from tests.tooling.tracked import ROOT

VENDOR = ROOT / "site_templates" / "static" / "vendor"
LISTED = {"README.txt", "SHA256SUMS"}


def test_every_file_has_the_checksum_that_was_noted_when_it_came():
    lines = (VENDOR / "SHA256SUMS").read_text("utf-8").splitlines()
    noted = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(VENDOR.rglob("*"))
        if path.is_file() and path.name not in LISTED
    }
    assert found == noted
    assert len(noted) >= 13


def test_every_library_says_its_version_and_licence():
    rows = re.findall(
        r"^\| ([\w-]+) \| [@/.\w-]+ \| (\d[\w.-]+) \| (.+?) \|",
        (VENDOR / "README.txt").read_text("utf-8"),
        re.M,
    )
    assert {name for name, _, _ in rows} == {path.name for path in VENDOR.iterdir() if path.is_dir()}
    assert all((VENDOR / name / "LICENSE").read_text("utf-8") for name, _, _ in rows)


def test_the_engine_says_the_version_that_is_noted():
    engine = (VENDOR / "sqlite-wasm" / "sqlite3.js").read_text("utf-8")
    (said,) = set(re.findall(r'SQLITE_VERSION "([\d.]+)"', engine))
    assert f"| {said}-build" in (VENDOR / "README.txt").read_text("utf-8")


def test_the_engine_that_is_compressed_is_the_published_one():
    unpacked = gzip.decompress((VENDOR / "sqlite-wasm" / "sqlite3.wasm.gz").read_bytes())
    assert f"\n{hashlib.sha256(unpacked).hexdigest()}.\n" in (VENDOR / "README.txt").read_text("utf-8")
