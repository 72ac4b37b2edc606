"""A corrected value is never shown without its correction, on whatever page its record stands."""

import csv
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.paths import ProjectPaths

PATHS = ProjectPaths.of_checkout()
CORRECTIONS = [
    (path.parent.name, row["record_id"], row["corrected"])
    for path in sorted(PATHS.packages.glob("*/corrections.csv"))
    for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())
]


def _record(element: Element) -> str | None:
    """The record that an element shows: its id, where the attribute has no value."""
    return element.get("data-record-id") or element.get("id")


@pytest.mark.parametrize(("report", "record_id", "corrected"), CORRECTIONS)
def test_every_page_of_the_report_shows_it_beside_the_record(site_dir: Path, report, record_id, corrected):
    marks = f'data-record-id="{record_id}"', f'id="{record_id}" data-record-id'
    folder = site_dir / "reports" / report
    holding = [
        page
        for page in sorted(folder.rglob("index.html"))
        if any(m in page.read_text("utf-8") for m in marks)
    ]
    assert holding != []
    for page in holding:
        document = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
        named = [e for e in document.iterfind(".//*[@data-record-id]") if _record(e) == record_id]
        assert named != []
        for element in named:
            shown = ["".join(e.itertext()) for e in element.iter() if e.get("class") == "correction"]
            assert any(corrected in text for text in shown), page.relative_to(site_dir)
