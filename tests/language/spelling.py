"""Chinese numerals spelled by the plainest rules, to be read back by the tests."""

from __future__ import annotations

COMMON = "零一二三四五六七八九"
FINANCIAL = "零壹貳參肆伍陸柒捌玖"


def spell(number: int, digits: str = COMMON, tens: str = "十百千", big: str = "萬億") -> str:
    """A plain spelling of 0 to 10**12-1, as a check on the parser."""
    if number == 0:
        return digits[0]
    sections, text, gap = [], "", False
    while number:
        number, section = divmod(number, 10**4)
        sections.append(section)
    for level in reversed(range(len(sections))):
        section = sections[level]
        if section == 0:
            gap = bool(text)
            continue
        for place in reversed(range(4)):
            digit = section // 10**place % 10
            if digit == 0:
                gap = bool(text)
                continue
            text += (digits[0] if gap else "") + digits[digit] + ("" if place == 0 else tens[place - 1])
            gap = False
        text += "" if level == 0 else big[level - 1]
        gap = False
    return text
