"""A report taken out again: as if it had never been added, or with a notice at every address that it had."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.adding.placing import place
from generator.checking.row_counts import load_row_counts, row_counts_text
from generator.errors import Problem, ProblemError
from generator.loading import ABOUT_SOURCE
from generator.packaging.reader import load_package
from generator.packaging.releases import releases_of
from generator.paths import ProjectPaths
from generator.publishing.addresses import LIST as ADDRESSES
from generator.publishing.addresses import read_list
from generator.publishing.withdrawn import LIST as WITHDRAWN
from generator.publishing.withdrawn import Withdrawn
from generator.reading.manifest import Manifest, load_manifest
from generator.register.package import NAME as REGISTER

# A list entry of YAML begins in the first column.
_ENTRY = re.compile(r"(?m)^(?=- )")
_PROGRAMME = re.compile(r"(?:en/)?programmes/[a-z0-9-]+/")
_HEAD = "# Reports that had to go: their pages say so, see docs/how-to/remove-a-report.md.\n"


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking a report out means.

    Attributes:
        deleted: files and folders that go.
        written: new bytes of files that stay.
        mentions: files of content/register that still name the report, for a person to look at.
    """

    deleted: Sequence[Path]
    written: Mapping[Path, bytes]
    mentions: Sequence[Path]

    def carry_out(self) -> None:
        """Write and delete."""
        place(self.written)
        for path in self.deleted:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def plan_removal(
    report_id: str, paths: ProjectPaths, today: date, *, reason: str = "", unpublished: bool = False
) -> Removal:
    """What goes and what stays.

    Args:
        report_id: the report.
        paths: the project.
        today: day of the notice.
        reason: why a published report is withdrawn; empty to undo an addition that nobody has seen.
        unpublished: whether a person says that nobody has seen its releases.

    Raises:
        ProblemError: REMOVE-UNKNOWN where there is no such report, REMOVE-RELEASED where it was released and
            nobody said why it goes; what reading manifest and row counts raises.
    """
    file = paths.manifests / f"{report_id}.yml"
    if not file.is_file():
        known = ", ".join(sorted(path.stem for path in paths.manifests.glob("*.yml")))
        remedy = "Correct the name of the report."
        raise ProblemError(
            [_problem("REMOVE-UNKNOWN", file, paths, "no such manifest", f"one of {known}", remedy)]
        )
    if releases_of(report_id, paths.releases) and not reason and not unpublished:
        remedy = (
            "Give --reason: its addresses stay and say that and why it is gone. "
            "Give --unpublished where nobody has ever seen it."
        )
        seen = f"{report_id} was released; its addresses were promised"
        raise ProblemError([_problem("REMOVE-RELEASED", file, paths, seen, "a reason", remedy)])
    kept = _notice(load_manifest(file), paths, reason, today) if reason else _forgotten(report_id, paths)
    written = {**_without_counts(report_id, paths), **kept}
    deleted = [path for path in _own(report_id, paths, released=not reason) if path.exists()]
    return Removal(deleted, written, list(_mentions(report_id, paths, written)))


def _own(report_id: str, paths: ProjectPaths, *, released: bool) -> Iterator[Path]:
    """Everything that belongs to the report alone; its releases too where none was seen."""
    yield paths.manifests / f"{report_id}.yml"
    yield paths.source(report_id)
    yield from (paths.sources / f"{report_id}.{kind}" for kind in (*ABOUT_SOURCE, "places.csv"))
    yield paths.content / "curated" / report_id
    yield from (paths.content / kind / f"{report_id}.yml" for kind in ("explanations", "corrections"))
    yield paths.packages / report_id
    if released:
        yield paths.releases / report_id


def _without_counts(report_id: str, paths: ProjectPaths) -> dict[Path, bytes]:
    file = paths.content / "row_counts.yml"
    counts = dict(load_row_counts(file))
    return {file: row_counts_text(counts).encode()} if counts.pop(report_id, None) is not None else {}


def _notice(manifest: Manifest, paths: ProjectPaths, reason: str, today: date) -> dict[Path, bytes]:
    """The entry by which its pages say that it is gone."""
    file = paths.content / WITHDRAWN
    entry: dict[str, Any] = {
        "report": manifest.report_id,
        "title": manifest.title.zh,
        "reason": reason,
        "date": today.isoformat(),
    }
    if pages := _told_by_no_other(manifest.report_id, paths):
        entry["pages"] = pages
    before = file.read_text("utf-8") if file.exists() else _HEAD
    text = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=10_000)
    return {file: f"{before}{text}".encode()}


def _told_by_no_other(report_id: str, paths: ProjectPaths) -> list[str]:
    """Addresses of the programmes that only this report speaks of: their pages go with it."""
    folder = paths.packages / REGISTER
    if not (folder / "datapackage.json").is_file():
        return []
    reports: dict[str, set[str]] = defaultdict(set)
    for row in load_package(folder).tables["mentions"]:
        reports[str(row["programme_id"])].add(str(row["report_id"]))
    own = {programme for programme, told_by in reports.items() if told_by == {report_id}}
    listed = read_list(paths.content)
    return sorted(a for a in listed if _PROGRAMME.fullmatch(a) and a.split("/")[-2] in own)


def _forgotten(report_id: str, paths: ProjectPaths) -> dict[Path, bytes]:
    """Lists without what they say of the report: addresses, decisions, what is withheld."""
    addresses = paths.content / ADDRESSES
    found: dict[Path, bytes] = {}
    if addresses.exists():
        others = [path.stem for path in paths.manifests.glob("*.yml")]
        own = Withdrawn(report_id, "", "", "")
        lines = addresses.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.startswith("#") or not own.owns(line.strip(), others)]
        if kept != lines:
            found[addresses] = "".join(kept).encode()
    for path in (
        paths.register / "links.yml",
        paths.register / "no_programmes.yml",
        paths.content / "withheld.yml",
    ):
        text = path.read_text("utf-8") if path.exists() else ""
        parts = _ENTRY.split(_proposed(report_id).sub("", text))
        others_kept = [part for part in parts if not part.startswith("- ") or not _is_of(part, report_id)]
        if "".join(others_kept) != text:
            found[path] = "".join(others_kept).encode()
    return found


def _proposed(report_id: str) -> re.Pattern[str]:
    """What `add` proposed of the report in comments."""
    name = re.escape(report_id)
    return re.compile(rf"(?m)^# (?:Of {name}:|- {{report: {name},).*\n")


def _is_of(entry: str, report_id: str) -> bool:
    """Whether an entry of a list is about the report."""
    try:
        loaded = yaml.safe_load(entry)
    except yaml.YAMLError:
        return False
    return isinstance(loaded, list) and isinstance(loaded[0], dict) and loaded[0].get("report") == report_id


def _mentions(report_id: str, paths: ProjectPaths, written: Mapping[Path, bytes]) -> Iterator[Path]:
    """An identifier that was given stays given: programmes and relations are a person's to judge."""
    name = re.compile(rf"(?<![\w-]){re.escape(report_id)}(?![\w-])")
    for path in sorted(paths.register.glob("*.yml")):
        text = written[path].decode() if path in written else path.read_text("utf-8")
        if name.search(text):
            yield path


def _problem(code: str, file: Path, paths: ProjectPaths, seen: str, expected: str, remedy: str) -> Problem:
    return Problem(code, paths.relative(file), None, seen, expected, remedy)
