"""Texts of pages are read out of their HTML once, and again where page or code changed."""

import pytest

from generator.search import kept_texts
from generator.search.entry import SearchEntry

CODE = "code"


def entries(*bodies):
    return [SearchEntry(f"{number}/", "頁", "", "page", body=body) for number, body in enumerate(bodies)]


@pytest.fixture
def reading(monkeypatch):
    """The bodies that are read."""
    read = []

    def page_text(body):
        read.append(body)
        return body.strip("<p>")

    monkeypatch.setattr(kept_texts, "page_text", page_text)
    return read


def test_only_what_changed_is_read(tmp_path, reading):
    kept = tmp_path / "cache" / "texts.json"
    record = SearchEntry("a/#x", "列", "水", "record")
    first = kept_texts.with_texts([*entries("<p>甲\ud800", "<p>乙"), record], kept, CODE)
    assert [(entry.text, entry.body) for entry in first] == [("甲\ud800", ""), ("乙", ""), ("水", "")]
    assert kept_texts.with_texts([*entries("<p>甲\ud800", "<p>乙"), record], kept, CODE) == first
    assert [e.text for e in kept_texts.with_texts(entries("<p>甲\ud800", "<p>丙"), kept, CODE)] == [
        "甲\ud800",
        "丙",
    ]
    assert reading == ["<p>甲\ud800", "<p>乙", "<p>丙"]
    kept_texts.with_texts(entries("<p>丙"), kept, "another code")
    assert reading[3:] == ["<p>丙"]


def test_a_damaged_file_is_not_used(tmp_path, reading):
    kept = tmp_path / "texts.json"
    fresh = kept_texts.with_texts(entries("<p>abc"), kept, CODE)
    kept.write_text(kept.read_text("utf-8").replace("abc", "abd"), "utf-8")
    assert kept_texts.with_texts(entries("<p>abc"), kept, CODE) == fresh
    assert len(reading) == 2
