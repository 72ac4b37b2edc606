"""The scripts know every kind of thing that the index names."""

import re
from pathlib import Path

from generator.search.entry import KINDS

SCRIPT = Path(__file__).parents[2] / "site_templates" / "static" / "search-wide.js"


def test_every_kind_has_a_standing() -> None:
    """A kind without one made points that are no number: results came in no order, or not at all."""
    standing = re.search(r"const STANDING = \{(.*?)\};", SCRIPT.read_text("utf-8"))
    assert standing
    assert {pair.split(":")[0].strip() for pair in standing[1].split(",")} == set(KINDS)
