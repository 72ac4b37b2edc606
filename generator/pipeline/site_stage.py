"""Stages 2 to 4: downloads, pages and the finished site, each only when something it reads changed."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.packaging.addresses import known_addresses
from generator.packaging.browser_tables import FOLDER as BROWSER_TABLES
from generator.packaging.collection import COLLECTION
from generator.packaging.dcat import catalogue
from generator.packaging.descriptor import to_compact_json
from generator.paths import ProjectPaths
from generator.pipeline.check import CheckResult
from generator.pipeline.download_stage import Downloads, plan_downloads
from generator.pipeline.inputs import code_digest, combined, site_key
from generator.pipeline.jobs import HERE, Engine
from generator.pipeline.progress import Progress
from generator.pipeline.workers import started
from generator.publishing.addresses import address_problems, read_list
from generator.publishing.kept_pages import KeptPages
from generator.publishing.site_settings import SiteSettings, load_settings
from generator.publishing.transaction import Transaction
from generator.publishing.tree import digest_inputs, digest_tree, files_below, stamp_tree
from generator.publishing.unchanged import link_or_copy, put_file, put_files
from generator.publishing.withdrawn import write_withdrawn
from generator.reading.manifest import Manifest

# Of the collection's files, those that belong at the site's root: what portals and the page `ask/` look for.
_AT_ROOT = ("data-gov-tw.json", f"{BROWSER_TABLES}/")


@dataclass(frozen=True, slots=True)
class SiteInputs:
    """What the site is made from: the folder with all packages, and what the checks found."""

    packages: Path
    result: CheckResult


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What the stages made.

    Attributes:
        pages: number of pages.
        staged: name and staged folder of each target; empty where all stay as they are.
        state: digests by which the next build knows that nothing changed.
        warnings: addresses that nobody has accepted yet.
    """

    pages: int
    staged: Sequence[tuple[str, Path | None]] = ()
    state: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[Problem] = ()


def site_stage(
    paths: ProjectPaths,
    inputs: SiteInputs,
    transaction: Transaction,
    progress: Progress,
    state: Mapping[str, str],
    engine: Engine = HERE,
) -> SiteResult:
    """Build aside what changed; ``engine`` makes downloads and charts.

    Raises:
        ProblemError: SITE-…, REDIRECT-INVALID, WITHDRAWN-INVALID; URL-GONE where a published address is lost.
    """
    settings = load_settings(paths.content, os.environ)
    addresses = known_addresses(settings.url, paths.content, paths.releases)
    downloads = plan_downloads(inputs.result.packages, paths, addresses)
    key = site_key(paths, inputs.packages, downloads.key, settings.url)
    as_built = _as_built(paths, state) if state.get("key") == key else None
    if as_built:
        return SiteResult(int(state["pages"]), (), as_built, _address_warnings(paths.site, paths.content))
    # It takes long to import, and a build that changed nothing doesn't need it.
    from generator.publishing.finish import finish_site  # noqa: PLC0415

    build, site = transaction.stage(paths.build), transaction.stage(paths.site)
    with downloads.being_made(progress, engine) as wait_for_downloads:
        feeds = sorted(downloads.keys)
        pages = _build_pages(paths, inputs, (build, site), settings, progress, feeds, engine)
        wait_for_downloads()
    _copy_downloads(downloads, site)
    put_file(site / "catalog.jsonld", _catalogue(downloads))
    created = {manifest.report_id: manifest.created for manifest in inputs.result.manifests}
    write_withdrawn(site, paths.content, paths.releases, read_list(paths.content))
    finish_site(site, paths.content, paths.templates, settings, created, paths.site)
    warnings = _address_warnings(site, paths.content)
    downloads.forget_others()
    new_state = {"key": key, "build": digest_tree(build), "site": digest_tree(site), "pages": str(pages)}
    return SiteResult(pages, [("build", build), ("site", site)], new_state, warnings)


def _as_built(paths: ProjectPaths, state: Mapping[str, str]) -> Mapping[str, str] | None:
    """The state with the stamps of now, where pages and site are what the last build left; else None.

    Files are read only where a stamp is another.
    """
    now = stamps(paths)
    if state.get("stamps") == now:
        return state
    alike = state.get("build") == digest_tree(paths.build) and state.get("site") == digest_tree(paths.site)
    return {**state, "stamps": now} if alike else None


def stamps(paths: ProjectPaths) -> str:
    """By which the next build knows without reading them that pages and site stand as they do now."""
    return combined(map(stamp_tree, (paths.build, paths.site)))


