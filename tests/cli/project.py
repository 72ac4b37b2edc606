"""A copy of the project with few reports, in which the real command line runs."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Self

import yaml

from tests.cli.forked import run_forked
from tests.patience import WAIT_SECONDS

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("data/schemas", "data/migrations", "content", "site_templates", "mkdocs.yml")
SMALL = "moea-annual-plan-115"
# Byte code comes along, or every project would compile it again; but none that is being written.
_UNWANTED = shutil.ignore_patterns(".*", "*.pyc.*")


class Project:
    """A project tree in a temporary folder.

    ``run`` starts ``python -m generator`` there in a process of its own, as a person would. The code comes
    with the first such command: a command in a fork needs no copy of it.
    """

    def __init__(self, root: Path, reports: tuple[str, ...] = (SMALL,)) -> None:
        self.root = root
        for name in COPIED:
            source, target = ROOT / name, root / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=_UNWANTED)
            else:
                shutil.copyfile(source, target)
        for path in (root / "content" / "reports").glob("*.yml"):
            if path.stem not in reports:
                path.unlink()
        # What was published, and where it moved, is told of all reports.
        for reviewed in ("row_counts.yml", "urls.txt", "redirects.yml"):
            (root / "content" / reviewed).unlink(missing_ok=True)
        (root / "data" / "sources").mkdir()
        for report in reports:
            shutil.copyfile(ROOT / "data" / "sources" / f"{report}.txt", self.source(report))
            # Tests begin with a first version, whatever the published one is.
            manifest = self.manifest(report).read_text("utf-8")
            first = re.sub(r"^version: .*$", "version: 1.0.0", manifest, flags=re.M)
            self.manifest(report).write_text(first, "utf-8")

    @classmethod
    def at(cls, root: Path) -> Self:
        """The project that stands in a folder."""
        own = cls.__new__(cls)
        own.root = root
        return own

    def copied(self, root: Path) -> Self:
        """The project once more, with all that was built, in a folder that doesn't exist yet.

        The files of the site are second names: builds replace them, and nothing else may write to them.
        """
        shutil.copytree(
            self.root,
            root,
            symlinks=True,
            ignore=lambda folder, _: ["site", "generator"] if Path(folder) == self.root else [],
        )
        shutil.copytree(self.root / "site", root / "site", copy_function=os.link)
        return self.at(root)

    def source(self, report: str = SMALL) -> Path:
        return self.root / "data" / "sources" / f"{report}.txt"

    def manifest(self, report: str = SMALL) -> Path:
        return self.root / "content" / "reports" / f"{report}.yml"

    @property
    def code(self) -> Path:
        """The project's own copy of the code."""
        if not (self.root / "generator").exists():
            shutil.copytree(ROOT / "generator", self.root / "generator", ignore=_UNWANTED)
        return self.root / "generator"

    def command(self, *arguments: str) -> list[str]:
        """A command for a process that runs the project's own copy of the code."""
        assert self.code.is_dir()
        return [sys.executable, "-m", "generator", *arguments]

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        return subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
            check=False,
        )

    def must(self, *arguments: str) -> str:
        """Run a command that succeeds; returns what it prints."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def run_here(self, *arguments: str, answers: str = "") -> subprocess.CompletedProcess:
        """As `run`, in a fork of this process: quick, and always with the code of the checkout."""
        return run_forked(self.root, arguments, answers)

    def must_here(self, *arguments: str) -> str:
        """As `must`, in a fork of this process."""
        done = self.run_here(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return str(done.stdout)

    def put_source(self, data: bytes, report: str = SMALL) -> None:
        """Replace a source and record its digest, so that its content is what a command meets."""
        self.source(report).write_bytes(data)
        self.edit_manifest(report, source_sha256=hashlib.sha256(data).hexdigest())

    def edit_manifest(self, report: str = SMALL, *, source_sha256: str | None = None, **keys: object) -> None:
        manifest = yaml.safe_load(self.manifest(report).read_text("utf-8"))
        manifest.update(keys)
        if source_sha256:
            manifest["source"]["sha256"] = source_sha256
        self.manifest(report).write_text(yaml.safe_dump(manifest, allow_unicode=True), "utf-8")

    def published(self) -> dict[str, str]:
        """Digest of every published file by its path."""
        return {
            path.relative_to(self.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for folder in ("data/packages", "site")
            for path in sorted((self.root / folder).rglob("*"))
            if path.is_file()
        }

    def stamps(self) -> dict[str, tuple[int, int, int]]:
        """File, size and moment of every published file by its path: the same where nobody wrote any."""
        found = {}
        for folder in ("data/packages", "site"):
            for place, _, names in os.walk(self.root / folder):
                for name in names:
                    file = os.stat(path := os.path.join(place, name))  # noqa: PTH116, PTH118 - of thousands
                    found[path] = file.st_ino, file.st_size, file.st_mtime_ns
        return found


def build_once(root: Path) -> None:
    """Make a project whose counts were accepted and that was built."""
    project = Project(root)
    project.must_here("check", "--accept-counts")
    project.must_here("build")
