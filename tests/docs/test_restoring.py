"""What docs/how-to/keep-and-hand-over.md promises: a clone holds all that was published for ever."""

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.publishing.addresses import published_addresses, read_list
from tests.tooling.tracked import ROOT, tracked_files

RELEASE = re.compile(r"data/([^/]+)/(\d+\.\d+\.\d+)/([^/]+)")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a stranger gets: the tracked files, without a cache, a site or anything else that was built."""
    root = tmp_path_factory.mktemp("restored") / "clone"
    for name in tracked_files():
        if not name.startswith("tests/"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    return root


def listed(clone: Path) -> set[str]:
    return set(read_list(clone / "content"))


def kept(clone: Path) -> dict[str, Path]:
    """The files of all releases by their address."""
    releases = clone / "data" / "releases"
    files = (path for path in releases.rglob("*") if path.is_file())
    return {f"data/{path.relative_to(releases).as_posix()}": path for path in files}


def test_every_listed_release_is_kept(clone):
    addresses = {address for address in listed(clone) if RELEASE.fullmatch(address)}
    assert addresses
    # The tables of a release that have an address of their own are those in its archive.
    inside = {
        f"{address.rpartition('/')[0]}/{member}"
        for address, path in kept(clone).items()
        if path.suffix == ".zip"
        for member in zipfile.ZipFile(path).namelist()
    }
    assert addresses <= kept(clone).keys() | inside


def test_every_release_is_whole(clone):
    archives = [path for path in kept(clone).values() if path.suffix == ".zip"]
    assert archives
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            for line in archive.read("SHA256SUMS").decode("utf-8").splitlines():
                digest, name = line.split("  ", 1)
                assert hashlib.sha256(archive.read(name)).hexdigest() == digest, (path.name, name)


@pytest.mark.long
def test_a_site_built_from_nothing_has_every_address_and_the_releases_byte_for_byte(clone):
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"], cwd=clone, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    site = clone / "site"
    assert listed(clone) <= set(published_addresses(site))
    for address, path in kept(clone).items():
        assert (site / address).read_bytes() == path.read_bytes(), address
