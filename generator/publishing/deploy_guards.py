"""What must hold before a deployment touches its target; nothing is lost that is no site of ours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.publishing.everything import has_parent_in, is_folder
from generator.publishing.offline import NAME as OFFLINE
from generator.publishing.tree import digest_tree

_RELEASE = re.compile(r"data/[^/]+/\d+\.\d+\.\d+/.+")
# Together these stand at the root of no other site.
_OURS = ("index.html", "sitemap.xml", OFFLINE)
# What a host wants to find in a folder before the first deployment, beside names that begin with a dot.
_OF_HOSTS = ("CNAME",)


def is_release(name: str) -> bool:
    """Whether a path of the site is of a released version."""
    return _RELEASE.fullmatch(name) is not None


def require_whole(site: Path, digest: str) -> None:
    """The site is as its build left it."""
    if digest and (site / "index.html").is_file() and digest_tree(site) == digest:
        return
    seen = "a site that is not as the last build left it" if site.is_dir() else "no site"
    remedy = "Run `build`, then deploy again."
    raise ProblemError([Problem("DEPLOY-HALF", site.name, None, seen, "a finished site", remedy)])


def require_target(site: Path, target: Path) -> None:
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
    only_of_hosts = all(path.name.startswith(".") or path.name in _OF_HOSTS for path in target.iterdir())
    return only_of_hosts or all((target / name).is_file() for name in _OURS)


def require_releases(before: dict[str, str], wanted: dict[str, str], target: Path) -> None:
    """No released version is rewritten."""
    changed = [name for name in before if is_release(name) and wanted.get(name, before[name]) != before[name]]
    remedy = "A release is never rewritten: restore data/releases, or release a new version."
    if changed:
        raise ProblemError(
            Problem("DEPLOY-RELEASE", f"{target.name}/{name}", None, "other bytes", "those deployed", remedy)
            for name in sorted(changed)
        )


def require_own(before: dict[str, str], wanted: dict[str, str], written: set[str], target: Path) -> None:
    """No file of somebody else is written over; a target without a list is from before there was one."""
    taken = [
        name
        for name, digest in wanted.items()
        if written and name not in written and name in before and before[name] != digest
    ]
    _refuse_foreign(taken, "a file that no deployment wrote", target)


def require_room(foreign: set[str], wanted: dict[str, str], target: Path) -> None:
    """Nothing of somebody else stands where the site has a folder, or holds what would be inside a file."""
    folders = {parent.as_posix() for name in wanted for parent in Path(name).parents}
    taken = [name for name in foreign if name in folders and not is_folder(target / name)]
    taken += [name for name in foreign if has_parent_in(name, wanted)]
    _refuse_foreign(taken, "something that no deployment wrote, in the place of a folder or file", target)


def _refuse_foreign(taken: Iterable[str], seen: str, target: Path) -> None:
    remedy = "Move it away, or leave it out of the site; then deploy again."
    problems = [
        Problem("DEPLOY-FOREIGN", f"{target.name}/{name}", None, seen, "none", remedy)
        for name in sorted(taken)
    ]
    if problems:
        raise ProblemError(problems)
