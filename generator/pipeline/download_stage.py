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
from generator.paths import ProjectPaths
from generator.pipeline.inputs import combined, download_code_digest
from generator.pipeline.jobs import Engine, Job, places
from generator.pipeline.package_stage import Outcome
from generator.pipeline.progress import Progress
from generator.pipeline.workers import cores
from generator.publishing.cache import Cache
from generator.publishing.tree import digest_tree

_STAGE = "downloads"


@dataclass(frozen=True, slots=True)
class Downloads:
    """Which files there will be, known before any of them is made.

    Attributes:
        keys: digest of all that the files of each package depend on, by its name below /data/; that of their
            collection too.
        packages: folder of each package by its name.
        paths: the project.
        addresses: what citations and metadata lead to.
    """

    keys: Mapping[str, str]
    packages: Mapping[str, Path]
    paths: ProjectPaths
    addresses: Addresses

    @property
    def key(self) -> str:
        """Digest of all that all of them depend on."""
        return combined(self.keys.values())

    def folder(self, name: str) -> Path:
        """Where the finished files of a package stand."""
        return Cache(self.paths.cache).place(_STAGE, self.keys[name])

    @contextmanager
    def being_made(self, progress: Progress, engine: Engine) -> Iterator[Callable[[], None]]:
        """What is missing is made while the body does other work; what is yielded waits for the end of it.

        Raises:
            ProblemError: PACKAGE-INVALID where a package can't be written in every format.
        """
        cache = Cache(self.paths.cache)
        missing = [name for name, key in self.keys.items() if cache.get(_STAGE, key) is None]
        # The collection takes longest. One core is left to the body.
        jobs = [self._job(name) for name in sorted(missing, key=lambda name: name != COLLECTION)]
        with engine.started(self.paths.root, jobs, cores() - 1) as results:

            def wait() -> None:
                progress.stage("downloads", len(self.keys))
                for _ in range(len(self.keys) - len(missing)):
                    progress.step("unchanged")
                problems: list[Problem] = []
                for done in results:
                    problems += done.problems
                    progress.step(done.name)
                if problems:
                    raise ProblemError(problems)

            yield wait

    def _job(self, name: str) -> Job:
        whole = name == COLLECTION
        folders = list(self.packages.values()) if whole else [self.packages[name]]
        read = [*folders, *_read_by(name, self.paths)]
        packages, inputs = places(folders, self.paths.root), places(read, self.paths.root)
        return Job(name, make_downloads, (name, packages, self.addresses), inputs, (_STAGE, self.keys[name]))

    def forget_others(self) -> None:
        """Remove what the cache keeps for other inputs."""
        Cache(self.paths.cache).keep_only(_STAGE, self.keys.values())


def plan_downloads(outcomes: Sequence[Outcome], paths: ProjectPaths, addresses: Addresses) -> Downloads:
    """The downloads of all packages; each has to be made only when its package changed."""
    packages = {o.report_id: o.files for o in outcomes if o.files is not None}
    led_to = [addresses.site, json.dumps(addresses.dois, sort_keys=True)]
    common = combined([download_code_digest(), *led_to])
    keys = {
        name: combined([common, name, digest_tree(folder), *map(digest_tree, _read_by(name, paths))])
        for name, folder in packages.items()
    }
    keys[COLLECTION] = combined([common, *map(digest_tree, _read_by(COLLECTION, paths)), *keys.values()])
    return Downloads(keys, packages, paths, addresses)


def _read_by(name: str, paths: ProjectPaths) -> list[Path]:
    """The folders that the downloads of a package, or of all together, are made from beside the packages."""
    asked = [paths.content / part for part in ("questions", "answers")]
    return [paths.templates / "package", paths.releases / name, *(asked if name == COLLECTION else ())]


def make_downloads(
    root: Path, name: str, packages: Sequence[str], addresses: Addresses
) -> Mapping[str, bytes]:
    """The files of one package, or of all together, whose folders are named by their place below ``root``.

    Raises:
        ProblemError: PACKAGE-INVALID where one of the formats can't hold it, and what `package_downloads`
            raises.
    """
    # The libraries of the formats take long to import, and only the process that writes them needs them.
    from generator.packaging.package_downloads import collection_files, package_downloads  # noqa: PLC0415

    paths, folders = ProjectPaths(root), [root / place for place in packages]
    made_with = paths.templates, paths.releases, addresses
    try:
        if name == COLLECTION:
            return collection_files(folders, *made_with, paths.content)
        return package_downloads(folders[0], *made_with)
    except (ProblemError, OSError):
        raise
    except Exception as error:
        raise ProblemError([_invalid(name, error)]) from error


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
