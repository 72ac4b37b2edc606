"""Pages and their counterparts in the other language: what the theme needs for the language switch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.pages.frame.draft import Draft
from generator.pages.frame.interface import Interface
from generator.pages.general.english import ROOT
from generator.pages.wording.escape import json_in_page

# Front matter of the theme: `lang` is the code of the page, `words` the words around it.
CODES = {"zh": "zh-TW", "en": "en"}


# The foot of every page leads there.
_CONTRADICTIONS = "findings/contradictions/"


class Languages:
    """Front matter about language for every page."""

    def __init__(self, drafts: Iterable[Draft], interface: Interface) -> None:
        # Address of the English page by that of the Chinese one.
        self.english = {
            draft.counterpart: draft.url
            for draft in drafts
            if draft.language == "en" and draft.counterpart is not None
        }
        self._interface = interface

    def meta(self, draft: Draft) -> dict[str, Any]:
        """``lang``, ``words`` of the frame and of ``scripts``, ``menu``, ``other``: where the switch leads.

        ``other`` is exact where that page says the same in the other language; otherwise it is the nearest
        page above that does. Without English pages there is no switch.
        """
        found: dict[str, Any] = {
            "words": self._interface.words("frame", draft.language),
            "scripts": json_in_page(self._interface.words("scripts", draft.language)),
        }
        if draft.language != "zh":
            found |= {"lang": CODES[draft.language], "menu": self._menu(draft.language)}
            found["contradictions"] = self.english.get(_CONTRADICTIONS, _CONTRADICTIONS)
            found["other"] = {
                "url": _address(draft.counterpart or ""),
                "exact": draft.counterpart is not None,
            }
        elif self.english:
            found["other"] = self._nearest(draft.url)
        return found if self._interface.groups else {}

    def _nearest(self, url: str) -> Mapping[str, Any]:
        above = url
        while above not in self.english and above:
            above = above.rstrip("/").rpartition("/")[0]
            above += "/" if above else ""
        return {"url": _address(self.english.get(above, ROOT)), "exact": above == url}

    def _menu(self, language: str) -> list[list[str]]:
        """Title and address of the main pages of a language."""
        words = self._interface.words("menu", language)
        pages = {key: f"{ROOT}{'' if key == 'home' else f'{key}/'}" for key in words}
        known = set(self.english.values())
        return [[title, pages[key]] for key, title in words.items() if pages[key] in known or key == "home"]


def _address(url: str) -> str:
    return url or "."
