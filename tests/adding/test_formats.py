"""Files of other programs are named for what they are, before anything is read of them."""

import zipfile
from io import BytesIO

import pytest

from generator.adding.formats import format_problem
from generator.adding.original import read_original
from generator.errors import ProblemError

PAGE = "<!DOCTYPE html>\n<html><head><title>業務報告</title><script>var a=1;</script></head><body>壹、前言"


def zipped(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "seen", "advice"),
    [
        (zipped({"word/document.xml": "<w/>"}), "(.docx)", "save it as PDF"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "(.pptx)", "save it as PDF"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "(.odt)", "save it as PDF"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "(.ods)", "as .xlsx"),
        (zipped({"101年/報告.txt": "壹、前言"}), "an archive (ZIP)", "Unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "(.doc)", "as PDF"),
        (rb"{\rtf1\ansi \u22777 ", "(.rtf)", "save it as PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture (JPEG)", "Run OCR"),
        (b"\x1f\x8b\x08\x00", "an archive (gzip)", "Unpack it"),
        (PAGE.encode(), "a saved web page", "menus, counters and scripts"),
        (PAGE.encode("utf-16"), "a saved web page", "menus, counters and scripts"),
        (PAGE.lower().encode("cp950"), "a saved web page", "menus, counters and scripts"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; ", "a saved web page", "copy the report's"),
    ],
)
def test_a_file_of_another_kind_is_named(data, seen, advice, tmp_path):
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    with pytest.raises(ProblemError) as caught:
        read_original(file)
    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == ("ADD-FORMAT", "report.txt")
    assert seen in problem.seen and advice in problem.remedy


@pytest.mark.parametrize(
    "data",
    [
        "壹、前言\n一、辦理<table><tr><td>1</td></tr></table>".encode(),
        "<b>業務報告</b>\n壹、前言".encode(),
        "壹、以 <html> 標示的網頁計 3 頁".encode(),
        "壹、以 <html> 標示的網頁計 3 頁".encode("utf-16"),
        b"%PDF-1.7\n",
        zipped({"xl/workbook.xml": "<w/>"}),
        zipped({"xl/workbook.xml": "<w/>", "mimetype": "x" * 1000}),
        zipped({"word/document.xml": "<w/>"})[:-30],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook",
        b"",
    ],
)
def test_what_is_read_or_broken_is_left_to_its_reader(data):
    assert format_problem(data, "report") is None
