"""The theme's stylesheets without the rules that no page of the site can need: three quarters of their bytes.

Every page loads them before it is drawn. What a rule needs are the classes in its selectors; which of them
exist is read from the finished pages and from the scripts, which may add some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.publishing.tree import files_below
from generator.publishing.unchanged import put_file

FOLDER = "assets/stylesheets"
_OWN = "assets"
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_SCRIPT_WORD = re.compile(r"[\w-]+")
_SELECTOR_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
# What a selector excludes need not exist.
_NOT = re.compile(r":not\([^()]*\)")
_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_PROPERTY = re.compile(r"(?<=[{;])\s*(--[\w-]+):(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*;?")
_USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")


def classes_in(page: str) -> set[str]:
    """Every class of an element of a page."""
    return {name for names in set(_CLASSES.findall(page)) for name in names.split()}


def slim_stylesheets(site: Path, used: Iterable[str]) -> None:
    """Leave in the theme's stylesheets what pages with these classes may need; the site's own stay."""
    folder = site / FOLDER
    if not folder.exists():
        return
    classes = frozenset(used) | _words_of_scripts(site)
    sheets = sorted(folder.glob("*.css"))
    slimmed = {sheet: slim(_MAP.sub("", sheet.read_text("utf-8")), classes) for sheet in sheets}
    own = [path.read_text("utf-8") for path in files_below(site / _OWN) if path.suffix in {".css", ".js"}]
    read = {name for text in (*slimmed.values(), *own) for name in _USED_PROPERTY.findall(text)}
    for sheet, text in slimmed.items():
        put_file(sheet, _without_unused(text, read).encode("utf-8"))
    for source_map in folder.glob("*.css.map"):
        source_map.unlink()


def slim(css: str, classes: frozenset[str]) -> str:
    """``css`` without the selectors that need a class which is not one of ``classes``."""
    return "".join(_kept(css, classes))


def _kept(css: str, classes: frozenset[str]) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None or head.startswith(("@font-face", "@keyframes", "@-webkit-keyframes", "@page")):
            yield head if body is None else f"{head}{{{body}}}"
        elif head.startswith("@"):
            inside = slim(body, classes)
            if inside:
                yield f"{head}{{{inside}}}"
        else:
            selectors = [part for part in _split(head) if _possible(part, classes)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """(selector or at-rule, body) of the outer rules in their order; no body where a semicolon ends it."""
    start = depth = opened = 0
    quote = ""
    for at, c in enumerate(css):
        if quote:
            quote = "" if c == quote and css[at - 1] != "\\" else quote
        elif c in "\"'":
            quote = c
        elif c == ";" and depth == 0:
            yield css[start : at + 1], None
            start = at + 1
        elif c == "{":
            opened = at if depth == 0 else opened
            depth += 1
        elif c == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1


def _split(selectors: str) -> list[str]:
    """Selectors of a list; commas inside parentheses part none."""
    parts, depth = [""], 0
    for c in selectors:
        depth += (c in "([") - (c in ")]")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return parts


def _possible(selector: str, classes: frozenset[str]) -> bool:
    """Whether every class that a selector needs exists; of a list in parentheses one is enough."""
    needed = _NOT.sub("", selector)
    if ":is(" in needed or ":where(" in needed or ":has(" in needed:
        found = _SELECTOR_CLASS.findall(needed)
        return not found or any(name in classes for name in found)
    return all(name in classes for name in _SELECTOR_CLASS.findall(needed))


def _without_unused(css: str, used: set[str]) -> str:
    """``css`` without custom properties that nothing reads: most are pictures of icons."""
    return _PROPERTY.sub(lambda found: found.group() if found[1] in used else "", css)


def _words_of_scripts(site: Path) -> set[str]:
    """What scripts may add to the classes of elements: all of their words."""
    scripts = sorted((site / _OWN).glob("*.js"))
    return {word for path in scripts for word in _SCRIPT_WORD.findall(path.read_text("utf-8"))}
