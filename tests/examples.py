"""How many examples are made up for a property: some with every change, all of them before a merge."""

from hypothesis import settings

EVERY_TIME, THOROUGH = "every time", "thorough"
_SHARE = 4


def is_thorough() -> bool:
    """Whether the long tests run too."""
    return settings.get_current_profile_name() == THOROUGH


def examples(count: int) -> int:
    """``count`` where the long tests run too, else a quarter of it."""
    return count if is_thorough() else count // _SHARE
