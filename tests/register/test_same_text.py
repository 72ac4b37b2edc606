"""What a person decided of a text holds for the same text in another edition of the report."""

import pytest

from generator.packaging.reader import Package
from generator.records.schema import load_schemas
from generator.register.decisions import apply_links
from generator.register.model import Evidence, Link, Register
from tests.tooling.tracked import ROOT

SCHEMAS = load_schemas(ROOT / "data" / "schemas", "business-report")
ITEMS, NAMES = SCHEMAS["items"], SCHEMAS["named_programmes"]
TEXT = "推動智慧電表布建，至113年1月25日已完成約280.2萬戶低壓智慧電表。"


def report(year, *texts, issuer="經濟部"):
    rows = [
        {
            "record_id": f"items.{n}",
            "item_path": f"{n}",
            "heading": "",
            "text": text,
            "source_lines": f"{n}",
        }
        for n, text in enumerate(texts, start=1)
    ]
    descriptor = {
        "family": "business-report",
        "issuer": {"zh": issuer},
        "temporal": {"start": f"{year + 1911}-01-01", "end": f"{year + 1911}-12-31"},
    }
    return Package(f"moea-business-report-{year}", descriptor, {"items": ITEMS}, {"items": rows})


def link(report_id, record, relation="same"):
    return Link(
        programme="smart-meters",
        report=report_id,
        record=record,
        words="智慧電表布建",
        relation=relation,
        evidence=(Evidence(report=report_id, lines=(1,)),),
        note="智慧電表。",
    )


def mentioned(packages, *links):
    decided = apply_links(Register(links=links), {p.name: p for p in packages})
    return {(m.record.report_id, m.record.record_id, m.reviewed) for m in decided.mentions}, decided


def test_the_same_text_elsewhere_in_the_series_needs_no_second_decision():
    old, new = report(113, TEXT), report(114, "本部另行說明。", TEXT.replace("280.2", " 280.2 "))
    seen, decided = mentioned([old, new], link(old.name, "items.1"))
    assert seen == {(old.name, "items.1", True), (new.name, "items.2", False)}
    (note,) = [m.note for m in decided.mentions if not m.reviewed]
    assert note == "同一段文字在另一年度的同類報告中經人工判定：智慧電表。"


def test_a_rejection_holds_too():
    old, new = report(113, TEXT), report(114, TEXT)
    seen, decided = mentioned([old, new], link(old.name, "items.1", "different"))
    assert seen == set()
    assert ("smart-meters", new.name, "items.1") in decided.closed


def test_what_was_decided_of_the_other_record_itself_comes_first():
    old, new = report(113, TEXT), report(114, TEXT)
    seen, _ = mentioned([old, new], link(old.name, "items.1"), link(new.name, "items.1", "different"))
    assert seen == {(old.name, "items.1", True)}


@pytest.mark.parametrize(
    "other",
    [
        report(114, TEXT, TEXT),
        report(114, TEXT.replace("280.2", "290.1")),
        report(114, TEXT, issuer="交通部"),
    ],
)
def test_nothing_follows_for_two_such_texts_another_text_or_another_issuer(other):
    old = report(113, TEXT)
    assert mentioned([old, other], link(old.name, "items.1"))[0] == {(old.name, "items.1", True)}


@pytest.mark.parametrize(("name", "holds"), [("智慧電表布建計畫", True), ("砂石穩定供應計畫", False)])
def test_a_decision_on_a_name_holds_for_no_other_name(name, holds):
    """A name stands in the key of its table; kind and period are all else that these rows say."""
    old, new = report(113), report(114)
    for package, printed in ((old, "智慧電表布建計畫"), (new, name)):
        package.schemas["named_programmes"] = NAMES
        package.tables["named_programmes"] = [
            {
                "record_id": "named-programmes.1",
                "item_path": "1",
                "name": printed,
                "kind": "計畫",
                "source_lines": "1",
            }
        ]
    seen, _ = mentioned([old, new], link(old.name, "named-programmes.1"))
    assert ((new.name, "named-programmes.1", False) in seen) is holds
