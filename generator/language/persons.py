"""Names and direct numbers of people who hold no office in a report: 承辦人：王○○ 02-0000-0000.

Speakers and signatories of a report are no such people, and a line that everybody may call (0800, 1999) is no
direct number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml

_AREA = r"0(?:37|49|82|826|836|89|[2-8])"
# 02-0000-0000, (049)000-0000 轉 12, 0900-000-000. Codes of accounts have ten digits without a sign between.
_NUMBER = (
    rf"(?<![\d-])(?:[(（]{_AREA}[)）]\s?|{_AREA}[- ])\d{{3,4}}[- ]?\d{{3,4}}(?!\d)"
    r"(?:\s*(?:轉|分機|#|＃)\s*\d{1,6})?"
    r"|(?<![\d-])09\d{2}-\d{3}-?\d{3}(?!\d)"
)
_NAME = r"[\u4e00-\u9fff○Ｏ〇]{2,4}"
_GROUPS = ("name", "number", "called", "call", "alone")
_BEHIND_NAME = r"(?=$|[\s\d(（，。；、)）/])"


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name, a number or both: ``text[start:end]``; ``before`` is the word that it stands behind."""

    start: int
    end: int
    before: str


def find_persons(text: str) -> list[PersonMention]:
    """All of them in order; none overlaps another."""
    found: list[PersonMention] = []
    for match in _pattern().finditer(text):
        spans = [match.span(group) for group in _GROUPS if match[group]]
        start, end = min(spans)[0], max(span[1] for span in spans)
        found.append(PersonMention(start, end, text[match.start() : start]))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    contacts, heads = _words("contacts"), _words("heads")
    # Looked at first, so that most characters of a text are passed over at a glance.
    begins = "".join({word[0] for word in f"{contacts}|{heads}".split("|")}) + "0(（"
    return re.compile(
        rf"(?=[{begins}])(?:(?:{contacts})\s*[：:]\s*(?P<name>{_NAME}?){_BEHIND_NAME}(?:\s*(?P<number>{_NUMBER}))?"
        rf"|(?:{contacts}|{heads})\s*[：:]?\s*(?P<called>{_NAME}?)\s*(?P<call>{_NUMBER})"
        rf"|(?P<alone>{_NUMBER}))"
    )


def _words(name: str) -> str:
    raw: dict[str, dict[str, Any]] = load_yaml(Path(__file__).with_name("persons.yml"))
    return "|".join(sorted(raw[name], key=lambda word: (-len(word), word)))
