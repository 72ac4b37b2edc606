from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.reading.document import document_from_text, read_document
from generator.reading.joining import join_wrapped
from generator.reading.pages import PageMap
from generator.reading.spacing import tidy


def codes(error: pytest.ExceptionInfo[ProblemError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_line_numbers_are_those_an_editor_shows() -> None:
    document = document_from_text("甲\n\n乙\u2028丙\x0c丁\r\n戊")
    assert [(line.number, line.text) for line in document] == [
        (1, "甲"),
        (2, ""),
        (3, "乙\u2028丙\x0c丁"),
        (4, "戊"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "READ-EMPTY"),
        (b" \n\n", "READ-EMPTY"),
        (bytes(range(256)) * 40, "READ-BINARY"),
        ("經濟部\n".encode() + b"\xff\xfe\xfa" * 3, "READ-ENCODING"),
    ],
)
def test_what_is_no_text_is_refused_with_a_code(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(ProblemError) as error:
        read_document(path)
    assert codes(error) == [code]


@pytest.mark.parametrize("encoding", ["big5", "utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read_and_said(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    text = "壹、特別預算及進度執行情形\n一、計畫期程：106/09/13~111/10/31\n" * 20
    path.write_bytes(text.encode(encoding))
    document = read_document(path)
    assert document.line(2).text == "一、計畫期程：106/09/13~111/10/31"
    assert document.encoding == {"utf-16": "utf-16", "big5": "big5"}.get(encoding, encoding)


def test_missing_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as error:
        read_document(tmp_path / "absent.txt")
    assert codes(error) == ["READ-MISSING"]


def test_wrapped_lines_of_the_reports_join_as_printed() -> None:
    assert join_wrapped(["一、西勢淡化廠 110 年底主隧道工", "程襯砌已完成 3,662 公尺。 "]) == (
        "一、西勢淡化廠 110 年底主隧道工程襯砌已完成 3,662 公尺。"
    )
    assert join_wrapped(["5G Open ", "RAN"]) == "5G Open RAN"
    assert join_wrapped(["1,088.88億", "元"]) == "1,088.88億元"


def test_spaces_between_cjk_characters_are_artefacts() -> None:
    assert tidy(" 貿    易 ") == "貿易"
    assert tidy("110 年 12 月") == "110 年 12 月"


def test_page_labels_hold_until_the_next_mark() -> None:
    pages = PageMap.from_marks([(10, "8-2"), (1, "8-1"), (20, "")])
    assert [pages.label(line) for line in (1, 9, 10, 19, 20)] == ["8-1", "8-1", "8-2", "8-2", ""]
