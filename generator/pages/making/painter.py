"""From a draft to its page: the template filled in, once for all builds in which it shows the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.pages.frame.draft import Draft
from generator.pages.frame.links import jsonld_from, relative
from generator.pages.frame.page_file import PageFile
from generator.pages.making.chart_pages import ShownChart
from generator.pages.making.drawn_before import Drawn
from generator.pages.making.fingerprints import Fingerprints
from generator.pages.making.languages import Languages
from generator.pages.making.rendering import Templates
from generator.pages.wording.chinese import marked_chinese
from generator.pages.wording.escape import escape, json_in_page


class Painter:
    """Fills in the templates of drafts.

    Args:
        templates: the templates.
        charts: every chart of the site by chart_id.
        languages: front matter about language.
        drawn: pages that were drawn before.
    """

    def __init__(
        self, templates: Templates, charts: Mapping[str, ShownChart], languages: Languages, drawn: Drawn
    ) -> None:
        self._templates, self._charts, self._languages, self._drawn = templates, charts, languages, drawn
        self._values = {"zh": Fingerprints(), "en": Fingerprints(templates.phrases)}

    def page(self, draft: Draft) -> tuple[PageFile, bytes]:
        """The page of a draft, and its Markdown."""
        values = {
            **draft.values,
            "title": draft.title,
            "charts": {name: self._charts[chart.caption.chart_id] for name, chart in draft.charts.items()},
        }
        page = PageFile(draft.url, draft.title, "", draft.description, self._meta(draft))
        return self._drawn.page(
            page, lambda: self._key(draft, page, values), lambda: self._body(draft, values)
        )

    def _key(self, draft: Draft, page: PageFile, values: Mapping[str, Any]) -> str:
        """The digest of all that a page is made from, but what its template asks the site."""
        template = self._templates.digest(draft.template)
        return self._values[draft.language].of(
            [template, draft.language, draft.twin, draft.title, draft.description, page.meta, values]
        )

    def _body(self, draft: Draft, values: Mapping[str, Any]) -> str:
        body = self._templates.render(draft.template, draft.url, values, draft.language)
        if draft.twin:
            body = marked_chinese(body)
        if draft.charts:
            body += f'\n<script src="{escape(relative("assets/charts.js", draft.url))}" defer></script>\n'
        return body.strip()

    def _meta(self, draft: Draft) -> dict[str, object]:
        meta: dict[str, object] = self._languages.meta(draft)
        if draft.hide:
            meta["hide"] = list(draft.hide)
        if draft.jsonld is not None:
            meta["jsonld"] = json_in_page(jsonld_from(draft.jsonld, draft.url))
        return meta
