"""These tests are about what a page holds, not about the process that reads it."""

from tests.reading.forked import reading_in_forks

__all__ = ["reading_in_forks"]
