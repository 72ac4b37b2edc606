"""Words of the interface in both languages, from content/interface.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.pages.frame.reviewed import load_words

Group = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Interface:
    """The catalogue of words: group -> key -> language -> text."""

    groups: Mapping[str, Group]

    def words(self, group: str, language: str) -> dict[str, str]:
        """The words of one group in one language, by key; none where the catalogue lacks the group."""
        return {key: str(texts[language]) for key, texts in self.groups.get(group, {}).items()}


NO_WORDS = Interface({})


def load_interface(content: Path) -> Interface:
    """The catalogue; empty where the file is absent. Raises as `load_words` does."""
    return Interface(load_words(content))
