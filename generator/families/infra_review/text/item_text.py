"""The printed text of an outline item as a title and a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_LABEL = 30
_LONGEST_TITLE = 80
_LABEL = re.compile(
    rf"(?P<label>[^。；：:，]{{2,{_LONGEST_LABEL}}})(?:：|(?<=[\u4e00-\u9fff」』）)]):(?!//)|:(?!\d|//))\s*(?P<text>\S.*)",
    re.DOTALL,
)
_NO_TITLE = ("。", "；", "，", "！", "？", "、")
_PAIRS = ("「」", "『』", "《》", "()", "（）", "【】")


def split_title(paragraphs: Sequence[str], *, has_children: bool) -> tuple[str, str]:
    """(title, text) of an item.

    The title is a heading that stands on its own before more text or before sub-items, or the label before a
    colon (``創造就業機會：…``). Where the text below begins with the heading again, nothing is split off, so
    that the printed repetition stays visible. Paragraphs are kept apart by a line feed.
    """
    if not paragraphs:
        return "", ""
    first, rest = paragraphs[0], "\n".join(paragraphs[1:])
    if (rest or has_children) and _is_heading(first):
        title = first.rstrip("：:").rstrip()
        return ("", f"{first}\n{rest}") if rest.startswith(title) else (title, rest)
    match = _LABEL.fullmatch(first)
    if match and _balanced(match["label"]):
        return match["label"].strip(), "\n".join([match["text"], *paragraphs[1:]])
    return "", "\n".join(paragraphs)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith(_NO_TITLE) and "。" not in text


def _balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
