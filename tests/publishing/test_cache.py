from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from generator.publishing.cache import Cache

FILES = {f"{number}.csv": bytes(2000) for number in range(40)}


def put_often(folder: Path) -> int:
    """Puts and reads the same entry; returns how often it was whole."""
    cache = Cache(folder)
    return sum(len(list(cache.put("packages", "k", FILES).iterdir())) == len(FILES) for _ in range(30))


def test_two_processes_may_put_the_same_entry_at_once(tmp_path):
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(put_often, [tmp_path, tmp_path])) == [30, 30]
    assert [path.name for path in (tmp_path / "packages").iterdir()] == ["k"]


def test_what_was_put_is_found_by_its_key_alone(tmp_path):
    cache = Cache(tmp_path)
    folder = cache.put("packages", "k1", {"a.csv": b"1", "sub/b": b"2"})
    assert cache.get("packages", "k1") == folder
    assert (folder / "sub" / "b").read_bytes() == b"2"
    assert cache.get("packages", "k2") is None
    assert cache.get("pages", "k1") is None


def test_a_damaged_entry_counts_as_missing(tmp_path):
    cache = Cache(tmp_path)
    folder = cache.put("packages", "k1", {"a.csv": b"1"})
    (folder / "a.csv").write_bytes(b"changed")
    assert cache.get("packages", "k1") is None
    assert not folder.exists()


def test_old_entries_are_forgotten(tmp_path):
    cache = Cache(tmp_path)
    for key in ("k1", "k2", "k3"):
        cache.put("packages", key, {"a": b""})
    (tmp_path / "packages" / ".k4.new").mkdir()
    cache.keep_only("packages", ["k2"])
    assert [p.name for p in (tmp_path / "packages").iterdir()] == ["k2"]
