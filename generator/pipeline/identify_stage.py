"""Stage 2: the reports' packages with the identifiers of the register, kept like all that a stage makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.packaging.reader import Package, load_package, read_package
from generator.paths import ProjectPaths
from generator.pipeline.package_stage import Outcome
from generator.publishing.cache import Cache
from generator.publishing.tree import digest_entries
from generator.register.build import match_reports
from generator.register.content import load_register
from generator.register.identify import Identified, identified_files, identify_packages
from generator.register.package import NAME as REGISTER
from generator.register.roles import load_roles

STAGE = "identified"


def keep_identified(
    found: Mapping[str, Identified],
    packages: Mapping[str, Package],
    folders: Mapping[str, Path],
    cache: Cache,
) -> dict[str, str]:
    """Keep the packages with their identifiers; returns the digest of each, by which it is kept."""
    keys = {}
    for name, identified in found.items():
        files = {path.name: path.read_bytes() for path in sorted(folders[name].iterdir())}
        made = identified_files(files, packages[name], identified)
        keys[name] = digest_entries(sorted(made.items()))
        if cache.get(STAGE, keys[name]) is None:
            cache.put(STAGE, keys[name], made)
    return keys


def identified_package(files: Mapping[str, bytes], paths: ProjectPaths) -> Mapping[str, bytes]:
    """One report's package with its identifiers, as the published packages of the others let them be known.

    Raises:
        ProblemError: what `load_register` raises, and PACKAGE-BROKEN for a published package.
    """
    if not paths.register.is_dir():
        return files
    package = read_package(files.__getitem__, "package")
    published = {path.parent.name: path.parent for path in sorted(paths.packages.glob("*/datapackage.json"))}
    others = {name: load_package(published[name]) for name in published.keys() - {package.name, REGISTER}}
    packages = {**others, package.name: package}
    register = load_register(paths.register)
    mentions = match_reports(register, packages, load_roles(paths.schemas)).mentions
    found = identify_packages(register, mentions, {package.name: package}, paths.schemas)
    return identified_files(files, package, found[package.name])


def with_identifiers(
    outcomes: Sequence[Outcome], keys: Mapping[str, str], cache: Cache
) -> list[Outcome] | None:
    """The outcomes with the packages that are kept by ``keys``; None where one of them is not kept."""
    found = []
    for outcome in outcomes:
        if outcome.files is not None:
            files = cache.get(STAGE, keys.get(outcome.report_id, ""))
            if files is None:
                return None
            outcome = replace(outcome, files=files, identified=keys[outcome.report_id])  # noqa: PLW2901
        found.append(outcome)
    return found
