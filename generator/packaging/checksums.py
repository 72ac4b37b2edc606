"""SHA256SUMS: a file that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def sha256sums(files: Mapping[str, bytes]) -> bytes:
    """One line a file, by name."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    return "".join(lines).encode("utf-8")
