"""SHA256SUMS: a file that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

FILE = "SHA256SUMS"


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with a checksum of every one of them, which comes last."""
    summed = {name: data for name, data in files.items() if name != FILE}
    return {**summed, FILE: sha256sums(summed)}


def sha256sums(files: Mapping[str, bytes]) -> bytes:
    """One line a file, by name."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    return "".join(lines).encode("utf-8")
