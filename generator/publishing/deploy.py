"""A finished site copied to a folder that a web server serves: checked file by file, swapped in at once.

Everything is written beside the target first, read back and compared by digest; then the two folders change
places. What the target holds and no deployment wrote (``CNAME``, ``.well-known/``, ``.htaccess``) is carried
over: a list at the target says what the last one wrote, and only that is removed. Released versions
(``data/<package>/<version>/``) are carried over too and never rewritten: their addresses were promised.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
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
# What a deployment wrote, one path a line, kept at the target itself.
WRITTEN = ".deployed"
# Whoever serves the files may read them, whatever the umask of the person who deploys.
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644
# Together these stand at the root of no other site.
_OURS = ("index.html", "sitemap.xml", OFFLINE)


@dataclass(frozen=True, slots=True)
class Deployed:
    """What was done.

    Attributes:
        files: number of files at the target now.
        new: how many of them are new or differ from those before.
        removed: paths that are gone, sorted.
        kept: files of released versions that only the target had.
        foreign: paths at the target that no deployment wrote, sorted; they stay as they are.
    """

    files: int
    new: int
    removed: tuple[str, ...]
    kept: int
    foreign: tuple[str, ...]


def deploy(site: Path, target: Path, digest: str) -> Deployed:
    """Put ``site`` in the place of ``target``.

    Args:
        site: the finished site.
        target: a folder that doesn't exist yet, is empty, or holds an earlier site; its parent exists.
        digest: what `digest_tree` gave for the site when it was built.

    Raises:
        ProblemError: DEPLOY-HALF where the site is not as it was built, DEPLOY-TARGET where the target can't
            be replaced, DEPLOY-RELEASE where a released version differs, DEPLOY-FOREIGN where a file that no
            deployment wrote stands where the site has one, DEPLOY-COPY where a copy is not what was copied;
            the target stays as it was.
    """
    _require_whole(site, digest)
    _require_target(site, target)
    # A deployment that was killed between two renames left the old folder aside, with its releases.
    clear_leftovers([target])
    before = {name: sha256(path) for name, path in _files(target).items()}
    wanted = {name: sha256(path) for name, path in _files(site).items()}
    _require_releases(before, wanted, target)
    written = _written(target)
    _require_own(before, wanted, written, target)
    released = {name for name in before if _RELEASE.fullmatch(name)} - set(wanted)
    foreign = set(before) - set(wanted) - released - written - {WRITTEN}
    removed = set(before) & written - set(wanted) - released
    _replace(site, target, before, wanted, released | foreign)
    new = sum(before.get(name) != value for name, value in wanted.items())
    files = len(wanted) + len(released) + len(foreign)
    return Deployed(files, new, tuple(sorted(removed)), len(released), tuple(sorted(foreign)))


def _replace(
    site: Path, target: Path, before: dict[str, str], wanted: dict[str, str], carried: set[str]
) -> None:
    """The files of ``site`` and those of the target that are carried over, in the target's place."""
    staging = staging_of(target)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for name, expected in sorted(wanted.items()):
            _copy(site / name, staging / name, expected).chmod(_FILE_MODE)
        for name in sorted(carried):
            shutil.copymode(target / name, _copy(target / name, staging / name, before[name]))
        _write_list(staging, wanted)
        for folder in (staging, *(path for path in staging.rglob("*") if path.is_dir())):
            folder.chmod(_FOLDER_MODE)
        sync_disk()
        swap_folder(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _written(target: Path) -> set[str]:
    """Paths that the last deployment wrote; nothing where none kept a list."""
    try:
        return set((target / WRITTEN).read_text("utf-8").splitlines())
    except OSError:
        return set()


def _write_list(folder: Path, names: Iterable[str]) -> None:
    path = folder / WRITTEN
    path.write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8", newline="\n")
    path.chmod(_FILE_MODE)


def sha256(path: Path) -> str:
    """Digest of a file, read in pieces."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in files_below(folder)}


def _copy(source: Path, target: Path, expected: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if sha256(target) != expected:
        seen, remedy = "another content than was copied", "Look at the disk of the target and deploy again."
        raise ProblemError([Problem("DEPLOY-COPY", str(target), None, seen, "the same bytes", remedy)])
    return target


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


def _require_own(before: dict[str, str], wanted: dict[str, str], written: set[str], target: Path) -> None:
    """No file of somebody else is written over; a target without a list is from before there was one."""
    taken = [
        name
        for name, digest in wanted.items()
        if written and name not in written and name in before and before[name] != digest
    ]
    if taken:
        remedy = "Move the file away, or leave it out of the site; then deploy again."
        seen = "a file that no deployment wrote"
        raise ProblemError(
            Problem("DEPLOY-FOREIGN", f"{target.name}/{name}", None, seen, "none", remedy)
            for name in sorted(taken)
        )
