"""Which tests go to one worker together: those that share something that is made at great length.

The plug-in's own groups do nothing with the newest pytest, which keeps the names of tests in another place.
"""

import re
from typing import Any

from xdist.scheduler import LoadScopeScheduling

# Patterns of beginnings; one worker takes all tests whose names begin alike: a built site or project, a whole
# report that was parsed, packages that were loaded are then there already. What costs most stands and begins
# first: begun last, one worker would have it alone while the others have nothing left to do.
GROUPS = (
    r"tests/site/",
    r"tests/cli/",
    r"tests/packaging/",
    r"tests/(?=(?:pages|register|search)/)",
    r"tests/edits/",
    r"tests/judged/",
    r"tests/cluster/",
    r"tests/families/\w+/",
)


def group_of(name: str) -> str:
    """The group of a test; its own name where it has none."""
    return next((found[0] for group in GROUPS if (found := re.match(group, name))), name)


def rank_of(name: str) -> int:
    """The place of a test's group; tests without one come last, one by one, and even out what is left."""
    return next((place for place, group in enumerate(GROUPS) if re.match(group, name)), len(GROUPS))


class GroupedScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Groups in their order, which is that of the collected tests, then test by test."""

    def __init__(self, config: Any, log: Any = None) -> None:
        # The plug-in would begin with the group of most tests.
        vars(config.option)["loadscopereorder"] = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
