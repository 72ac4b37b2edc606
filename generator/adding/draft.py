"""The manifest of a new report: from what was found, from the family's earlier reports, from options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from generator.adding.naming import alike, put, put_description, put_names
from generator.language.partial_date import ROC_OFFSET
from generator.reading.manifest import Manifest
from generator.reading.opening import Body, Opening
from generator.reading.opening.finding import Finding

# What is not asked for: a maintainer writes it better once the tables are known.
OPTIONAL = {"origin", "retrieved", "phase", "description_zh", "description_en", "issuer_url"}


@dataclass(frozen=True, slots=True)
class Options:
    """What the maintainer said; empty where nothing. One field an option of the command."""

    report_id: str = ""
    family: str = ""
    year: str = ""
    title_zh: str = ""
    title_en: str = ""
    description_zh: str = ""
    description_en: str = ""
    issuer_zh: str = ""
    issuer_en: str = ""
    issuer_url: str = ""
    period_start: str = ""
    period_end: str = ""
    published: str = ""
    phase: str = ""
    origin: str = ""
    retrieved: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the manifest will say beside the digest, each fact with its reason.

    Attributes:
        facts: by name, as in `Options`.
        keywords: words under which the report is found.
        missing: facts that a manifest needs and nothing tells.
    """

    facts: Mapping[str, Finding]
    keywords: Sequence[str] = field(default_factory=list)
    missing: Sequence[str] = ()

    def value(self, name: str) -> str:
        """A fact, or empty text."""
        return self.facts[name].value if name in self.facts else ""


def draft_manifest(
    family: Finding,
    opening: Opening,
    options: Options,
    earlier: Sequence[Manifest],
    bodies: Sequence[Body],
    *,
    replace: bool = False,
) -> Draft:
    """Put the facts together: an option overrules the text, the text overrules earlier reports.

    Args:
        family: the family of the report.
        opening: what its first lines say.
        options: what the maintainer said.
        earlier: manifests of all reports.
        bodies: those that the register knows, with their short and English names.
        replace: whether the report is a corrected edition, so that its manifest tells what the text doesn't.
    """
    facts: dict[str, Finding] = {"family": family}
    given = {f.name: getattr(options, f.name) for f in fields(options) if getattr(options, f.name)}
    facts |= {name: Finding(value, "given", f"option {flag(name)}") for name, value in given.items()}
    put(facts, "year", opening.years)
    _put_issuer(facts, opening, earlier, bodies)
    like = alike(facts, earlier)
    _put_period(facts, opening)
    put(facts, "published", opening.published)
    put_names(facts, opening, earlier, bodies)
    phases = {m.phase for m in earlier if m.family == family.value}
    if len(phases) == 1:
        put(facts, "phase", Finding(phases.pop(), "likely", "as the family's earlier reports"))
    if replace:
        _put_known(facts, earlier)
    put_description(facts)
    wanted = [f.name for f in fields(Options) if f.name not in {*OPTIONAL, "year", "created", "family"}]
    missing = [name for name in wanted if name not in facts]
    if "year" not in facts and {"report_id", "title_zh", "title_en"} & set(missing):
        missing.append("year")
    return Draft(facts, list(like.keywords[:-1]) if like else [], missing)


def manifest_data(draft: Draft, source: Mapping[str, Any], version: str, created: str) -> dict[str, Any]:
    """The manifest as it is written, keys in the order of docs/reference/manifest.md."""
    value = draft.value
    issuer = {"zh": value("issuer_zh"), "en": value("issuer_en")}
    issuer |= {"url": value("issuer_url")} if value("issuer_url") else {}
    data: dict[str, Any] = {
        "report_id": value("report_id"),
        "family": value("family"),
        "title": {"zh": value("title_zh"), "en": value("title_en")},
        "description": {"zh": value("description_zh"), "en": value("description_en")},
        "issuer": issuer,
        "source": dict(source),
        "period_start": _day(value("period_start")),
        "period_end": _day(value("period_end")),
        "published": value("published"),
        "phase": value("phase"),
        "version": version,
        "created": _day(created),
        "keywords": list(draft.keywords),
    }
    return {key: item for key, item in data.items() if item not in ("", [])}


def _put_issuer(
    facts: dict[str, Finding], opening: Opening, earlier: Sequence[Manifest], bodies: Sequence[Body]
) -> None:
    """The body that the text names; its English name is asked for only where nothing has it."""
    put(facts, "issuer_zh", opening.issuer)
    name = facts["issuer_zh"].value if "issuer_zh" in facts else ""
    known = next((m for m in earlier if m.issuer.zh == name), None)
    if known is not None:
        why = f"as in {known.report_id}"
        put(facts, "issuer_en", Finding(known.issuer.en, "sure", why))
        put(facts, "issuer_url", Finding(known.issuer.url, "sure", why))
    for body in (body for body in bodies if body.name == name):
        put(facts, "issuer_en", Finding(body.name_en, "sure", f"{body.agency_id} in content/register"))


def _put_period(facts: dict[str, Finding], opening: Opening) -> None:
    years = facts.get("year")
    if years is not None and years.sure == "given":
        first, _, last = years.value.partition("-")
        if first.isdigit() and (last or first).isdigit():
            why = f"the year given with {flag('year')}"
            put(facts, "period_start", Finding(f"{int(first) + ROC_OFFSET}-01-01", "likely", why))
            put(facts, "period_end", Finding(f"{int(last or first) + ROC_OFFSET}-12-31", "likely", why))
    if opening.period is not None:
        start, _, end = opening.period.value.partition("/")
        put(facts, "period_start", Finding(start, opening.period.sure, opening.period.why))
        put(facts, "period_end", Finding(end, opening.period.sure, opening.period.why))


def _put_known(facts: dict[str, Finding], earlier: Sequence[Manifest]) -> None:
    """What the manifest of the edition before says."""
    name = facts["report_id"].value if "report_id" in facts else ""
    for old in (m for m in earlier if m.report_id == name):
        why = "as in the edition before"
        texts = {
            "title_zh": old.title.zh,
            "title_en": old.title.en,
            "issuer_zh": old.issuer.zh,
            "issuer_en": old.issuer.en,
            "period_start": old.period_start.isoformat(),
            "period_end": old.period_end.isoformat(),
            "published": old.published,
        }
        for key, text in texts.items():
            put(facts, key, Finding(text, "sure", why))


def _day(text: str) -> date | str:
    """A date where it is one; the manifest's own check tells what is wrong with anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def flag(name: str) -> str:
    """The option that gives a fact."""
    return "--" + name.replace("_", "-")
