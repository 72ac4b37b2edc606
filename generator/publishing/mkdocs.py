"""Markdown to the static site, through MkDocs with the settings of mkdocs.yml."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.errors import Problem, ProblemError
from generator.publishing.kept_pages import KeptPages
from generator.publishing.raw_blocks import RawBlocks
from generator.publishing.rendered_pages import passed_over
from generator.publishing.tree import files_below
from generator.publishing.unchanged import link_or_copy

# Charts are nearly all that MkDocs would copy; a second name does as well.
_CHARTS = "charts"


def build_site(
    markdown_dir: Path,
    config_file: Path,
    out_dir: Path,
    url: str = "",
    kept: KeptPages | None = None,
) -> None:
    """Build the site of ``markdown_dir`` into ``out_dir``, which is made anew.

    Args:
        markdown_dir: the pages' Markdown.
        config_file: mkdocs.yml.
        out_dir: the site.
        url: the address where it will stand, with a final slash; empty where that is not known.
        kept: pages that need not be made again; those are missing in the site until it puts them back.

    Raises:
        ProblemError: SITE-BUILD where MkDocs refuses a page or warns of one (the build is strict).
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(
            str(config_file),
            docs_dir=str(markdown_dir),
            site_dir=str(out_dir),
            site_url=url or None,
            exclude_docs=f"/{_CHARTS}/",
        )
        # The converter takes extensions by name and as objects.
        config.markdown_extensions.append(RawBlocks())
        with passed_over(kept) if kept else nullcontext():
            build(config)
        for path in files_below(markdown_dir / _CHARTS):
            link_or_copy(path, out_dir / path.relative_to(markdown_dir))
    except MkDocsException as error:
        seen, expected = str(error) or "a page that MkDocs can't build", "pages without warnings"
        remedy = "Read the message above; generated pages are mended in site_templates/ or generator/pages/."
        raise ProblemError([Problem("SITE-BUILD", config_file.name, None, seen, expected, remedy)]) from error
