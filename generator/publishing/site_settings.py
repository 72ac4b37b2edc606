"""Where the site will stand: for canonical addresses, the sitemap and social cards, for nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import Problem, ProblemError
from generator.yaml_files import load_yaml

VARIABLE = "SITE_URL"
_FILE = "content/site.yml"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What differs from one place of publication to another.

    Attributes:
        url: address of the site's root with a final slash; empty where it is not known. Links inside the
            site are relative in either case.
    """

    url: str = ""


def load_settings(content: Path, environment: Mapping[str, str]) -> SiteSettings:
    """Settings of content/site.yml; the variable SITE_URL, even when empty, comes before its `site_url`.

    Raises:
        ProblemError: SITE-SETTINGS where the file has other keys or the address is none of a site.
    """
    path = content / "site.yml"
    settings = load_yaml(path, _FILE) if path.exists() else {}
    if not isinstance(settings, dict) or set(settings) - {"site_url"}:
        raise _invalid(_FILE, f"{settings!r}"[:80], "the key site_url and no other")
    where, value = _FILE, settings.get("site_url") or ""
    if VARIABLE in environment:
        where, value = f"${VARIABLE}", environment[VARIABLE]
    return SiteSettings(_checked(where, value))


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
