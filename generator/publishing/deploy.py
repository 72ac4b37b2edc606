"""A finished site copied to a folder that a web server serves: checked file by file, swapped in at once.

Everything is written beside the target first, read back and compared by digest; then the two folders change
places. What the target holds and no deployment wrote (``CNAME``, ``.well-known/``, ``.htaccess``, links) is
carried over as it is: a list at the target says what the last one wrote, and only that is removed. Released
versions (``data/<package>/<version>/``) are carried over too, never rewritten: their addresses were promised.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from generator.errors import Problem, ProblemError
from generator.publishing.compressed import write_compressed
from generator.publishing.deploy_guards import (
    is_release,
    require_own,
    require_releases,
    require_room,
    require_target,
    require_whole,
)
from generator.publishing.everything import everything_below, is_folder
from generator.publishing.swap import staging_of, swap_folder
from generator.publishing.system import sync_disk
from generator.publishing.transaction import clear_leftovers
from generator.publishing.tree import files_below

_BLOCK = 1 << 20
# What a deployment wrote, one path a line, kept at the target itself.
WRITTEN = ".deployed"
# Whoever serves the files may read them, whatever the umask of the person who deploys.
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644


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


def deploy(site: Path, target: Path, digest: str, *, compressed: bool = False) -> Deployed:
    """Put ``site`` in the place of ``target``.

    Args:
        site: the finished site.
        target: a folder that doesn't exist yet, is empty, or holds an earlier site; its parent exists.
        digest: what `digest_tree` gave for the site when it was built.
        compressed: write texts as ``<name>.gz`` alone, for a server that knows what to do with them.

    Raises:
        ProblemError: DEPLOY-HALF where the site is not as it was built, DEPLOY-TARGET where the target can't
            be replaced, DEPLOY-RELEASE where a released version differs, DEPLOY-FOREIGN where something that
            no deployment wrote stands where the site has a file or folder, DEPLOY-COPY where a copy is not
            what was copied; the target stays as it was.
    """
    require_whole(site, digest)
    require_target(site, target)
    # A deployment that was killed between two renames left the old folder aside, with its releases.
    clear_leftovers([target])
    if not compressed:
        return _put(site, target)
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "site"
        write_compressed(site, packed, target)
        return _put(packed, target)


def _put(site: Path, target: Path) -> Deployed:
    """The files of ``site`` in the place of ``target``, where nothing stands against it."""
    before = {name: _seal(path) for name, path in everything_below(target).items()}
    wanted = {path.relative_to(site).as_posix(): sha256(path) for path in files_below(site)}
    require_releases(before, wanted, target)
    written = _written(target)
    require_own(before, wanted, written, target)
    released = {name for name in before if is_release(name)} - set(wanted)
    foreign = set(before) - set(wanted) - released - written - {WRITTEN}
    require_room(foreign, wanted, target)
    removed = set(before) & written - set(wanted) - released
    _replace(site, target, wanted, released | foreign)
    new = sum(before.get(name) != value for name, value in wanted.items())
    files = len(wanted) + len(released) + len(foreign)
    return Deployed(files, new, tuple(sorted(removed)), len(released), tuple(sorted(foreign)))


def _replace(site: Path, target: Path, wanted: dict[str, str], carried: set[str]) -> None:
    """The files of ``site`` and those of the target that are carried over, in the target's place."""
    staging = staging_of(target)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for name, expected in sorted(wanted.items()):
            _copy(site / name, staging / name, expected).chmod(_FILE_MODE)
        for name in sorted(carried):
            _carry(target / name, staging / name)
        _write_list(staging, wanted)
        ours = {parent for name in wanted for parent in Path(name).parents}
        for folder in (staging, *(path for path in staging.rglob("*") if is_folder(path))):
            place = folder.relative_to(staging)
            if place in ours or not (target / place).is_dir():
                folder.chmod(_FOLDER_MODE)
            else:
                shutil.copystat(target / place, folder)
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


def _seal(path: Path) -> str:
    """By what two states of a file differ; a link is where it leads, an empty folder nothing."""
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return "" if path.is_dir() else sha256(path)


def _copy(source: Path, target: Path, expected: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if sha256(target) != expected:
        _refuse_copy(target)
    return target


def _carry(source: Path, target: Path) -> None:
    """The same file under its new name, with owner, mode and times; a copy where none can be had."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if is_folder(source):
        target.mkdir(exist_ok=True)
        return
    with contextlib.suppress(OSError):
        os.link(source, target, follow_symlinks=False)
        return
    shutil.copy2(source, target, follow_symlinks=False)
    if _seal(target) != _seal(source):
        _refuse_copy(target)


def _refuse_copy(target: Path) -> NoReturn:
    seen, remedy = "another content than was copied", "Look at the disk of the target and deploy again."
    raise ProblemError([Problem("DEPLOY-COPY", str(target), None, seen, "the same bytes", remedy)])
