"""YAML that people write, read safely, with messages that name file and line."""

from __future__ import annotations

import pickle
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Problem, ProblemError

_DEEPEST = 40
_ANCHOR = "&"  # what names a list or mapping, so that it may be used again
_KEPT = 512  # texts; more than a project of a hundred reports has in common


class YamlMap(dict[Any, Any]):
    """A mapping that knows the 1-based line of each of its keys."""

    lines: dict[Any, int]


class YamlList(list[Any]):
    """A list that knows the 1-based line of each of its items."""

    lines: list[int]


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Safe loading that remembers lines and refuses a key given twice: the later one would silently win.

    It refuses deep nesting while it reads, before that can end a parser written in C.
    """

    _depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None:
        self._depth += 1
        if parent is not None and self._depth > _DEEPEST:
            raise _refused(f"{_DEEPEST} lists or mappings inside each other", parent.start_mark)

    def ascend_resolver(self) -> None:
        self._depth -= 1

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            # A tag or a form that promises a date or a number, and a value that is none.
            raise _refused(f"{node.value!r:.60}: {error}", node.start_mark) from error

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        self.flatten_mapping(node)
        made: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise _refused("a key that is a list or a mapping", key_node.start_mark)
            if key in made:
                raise _refused(f"the key {key!r} stands twice", key_node.start_mark)
            made[key] = self.construct_object(value_node, deep)
        return made

    def construct_yaml_map(self, node: yaml.MappingNode) -> Iterator[YamlMap]:
        data = YamlMap()
        yield data
        data.update(self.construct_mapping(node))
        lines = (key.start_mark.line + 1 for key, _ in node.value)
        data.lines = dict(zip(data, lines, strict=True))

    def construct_yaml_seq(self, node: yaml.SequenceNode) -> Iterator[YamlList]:
        data = YamlList()
        yield data
        data.extend(self.construct_sequence(node))
        data.lines = [item.start_mark.line + 1 for item in node.value]


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_yaml_map)
_Loader.add_constructor("tag:yaml.org,2002:seq", _Loader.construct_yaml_seq)


def load_yaml(path: Path, name: str | None = None) -> Any:
    """The content of a YAML file; mappings and lists in it know their lines (`line_of`).

    Raises:
        ProblemError: YAML-MISSING where the file can't be read, YAML-SYNTAX for no YAML, a key given twice,
            a value that is none (the 31st of February), deep nesting, or a list or mapping used again.
    """
    name = name or f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        seen, remedy = "a file that can't be read", "Restore the file."
        raise ProblemError([Problem("YAML-MISSING", name, None, seen, "UTF-8 YAML", remedy)]) from error
    try:
        return pickle.loads(_pickled(text))  # noqa: S301 - made a line below
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        seen = str(getattr(error, "problem", None) or "text that is no YAML")
        raise _no_yaml(name, mark.line + 1 if mark else None, seen) from error


@lru_cache(_KEPT)
def _pickled(text: str) -> bytes:
    """What a text holds, as bytes that no reader can change: a second one has it in a tenth of the time.

    A run reads the register and the schemas several times over.
    """
    if _ANCHOR in text:
        _require_no_copies(text)
    data = yaml.load(text, Loader=_Loader)  # noqa: S506 - derives from the safe loader
    return pickle.dumps(data, pickle.HIGHEST_PROTOCOL)


def line_of(data: Any, keys: Sequence[Any] = ()) -> int | None:
    """The line of what ``keys`` lead to in loaded YAML, or of the nearest thing around it.

    None for data that did not come from a file, and for the whole of a file.
    """
    line: int | None = None
    for key in keys:
        known = range(len(data)) if isinstance(data, YamlList) else data
        if not isinstance(data, YamlMap | YamlList) or key not in known:
            break
        line = data.lines[key]
        data = data[key]
    return line


def _require_no_copies(text: str) -> None:
    """Refuse names for lists and mappings: a few lines of them can stand for more than memory holds."""
    named = set()
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            named.add(event.anchor)
        elif isinstance(event, yaml.AliasEvent) and event.anchor in named:
            raise _refused(f"*{event.anchor}, a list or mapping again; write it out", event.start_mark)


def _refused(seen: str, mark: Any) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, seen, mark)


def _no_yaml(name: str, line: int | None, seen: str) -> ProblemError:
    return ProblemError(
        [Problem("YAML-SYNTAX", name, line, seen, "valid YAML", "Mend the line and run again.")]
    )
