"""Which tests go to one worker together: those that share something that is made at great length.

The plug-in's own groups do nothing with the newest pytest, which keeps the names of tests in another place.
"""

import re

from xdist.scheduler import LoadScopeScheduling

# Beginnings of names; one worker takes all of a group.
GROUPS = (
    r"tests/site/",
    r"tests/cli/test_(?:bad_input|build|check|link|releases)\.py",
    r"tests/packaging/test_javascript_reader\.py",
    r"tests/edits/test_(?:doubt|edits)\.py",
)


def group_of(name: str) -> str:
    """The group of a test; its own name where it has none."""
    return next((group for group in GROUPS if re.match(group, name)), name)


class GroupedScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Large groups first, then test by test."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
