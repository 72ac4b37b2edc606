"""The files that git tracks: what a stranger gets who clones the repository."""

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def tracked_files() -> tuple[str, ...]:
    """Paths relative to the root, sorted; also where the checkout belongs to another user (containers)."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return tuple(sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file()))


def tracked_texts(*excluded: str) -> list[tuple[str, str]]:
    """Path and text of every tracked file that is UTF-8 text and does not stand below an excluded folder."""
    texts = []
    for name in tracked_files():
        content = (ROOT / name).read_bytes()
        if name.startswith(excluded) or b"\0" in content[:8192]:
            continue
        texts.append((name, content.decode("utf-8")))
    return texts
