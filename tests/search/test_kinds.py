"""The scripts know every kind of thing that the index names."""

import re
from pathlib import Path

from generator.search.entry import KINDS

SCRIPTS = Path(__file__).parents[2] / "site_templates" / "static"
SCRIPT, PLAN = SCRIPTS / "search-wide.js", SCRIPTS / "search-plan.js"


def test_every_kind_has_a_standing() -> None:
    """A kind without one made points that are no number: results came in no order, or not at all."""
    standing = re.search(r"const STANDING = \{(.*?)\};", SCRIPT.read_text("utf-8"))
    assert standing
    assert {pair.split(":")[0].strip() for pair in standing[1].split(",")} == set(KINDS)


def test_pages_of_many_things_are_kinds() -> None:
    collections = re.search(r"const COLLECTIONS = new Set\(\[(.*?)\]\)", PLAN.read_text("utf-8"))
    assert collections
    assert set(re.findall(r'"(\w+)"', collections[1])) < set(KINDS)
