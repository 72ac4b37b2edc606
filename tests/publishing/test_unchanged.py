import os
from pathlib import Path

import pytest

from generator.publishing.unchanged import link_or_copy, put_file, put_files


def test_what_is_as_it_was_becomes_a_second_name_of_the_same_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    put_files(old, {"a": b"1", "sub/b": b"2", "sub/c": b"3"})
    put_files(new, {"a": b"1", "sub/b": b"changed", "sub/d": b"4"}, old)
    assert {p.relative_to(new).as_posix(): p.read_bytes() for p in new.rglob("*") if p.is_file()} == {
        "a": b"1",
        "sub/b": b"changed",
        "sub/d": b"4",
    }
    assert (new / "a").samefile(old / "a")
    assert (old / "sub" / "b").read_bytes() == b"2"


def test_a_file_with_two_names_is_replaced_and_never_changed(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    put_file(old, b"1")
    put_file(new, b"1", old)
    put_file(new, b"2", old)
    assert (old.read_bytes(), new.read_bytes()) == (b"1", b"2")
    link_or_copy(old, new)
    assert new.samefile(old)


def test_where_no_second_names_are_allowed_files_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(source, target)

    monkeypatch.setattr(os, "link", refuse)
    put_file(tmp_path / "a", b"1")
    put_file(tmp_path / "b", b"1", tmp_path / "a")
    link_or_copy(tmp_path / "a", tmp_path / "sub" / "c")
    assert (tmp_path / "b").read_bytes() == (tmp_path / "sub" / "c").read_bytes() == b"1"
    assert not (tmp_path / "b").samefile(tmp_path / "a")