def _address_warnings(site: Path, content: Path) -> list[Problem]:
    """New addresses; raises where published ones are gone."""
    problems = address_problems(site, content)
    gone = [problem for problem in problems if problem.severity == "error"]
    if gone:
        raise ProblemError(gone)
    return problems


def _build_pages(
    paths: ProjectPaths,
    inputs: SiteInputs,
    targets: tuple[Path, Path],
    settings: SiteSettings,
    progress: Progress,
    feeds: Sequence[str],
    engine: Engine,
) -> int:
    """Generated Markdown and the pages made from it into the two ``targets``; returns the number of pages."""
    # All take long to import, and a build that changed nothing needs none.
    from generator.pages.frame.site import Folders  # noqa: PLC0415
    from generator.pages.making.compose import compose_pages  # noqa: PLC0415
    from generator.pages.making.drawn_before import DrawnBefore  # noqa: PLC0415
    from generator.pipeline.chart_jobs import drawing  # noqa: PLC0415
    from generator.publishing.finish import finish_pages  # noqa: PLC0415
    from generator.publishing.mkdocs import build_site  # noqa: PLC0415
    from generator.search.index import search_index  # noqa: PLC0415

    progress.stage("pages", 1)
    build, site = targets
    markdown = build / "markdown"
    try:
        folders = Folders.of(paths)
        before = DrawnBefore(paths.cache / "drawn", paths.build / "markdown", code_digest((".",)))
        made_with = paths.templates, paths.cache, drawing(engine, paths.root)
        known = settings.url, settings.contact
        composed = compose_pages(inputs.packages, folders, *made_with, *known, before)
    except (OSError, ProblemError):
        raise
    except Exception as error:  # a mistake in a template or a query must not become a traceback
        raise ProblemError([_crash(error, paths)]) from error
    progress.step(f"{composed.pages} pages")
    progress.stage("site", 1)
    # MkDocs stamps its files with this moment instead of the clock's.
    os.environ["SOURCE_DATE_EPOCH"] = str(_epoch(inputs.result.manifests))
    texts = paths.cache / "search-texts.json", code_digest(("search",))
    searched = composed.entries, composed.titles, composed.english_titles, composed.words, *texts
    with started(search_index, [searched]) as index:
        put_files(markdown, composed.files, paths.build / "markdown")
        kept = _kept_pages(paths, settings.url, feeds)
        build_site(markdown, paths.root / "mkdocs.yml", site, settings.url, kept)
        finish_pages(site, feeds, kept)
        put_files(site / "search", next(index), paths.site / "search")
    progress.step("site")
    return composed.pages


def _kept_pages(paths: ProjectPaths, url: str, feeds: Iterable[str]) -> KeptPages:
    """Pages of the last build, by all that decides what one becomes beside its text."""
    theme = digest_inputs([paths.root / "mkdocs.yml", paths.templates / "overrides"], paths.root)
    common = theme, code_digest(("publishing",)), url, *feeds
    return KeptPages(paths.cache / "pages.json", paths.site, common)


def _crash(error: Exception, paths: ProjectPaths) -> Problem:
    """A mistake in code or template, told by the last place of the project that it passed."""
    frames = traceback.extract_tb(error.__traceback__)
    folders = (paths.root / "generator", paths.templates)
    own = [frame for frame in frames if any(Path(frame.filename).is_relative_to(f) for f in folders)]
    frame = (own or frames)[-1]
    seen = f"the pages stopped with {type(error).__name__}: {error}"
    remedy = "Look at that line; where it is a template, at the values that its page gives it."
    file = paths.relative(Path(frame.filename))
    return Problem("SITE-CRASH", file, frame.lineno, seen, "pages of all packages", remedy)


def _epoch(manifests: Sequence[Manifest]) -> int:
    """Seconds of the day on which the newest package was made."""
    newest = max(manifest.created for manifest in manifests)
    return int(datetime.combine(newest, time(), UTC).timestamp())


def _catalogue(downloads: Downloads) -> bytes:
    """What portals harvest at the site's root: every package as its own document beside its files says it."""
    folders = map(downloads.folder, downloads.keys)
    documents = [json.loads((folder / "dcat.jsonld").read_text("utf-8")) for folder in folders]
    return to_compact_json(catalogue(documents, downloads.addresses.site))


def _copy_downloads(downloads: Downloads, site: Path) -> None:
    for name in downloads.keys:
        folder = downloads.folder(name)
        for file in files_below(folder):
            place = file.relative_to(folder)
            at_root = name == COLLECTION and place.as_posix().startswith(_AT_ROOT)
            link_or_copy(file, (site if at_root else site / "data" / name) / place)
