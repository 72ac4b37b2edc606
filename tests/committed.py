"""The committed packages as pages see them: loaded once a worker, and changed by no test."""

from functools import cache

from generator.packaging.database import database_bytes
from generator.packaging.reader import Package
from generator.pages.frame.site import Folders, Site
from generator.pages.making.compose import load_site
from generator.paths import ProjectPaths
from tests.tooling.tracked import ROOT


@cache
def committed_site() -> Site:
    """All packages of the project with what people wrote about them."""
    paths = ProjectPaths(ROOT)
    return load_site(paths.packages, Folders.of(paths))


@cache
def committed_database() -> bytes:
    """The published database of these packages, made once a worker."""
    return database_bytes(list(committed_site().packages.values()))


def committed_package(name: str) -> Package:
    """One of these packages; it is not read again."""
    return committed_site().packages[name]
