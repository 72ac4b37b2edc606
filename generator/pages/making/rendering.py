"""Jinja templates of the generated pages: every value that they print is escaped by `escape`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from generator.pages.wording.chinese import mixed
from generator.pages.wording.escape import escape
from generator.pages.wording.phrase import Phrase, both, in_english, labelled, says
from generator.records.values import Row


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
        self._site = site
        self._english = english or {}
        self._compared: frozenset[str] | None = None
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
        self._folder, self._cache = folder, cache
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
        )
        environment.globals.update(
            _=says,
            labelled=labelled,
            unit=self._unit,
            share=numbers.share,
            site=self._site,
            subject_of=lambda package, record_id: subject(package, self._site.tables_of(package), record_id),
            line_target=line_url,
            source_link=source_link,
            verdict_label=labels.verdict_label,
            judge_label=labels.judge_label,
            certainty_label=labels.certainty_label,
            phase_label=labels.phase_label,
            record_url=self._record_url,
            title_of=self._title,
            other_names=lambda agency: self._site.other_names.get(agency, ()),
            term_of=self._site.terms.get,
            term_of_field=self._site.field_terms.get,
            corrections=self._corrections,
            programme_page=lambda package, record_id: next(
                (target for _, target in self._programmes(package, record_id)), None
            ),
            programmes_of=self._programmes,
            agency_page=self._site.agency_pages.get,
            agency_name=self._agency_name,
            ask_url=lambda sql: ask_url(sql, self._site.collection_version),
            comparison=self._comparison,
        )
        return environment

    def _comparison(self, thing: str) -> str | None:
        """Address that compares a programme or an agency with others; None where it has no figures."""
        if self._compared is None:
            self._compared = things_compared(self._site)
        return f"{COMPARE}#of={thing}" if thing in self._compared else None

    def render(self, template: str, page_url: str, values: Mapping[str, Any], language: str = "zh") -> str:
        """The template's text.

        In it ``url('data/')`` is an address relative to ``page_url``, ``line_url(id, 12)`` that of a line,
        ``root`` that of the site, whatever the language.
        """
        here = self._english if language == "en" else {}

        def url(target: str) -> Markup:
            path, mark, fragment = target.partition("#")
            return escape(relative(f"{here.get(path, path)}{mark}{fragment}", page_url))

        def source(report_id: str, line: int) -> Markup:
            return url(line_url(report_id, line))

        template_file = self._in[language].get_template(template)
        found = {"url": url, "line_url": source, "page_url": page_url, "root": relative("", page_url)}
        return template_file.render({**values, **found})

    def _in_english(self, value: Any) -> Markup:
        return escape(in_english(value, self._site.phrases))

    def _unit(self, printed: str) -> str:
        """A printed unit, in English what content/interface.yml calls it."""
        words = self._site.interface.groups.get("units", {}).get(printed)
        return labelled(words) if words else printed

    def _title(self, report_id: str) -> str:
        """The title of a package; its name where the site has none of it."""
        package = self._site.packages.get(report_id)
        if package is None:
            return report_id
        return both(str(package.descriptor["title"]), str(package.descriptor.get("title_en", "")))

    def _agency_name(self, name: str) -> str:
        """A present or former name of an agency, in English the one that the register has for it."""
        return both(name, self._site.english_names.get(name, ""))

    def _record_url(self, package: str, record_id: str) -> str:
        """Where a record is shown; the report's page where no page shows it by itself."""
        return self._site.record_url(package, record_id) or f"reports/{package}/"

    def _programmes(self, package: str, record_id: object) -> Sequence[tuple[str, str]]:
        """Name and page of each programme that a record speaks of; mostly none."""
        return self._site.named_programmes.get((package, str(record_id)), ())

    def _corrections(self, package: str, record_id: object) -> list[Row]:
        """What people found wrong in a record; nearly always nothing."""
        return self._site.corrections.get((package, str(record_id)), [])
