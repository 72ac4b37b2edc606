"""Chinese words on English pages: every one says what language it is in."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.pages.wording.escape import escape

_ONE = "[\u3400-\u9fff]"
_SIGN = "[\u3000-\u303f\uff00-\uffef]"
# Between Chinese words may stand signs, names in letters without a blank, and numbers.
_BETWEEN = rf"(?:{_SIGN}|[0-9A-Za-z.,%()/+&#;:~-]+| ?[0-9][0-9.,%/:&#;~-]* ?)"
# A run of Chinese words with the sign behind it.
_CHINESE = re.compile(rf"({_ONE}+(?:{_BETWEEN}{{0,3}}{_ONE}+)*[\u3001-\u301f\uff01-\uffef]?)")
_TAG = re.compile(r"(<[^>]*>)")
# Elements without an end.
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


def mixed(text: str) -> Markup:
    """Escaped English text with its Chinese words marked."""
    return Markup(_marked(str(escape(text or ""))))  # noqa: S704 - escaped above


def marked_chinese(html: str) -> str:
    """A rendered English page with its Chinese words marked, outside of elements that say so already.

    Text of reports has no tags of its own, so every tag is the template's.
    """
    depth, made = 0, []
    for part in _TAG.split(html):
        if not part.startswith("<"):
            made.append(part if depth else _marked(part))
            continue
        if part.startswith("</"):
            depth -= depth > 0
        elif (depth or ' lang="zh' in part) and part.strip("<>/").split()[0] not in _VOID:
            depth += 1
        made.append(part)
    return "".join(made)


def marked(html: Markup) -> Markup:
    """A part of a rendered English page, likewise: for words that pages of both languages share."""
    return Markup(marked_chinese(html))  # noqa: S704 - rendered, and what is added is ours


def _marked(text: str) -> str:
    return _CHINESE.sub(r'<span lang="zh-Hant">\1</span>', text)
