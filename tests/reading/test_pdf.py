"""PDFs: text line by line with its pages, and one message for files that can't be read."""

import html
import subprocess
from dataclasses import replace

import pytest

from generator.errors import ProblemError
from generator.families import load_family
from generator.families.family import Context
from generator.reading.document import document_from_text, read_document
from generator.reading.page_marks import load_page_marks, page_marks_text, pages_by_line
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from tests.patience import WAIT_SECONDS
from tests.reading.forked import reading_in_forks
from tests.reading.pdf_files import read, refused
from tests.reading.typeset import Typesetter
from tests.tooling.tracked import ROOT

__all__ = ["read", "reading_in_forks"]

PLAN = read_document(ROOT / "data" / "sources" / "moea-annual-plan-115.txt")
LINES = [line.text for line in PLAN]


def test_lines_heads_and_page_labels_come_back_as_they_were_set(read):
    pdf = Typesetter()
    pdf.page(LINES[:40], head="經濟部115年度施政計畫", foot="8-1")
    pdf.page(LINES[40:75], foot="8-2")
    found = read(pdf.data())
    expected = ["經濟部115年度施政計畫", *LINES[:40], "8-1", *LINES[40:75], "8-2"]
    assert found.text.splitlines() == [line.strip() for line in expected]
    assert found.first_lines == {1: 1, 2: 43}


def test_of_two_columns_the_left_one_is_read_first(read):
    left, right = [line[:20] for line in LINES[80:110]], [line[:20] for line in LINES[110:140]]
    pdf = Typesetter()
    pdf.two_columns(left, right)
    assert read(pdf.data()).text.splitlines() == [line.strip() for line in left + right]


def test_an_empty_page_takes_no_line(read):
    pdf = Typesetter()
    pdf.page(LINES[:2])
    pdf.empty()
    pdf.page(LINES[2:4])
    found = read(pdf.data())
    assert found.first_lines == {1: 1, 2: 3, 3: 3}
    assert pages_by_line(found.first_lines).label(3) == "PDF-3"


@pytest.mark.long
def test_a_whole_report_as_pdf_gives_the_same_records(read):
    """The plan typeset with its own page breaks: the parser meets what it meets in the text."""
    pdf = Typesetter()
    for start in range(0, len(LINES), 45):
        pdf.page(LINES[start : start + 45])
    found = read(pdf.data())
    document = document_from_text(found.text)
    assert len(document) == len(PLAN)
    assert values_of(document) == values_of(PLAN)


def values_of(document) -> dict:
    schemas = load_schemas(ROOT / "data" / "schemas", "annual-plan")
    collector = Collector(document, schemas)
    load_family("annual-plan").parse(document, Context(collector))
    assert collector.tables["projects"]
    assert collector.ledger.unread() == []
    return {name: [dict(record.values) for record in records] for name, records in collector.tables.items()}


def test_a_row_without_printed_label_names_the_page_of_the_file():
    report = read_document(ROOT / "data" / "sources" / "moea-business-report-113.txt")
    document = replace(report, pages=pages_by_line({1: 1, 2: 61, 3: 121}))
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "business-report"))
    collector.claim("paragraph", [1])
    collector.passage("壹", 1, "工業", "內文", [70])
    collector.passage("貳", 1, "商業", "內文", [130])
    assert [record.page for record in collector.tables["passages"]] == ["PDF-2", "PDF-3"]


def test_page_marks_are_read_back(tmp_path):
    file = tmp_path / "x.pages.yml"
    file.write_text(page_marks_text("x", {1: 1, 2: 43, 3: 43, 4: 80}), "utf-8")
    pages = load_page_marks(file, "x.pages.yml")
    assert [pages.label(line) for line in (1, 42, 43, 79, 80)] == [
        "PDF-1",
        "PDF-1",
        "PDF-3",
        "PDF-3",
        "PDF-4",
    ]
    assert load_page_marks(tmp_path / "none.yml", "none").label(1) == ""


@pytest.mark.parametrize("text", ["- 1\n", "1: 0\n", "a: 1\n", "1: true\n", "1: '5'\n"])
def test_page_marks_that_are_none(tmp_path, text):
    file = tmp_path / "x.pages.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(ProblemError) as caught:
        load_page_marks(file, "x.pages.yml")
    assert [problem.code for problem in caught.value.problems] == ["PAGES-INVALID"]


def test_a_scan_is_refused_and_its_pages_are_named(read):
    pdf = Typesetter()
    pdf.picture()
    for _ in range(2):
        pdf.page(LINES[:3])
        pdf.picture(0.6)
    data = pdf.data()
    assert refused(read, data) == ("PDF-SCANNED", "pictures without text on 3 of 5 pages (1, 3, 5)")
    assert refused(read, data, pictures=[1])[1] == "pictures without text on 2 of 5 pages (3, 5)"
    assert read(data, pictures=[1, 3, 5]).first_lines == {1: 1, 2: 1, 3: 4, 4: 4, 5: 7}


def test_a_file_without_any_text_is_no_report_even_where_its_pictures_are_named(read):
    pdf = Typesetter()
    pdf.picture()
    data = pdf.data()
    assert refused(read, data, pictures=[1]) == ("PDF-SCANNED", "1 pages without any text")


def test_an_encrypted_file(read):
    pdf = Typesetter("secret")
    pdf.page(LINES[:3])
    assert refused(read, pdf.data()) == ("PDF-ENCRYPTED", "a PDF that asks for a password")


@pytest.mark.browser
def test_a_page_printed_by_a_browser_in_an_embedded_chinese_font(read, chromium, tmp_path):
    """As offices print from a browser or word processor: glyphs of a subset, mapped back to characters."""
    lines = [line.strip() for line in LINES[:60]]
    style = "@page{margin:15mm}p{margin:0;font:11px 'Noto Sans CJK TC','Noto Serif CJK TC';white-space:pre}"
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", "utf-8")
    target = tmp_path / "page.pdf"
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={target}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=WAIT_SECONDS,
    )
    found = read(target.read_bytes())
    assert b"NotoS" in target.read_bytes()
    assert found.text.splitlines() == lines
