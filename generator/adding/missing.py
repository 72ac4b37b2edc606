"""Facts that a manifest needs and nothing tells: what is asked for, what stands in for them in a trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from generator.adding.draft import OPTIONAL, Draft, Options, flag
from generator.errors import Problem
from generator.language.partial_date import ROC_OFFSET
from generator.reading.opening.finding import Finding

# In this order a person is asked: what stands first often tells what follows.
_ASKED = (
    "issuer_zh",
    "issuer_en",
    "year",
    "period_start",
    "period_end",
    "published",
    "report_id",
    "title_zh",
    "title_en",
)
# What is made from a fact, issuer and family as the register and the family name them.
_MADE_OF = {
    "issuer_zh": {"issuer_en", "report_id", "title_zh", "title_en"},
    "issuer_en": {"title_en"},
    "year": {"report_id", "title_zh", "title_en", "period_start", "period_end"},
}
_STANDS_IN = "missing"
_STAND_IN = {
    "report_id": "a-report-without-name",
    "title_zh": "（缺）",
    "title_en": "(missing)",
    "issuer_zh": "（缺）",
    "issuer_en": "(missing)",
}
_SOME_YEAR = "1912"


def next_missing(draft: Draft) -> str:
    """The fact to ask for first; empty where nothing is missing."""
    return next((name for name in _ASKED if name in draft.missing), "")


def offered(draft: Draft, name: str) -> str:
    """What is proposed for a fact that the text doesn't state, for a person to confirm; else empty."""
    first, _, last = draft.value("year").partition("-")
    if name not in {"period_start", "period_end"} or not (first.isdigit() and (last or first).isdigit()):
        return ""
    year = int(first if name == "period_start" else last or first) + ROC_OFFSET
    return f"{year}-01-01" if name == "period_start" else f"{year}-12-31"


def missing_problem(draft: Draft, file: str) -> Problem:
    """ADD-OPTIONS: every option that has to be given, those left out that follow from others."""
    follow = {name for told, made in _MADE_OF.items() if told in draft.missing for name in made}
    order = [f.name for f in fields(Options)]
    names = sorted((name for name in draft.missing if name not in follow), key=order.index)
    rest = sorted((name for name in draft.missing if name in follow), key=order.index)
    told = ((name, fact) for name, fact in sorted(draft.facts.items()) if name not in OPTIONAL)
    known = "; ".join(f"{name} {fact.value} ({fact.sure})" for name, fact in told)
    options = " ".join(f"{flag(name)} …" for name in names)
    made = f" {', '.join(rest)} follow from them where content/register knows the body." if rest else ""
    return Problem(
        "ADD-OPTIONS",
        file,
        None,
        f"the text doesn't tell {', '.join(names)}; known are {known}",
        "everything that a manifest needs",
        f"Give {options}; docs/reference/manifest.md explains each.{made}",
    )


def is_told(fact: Finding) -> bool:
    """Whether a fact is one, and nothing that stands in for it in a trial."""
    return fact.why != _STANDS_IN


def filled_for_trial(draft: Draft) -> Draft:
    """The draft with something in the place of each missing fact: for a trial, never for a manifest."""
    years = [
        offered(draft, name) or f"{_SOME_YEAR}{day}"
        for name, day in (("period_start", "-01-01"), ("period_end", "-12-31"))
    ]
    stand_in: Mapping[str, str] = {
        **_STAND_IN,
        "period_start": years[0],
        "period_end": years[1],
        "published": years[1][:4],
        "description_zh": _STAND_IN["title_zh"],
        "description_en": _STAND_IN["title_en"],
    }
    filled = {
        name: Finding(text, "likely", _STANDS_IN)
        for name, text in stand_in.items()
        if name not in draft.facts
    }
    return replace(draft, facts={**draft.facts, **filled})
