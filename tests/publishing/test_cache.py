from generator.publishing.cache import Cache


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
