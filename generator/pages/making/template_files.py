"""The texts of templates as one digest each: that of a template counts all that are part of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

# How a template names another that is part of it.
_PART = re.compile(r"""\{%-?\s*(?:import|from|include|extends)\s+["']([^"']+)["']""")


def template_digests(folder: Path) -> Callable[[str], str]:
    """What tells the digest of a template with all templates that are part of it."""

    @cache
    def text(name: str) -> str:
        return (folder / name).read_text("utf-8")

    @cache
    def digest(name: str) -> str:
        found, waiting = {name}, [name]
        while waiting:
            parts = set(_PART.findall(text(waiting.pop()))) - found
            found |= parts
            waiting += parts
        whole = "".join(f"{part}\n{len(text(part))}\n{text(part)}" for part in sorted(found))
        return hashlib.sha256(whole.encode()).hexdigest()

    return digest
