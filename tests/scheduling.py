"""Which tests go to one worker together: those that share something that is made at great length.

The plug-in's own groups do nothing with the newest pytest, which keeps the names of tests in another place.
"""

import re

from xdist.scheduler import LoadScopeScheduling

# Patterns of beginnings; one worker takes all tests whose names begin alike: a built site or project, a whole
# report that was parsed, packages that were loaded are then there already.
GROUPS = (
    r"tests/site/",
    r"tests/cli/",
    r"tests/packaging/",
    r"tests/(?=(?:pages|register|search)/)",
    r"tests/edits/",
    r"tests/judged/",
    r"tests/families/\w+/",
)


def group_of(name: str) -> str:
    """The group of a test; its own name where it has none."""
    return next((found[0] for group in GROUPS if (found := re.match(group, name))), name)


class GroupedScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Large groups first, then test by test."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
