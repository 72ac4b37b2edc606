"""Bytes by their digest: kept once, found again, never other ones."""

import hashlib

import pytest

from generator.cluster.store import Blob, Store

DATA = "報告".encode()
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize("kind", ["folder", "file://", "memory://"])
def test_what_is_put_is_found_by_its_digest(tmp_path, kind):
    store = Store({"folder": str(tmp_path), "file://": tmp_path.as_uri(), "memory://": "memory://a/b"}[kind])
    assert (DIGEST in store, store.get(DIGEST)) == (False, None)
    assert store.put(DATA) == store.put(DATA) == Blob(DIGEST)
    assert (DIGEST in store, store.get(DIGEST)) == (True, DATA)
    assert Store(store.url).get(DIGEST) == DATA


def test_damaged_bytes_are_as_good_as_none_and_can_be_put_again(tmp_path):
    store = Store(str(tmp_path))
    store.put(DATA)
    (tmp_path / DIGEST[:2] / DIGEST).write_bytes(b"damaged")
    assert store.get(DIGEST) is None
    assert DIGEST not in store
    store.put(DATA)
    assert store.get(DIGEST) == DATA
    assert [path.name for path in (tmp_path / DIGEST[:2]).iterdir()] == [DIGEST]
