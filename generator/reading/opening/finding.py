"""What was found out about a new report, how sure that is and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sure = Literal["given", "sure", "likely"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about a report.

    Attributes:
        value: the fact as it goes into the manifest.
        sure: given by the maintainer, sure by the text, or likely and to be looked at.
        why: what shows it.
    """

    value: str
    sure: Sure
    why: str
