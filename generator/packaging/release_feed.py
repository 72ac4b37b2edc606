"""The Atom feed of a package: what each release changed, and which version changes the shape of tables."""

from __future__ import annotations

from collections.abc import Sequence

from generator.packaging.atom import NEVER, FeedEntry, atom
from generator.packaging.reader import Package
from generator.packaging.releases import Release, last_of_earlier_majors

_RESHAPED = "主要版本：資料表或欄位改名、改位置或改型別，沒有版本號的網址從這一版起送出新的樣子；"
_KEPT = "{0} 版的檔案留在 {0}/，欄位的去處見「各版本的異動」。"


def atom_feed(package: Package, releases: Sequence[Release]) -> bytes:
    """Feed of a package's ``releases`` (the oldest first), the newest first; addresses are relative to it.

    A version that changes the shape of tables is announced before it is released: addresses without a version
    show it already.
    """
    entries = [
        _entry(package, release, releases[place - 1] if place else None)
        for place, release in enumerate(releases)
    ]
    version, day = str(package.descriptor["version"]), str(package.descriptor["created"])[:10]
    earlier = last_of_earlier_majors(releases, version)
    if earlier and earlier[-1] is releases[-1]:
        told = f"{_RESHAPED}{_KEPT.format(earlier[-1].version)}"
        entries.append(FeedEntry(version, f"{package.title['zh']} {version}", day, "changes/", told))
    newest = entries[-1].day if entries else NEVER
    return atom(package.name, f"{package.title['zh']}：資料異動", "changes/", newest, reversed(entries))


def _entry(package: Package, release: Release, before: Release | None) -> FeedEntry:
    counts = "；".join(
        f"{table}：新增 {kinds['added']}、移除 {kinds['removed']}、變更 {kinds['changed']} 列"
        for table, kinds in release.counts.items()
    )
    major = before is not None and bool(last_of_earlier_majors([before], release.version))
    told = f"{_RESHAPED}{_KEPT.format(before.version)}" if before and major else ""
    title, link = f"{package.title['zh']} {release.version}", f"{release.version}/CHANGES.csv"
    return FeedEntry(release.version, title, release.date, link, told + (counts or "無異動"))
