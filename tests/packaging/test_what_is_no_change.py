"""What is no change of data: where a row stands in its text, and how the data are described."""

import json

from generator.packaging.changes import package_changes
from generator.packaging.releases import differing_files
from tests.register.samples import package


def checks(**row):
    values = {"record_id": "checks.1", "printed": 5, "source_lines": "7-9", **row}
    return package("moea-infra-review-110", checks=[values])


def test_lines_that_moved_are_no_change():
    before = checks(other_lines="82 92 102 112-114", source_lines="7-9", source_pages="7=8-1")
    after = checks(
        other_lines="85 95 105 115-117",
        source_lines="10-12",
        source_pages="10=8-1",
    )
    assert package_changes(before, after) == []
    assert package_changes(checks(title_line=26, block_line_end=432), checks(title_line=29)) == []
    (change,) = package_changes(
        before, checks(other_lines="85", source_lines="10", source_pages="", printed=6)
    )
    assert str(change) == "changed checks checks.1: printed '5' -> '6'"


def test_lines_that_a_remark_names_are_no_change_but_its_words_are():
    before = checks(certainty_note="原文第1382行有無法辨識的字元 U+F096。")
    assert package_changes(before, checks(certainty_note="原文第1385行有無法辨識的字元 U+F096。")) == []
    (change,) = package_changes(before, checks(certainty_note="原文第1385行有無法辨識的字元 U+F097。"))
    assert (change.field, change.new) == ("certainty_note", "原文第1385行有無法辨識的字元 U+F097。")
    assert len(package_changes(checks(text="第3行"), checks(text="第4行"))) == 1


def descriptor(**texts) -> bytes:
    field = {"name": "title", "type": "string", "description": texts.get("field", "題名")}
    return json.dumps(
        {"name": "a", "description": texts.get("own", "甲"), "resources": [{"fields": [field]}]}
    ).encode()


def test_a_better_worded_description_is_the_same_version():
    kept = {"datapackage.json": descriptor(), "goals.csv": b"a\n"}
    reworded = {"datapackage.json": descriptor(own="乙", field="施政目標的題名"), "goals.csv": b"a\n"}
    assert differing_files(reworded, kept) == []


def test_other_data_are_another_version():
    kept = {"datapackage.json": descriptor(), "goals.csv": b"a\n", "gone.csv": b""}
    other = descriptor().replace(b'"string"', b'"integer"')
    found = differing_files({"datapackage.json": other, "goals.csv": b"b\n", "new.csv": b""}, kept)
    assert found == ["datapackage.json", "goals.csv", "new.csv", "gone.csv"]
