"""Lines of the contents, and lines that only look alike, each in no time."""

import pytest

from generator.families.st_plan.layout.contents import contents_entry


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("壹、前言.....1", ("壹、前言", "1")),
        (
            "目標四：推動綠色生活及循環經濟，邁向淨零永續.....146",
            ("目標四：推動綠色生活及循環經濟，邁向淨零永續", "146"),
        ),
        ("貳、現況 ……… 12 ", ("貳、現況", "12")),
        ("A. . .....3", ("A. .", "3")),
        ("貳、現況\t12", ("貳、現況", "12")),
        ("貳、現況⋯⋯12", ("貳、現況", "12")),
        ("貳、現況 . . . . 12", ("貳、現況", "12")),
        ("貳、現況\u3000\u3000\u300012", ("貳、現況", "12")),
        ("貳、現況 12", None),
        ("壹、前言", None),
        ("經費 1.5 至 12", None),
        ("壹、前言.....12345", None),
        (".....12", None),
        ("." * 20_000 + "x", None),
        ("甲" + ".乙" * 20_000 + ".....7", ("甲" + ".乙" * 20_000, "7")),
    ],
)
def test_contents_entries(line, entry):
    assert contents_entry(line) == entry
