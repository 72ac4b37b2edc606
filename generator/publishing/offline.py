"""The whole site as one ZIP whose pages open from a disk: links name the files that folders stand for."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from generator.publishing.tree import files_below

NAME = "offline.zip"
FOLDER = "taiwan-government-reports"
# The earliest time that the format can hold: a build has no clock.
_TIME = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
# From a disk no address is lost, and no browser starts a worker or reads files by script.
_ONLINE_FILES = (NAME, "404.html", "ask/tables/", "assets/vendor/sqlite-wasm/")
_PACKED = frozenset({".zip", ".xlsx", ".parquet", ".png", ".gz"})
# Most of what there is to save; the best would take twice as long for two per cent.
_LEVEL = 4
# A relative address of a folder, as it stands in a page: dots and names, a final slash or nothing but dots.
_LINK = re.compile(
    r"""(<(?:a|form|iframe|link)\b[^>]*?\s(?:href|action|src)=")((?:[^":?#>]*/)?)(\.{0,2})([?#][^">]*)?(?=")"""
)
_REFRESH = re.compile(r'(http-equiv="refresh" content="0; url=[^"]*/)(?=")')
# The mark stands first in its tag: a look at every attribute of a site takes long.
_ONLINE = re.compile(r"<(\w+) data-online\b[^>]*>.*?</\1>", re.DOTALL)
# Firefox doesn't count other files of a disk as 'self'.
_POLICY = re.compile(r'(http-equiv="Content-Security-Policy" content=")([^"]*)')


def write_offline(site: Path) -> None:
    """Write ``site``/offline.zip with everything else of the site in it."""
    target = site / NAME
    target.unlink(missing_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for path in files_below(site):
            name = path.relative_to(site).as_posix()
            if name.startswith(_ONLINE_FILES):
                continue
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _TIME)
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _REGULAR_FILE
            data = path.read_bytes()
            if path.suffix == ".html":
                data = offline_page(data.decode("utf-8")).encode("utf-8")
            archive.writestr(entry, data, compresslevel=_LEVEL)


def offline_page(page: str) -> str:
    """The page with links to folders led to their index.html; what is marked ``data-online`` is left out."""
    page = _LINK.sub(_linked, _ONLINE.sub("", page))
    page = _REFRESH.sub(r"\1index.html", page)
    return _POLICY.sub(lambda found: found[1] + found[2].replace("'self'", "'self' file:"), page, count=1)


def _linked(found: re.Match[str]) -> str:
    before, folders, dots, rest = found[1], found[2], found[3], found[4] or ""
    if not folders and not dots:
        return found[0]
    slash = "/" if dots else ""
    return f"{before}{folders}{dots}{slash}index.html{rest}"
