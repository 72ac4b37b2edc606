import os
import time

from generator.publishing.tree import digest_inputs, digest_tree, files_below, stamp_tree


def lay(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_files_come_in_the_order_of_their_paths_without_residue(tmp_path):
    lay(
        tmp_path,
        {"b": "", "a/c": "", "a/__pycache__/x.pyc": "", ".site.new/y": "", ".z.old": "", ".keep": ""},
    )
    assert [p.relative_to(tmp_path).as_posix() for p in files_below(tmp_path)] == [".keep", "a/c", "b"]


def test_a_digest_knows_names_from_contents(tmp_path):
    folders = [
        lay(tmp_path / "1", {"a": "xy", "b": ""}),
        lay(tmp_path / "2", {"a": "x", "b": "y"}),
        lay(tmp_path / "3", {"ab": "xy"}),
        lay(tmp_path / "4", {"b": "", "a": "xy"}),
    ]
    first, second, third, fourth = map(digest_tree, folders)
    assert len({first, second, third}) == 3
    assert fourth == first
    assert digest_tree(tmp_path / "none") == ""


def test_inputs_are_files_and_folders_and_what_is_missing_counts(tmp_path):
    lay(tmp_path, {"a/one": "1", "two": "2"})
    both = digest_inputs([tmp_path / "two", tmp_path / "a"], tmp_path)
    assert both == digest_inputs([tmp_path / "a", tmp_path / "two", tmp_path / "gone"], tmp_path)
    assert both != digest_inputs([tmp_path / "a"], tmp_path)


def test_a_stamp_is_another_after_any_change_even_one_that_hides_its_time(tmp_path):
    lay(tmp_path, {"a/one": "1", "two": "2"})
    before, times = stamp_tree(tmp_path), (tmp_path / "two").stat()
    assert stamp_tree(tmp_path) == before
    time.sleep(0.02)
    (tmp_path / "two").write_text("3", "utf-8")
    os.utime(tmp_path / "two", ns=(times.st_atime_ns, times.st_mtime_ns))
    changed = stamp_tree(tmp_path)
    (tmp_path / "two").rename(tmp_path / "three")
    assert len({before, changed, stamp_tree(tmp_path), stamp_tree(tmp_path / "none")}) == 4
