"""The one place where text from reports becomes safe inside Markdown and HTML.

Report text is data: ``<1>`` must be seen, ``|`` must not end a cell, ``{{`` must reach no template engine.
Every character that means something to HTML or to Markdown becomes a character reference, so the result
can stand in an HTML block, in an attribute and in a Markdown heading alike.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

_ACTIVE = "&<>\"'*_`[]{}|\\~$^@"
_TABLE: dict[int, str] = {ord(c): f"&#{ord(c)};" for c in _ACTIVE}
_TABLE.update({ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"})
_TABLE.update({ord(c): " " for c in "\t\n\r\v\f\u0085\u2028\u2029"})
# Characters that are invisible or turn the direction of what follows are shown by their code point.
_HIDDEN = [*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]
_HIDDEN += [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, *range(0xD800, 0xE000)]
_TABLE.update({c: f"&#91;U+{c:04X}&#93;" for c in _HIDDEN})


def escape(value: Any) -> Markup:
    """``value`` as inert text for HTML and Markdown; what is `Markup` already stays as it is.

    None becomes nothing.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    return _escaped(str(value))


# Labels, names and small numbers stand on hundreds of pages.
@lru_cache(1 << 14)
def _escaped(text: str) -> Markup:
    return Markup(text.translate(_TABLE))  # noqa: S704 - this is the escaping itself


def json_in_page(data: Any) -> str:
    """``data`` as JSON that can stand in a script element and between single quotes in an attribute.

    What is printable stays as it is: escaped, Chinese would be twice as long on every page.
    """
    made = str(htmlsafe_json_dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
    return made if made.isprintable() else "".join(map(_printable, made))


def _printable(character: str) -> str:
    """Itself, or its escape in JSON: a line separator, a control character, half of a character."""
    return character if character.isprintable() else json.dumps(character)[1:-1]
