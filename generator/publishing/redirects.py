"""Addresses that moved: small pages that lead to the new one, on any static host."""

from __future__ import annotations

import html
import posixpath
import shutil
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.publishing.content_policy import with_policy
from generator.yaml_files import load_yaml

_FILE = "content/redirects.yml"
_PAGE = """<!doctype html>
<html lang="zh-TW">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>網頁已搬家</title>
<link rel="canonical" href="{target}">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body>
<main>
<h1>網頁已搬家</h1>
<p><a href="{target}">前往新網址</a></p>
<p lang="en"><a href="{target}">This page has moved.</a></p>
</main>
</body>
</html>
"""


def write_redirects(site: Path, content: Path) -> None:
    """Write what content/redirects.yml asks for: a page that leads on for a page, a copy for a file.

    Raises:
        ProblemError: REDIRECT-INVALID for every entry whose old address still exists, whose new one doesn't,
            or that leads from a page to a file or out of the site.
    """
    path = content / "redirects.yml"
    moved = load_yaml(path, _FILE) if path.exists() else {}
    if not isinstance(moved or {}, dict):
        raise ProblemError([_invalid("a list", "one line an address: `old/: new/`")])
    problems = [problem for old, new in (moved or {}).items() if (problem := _problem(site, old, new))]
    if problems:
        raise ProblemError(problems)
    for old, new in (moved or {}).items():
        target = _file(site, old)
        target.parent.mkdir(parents=True, exist_ok=True)
        if old.endswith("/"):
            link = posixpath.relpath("/" + new, "/" + old) + "/"
            target.write_text(with_policy(_PAGE.format(target=html.escape(link)), []), "utf-8", newline="\n")
        else:
            shutil.copyfile(_file(site, new), target)


def _problem(site: Path, old: object, new: object) -> Problem | None:
    for address in (old, new):
        if not isinstance(address, str) or posixpath.normpath("/" + address).lstrip("/") != address.rstrip(
            "/"
        ):
            return _invalid(f"{address!r}", "an address from the site's root, as in `reports/a/: reports/b/`")
    if str(old).endswith("/") != (str(new).endswith("/") or not new):
        return _invalid(f"{old}: {new}", "a page that leads to a page, or a file to a file")
    if _file(site, str(old)).exists():
        return _invalid(f"{old}, which the site still has", "an old address that is free")
    if not _file(site, str(new)).is_file():
        return _invalid(f"{new}, which the site doesn't have", "a new address that exists")
    return None


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") or not address else site / address


def _invalid(seen: str, expected: str) -> Problem:
    remedy = "Correct the entry; docs/publishing/README.md explains the file."
    return Problem("REDIRECT-INVALID", _FILE, None, seen, expected, remedy)
