"""Jinja templates of the generated pages: every value that they print is escaped by `escape`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.pages.frame.links import line_url, relative
from generator.pages.frame.report_year import roc_years
from generator.pages.frame.site import Site
from generator.pages.making.asked_site import AskedSite
from generator.pages.making.template_files import template_digests
from generator.pages.parts.source_link import source_link
from generator.pages.wording import dates, labels, numbers
from generator.pages.wording.chinese import marked, mixed
from generator.pages.wording.escape import escape
from generator.pages.wording.phrase import Phrase, in_english, labelled, says


def _prose(markdown: str) -> Markup:
    """Markdown that people wrote in content/: the only text that reaches a page unescaped."""
    return Markup(markdown)  # noqa: S704 - reviewed files of this repository, never report text


def _paragraphs(text: str) -> str:
    """Escaped text whose line feeds, which separate printed paragraphs, become line breaks."""
    if isinstance(text, Phrase):
        return text
    return Markup("<br>").join(escape(part) for part in str(text or "").split("\n"))


def _lines(text: str) -> Markup:
    """Escaped text whose line feeds stay, for preformatted elements."""
    return Markup("\n").join(escape(line) for line in text.split("\n"))


class Templates:
    """Renders templates of site_templates/ for one page at a time."""

    def __init__(
        self, folder: Path, site: Site, cache: Path | None = None, english: Mapping[str, str] | None = None
    ) -> None:
        """``cache`` keeps what templates were compiled to, by their text.

        ``english`` is the address of the English page by that of the Chinese one: pages lead to those of
        their own language.
        """
        self._asked = AskedSite(site, english or {})
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
        self._folder, self._cache = folder, cache
        self.phrases, self.digest = site.phrases, template_digests(folder)
        self._environment = self._made(escape)
        self._in = {"zh": self._environment, "en": self._made(self._in_english)}

    def _made(self, finalize: Callable[[Any], Markup]) -> Environment:
        """Of one language: what differs is how a phrase is printed."""
        environment = Environment(
            loader=FileSystemLoader(self._folder),
            bytecode_cache=FileSystemBytecodeCache(str(self._cache)) if self._cache is not None else None,
            undefined=StrictUndefined,
            trim_blocks=True,
            # The usual {# would swallow the heading anchors of Markdown, as in "## Budget {#budget}".
            comment_start_string="{%#",
            comment_end_string="#%}",
            lstrip_blocks=True,
            finalize=finalize,
            autoescape=True,
        )
        environment.filters.update(
            grouped=numbers.grouped,
            money=numbers.money,
            percent=numbers.percent,
            plain=numbers.plain,
            roc=dates.roc_date,
            roc_partial=dates.roc_partial,
            roc_year=dates.roc_year_text,
            roc_years=roc_years,
            text=escape,
            prose=_prose,
            paragraphs=_paragraphs,
            lines=_lines,
            mixed=mixed,
            marked=marked,
        )
        environment.globals.update(
            _=says,
            labelled=labelled,
            share=numbers.share,
            line_target=line_url,
            source_link=source_link,
            verdict_label=labels.verdict_label,
            judge_label=labels.judge_label,
            certainty_label=labels.certainty_label,
            phase_label=labels.phase_label,
            **self._asked.functions,
        )
        return environment

    def render(self, template: str, page_url: str, values: Mapping[str, Any], language: str = "zh") -> str:
        """The template's text.

        In it ``url('data/')`` is an address relative to ``page_url``, ``line_url(id, 12)`` that of a line,
        ``root`` that of the site, whatever the language.
        """

        def url(target: str) -> Markup:
            path, mark, fragment = target.partition("#")
            here = self._asked.english(path) if language == "en" else path
            return escape(relative(f"{here}{mark}{fragment}", page_url))

        def source(report_id: str, line: int) -> Markup:
            return url(line_url(report_id, line))

        template_file = self._in[language].get_template(template)
        found = {"url": url, "line_url": source, "page_url": page_url, "root": relative("", page_url)}
        return template_file.render({**values, **found})

    def _in_english(self, value: Any) -> Markup:
        return escape(in_english(value, self._asked.phrases))
