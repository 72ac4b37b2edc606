"""Pages without the indentation of their templates, and without what nothing on the site needs.

That are references that only Markdown needed, parts of the theme for its own scripts, which we don't load,
and the name of a record that the id of its element says: `data-record-id` without a value means the id.
"""

from __future__ import annotations

import re

# What stands inside these is shown as it is written.
_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
# Signs that mean something to Markdown, which has read the page, and nothing to HTML.
_FOR_MARKDOWN = re.compile("&#(" + "|".join(str(ord(sign)) for sign in "*_[]{}|\\~$^@") + ");")
_LINE_END = re.compile(r"\s*\n\s*")
# Nobody reads the main pages in a row; a browser that fetches the next one ahead meets the policy.
_NEIGHBOUR = re.compile(r'<link rel="?(?:prev|next)"? href="?[^">\s]*"?\s*/?>\s*')
# Drawer, overlay, announcement and dialog open by scripts of the theme; its version says nothing to readers.
_OF_THE_THEME = re.compile(
    r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="announce">\s*</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div [^>]*></div>\s*</div>\s*'
    r'|<meta name="generator"[^>]*>\s*| data-md-component="[^"]*"'
)
_NAMED_TWICE = re.compile(r'( id="([^"]*)" data-record-id)="\2"')


def compact(page: str) -> str:
    """``page`` with single line feeds for white space that holds one, and signs of Markdown as they are.

    Preformatted text stays; what names the pages beside it in the menu goes, and the theme's idle parts.
    """
    before, article, rest = page.partition("<article")
    inside, end, after = rest.rpartition("</article>")
    before, after = (_OF_THE_THEME.sub("", frame) for frame in (_NEIGHBOUR.sub("", before), after))
    parts = _KEPT.split("".join([before, article, _NAMED_TWICE.sub(r"\1", inside), end, after]))
    # Of three parts the first is outside, the second preformatted, the third the name of its tag.
    return "".join(
        _FOR_MARKDOWN.sub(_sign, _LINE_END.sub("\n", part)) if number % 3 == 0 else part
        for number, part in enumerate(parts)
        if number % 3 != 2
    )


def _sign(reference: re.Match[str]) -> str:
    return chr(int(reference[1]))
