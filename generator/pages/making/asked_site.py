"""All that templates may ask of the site beside the values of a draft: whatever they ask is noted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from generator.packaging.reader import Package
from generator.pages.frame.site import Site
from generator.pages.parts.ask_link import ask_url
from generator.pages.parts.compared import COMPARE, things_compared
from generator.pages.parts.subjects import subject
from generator.pages.wording.phrase import both, labelled
from generator.records.values import Row


class AskedSite:
    """The questions of templates, each a function of texts and numbers.

    Args:
        site: who answers.
        english: address of the English page by that of the Chinese one.
    """

    def __init__(self, site: Site, english: Mapping[str, str]) -> None:
        self._site = site
        self._compared: frozenset[str] | None = None
        told = site.notes.told
        self.phrases = _AskedPhrases(told("phrase", site.phrases.get))
        self.english = told("english", lambda path: english.get(path, path))
        self._version = told("version", lambda: site.collection_version)
        self._subject = told("subject_of", self._subject_now)
        answers: dict[str, Callable[..., Any]] = {
            "unit": self._unit,
            "record_url": self._record_url,
            "title_of": self._title,
            "other_names": lambda agency: site.other_names.get(agency, ()),
            "term_of": site.terms.get,
            "term_of_field": site.field_terms.get,
            "corrections": self._corrections,
            "programme_page": self._programme_page,
            "programmes_of": self._programmes,
            "agency_page": site.agency_pages.get,
            "agency_name": self._agency_name,
            "comparison": self._comparison,
        }
        self.functions: dict[str, Any] = {
            **{name: told(name, function) for name, function in answers.items()},
            "subject_of": lambda package, record_id: self._subject(package.name, record_id),
            "ask_url": lambda sql: ask_url(sql, self._version()),
            "site": _About(site),
        }

    def _subject_now(self, package: str, record_id: str) -> str:
        found = self._site.packages[package]
        return subject(found, self._site.tables_of(found), record_id)

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

    def _programme_page(self, package: str, record_id: object) -> str | None:
        return next((target for _, target in self._programmes(package, record_id)), None)

    def _corrections(self, package: str, record_id: object) -> list[Row]:
        """What people found wrong in a record; nearly always nothing."""
        return self._site.corrections.get((package, str(record_id)), [])

    def _comparison(self, thing: str) -> str | None:
        """Address that compares a programme or an agency with others; None where it has no figures."""
        if self._compared is None:
            self._compared = things_compared(self._site)
        return f"{COMPARE}#of={thing}" if thing in self._compared else None


class _About:
    """What templates call ``site``."""

    def __init__(self, site: Site) -> None:
        told, editions = site.notes.told, site.editions
        self.has = told("has", lambda name: name in site.packages)
        self.package: Callable[[Hashable], Package] = told("package", lambda name: site.packages[name])
        self.count_of_reports = told("count_of_reports", lambda: len(site.reports))
        self.is_bilingual = told("is_bilingual", lambda: bool(site.phrases))
        self.record_url = told("site.record_url", site.record_url)
        self.editions_of = told("editions_of", editions.of)
        self.pairs_with = told("pairs_with", editions.pairs_with)
        self.is_newest = told("is_newest", lambda name: name in editions.newest)


class _AskedPhrases(Mapping[str, str]):
    """The catalogue, asked for one phrase at a time."""

    def __init__(self, ask: Callable[[str], str | None]) -> None:
        self._ask = ask

    def get(self, chinese: str, default: Any = None) -> Any:
        """The English of a phrase."""
        found = self._ask(chinese)
        return default if found is None else found

    def __getitem__(self, chinese: str) -> str:
        found = self._ask(chinese)
        if found is None:
            raise KeyError(chinese)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("phrases are asked for one at a time")

    def __len__(self) -> int:
        raise TypeError("phrases are asked for one at a time")
