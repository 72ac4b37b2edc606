"""What the pages of agencies and places tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.pages.asked.told import AgencyNames, Told
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.pages.places.place_pages import PlaceFacts
from generator.pages.register.agency_facts import Amount
from generator.pages.wording.dates import ROC_OFFSET
from generator.pages.wording.numbers import money

# As the page of an agency calls its amounts.
_SCIENCE, _ENACTED = "科技發展預算", "法定預算"


def agency_told(site: Site, draft: Draft) -> Iterator[Told]:
    """Budgets by year, names, programmes, measures."""
    agency, names = draft.values["agency"], AgencyNames(site)
    for told in _told(draft):
        yield replace(told, names=names.of(str(agency["agency_id"])), url=draft.url + told.url)


def _told(draft: Draft) -> Iterator[Told]:
    given = draft.values
    yield from _budgets(given["budgets"])
    former = next((row for row in given["names"] if row["name_relation"] == "predecessor"), None)
    if former:
        until = f"（到 {former['valid_to']}）" if former["valid_to"] else ""
        yield Told("agency/former", "#names", {"former": f"{former['name']}{until}"})
    if given["parent"]:
        yield Told("agency/parent", "", {"parent": str(given["parent"][0]["name"])})
    if given["programmes"]:
        count = str(len(given["programmes"]))
        yield Told("agency/programmes", "#programmes", {"count": count}, figure=("", f"{count} 項"))
    if given["lead"] or given["support"]:
        counts = {"lead": str(len(given["lead"])), "support": str(len(given["support"]))}
        yield Told("agency/measures", "", counts, figure=("", f"{counts['lead']} 項"))


def _budgets(budgets: Sequence[Amount]) -> Iterator[Told]:
    """Of each kind and year the amount; where a year is enacted, the proposal has a fact of its own."""
    kinds: dict[tuple[str, str], list[Amount]] = {}
    for amount in budgets:
        if amount.amount_k_twd is not None:
            kinds.setdefault((amount.year, amount.label), []).append(amount)
    enacted = {year for year, label in kinds if _ENACTED in label}
    for (year, label), found in kinds.items():
        # Two amounts of one kind and year are of two levels: which one is asked for nobody can tell.
        if len(found) > 1:
            continue
        if label == _SCIENCE:
            yield _budget("agency/science", found[0])
        elif _ENACTED in label:
            yield _budget("agency/budget", found[0])
        else:
            yield _budget("agency/proposal", found[0])
            if year not in enacted:
                yield _budget("agency/budget", found[0])


def _budget(fact: str, amount: Amount) -> Told:
    roc = int(amount.year) if amount.in_roc_years else int(amount.year) - ROC_OFFSET
    return Told(
        fact,
        "#budgets",
        {"year": str(roc), "label": f"{amount.label}{_scope(amount)}", "amount": money(amount.amount_k_twd)},
        figure=(str(amount.amount_k_twd), money(amount.amount_k_twd)),
        records=((amount.report_id, amount.row),),
        year=roc,
    )


def _scope(amount: Amount) -> str:
    """A ministry's own line in a budget is without its agencies, others are with them: both are said."""
    name = str(amount.row.get("account_name") or "")
    if name.endswith("及所屬"):
        return "（含所屬）"
    # Only ministries head a budget's chapter, which has the same name with 主管.
    return "（本部，不含所屬機關）" if name.endswith("部") else ""


def place_told(_: Site, draft: Draft) -> Iterator[Told]:
    """How much the reports say of a place, which says also what is in doubt."""
    facts: PlaceFacts = draft.values["facts"]
    printed = sorted({named.words for named in facts.named if named.certainty == "printed"})
    names = tuple(dict.fromkeys((facts.place.name, *printed)))
    count = len(facts.programmes)
    figure = ("", f"{count} 項計畫") if count else ("", "")
    yield Told("place/said", draft.url, {"sentence": facts.sentence}, names=names, figure=figure)
