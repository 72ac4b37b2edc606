"""How much sooner two workers of Dask are done than one process, start of the workers included; same bytes.

    make scale N=50 folder=build/many && python -m tests.bench.cluster build/many

Stage by stage, one process and then the workers, so that whatever else the machine does disturbs both.
Packages and downloads are those of the project in the folder; charts are drawn from the reports of this
checkout.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.cluster.connect import engine_at
from generator.packaging.addresses import known_addresses
from generator.pages.frame.site import Folders
from generator.pages.making.compose import all_drafts, load_site
from generator.paths import ProjectPaths
from generator.pipeline.chart_jobs import drawing
from generator.pipeline.check import read_manifests
from generator.pipeline.download_stage import plan_downloads
from generator.pipeline.jobs import HERE, Done, Engine, Job
from generator.pipeline.package_stage import package_stage
from generator.pipeline.register_stage import register_stage
from generator.publishing.tree import digest_tree
from tests.cluster.machines import running
from tests.effort import processor_seconds
from tests.pipeline.listener import Listener
from tests.tooling.tracked import ROOT

_EVERY = 4


class OneProcess:
    """An engine that has one process."""

    @contextmanager
    def started(self, root: Path, jobs: Sequence[Job], _processes: int) -> Iterator[Iterator[Done]]:
        with HERE.started(root, jobs, 1) as results:
            yield results


class Measured:
    """One engine on one copy of the project: seconds of the clock and of the processor by stage."""

    def __init__(self, name: str, root: Path) -> None:
        self.name, self.paths = name, ProjectPaths(root)
        self.seconds = {"start": 0.0}

    @contextmanager
    def stage(self, title: str) -> Iterator[None]:
        began, before = time.monotonic(), processor_seconds()
        yield
        self.seconds[title] = time.monotonic() - began
        spent = processor_seconds() - before
        print(f"{self.name:12} {title:10} {self.seconds[title]:7.1f} s, processor {spent:6.1f} s", flush=True)

    def packages(self, engine: Engine) -> None:
        manifests, _ = read_manifests(self.paths.manifests)
        with self.stage("packages"):
            outcomes = package_stage(manifests, self.paths, Listener(), engine)
        found, register = register_stage(outcomes, self.paths, Listener())
        assert register is not None
        self.outcomes = [*found, register]

    def downloads(self, engine: Engine) -> None:
        addresses = known_addresses("", self.paths.content, self.paths.releases)
        planned = plan_downloads(self.outcomes, self.paths, addresses)
        with self.stage("downloads"), planned.being_made(Listener(), engine) as wait:
            wait()

    def charts(self, engine: Engine, texts: Sequence[str]) -> None:
        with self.stage("charts"):
            self.drawn = dict(drawing(engine, self.paths.root)(texts))


def main() -> None:
    """Measure the project that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    options, texts = parser.parse_args(), specifications()
    unwanted = shutil.ignore_patterns(".*", "site", "build")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        roots = [Path(folder, name) for name in ("one", "cluster")]
        for root in roots:
            shutil.copytree(options.folder, root, ignore=unwanted)
        one, two = Measured("one process", roots[0]), Measured("two workers", roots[1])
        (machines := Path(folder, "machines")).mkdir()
        with two.stage("start"):
            engine = stack.enter_context(engine_at(stack.enter_context(running(machines, 2)).address))
            engine._client.wait_for_workers(2)  # type: ignore[attr-defined]
        for measured, by in ((one, OneProcess()), (two, engine)):
            measured.packages(by)
        for measured, by in ((two, engine), (one, OneProcess())):
            measured.charts(by, texts)
        for measured, by in ((one, OneProcess()), (two, engine)):
            measured.downloads(by)
        same = [digest_tree(root / ".cache") for root in roots]
        assert same[0] == same[1], "other packages or downloads"
        assert one.drawn == two.drawn, "other charts"
        took = [sum(measured.seconds.values()) for measured in (one, two)]
        made = f"{len(one.outcomes)} packages, {len(texts)} charts, same bytes"
        print(f"{made}: {took[0] / took[1]:.2f} times as fast")


def specifications() -> list[str]:
    """Every fourth chart of the committed reports."""
    paths = ProjectPaths(ROOT)
    site = load_site(paths.packages, Folders.of(paths))
    charts = [chart for draft in all_drafts(site) for chart in draft.charts.values()]
    texts = {json.dumps(chart.specification(), sort_keys=True, default=float) for chart in charts}
    return sorted(texts)[::_EVERY]


if __name__ == "__main__":
    main()
