"""Folders are published together: wherever a build dies, each folder is the old or the new one, whole."""

import json

import pytest

from generator.publishing import swap, transaction
from generator.publishing.swap import retired_of, staging_of, write_files, write_folder
from generator.publishing.transaction import Transaction, clear_leftovers, recover

NAMES = ("data/packages", "build", "site")


class Killed(BaseException):
    """Stands for a process that ends at once: nothing of ours runs afterwards."""


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def root(tmp_path):
    for name in NAMES:
        write_files(tmp_path / name, {"a": b"old", "sub/b": b"old"})
    return tmp_path


def stage(root) -> Transaction:
    made = Transaction(root, root / ".cache" / "journal.json")
    for name in NAMES:
        write_files(made.stage(root / name), {"a": b"new", "c": b"new"})
    return made


OLD = {"a": "old", "sub/b": "old"}
NEW = {"a": "new", "c": "new"}


def test_nothing_changes_before_the_commit_and_everything_with_it(root):
    made = stage(root)
    assert [content(root / name) for name in NAMES] == [OLD] * 3
    made.commit()
    assert [content(root / name) for name in NAMES] == [NEW] * 3
    assert sorted(p.name for p in root.iterdir()) == [".cache", "build", "data", "site"]
    assert list((root / ".cache").iterdir()) == []


def test_an_abort_leaves_no_trace(root):
    stage(root).abort()
    assert [content(root / name) for name in NAMES] == [OLD] * 3
    assert sorted(p.name for p in root.iterdir()) == ["build", "data", "site"]


def test_a_folder_that_does_not_exist_yet_is_made(tmp_path):
    made = Transaction(tmp_path, tmp_path / ".cache" / "journal.json")
    write_files(made.stage(tmp_path / "site"), {"a": b"new"})
    made.commit()
    assert content(tmp_path / "site") == {"a": "new"}


@pytest.mark.parametrize("exchange", [True, False], ids=["one-step", "two-renames"])
@pytest.mark.parametrize("moment", range(3))
def test_a_build_killed_in_the_swaps_is_completed_by_the_next(root, monkeypatch, moment, exchange):
    if not exchange:
        monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    real = swap.exchange_folders
    calls: list[object] = []

    def dying(staging, target):
        if len(calls) == moment:
            raise Killed
        calls.append(target)
        real(staging, target)

    monkeypatch.setattr(transaction, "exchange_folders", dying)
    with pytest.raises(Killed):
        stage(root).commit()
    assert [content(root / name) for name in NAMES] == [NEW] * moment + [OLD] * (3 - moment)
    monkeypatch.setattr(transaction, "exchange_folders", real)
    assert recover(root, root / ".cache" / "journal.json") == list(NAMES[moment:])
    assert [content(root / name) for name in NAMES] == [NEW] * 3
    assert sorted(p.name for p in root.iterdir()) == [".cache", "build", "data", "site"]


def test_a_build_killed_between_two_renames_is_completed_by_the_next(root, monkeypatch):
    monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    made = stage(root)
    journal = root / ".cache" / "journal.json"
    journal.parent.mkdir()
    inodes = {name: staging_of(root / name).stat().st_ino for name in NAMES}
    journal.write_text(json.dumps(inodes), "utf-8")
    (root / "site").rename(retired_of(root / "site"))
    del made
    assert recover(root, journal) == list(NAMES)
    assert [content(root / name) for name in NAMES] == [NEW] * 3


def test_a_build_killed_before_the_journal_leaves_only_what_the_next_clears_away(root):
    stage(root)
    (root / "site").rename(retired_of(root / "site"))
    assert recover(root, root / ".cache" / "journal.json") == []
    clear_leftovers([root / name for name in NAMES])
    assert [content(root / name) for name in NAMES] == [OLD] * 3
    assert sorted(p.name for p in root.iterdir()) == ["build", "data", "site"]


def test_a_single_folder_is_replaced_and_a_failed_write_leaves_the_old(tmp_path):
    target = tmp_path / "package"
    write_folder(target, {"a": b"1", "b": b"2"})
    write_folder(target, {"a": b"3"})
    assert content(target) == {"a": "3"}
    with pytest.raises(TypeError):
        write_folder(target, {"a": b"4", "b": None})  # type: ignore[dict-item]
    assert content(target) == {"a": "3"}
    assert [p.name for p in tmp_path.iterdir()] == ["package"]
