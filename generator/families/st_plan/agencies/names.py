"""Short names of agencies and the full names that the same report prints elsewhere.

A short name keeps some characters of the full one in their order, the first and the last among them:
國科會 for 國家科學及技術委員會. A former name is known from a footnote
(原為行政院農業委員會，2023 年 8 月 1 日改制。).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FORMER = re.compile(r"原(?:為|名|稱)\s*(?P<name>[^，。；、\s]{2,20})[，。]")
_PREFIX = re.compile(r"^行政院(?=.{2,}[會署處院局室部])")
_SUFFIX = re.compile(r"(?:[部會院署局處館室廳府團所庫司科組]|中心|公司|大學|銀行|機構|法人)$")
_HAN = re.compile(r"[\u3400-\u9fff·]")
_MOST_DAMAGE = 2
_NAME = re.compile(r"[\u3400-\u9fff·]{2,20}")


@dataclass(frozen=True, slots=True)
class ResolvedName:
    """An agency's full name; ``note`` says how it was found where it isn't the printed one."""

    name: str
    note: str = ""
    certain: bool = True


class AgencyNames:
    """Full names of agencies by the names that a report prints for them."""

    def __init__(self, full_names: Iterable[str], former: Mapping[str, str]) -> None:
        """Take the names that the report prints in full, and present names by former names."""
        self._former = dict(former)
        self._full = sorted(set(full_names))
        self._known = {*self._full, *self._former}
        self._resolved: dict[str, ResolvedName] = {}

    def resolve(self, printed: str) -> ResolvedName:
        """The full name for a printed one; the printed one itself where the report has no fuller one."""
        if printed not in self._resolved:
            self._resolved[printed] = self._resolve(printed)
        return self._resolved[printed]

    def _resolve(self, printed: str) -> ResolvedName:
        if printed in self._full:
            return ResolvedName(printed)
        fitting = [name for name in self._full if abbreviates(printed, name)]
        if len(fitting) == 1:
            return ResolvedName(
                fitting[0], f"「{printed}」為「{fitting[0]}」的簡稱，依本報告印出的全名還原。"
            )
        former = sorted(
            {now for old, now in self._former.items() if old == printed or abbreviates(printed, old)}
        )
        if not fitting and len(former) == 1:
            return ResolvedName(former[0], f"「{printed}」為「{former[0]}」改制前的名稱，依本報告的註還原。")
        if len(fitting) > 1:
            note = f"「{printed}」可能是{'或'.join(f'「{name}」' for name in fitting)}，照印。"
            return ResolvedName(printed, note, certain=False)
        if self.is_damaged(printed):
            return ResolvedName(printed, f"「{printed}」含有不屬於機關名稱的字元，照印。", certain=False)
        return ResolvedName(printed)

    def is_damaged(self, text: str) -> bool:
        """Whether a text is a name that the report knows but for a sign or two (``經濟部*``)."""
        core = "".join(_HAN.findall(text))
        return core != text and len(text) - len(core) <= _MOST_DAMAGE and self._knows(core)

    def is_name(self, text: str) -> bool:
        """Whether a text is an agency's name: one the report knows, or one that ends as such names do."""
        return self._knows(text) or bool(_NAME.fullmatch(text) and _SUFFIX.search(text))

    def _knows(self, text: str) -> bool:
        return text in self._known or any(abbreviates(text, name) for name in self._known)


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is a short form of ``full``."""
    core = _PREFIX.sub("", full)
    if not 2 <= len(short) < len(full) or short[0] != core[0] or short[-1] != core[-1]:
        return False
    rest = iter(core)
    return all(c in rest for c in short)


def former_name(note: str) -> str:
    """The former name that a footnote tells; an empty string where it tells none."""
    match = _FORMER.search(note)
    return match["name"] if match else ""
