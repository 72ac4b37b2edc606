"""Interpreter, browser, fonts, disk and rights."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.doctor.finding import Finding
from generator.paths import ProjectPaths

_OLDEST = (3, 11)
_BROWSERS = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_CJK_FONTS = ("*CJK*", "*cjk*", "*uming*", "*ukai*", "*wqy*", "*TC-*", "*PingFang*", "*msjh*")
# A build keeps the old and the new site, packages and cache for a moment.
_LEAST_BYTES = 2_000_000_000
_QUESTION_SECONDS = 20


def machine_findings(paths: ProjectPaths) -> Iterator[Finding]:
    """What the commands need of the machine."""
    yield _python()
    yield _git(paths.root)
    yield _browser()
    yield _fonts()
    yield _space(paths.root)
    yield _rights(paths.root)


def _python() -> Finding:
    seen = f"{sys.version.split()[0]} in {sys.prefix}"
    if sys.version_info < _OLDEST:
        return Finding("Python", "wrong", seen, "Install Python 3.11 or newer and run `make site`.")
    if sys.prefix == sys.base_prefix:
        remedy = "Use .venv/bin/python, which `make site` makes: its libraries are the pinned ones."
        return Finding("Python", "advice", f"{seen}, no environment of its own", remedy)
    return Finding("Python", "ok", seen)


def _git(root: Path) -> Finding:
    answer = _ask("git", "--version")
    if not answer:
        return Finding("git", "advice", "not found", "Install git: tests and reviews of data need it.")
    if not (root / ".git").exists():
        return Finding("git", "advice", f"{answer}; this folder is no repository", "Clone the repository.")
    return Finding("git", "ok", answer)


def _browser() -> Finding:
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else _BROWSERS:
        program = shutil.which(name)
        if program:
            answer = _ask(program, "--version")
            if answer:
                return Finding("Chromium", "ok", answer)
            return Finding("Chromium", "advice", f"{program} doesn't answer", "Install it anew.")
    remedy = "For the browser tests: apt-get install chromium, or set CHROMIUM=<program>."
    return Finding("Chromium", "advice", "not found", remedy)


def _fonts() -> Finding:
    for folder in (Path(name).expanduser() for name in _FONT_FOLDERS):
        for pattern in _CJK_FONTS:
            found = next(folder.rglob(pattern), None) if folder.is_dir() else None
            if found is not None:
                return Finding("Chinese font", "ok", found.name)
    remedy = "For charts in the browser tests: apt-get install fonts-noto-cjk."
    return Finding("Chinese font", "advice", "none found", remedy)


def _space(root: Path) -> Finding:
    free = shutil.disk_usage(root).free
    seen = f"{free / 1e9:.1f} GB free"
    if free < _LEAST_BYTES:
        return Finding("disk", "wrong", seen, "Make room: a build needs 2 GB for a moment.")
    return Finding("disk", "ok", seen)


def _rights(root: Path) -> Finding:
    try:
        with tempfile.TemporaryDirectory(dir=root, prefix=".doctor."):
            pass
    except OSError as error:
        remedy = "Give the user who builds the right to write into the project's folder."
        return Finding("rights", "wrong", error.strerror or "not writable", remedy)
    return Finding("rights", "ok", "the project's folder can be written")


def _ask(*command: str) -> str:
    """First line of a program's answer; empty where there is none."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed names and a program that the user named
            command, capture_output=True, text=True, timeout=_QUESTION_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip().split("\n")[0] if done.returncode == 0 else ""
