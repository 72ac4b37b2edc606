"""What is asked of the site while a page is drawn: the next build asks again, and draws what hears otherwise.

A page is made from its draft, and templates ask for more: where a record is shown, what a package is called.
Whatever answers them goes through here, so that nothing that a page shows escapes notice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar

# The name of what was asked, and what about.
Question = tuple[str, tuple[Hashable, ...]]
Answer = TypeVar("Answer")


class Notes:
    """The questions of the page that is being drawn, and who answers them."""

    def __init__(self) -> None:
        self._answers: dict[str, Callable[..., object]] = {}
        self._page: set[Question] | None = None

    def knows(self, name: str, answer: Callable[..., object]) -> None:
        """Say what answers the questions of this name, whenever they are asked again."""
        self._answers[name] = answer

    def told(self, name: str, function: Callable[..., Answer]) -> Callable[..., Answer]:
        """The function, each of whose calls is noted; what it reads itself is in its answer."""
        self.knows(name, function)

        def asked(*about: Hashable) -> Answer:
            page = self._page
            if page is None:
                return function(*about)
            page.add((name, about))
            self._page = None
            try:
                return function(*about)
            finally:
                self._page = page

        return asked

    def note(self, name: str, *about: Hashable) -> None:
        """Note a question where a page is being drawn."""
        if self._page is not None:
            self._page.add((name, about))

    @contextmanager
    def of_page(self) -> Iterator[set[Question]]:
        """The questions that are asked while the body draws a page."""
        found: set[Question] = set()
        self._page = found
        try:
            yield found
        finally:
            self._page = None

    def answer(self, question: Question) -> object:
        """What the site says now.

        Raises:
            LookupError: where it no longer has what was asked about.
        """
        name, about = question
        return self._answers[name](*about)
