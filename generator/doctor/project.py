"""The project's own folders: sources, packages, and whether a build was left half done."""

from __future__ import annotations

from collections.abc import Iterator

from generator.doctor.finding import Finding
from generator.paths import ProjectPaths


def project_findings(paths: ProjectPaths) -> Iterator[Finding]:
    """What can be told without parsing a report."""
    reports = sorted(path.stem for path in paths.manifests.glob("*.yml"))
    if not reports:
        yield Finding("reports", "wrong", "no manifest", "Add a report: `add FILE`, docs/tutorial.md.")
    else:
        yield Finding("reports", "ok", f"{len(reports)} manifests")
    unbuilt = [name for name in reports if not (paths.packages / name / "datapackage.json").is_file()]
    if unbuilt:
        yield Finding("packages", "advice", f"none of {', '.join(unbuilt)}", "Run `build`.")
    if (paths.cache / "publishing.json").exists():
        yield Finding("last build", "advice", "ended while it published", "Run `build`: it completes it.")
    elif not (paths.site / "index.html").is_file():
        yield Finding("site", "advice", "not built yet", "Run `make site`.")
    else:
        yield Finding("site", "ok", "built")
