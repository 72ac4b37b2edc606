"""Stage 2: the files that readers download, made from each package and from all of them together."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.packaging.addresses import Addresses
from generator.packaging.collection import COLLECTION
from generator.pipeline.inputs import combined, download_code_digest
from generator.pipeline.package_stage import Outcome
from generator.pipeline.progress import Progress
from generator.pipeline.workers import cores, started
from generator.publishing.cache import Cache
from generator.publishing.tree import digest_tree

_STAGE = "downloads"


@dataclass(frozen=True, slots=True)
class DownloadFolders:
    """What downloads are made with: texts, content, released versions, finished files that are kept."""

    templates: Path
    content: Path
    releases: Path
    cache: Path


@dataclass(frozen=True, slots=True)
class Downloads:
    """Which files there will be, known before any of them is made.

    Attributes:
        keys: digest of all that the files of each package depend on, by its name below /data/; that of their
            collection too.
        packages: folder of each package by its name.
        folders: what they are made with.
        addresses: what citations and metadata lead to.
    """

    keys: Mapping[str, str]
    packages: Mapping[str, Path]
    folders: DownloadFolders
    addresses: Addresses

    @property
    def key(self) -> str:
        """Digest of all that all of them depend on."""
        return combined(self.keys.values())

    def folder(self, name: str) -> Path:
        """Where the finished files of a package stand."""
        return Cache(self.folders.cache).folder / _STAGE / self.keys[name] / "files"

    @contextmanager
    def being_made(self, progress: Progress) -> Iterator[Callable[[], None]]:
        """What is missing is made while the body does other work; what is yielded waits for the end of it.

        Raises:
            ProblemError: PACKAGE-INVALID where a package can't be written in every format.
        """
        cache = Cache(self.folders.cache)
        missing = [
            (self.folders, key, name, self._packages(name), self.addresses)
            for name, key in self.keys.items()
            if cache.get(_STAGE, key) is None
        ]
        # One core is left to the body.
        with started(make_downloads, missing, max(1, min(cores() - 1, len(missing)))) as results:

            def wait() -> None:
                progress.stage("downloads", len(self.keys))
                for _ in range(len(self.keys) - len(missing)):
                    progress.step("unchanged")
                problems: list[Problem] = []
                for name, found in results:
                    problems += found
                    progress.step(name)
                if problems:
                    raise ProblemError(problems)

            yield wait

    def _packages(self, name: str) -> tuple[Path, ...]:
        return tuple(self.packages.values()) if name == COLLECTION else (self.packages[name],)

    def forget_others(self) -> None:
        """Remove what the cache keeps for other inputs."""
        Cache(self.folders.cache).keep_only(_STAGE, self.keys.values())


def plan_downloads(outcomes: Sequence[Outcome], folders: DownloadFolders, addresses: Addresses) -> Downloads:
    """The downloads of all packages; each has to be made only when its package changed."""
    packages = {o.report_id: o.files for o in outcomes if o.files is not None}
    led_to = [addresses.site, json.dumps(addresses.dois, sort_keys=True)]
    common = combined([digest_tree(folders.templates / "package"), download_code_digest(), *led_to])
    keys = {
        name: combined([common, name, digest_tree(folder), digest_tree(folders.releases / name)])
        for name, folder in packages.items()
    }
    asked = [digest_tree(folders.content / name) for name in ("questions", "answers")]
    keys[COLLECTION] = combined([common, digest_tree(folders.releases / COLLECTION), *asked, *keys.values()])
    return Downloads(keys, packages, folders, addresses)


def make_downloads(
    folders: DownloadFolders, key: str, name: str, packages: Sequence[Path], addresses: Addresses
) -> tuple[str, list[Problem]]:
    """Make the files of one package, or of all together; returns the name and what went wrong."""
    # The libraries of the formats take long to import, and only the process that writes them needs them.
    from generator.packaging.package_downloads import collection_files, package_downloads  # noqa: PLC0415

    try:
        files = (
            collection_files(packages, folders.templates, folders.releases, addresses, folders.content)
            if name == COLLECTION
            else package_downloads(packages[0], folders.templates, folders.releases, addresses)
        )
        Cache(folders.cache).put(_STAGE, key, files)
    except ProblemError as error:
        return name, error.problems
    except OSError:
        raise
    except Exception as error:
        return name, [_invalid(name, error)]
    return name, []


def _invalid(name: str, error: Exception) -> Problem:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Problem(
        "PACKAGE-INVALID",
        f"data/packages/{name}",
        None,
        f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})",
        "packages that every format can hold",
        "Look at the tables' schemas and keys; `check` names what breaks them.",
    )
