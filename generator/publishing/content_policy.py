"""A Content-Security-Policy in every page: only the site's own files and the frame's known scripts run.

The frame of the pages has a script of its own, which sets light or dark before anything is drawn. It is
allowed by its digest; which scripts belong to the frame is learnt from 404.html, the one page that holds no
text of any report. A script that stands in another page without being one of them stops the build.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping

from generator.errors import Problem, ProblemError

_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"type=[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc=", re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
# What stands before the first colon of an address, as long as that colon can belong to a scheme.
_SCHEME = re.compile(r"\s(?:href|src|action)\s*=\s*[\"']?((?:&#\w+;|[^\"'/?#>])*):", re.IGNORECASE)
# Schemes as browsers know them, but for those that run nothing.
_STRANGE = re.compile(r"(?!(?:https?|mailto)$)[a-z][a-z\d+.-]*")
# No 'unsafe-inline' anywhere: the theme sets styles through properties, which a policy lets pass, and writes
# no style attribute. Pictures may be data: because its icons are masks inside the stylesheet.
_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("frame-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
# The pages whose worker runs a database as WebAssembly, which may be compiled there; nothing else is allowed.
_ENGINE_PAGES = frozenset({"ask/index.html", "en/ask/index.html"})
_ENGINE = " 'wasm-unsafe-eval'"


def with_policies(pages: Mapping[str, str]) -> dict[str, str]:
    """All pages of a site, by their names, with the policy in each.

    Raises:
        ProblemError: SITE-SCRIPT for every page that holds a script which is not the frame's, or a link that
            is no address of the web (``javascript:``).
    """
    known = frozenset(inline_scripts(pages.get("404.html", "")))
    problems, finished = [], {}
    for name, page in pages.items():
        scripts = inline_scripts(page)
        strange = [f"a script inside the page: {s.strip()[:60]!r}" for s in scripts if s not in known]
        strange += [f"a link that begins with {scheme!r}" for scheme in strange_schemes(page)]
        if strange:
            problems.append(_strange(name, strange[0]))
        finished[name] = with_policy(page, scripts, engine=name in _ENGINE_PAGES)
    if problems:
        raise ProblemError(problems)
    return finished


def inline_scripts(page: str) -> list[str]:
    """The scripts that a page holds itself, without data blocks, in their order."""
    return [
        body
        for attributes, body in _SCRIPT.findall(page)
        if not (_SOURCE.search(attributes) or _DATA.search(attributes))
    ]


def strange_schemes(page: str) -> list[str]:
    """What links of a page begin with that lead neither into the site nor into the web or to a mailbox."""
    schemes = {"".join(html.unescape(found).split()).lower() for found in _SCHEME.findall(page)}
    return sorted(f"{scheme}:" for scheme in schemes if _STRANGE.fullmatch(scheme))


def with_policy(page: str, scripts: list[str], *, engine: bool = False) -> str:
    """The page with its policy right after its character set: before anything that the policy is about."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts, engine=engine)}">'
    marked, found = _CHARSET.subn(lambda mark: f"{mark.group()}{meta}", page, count=1)
    return marked if found else re.sub(r"(?i)(<head[^>]*>)", rf"\1{meta}", page, count=1)


def policy(scripts: list[str], *, engine: bool = False) -> str:
    """The policy of a page that holds these scripts: `'self'` and their SHA-256 digests may run.

    With ``engine`` WebAssembly may be compiled too.
    """
    digests = sorted(
        {base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode("ascii") for s in scripts}
    )
    own = "".join(f" 'sha256-{digest}'" for digest in digests) + (_ENGINE if engine else "")
    return "; ".join(f"{name} {value}{own if name == 'script-src' else ''}" for name, value in _DIRECTIVES)


def _strange(name: str, seen: str) -> Problem:
    remedy = "Put scripts into site_templates/static/; reports must pass pages/wording/escape.py."
    expected = "no script but those of the frame, and links to http, https or mailto"
    return Problem("SITE-SCRIPT", f"site/{name}", None, seen, expected, remedy)
