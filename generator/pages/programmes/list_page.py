"""The list of all programmes, with what people ask first of each: state, money, promised end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.fact import MONEY_STAGES, WholeCost
from generator.pages.programmes.money import amounts_of, pots_of
from generator.pages.programmes.status import status_rules
from generator.pages.wording.phrase import says


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list: a programme and its largest amount, in thousand NT$, with what that is."""

    dossier: Dossier
    k_twd: Decimal | None
    money_label: str


def listed(dossier: Dossier) -> Listed:
    """The printed whole cost, else the total of the largest pot that says what may be spent."""
    whole = next(iter(dossier.of(WholeCost)), None)
    if whole is not None:
        return Listed(dossier, whole.k_twd, says("總經費"))
    for pot in pots_of(amounts_of(dossier)):
        if pot.promised:
            head = pot.headline(pot.promised)
            stage = MONEY_STAGES[pot.promised]
            label = says("{years}{pot}（{stage}）", years=head.span, pot=pot.name, stage=stage)
            return Listed(dossier, head.k_twd, label)
    return Listed(dossier, None, "")


def list_draft(package: Package, dossiers: Sequence[Dossier]) -> Draft:
    """The page of all programmes of which a report speaks; those with most money first."""
    rows = [listed(dossier) for dossier in dossiers if dossier.reports]
    rows.sort(key=lambda row: (-(row.k_twd or 0), -len(row.dossier.reports), row.dossier.name))
    # Without what is filled in for one programme.
    labels = {rule["state"]: says(rule["label"].partition(" {")[0]) for rule in status_rules()}
    counts = Counter(row.dossier.status.state for row in rows)
    return Draft(
        "programmes/",
        says("計畫"),
        "programmes/programmes.md.j2",
        {
            "package": package,
            "rows": rows,
            "newest": next((row.dossier.known.newest for row in rows), None),
            "counts": [(labels[state], counts[state]) for state in labels if counts[state]],
            "rules": [(labels[rule["state"]], says(rule["meaning"])) for rule in status_rules()],
        },
        description=says("每項計畫是什麼、花多少錢、如期嗎、後來怎麼了，一頁看完。"),
        bilingual=True,
        hide=("navigation", "toc"),
    )
