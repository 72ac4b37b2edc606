"""The real reports, of which every case is a part."""

import functools

from generator.reading.document import read_document
from generator.registry import FAMILIES
from tests.tooling.tracked import ROOT


@functools.cache
def reports() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Family and lines of each real report, by the name of its file."""
    found = []
    for path in sorted((ROOT / "data" / "sources").glob("*.txt")):
        family = next((name for name in FAMILIES if f"-{name}-" in path.stem), None)
        if family is not None:
            found.append((family, tuple(line.text for line in read_document(path))))
    return tuple(found)
