"""``new-family``: the skeleton of a family of reports."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.adding.placing import place
from generator.cli.console import console
from generator.paths import ProjectPaths
from generator.publishing.disk import disk_problems
from generator.scaffold.family import NewFamily, family_files


def new_family(
    name: Annotated[str, typer.Argument(help="Lower-case letters, digits and hyphens: final-account.")],
    title_zh: Annotated[str, typer.Option("--title-zh", help="Name of the kind of report, Chinese.")],
    title_en: Annotated[str, typer.Option("--title-en", help="Name of the kind of report, English.")],
    tables: Annotated[
        bool, typer.Option("--tables", help="Its reports are prescribed tables, not lines of text.")
    ] = False,
) -> None:
    """Write the skeleton of a family: schema, parser, check, tests and documentation, all of them working.

    The skeleton reads numbered entries with an amount and their total, from lines of text or, with --tables,
    from a table by the words of its head (columns.yml), wherever its columns stand. Replace its rules, its
    table and the sample in its tests by those of a real report.
    """
    paths = ProjectPaths.of_checkout()
    family = NewFamily(name, title_zh, title_en, tables)
    with disk_problems(paths.root):
        files = family_files(family, paths)
        place(files)
    out = console()
    for path in files:
        out.print(f"wrote {paths.relative(path)}", markup=False)
    out.print(f"Now: .venv/bin/python -m pytest tests/families/{family.module}", markup=False)
