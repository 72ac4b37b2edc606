"""A link to a record's lines says where all of it stands."""

from generator.pages.parts.source_link import SourceLink, source_link
from generator.pages.wording.phrase import in_english


def test_one_stretch_is_said_by_its_ends():
    assert source_link({"source_lines": "12-20", "source_pages": "7-3"}) == SourceLink(12, "12–20", "", "7-3")
    assert source_link({"source_lines": "12", "source_pages": ""}) == SourceLink(12, "12", "", "")


def test_a_row_of_several_places_names_all_and_their_pages():
    row = {"source_lines": "1868 1895-1897", "source_pages": "62 63"}
    assert source_link(row) == SourceLink(1868, "1868、1895–1897", "1868,1895-1897", "62、63")


def test_the_end_of_a_page_parts_no_stretch_for_a_reader():
    assert source_link({"source_lines": "12-20 21-22", "source_pages": "7 8"}) == SourceLink(
        12, "12–22", "", "7、8"
    )


def test_many_stretches_are_counted():
    found = source_link({"source_lines": "1 3 5-6 8 10", "source_pages": "1 1 1 ? 2"})
    assert found == SourceLink(1, "1、3、5–6 等 5 處", "1,3,5-6,8,10", "1、2")


def test_lines_are_listed_in_the_language_of_the_page():
    found = source_link({"source_lines": "1 3 5-6 8 10", "source_pages": "1 1 1 ? 2"})
    assert found is not None
    english = {"{lines} 等 {count} 處": "{lines} and more, {count} places"}
    assert (in_english(found.text, english), in_english(found.pages, english)) == (
        "1, 3, 5–6 and more, 5 places",
        "1, 2",
    )


def test_a_row_that_no_line_holds_has_no_link():
    assert source_link({"source_lines": "", "source_pages": ""}) is None
