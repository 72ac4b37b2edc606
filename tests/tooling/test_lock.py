"""requirements.lock pins everything that pyproject.toml asks for, by hash, and names no address."""

import re
import tomllib

import pytest

from tests.tooling.tracked import ROOT

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def canonical(name: str) -> str:
    """A distribution's name as indexes compare names: lower case, one hyphen for each run of separators."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_pins(lock: str) -> dict[str, int]:
    """Number of hashes by canonical name. Lines that are no pin, hash or comment are a key of their own."""
    pins: dict[str, int] = {}
    name = ""
    for line in lock.splitlines():
        pin = PIN.match(line)
        if pin:
            name = canonical(pin["name"])
            pins[name] = 0
        elif HASH.match(line):
            pins[name] += 1
        elif not line.lstrip().startswith("#"):
            pins[line] = 0
    return pins


def asked_for(pyproject: dict) -> list[str]:
    project = pyproject["project"]
    extras = project["optional-dependencies"].values()
    groups = [project["dependencies"], *extras, *pyproject["dependency-groups"].values()]
    return sorted({canonical(re.split(r"[\s<>=!~;\[]", entry)[0]) for group in groups for entry in group})


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text("utf-8")


@pytest.fixture(scope="module")
def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_dependency_is_pinned(lock, pyproject):
    assert [name for name in asked_for(pyproject) if name not in read_pins(lock)] == [], "run `make lock`"


def test_every_direct_pin_is_still_asked_for(lock, pyproject):
    asked_by_us = re.compile(
        r"^(\S+)==.*\n(?:    --hash.*\n)+(?:    # via\n)?    # (?:via|  ) .*\(pyproject\.toml", re.M
    )
    pinned = {canonical(name) for name in asked_by_us.findall(lock)}
    assert pinned - set(asked_for(pyproject)) == set(), "run `make lock`"


def test_every_line_is_a_pin_with_a_hash(lock):
    pins = read_pins(lock)
    assert len(pins) > 50
    assert [name for name, hashes in pins.items() if hashes == 0] == []


def test_no_address_stands_in_the_lock(lock):
    assert re.findall(r"\S*://\S*|--(?:index|extra-index|find-links)\S*", lock) == []


def test_an_unpinned_or_hashless_line_is_seen():
    assert read_pins("a==1 \\\n    --hash=sha256:" + "0" * 64 + "\nb>=2\nc==3 \\\n") == {
        "a": 1,
        "b>=2": 0,
        "c": 0,
    }


def test_python_versions_agree(pyproject):
    oldest = pyproject["project"]["requires-python"].removeprefix(">=")
    assert pyproject["tool"]["mypy"]["python_version"] == oldest
    assert pyproject["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert str(tuple(map(int, oldest.split(".")))) in (ROOT / "scripts/environment.sh").read_text("utf-8")
