"""Pages without the indentation of their templates, and without references that only Markdown needed."""

from __future__ import annotations

import re

# What stands inside these is shown as it is written.
_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
# Signs that mean something to Markdown, which has read the page, and nothing to HTML.
_FOR_MARKDOWN = re.compile("&#(" + "|".join(str(ord(sign)) for sign in "*_[]{}|\\~$^@") + ");")
_LINE_END = re.compile(r"\s*\n\s*")
# Nobody reads the main pages in a row; a browser that fetches the next one ahead meets the policy.
_NEIGHBOUR = re.compile(r'<link rel="?(?:prev|next)"? href="?[^">\s]*"?\s*/?>\s*')


def compact(page: str) -> str:
    """``page`` with single line feeds for white space that holds one, and signs of Markdown as they are.

    Preformatted text stays; what names the pages beside it in the menu goes.
    """
    parts = _KEPT.split(_NEIGHBOUR.sub("", page))
    # Of three parts the first is outside, the second preformatted, the third the name of its tag.
    return "".join(
        _FOR_MARKDOWN.sub(_sign, _LINE_END.sub("\n", part)) if number % 3 == 0 else part
        for number, part in enumerate(parts)
        if number % 3 != 2
    )


def _sign(reference: re.Match[str]) -> str:
    return chr(int(reference[1]))
