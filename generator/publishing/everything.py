"""All that stands in a folder of somebody else: hidden files, links and empty folders too."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path, PurePosixPath


def everything_below(folder: Path) -> dict[str, Path]:
    """Files, links (never followed) and empty folders below ``folder``, by their relative names."""
    found: dict[str, Path] = {}
    for place, folders, files in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        for path in (here / name for name in (*files, *links)):
            found[path.relative_to(folder).as_posix()] = path
        if not folders and not files and here != folder:
            found[here.relative_to(folder).as_posix()] = here
    return found


def has_parent_in(name: str, names: Collection[str]) -> bool:
    """Whether a folder that holds ``name`` is called like one of ``names``."""
    return any(parent.as_posix() in names for parent in PurePosixPath(name).parents)


def is_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()
