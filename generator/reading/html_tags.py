"""Tags of HTML as exports leave them: known names with attributes, never any text between two angle brackets.

``若 PM<b 則由 12345 億降為 c>678 億元`` holds no tag: what stands behind the b is no attribute.
``若 a<b>c 則 5<b>6`` holds none either: values are compared, and nothing closes the b.
"""

from __future__ import annotations

import html
import re

BLOCK = (
    "address article aside blockquote body br caption center col colgroup dd div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input label "
    "legend li link main map area meta nav object ol option p param picture pre script section "
    "select source style svg table tbody td textarea tfoot th thead title tr ul video"
)
INLINE = (
    "a abbr acronym b bdo big cite code del dfn em font i ins kbd mark nobr q rp rt ruby s samp "
    "small span strike strong sub sup tt u var wbr"
)
_VALUE = r"""\s{0,3}=\s{0,3}(?:"[^"<>]{0,1000}"|'[^'<>]{0,1000}'|[^\s<>"'=]{1,200})"""
_FLAG = r"nowrap|noshade|checked|selected|disabled|readonly|compact|hidden|ismap|async|defer|/"
_ATTRIBUTES = rf"(?:\s+(?:[A-Za-z_][\w:.-]{{0,40}}{_VALUE}|{_FLAG}))*\s*/?"
# Office programs add elements of their own: <o:p>, <st1:place w:st="on">.
_OF_OFFICE = r"[A-Za-z]\w{0,9}:[A-Za-z]\w{0,30}"
_COMPARED = r"(?!(?:(?<=[0-9a-z])|(?<=[0-9a-z] ))<[abiqsu]> ?[0-9a-z](?!.*</[abiqsu]>))"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def tag_pattern(names: str) -> re.Pattern[str]:
    """A pattern of opening and closing tags of these names (patterns parted by blanks)."""
    alternation = "|".join(sorted(names.split(), key=lambda name: (-len(name), name)))
    return re.compile(rf"{_COMPARED}</?(?:{alternation}){_ATTRIBUTES}>", re.IGNORECASE | re.ASCII)


ANY_TAG = tag_pattern(f"{BLOCK} {INLINE} {_OF_OFFICE}")


def with_characters(text: str) -> str:
    """The text with the characters that entities stand for; ``&`` without a closing semicolon stays."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
