"""Jinja templates of the generated pages: every value that they print is escaped by `escape`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.pages.frame.links import line_url, relative
from generator.pages.frame.report_year import roc_years
from generator.pages.frame.site import Site
from generator.pages.parts.ask_link import ask_url
from generator.pages.parts.compared import COMPARE, things_compared
from generator.pages.parts.source_link import source_link
from generator.pages.parts.subjects import subject
from generator.pages.wording import dates, labels, numbers
from generator.pages.wording.escape import escape
from generator.records.values import Row

# A run of Chinese characters with the punctuation between them.
_CHINESE = re.compile(r"([\u4e00-\u9fff](?:[\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]*[\u4e00-\u9fff])?)")


def _prose(markdown: str) -> Markup:
    """Markdown that people wrote in content/: the only text that reaches a page unescaped."""
    return Markup(markdown)  # noqa: S704 - reviewed files of this repository, never report text


def _paragraphs(text: str) -> Markup:
    """Escaped text whose line feeds, which separate printed paragraphs, become line breaks."""
    return Markup("<br>").join(escape(part) for part in str(text or "").split("\n"))


def _lines(text: str) -> Markup:
    """Escaped text whose line feeds stay, for preformatted elements."""
    return Markup("\n").join(escape(line) for line in text.split("\n"))


def _mixed(text: str) -> Markup:
    """Escaped English text whose Chinese words say what language they are in."""
    parts = _CHINESE.split(str(text or ""))
    marked = (
        Markup('<span lang="zh-TW">{}</span>').format(escape(part)) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )
    return Markup("").join(marked)


class Templates:
    """Renders templates of site_templates/ for one page at a time."""

    def __init__(self, folder: Path, site: Site, cache: Path | None = None) -> None:
        """``cache`` keeps what templates were compiled to, by their text."""
        self._site = site
        self._compared: frozenset[str] | None = None
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache is not None else None,
            undefined=StrictUndefined,
            trim_blocks=True,
            # The usual {# would swallow the heading anchors of Markdown, as in "## Budget {#budget}".
            comment_start_string="{%#",
            comment_end_string="#%}",
            lstrip_blocks=True,
            finalize=escape,
            autoescape=True,
        )
        self._environment.filters.update(
            grouped=numbers.grouped,
            money=numbers.money,
            percent=numbers.percent,
            plain=numbers.plain,
            roc=dates.roc_date,
            roc_partial=dates.roc_partial,
            roc_years=roc_years,
            text=escape,
            prose=_prose,
            paragraphs=_paragraphs,
            lines=_lines,
            mixed=_mixed,
        )
        self._environment.globals.update(
            share=numbers.share,
            site=site,
            subject_of=lambda package, record_id: subject(package, site.tables_of(package), record_id),
            line_target=line_url,
            source_link=source_link,
            verdict_label=labels.verdict_label,
            judge_label=labels.judge_label,
            certainty_label=labels.certainty_label,
            phase_label=labels.phase_label,
            record_url=self._record_url,
            other_names=lambda agency: site.other_names.get(agency, ()),
            term_of=site.terms.get,
            term_of_field=site.field_terms.get,
            corrections=self._corrections,
            programme_page=lambda package, record_id: next(
                (target for _, target in self._programmes(package, record_id)), None
            ),
            programmes_of=self._programmes,
            agency_page=site.agency_pages.get,
            ask_url=lambda sql: ask_url(sql, site.collection_version),
            comparison=self._comparison,
        )

    def _comparison(self, thing: str) -> str | None:
        """Address that compares a programme or an agency with others; None where it has no figures."""
        if self._compared is None:
            self._compared = things_compared(self._site)
        return f"{COMPARE}#of={thing}" if thing in self._compared else None

    def render(self, template: str, page_url: str, values: Mapping[str, Any]) -> str:
        """The template's text.

        In it ``url('data/')`` is an address relative to ``page_url``, ``line_url(id, 12)`` that of a line.
        """

        def url(target: str) -> Markup:
            return escape(relative(target, page_url))

        def source(report_id: str, line: int) -> Markup:
            return url(line_url(report_id, line))

        template_file = self._environment.get_template(template)
        return template_file.render({**values, "url": url, "line_url": source, "page_url": page_url})

    def _record_url(self, package: str, record_id: str) -> str:
        """Where a record is shown; the report's page where no page shows it by itself."""
        return self._site.record_url(package, record_id) or f"reports/{package}/"

    def _programmes(self, package: str, record_id: object) -> Sequence[tuple[str, str]]:
        """Name and page of each programme that a record speaks of; mostly none."""
        return self._site.named_programmes.get((package, str(record_id)), ())

    def _corrections(self, package: str, record_id: object) -> list[Row]:
        """What people found wrong in a record; nearly always nothing."""
        return self._site.corrections.get((package, str(record_id)), [])
