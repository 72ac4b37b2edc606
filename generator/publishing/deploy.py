"""A finished site copied to a folder that a web server serves: checked file by file, swapped in at once.

Everything is written beside the target first, read back and compared by digest; then the two folders change
places. Released versions (``data/<package>/<version>/``) that stand at the target are carried over and never
rewritten: their addresses were promised.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.publishing.offline import NAME as OFFLINE
from generator.publishing.swap import staging_of, swap_folder
from generator.publishing.system import sync_disk
from generator.publishing.transaction import clear_leftovers
from generator.publishing.tree import digest_tree, files_below

_RELEASE = re.compile(r"data/[^/]+/\d+\.\d+\.\d+/.+")
_BLOCK = 1 << 20
# Together these stand at the root of no other site.
_OURS = ("index.html", "sitemap.xml", OFFLINE)


@dataclass(frozen=True, slots=True)
class Deployed:
    """What was done.

    Attributes:
        files: number of files at the target now.
        new: how many of them are new or differ from those before.
        removed: files that are gone.
        kept: files of released versions that only the target had.
    """

    files: int
    new: int
    removed: int
    kept: int


def deploy(site: Path, target: Path, digest: str) -> Deployed:
    """Put ``site`` in the place of ``target``.

    Args:
        site: the finished site.
        target: a folder that doesn't exist yet, is empty, or holds an earlier site; its parent exists.
        digest: what `digest_tree` gave for the site when it was built.

    Raises:
        ProblemError: DEPLOY-HALF where the site is not as it was built, DEPLOY-TARGET where the target can't
            be replaced, DEPLOY-RELEASE where a released version differs, DEPLOY-COPY where a copy is not
            what was copied; the target stays as it was.
    """
    _require_whole(site, digest)
    _require_target(site, target)
    # A deployment that was killed between two renames left the old folder aside, with its releases.
    clear_leftovers([target])
    before = {name: sha256(path) for name, path in _files(target).items()}
    wanted = {name: sha256(path) for name, path in _files(site).items()}
    _require_releases(before, wanted, target)
    carried = {name for name in before if _RELEASE.fullmatch(name) and name not in wanted}
    staging = staging_of(target)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for name, expected in sorted((wanted | {name: before[name] for name in carried}).items()):
            _copy((target if name in carried else site) / name, staging / name, expected)
        sync_disk()
        swap_folder(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    new = sum(before.get(name) != value for name, value in wanted.items())
    removed = sum(name not in wanted and name not in carried for name in before)
    return Deployed(len(wanted) + len(carried), new, removed, len(carried))


def sha256(path: Path) -> str:
    """Digest of a file, read in pieces."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in files_below(folder)}


def _copy(source: Path, target: Path, expected: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if sha256(target) != expected:
        seen, remedy = "another content than was copied", "Look at the disk of the target and deploy again."
        raise ProblemError([Problem("DEPLOY-COPY", str(target), None, seen, "the same bytes", remedy)])


def _require_whole(site: Path, digest: str) -> None:
    if digest and (site / "index.html").is_file() and digest_tree(site) == digest:
        return
    seen = "a site that is not as the last build left it" if site.is_dir() else "no site"
    remedy = "Run `build`, then deploy again."
    raise ProblemError([Problem("DEPLOY-HALF", site.name, None, seen, "a finished site", remedy)])


def _require_target(site: Path, target: Path) -> None:
    """The folder can be renamed, and nothing is lost that is no site."""
    seen = ""
    inside = target == site or site in target.parents or target in site.parents
    if inside:
        seen = "a folder that holds the site or lies in it"
    elif not target.parent.is_dir():
        seen = f"no folder {target.parent.name} to put it in"
    elif target.is_symlink() or os.path.ismount(target):
        seen = "a link or the root of a mounted disk, which can't be swapped"
    elif target.exists() and not target.is_dir():
        seen = "a file"
    elif target.is_dir() and any(target.iterdir()) and not _is_ours(target):
        seen = "a folder with other files in it, or another site"
    if seen:
        expected = "a new or empty folder, or an earlier site"
        remedy = "Name a folder of its own below the disk or the server's root."
        raise ProblemError([Problem("DEPLOY-TARGET", target.name, None, seen, expected, remedy)])


def _is_ours(target: Path) -> bool:
    return all((target / name).is_file() for name in _OURS)


def _require_releases(before: dict[str, str], wanted: dict[str, str], target: Path) -> None:
    changed = [
        name for name in before if _RELEASE.fullmatch(name) and wanted.get(name, before[name]) != before[name]
    ]
    remedy = "A release is never rewritten: restore data/releases, or release a new version."
    if changed:
        raise ProblemError(
            Problem("DEPLOY-RELEASE", f"{target.name}/{name}", None, "other bytes", "those deployed", remedy)
            for name in sorted(changed)
        )
