"""The words by which a text says that numbers make up another one (stated_sums.yml), and when they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.language.amounts import Amount
from generator.yaml_files import load_yaml

RATE = "ratio"
# 預計, 設計, 統計 … are other words.
NO_SUM = "預設統會估累"
ONLY_LIST = re.compile(r"[^，。；:()]*(?:、|以及|及|與|和)[^，。；:()]*")


@cache
def stated_words() -> Any:
    """The content of stated_sums.yml."""
    return load_yaml(Path(__file__).with_name("stated_sums.yml"))


def sum_words(*keys: str) -> str:
    """An alternation of the words of a group."""
    group = stated_words()
    for key in keys:
        group = group[key]
    return "|".join(sorted(group, key=lambda word: (-len(word), word)))


@cache
def begins(group: str) -> re.Pattern[str]:
    """Matches a word that opens the parts of a whole."""
    return re.compile(f"(?:{sum_words('before_parts', group)})(?!畫)")


def is_sum(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether parts of one unit make up a total; where a digit can't be read, whether some digit does."""
    if not all(one_unit(total, part) for part in parts):
        return False
    missing = total.value_base - sum(part.value_base for part in parts)
    if all(amount.readable for amount in (total, *parts)):
        return missing == 0
    return len(missing.normalize().as_tuple().digits) == 1


def one_unit(total: Amount, part: Amount) -> bool:
    """Whether two amounts count the same: 60 人 and 34 位 do, 1.2 公噸 and 500 公斤 don't as they stand."""
    units = {total.unit, part.unit}
    return len(units) == 1 or any(units <= set(group) for group in stated_words()["one_unit"])
