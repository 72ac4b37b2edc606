"""The packages of all reports as `check` reads them now, whatever is published."""

from __future__ import annotations

from generator.errors import Problem, ProblemError
from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.pipeline.check import read_manifests
from generator.pipeline.package_stage import package_stage
from generator.pipeline.progress import Progress


def present_packages(paths: ProjectPaths, progress: Progress) -> dict[str, Package]:
    """Package of each report by its name; those that `check` has just read are not made again.

    A report that can't be parsed is left out; `check` says why.

    Raises:
        ProblemError: PACKAGE-MISSING where none can be parsed, MANIFEST-… where a manifest can't be read.
    """
    manifests, problems = read_manifests(paths.manifests)
    outcomes = package_stage(manifests, paths, progress)
    packages = {o.report_id: load_package(o.files) for o in outcomes if o.files is not None}
    if not packages:
        remedy = "Run `check`: it says why no report can be parsed."
        missing = Problem("PACKAGE-MISSING", "content/reports", None, "no package", "data packages", remedy)
        raise ProblemError([*problems, missing])
    return packages
