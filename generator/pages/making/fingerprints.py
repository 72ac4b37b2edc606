"""Digests of what pages are made from, by what the values hold.

Two values that look alike on a page may be told apart (then a page is drawn again for nothing), but no two
that differ are taken for one: what is neither plain, nor a dataclass, nor known to pickle has no digest.
"""

from __future__ import annotations

import dataclasses
import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.pages.frame.noted_package import NotedPackage
from generator.pages.frame.site import Site
from generator.pages.wording.phrase import Phrase, Phrases

# What stands in a digest in place of an object: its class, then what it holds.
_Held = tuple[Any, ...]


class NoDigestError(Exception):
    """A value that can't be known by what it holds."""


class Fingerprints:
    """Digests of values; with ``phrases`` a phrase is known by its English too, which English pages print."""

    def __init__(self, phrases: Phrases | None = None) -> None:
        self._phrases = phrases
        self._writers: list[_Writer] = []
        self._depth = 0
        # Many pages show the same objects: each is kept, so that no other takes its place in memory.
        self._known: dict[int, tuple[str, object]] = {}

    def of(self, value: object) -> str:
        """The digest of a value.

        Raises:
            NoDigestError: where it holds something that has none, such as a function made on the way.
        """
        with self._writer() as writer:
            try:
                return writer.digest(value)
            except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
                raise NoDigestError(str(error)) from error

    def held(self, thing: object) -> _Held | None:
        """What stands in place of an object; None where pickle knows."""
        kind = type(thing)
        if kind is Decimal or kind is date:
            return (str(thing),)
        if kind is Phrase:
            return (str(thing), thing.in_english(self._phrases) if self._phrases is not None else None)  # type: ignore[attr-defined]
        if kind is NotedPackage and thing.__dict__["notes"] is not None:
            return ("package", thing.name)  # type: ignore[attr-defined]
        if isinstance(thing, Site):
            raise NoDigestError("the whole site")
        found = _READERS.get(kind) or _reader(kind)
        return found(self, thing) if found else None

    def of_object(self, thing: object, names: tuple[str, ...]) -> _Held:
        """The digest of an object by its fields, each looked at once."""
        known = self._known.get(id(thing))
        if known is None:
            fields = [_in_order(getattr(thing, name)) for name in names]
            known = self._known[id(thing)] = (self.of([type(thing).__qualname__, *fields]), thing)
        return (known[0],)

    @contextmanager
    def _writer(self) -> Iterator[_Writer]:
        """One for each object inside another: a writer can't be asked again while it writes."""
        if self._depth == len(self._writers):
            self._writers.append(_Writer(self))
        self._depth += 1
        try:
            yield self._writers[self._depth - 1]
        finally:
            self._depth -= 1


class _Writer(pickle.Pickler):
    """Writes values into a digest as pickle would into a file, but equal values in equal bytes."""

    def __init__(self, owner: Fingerprints) -> None:
        super().__init__(self, 4)
        self._owner = owner
        self._total = hashlib.blake2b(digest_size=16)
        self.dump(_stands_for)
        # From here on nothing is remembered: whether two equal texts are one object must not count.
        self.fast = True

    def write(self, data: bytes) -> None:
        self._total.update(data)

    def digest(self, value: object) -> str:
        self._total = hashlib.blake2b(digest_size=16)
        self.dump(value)
        return self._total.hexdigest()

    def reducer_override(self, thing: Any) -> Any:
        """What stands in place of an object; by ``NotImplemented`` pickle is told to write it as usual."""
        held = self._owner.held(thing) if not isinstance(thing, type) else None
        return NotImplemented if held is None else (_stands_for, held)


def _stands_for(*held: object) -> _Held:
    """Named in every digest, called by nobody."""
    return held


def _reader(kind: type) -> Callable[[Fingerprints, Any], _Held] | None:
    """How objects of a class are read."""
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        _READERS[kind] = found = lambda owner, thing: owner.of_object(thing, names)
    elif issubclass(kind, BaseModel):
        names = tuple(kind.model_fields)
        _READERS[kind] = found = lambda owner, thing: owner.of_object(thing, names)
    elif issubclass(kind, Mapping):
        _READERS[kind] = found = lambda owner, thing: ("mapping", list(thing.items()))
    elif issubclass(kind, list):
        _READERS[kind] = found = lambda owner, thing: ("list", [*thing])
    elif issubclass(kind, str):
        _READERS[kind] = found = lambda owner, thing: (kind.__qualname__, str.__str__(thing))
    else:
        return None
    return found


def _in_order(value: object) -> object:
    """Sets have no order that two runs share."""
    return sorted(value, key=repr) if isinstance(value, set | frozenset) else value


_READERS: dict[type, Callable[[Fingerprints, Any], _Held]] = {}
