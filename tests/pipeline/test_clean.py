"""A check that found nothing is not made again in the same files, and one that found something always is."""

from generator.errors import Problem
from generator.paths import ProjectPaths
from generator.pipeline import clean

FAULT = Problem("YAML-SYNTAX", "content/a.yml", 1, "x", "y", "z")


def test_only_what_is_clean_and_unchanged_is_passed_over(tmp_path, monkeypatch):
    paths = ProjectPaths(tmp_path)
    paths.content.mkdir()
    file = paths.content / "a.yml"
    looked = []

    def look():
        looked.append(file.read_text("utf-8"))
        return [FAULT] if looked[-1] == "bad" else []

    def run():
        return list(clean.problems_unless_clean("content", [paths.content], paths, look))

    for text, found in [("good", []), ("good", []), ("bad", [FAULT]), ("bad", [FAULT]), ("good", [])]:
        file.write_text(text, "utf-8")
        assert run() == found
    # The first time, both bad ones; that the good one is back is still known.
    assert looked == ["good", "bad", "bad"]
    monkeypatch.setattr(clean, "code_digest", lambda _parts: "another code")
    assert run() == []
    assert looked == ["good", "bad", "bad", "good"]
