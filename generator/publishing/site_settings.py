"""Where the site will stand, for canonical addresses and social cards; and who hears of its mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import Problem, ProblemError
from generator.yaml_files import load_yaml

VARIABLE = "SITE_URL"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_FILE = "content/site.yml"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What differs from one place of publication to another.

    Attributes:
        url: address of the site's root with a final slash; empty where it is not known. Links inside the
            site are relative in either case.
        contact: an e-mail address, or the address of a form that takes ``title`` and ``body`` in its query
            (as those of code hosts for a new issue do); empty where there is none.
    """

    url: str = ""
    contact: str = ""


def load_settings(content: Path, environment: Mapping[str, str]) -> SiteSettings:
    """Settings of content/site.yml; the variable SITE_URL, even when empty, comes before its `site_url`.

    Raises:
        ProblemError: SITE-SETTINGS where the file has other keys or an address is none of its kind.
    """
    path = content / "site.yml"
    settings = load_yaml(path, _FILE) if path.exists() else {}
    if not isinstance(settings, dict) or set(settings) - {"site_url", "contact"}:
        raise _invalid(_FILE, f"{settings!r}"[:80], "the keys site_url and contact and no other")
    where, value = _FILE, settings.get("site_url") or ""
    if VARIABLE in environment:
        where, value = f"${VARIABLE}", environment[VARIABLE]
    return SiteSettings(_checked(where, value), _checked_contact(settings.get("contact") or ""))


def _checked_contact(value: object) -> str:
    if value == "" or _MAIL.fullmatch(str(value)):
        return str(value)
    try:
        return _checked(_FILE, value).rstrip("/")
    except ProblemError:
        expected = "an e-mail address, or one such as https://code.example.org/reports/issues/new"
        raise _invalid(_FILE, repr(value), expected) from None


def _checked(where: str, value: object) -> str:
    if value == "":
        return ""
    expected = "an address such as https://data.example.org/reports/"
    try:
        parts = urlsplit(str(value))
        usable = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        usable = False
    if not usable or any(c.isspace() or c in "\"'<>" for c in str(value)):
        raise _invalid(where, repr(value), expected)
    return str(value).rstrip("/") + "/"


def _invalid(where: str, seen: str, expected: str) -> ProblemError:
    remedy = "Correct it, or leave it empty; docs/publishing/README.md says what it is for."
    return ProblemError([Problem("SITE-SETTINGS", where, None, seen, expected, remedy)])
