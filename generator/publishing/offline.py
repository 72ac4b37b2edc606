"""The site as one ZIP whose pages open from a disk: links name the files that folders stand for.

It has what a browser shows from a disk, and no second copy of what is downloaded: tables and descriptors are
in the packages' own ZIPs. Links to files lead to the website. A folder of the search index is one file: from
a disk nobody waits for its bytes, and what is alike compresses together.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from generator.publishing.tree import files_below
from generator.publishing.zip_again import ZipAgain

NAME = "offline.zip"
FOLDER = "taiwan-government-reports"
# The earliest time that the format can hold: a build has no clock.
_TIME = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
# From a disk no address is lost, no browser starts a worker or draws what a file says, and nothing is shared.
_ONLINE_FILES = re.compile(r"404\.html|assets/card\.png|assets/vendor/(sqlite|vega).*|charts/.*\.html")
# What pages are made of; scripts can read no other file of a disk.
_SHOWN = frozenset({".html", ".css", ".js", ".svg", ".png"})
_ONLY_THERE = "只在網站上 · only on the website"
_PACKED = frozenset({".png"})
# All but two thousandths of what there is to save, at two thirds of the time.
_LEVEL = 6
# A relative address of a folder, as it stands in a page: dots and names, a final slash or nothing but dots.
_LINK = re.compile(
    r"""(<(?:a|form|iframe|link)\b[^>]*?\s(?:href|action|src)=")((?:[^":?#>]*/)?)(\.{0,2})([?#][^">]*)?(?=")"""
)
_REFRESH = re.compile(r'(http-equiv="refresh" content="0; url=[^"]*/)(?=")')
# A link to a file that is no page.
_TO_FILE = re.compile(r"""(<a\b[^>]*?)\shref="([^":?#>]*\.(?!html")\w+)"([^>]*>)""")
# The mark stands first in its tag: a look at every attribute of a site takes long.
_ONLINE = re.compile(r"<(\w+) data-online\b[^>]*>.*?</\1>", re.DOTALL)
# A file of the index below its folder, how it hands over what it holds, and the place that reads it.
_OF_INDEX = re.compile(r"(search/\w+/\w+)/\d\.js")
_CALL, _END = b"searchData(", b");\n"
_READER = '<div id="search-app"'
# Firefox doesn't count other files of a disk as 'self'.
_POLICY = re.compile(r'(http-equiv="Content-Security-Policy" content=")([^"]*)')


def write_offline(site: Path, url: str = "", before: Path | None = None) -> None:
    """Write ``site``/offline.zip.

    Args:
        site: the site.
        url: the website's address with a final slash, if it is known.
        before: the site as the last build left it, whose archive is used again.
    """
    target = site / NAME
    target.unlink(missing_ok=True)
    files = {path.relative_to(site).as_posix(): path for path in files_below(site)}
    online = _online(files)
    with ZipAgain(target, (before or site) / NAME, _LEVEL) as archive:
        for name, parts in _together(name for name in files if name not in online).items():
            suffix = posixpath.splitext(name)[1]
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _TIME)
            entry.compress_type = zipfile.ZIP_STORED if suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _REGULAR_FILE
            own = [files[part].read_bytes() for part in parts]
            data = own[0] if parts == [name] else _joined(own)
            if suffix == ".html":
                data = offline_page(data.decode("utf-8"), name, online, url).encode("utf-8")
            archive.write(entry, data)


def _together(names: Iterable[str]) -> dict[str, list[str]]:
    """Names of the archive's files, each with those that it is made of."""
    found: dict[str, list[str]] = {}
    for name in names:
        folder = _OF_INDEX.fullmatch(name)
        found.setdefault(f"{folder[1]}.js" if folder else name, []).append(name)
    return found


def _joined(scripts: Iterable[bytes]) -> bytes:
    """The files of a folder of the index as one, which hands over all that they hold, in their order."""
    values = (script.removeprefix(_CALL).removesuffix(_END) for script in scripts)
    return _CALL + b"[" + b",".join(values) + b"]" + _END


def _online(files: Mapping[str, Path]) -> set[str]:
    """Names of the site's files that the archive leaves out."""
    return {
        name
        for name, path in files.items()
        if (path.suffix not in _SHOWN and path.name != "LICENSE") or _ONLINE_FILES.fullmatch(name)
    }


def offline_page(page: str, name: str = "", online: Collection[str] = (), url: str = "") -> str:
    """The page with links to folders led to their index.html; what is marked ``data-online`` is left out.

    Args:
        page: text of the page.
        name: its place below the site.
        online: files that only the website has; a link to one leads there, or nowhere without ``url``.
        url: address of the website with a final slash, or empty.
    """

    def led_out(link: re.Match[str]) -> str:
        before, href, after = link.groups()
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
        if file not in online:
            return link[0]
        if url:
            return f'{before} href="{url}{file}"{after}'
        return f'{before} title="{_ONLY_THERE}"{after.replace(" download", "")}'

    page = _LINK.sub(_linked, _TO_FILE.sub(led_out, _ONLINE.sub("", page)))
    page = page.replace(_READER, f"{_READER} data-packed", 1)
    page = _REFRESH.sub(r"\1index.html", page)
    return _POLICY.sub(lambda found: found[1] + found[2].replace("'self'", "'self' file:"), page, count=1)


def _linked(found: re.Match[str]) -> str:
    before, folders, dots, rest = found[1], found[2], found[3], found[4] or ""
    if not folders and not dots:
        return found[0]
    slash = "/" if dots else ""
    return f"{before}{folders}{dots}{slash}index.html{rest}"
