"""Installed libraries against the pins of requirements.lock."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.doctor.finding import Finding, State

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.M)
_NAMED = re.compile(r"^[A-Za-z0-9._-]+")
_REMEDY = "Run `make site`: it installs what requirements.lock pins."


def library_findings(root: Path) -> Iterator[Finding]:
    """One finding for the lock, one for every library that the generator needs and that is not as pinned."""
    try:
        lock = (root / "requirements.lock").read_text("utf-8")
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    except (OSError, ValueError, KeyError) as error:
        yield Finding("libraries", "wrong", f"no readable lock ({error})", "Restore requirements.lock.")
        return
    # A library may be pinned several times, for several versions of Python.
    pins: dict[str, set[str]] = {}
    for pin in _PIN.finditer(lock):
        pins.setdefault(_canonical(pin["name"]), set()).add(pin["version"])
    wanted = [_canonical(found[0]) for entry in project["dependencies"] if (found := _NAMED.match(entry))]
    unpinned = [name for name in wanted if name not in pins]
    for name in unpinned:
        yield Finding(name, "wrong", "not in requirements.lock", "Run `make lock`.")
    differing = 0
    for name, pinned in sorted(pins.items()):
        installed = _installed(name)
        if installed is None and name in wanted:
            yield Finding(name, "wrong", "not installed", _REMEDY)
        elif installed is not None and installed not in pinned:
            differing += 1
            state: State = "wrong" if name in wanted else "advice"
            yield Finding(name, state, f"{installed}, the lock pins {', '.join(sorted(pinned))}", _REMEDY)
    if not differing and not unpinned:
        yield Finding("libraries", "ok", f"as requirements.lock pins them ({len(pins)} pins)")


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
