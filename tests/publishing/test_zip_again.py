"""An archive that uses the one before has the bytes of one made from nothing."""

import zipfile

import pytest

from generator.publishing.zip_again import ZipAgain

FILES = {
    "頁/index.html": "計畫" * 5000,
    "a.csv": "1,2\n" * 9000,
    "b.zip": "stored",
    "empty": "",
    "x" * 200: "y",
}


def write(folder, name, files, before="none", level=4):
    path = folder / name
    with ZipAgain(path, folder / before, level) as archive:
        for file, text in files.items():
            entry = zipfile.ZipInfo(file, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if file.endswith(".zip") else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.write(entry, text.encode())
    return path.read_bytes()


@pytest.fixture
def compressed(monkeypatch):
    """Names of the entries that were compressed."""
    names = []
    plain = zipfile.ZipFile.writestr

    def writestr(self, entry, *rest, **further):
        names.append(entry.filename)
        plain(self, entry, *rest, **further)

    monkeypatch.setattr(zipfile.ZipFile, "writestr", writestr)
    return names


def test_only_what_changed_is_compressed_and_the_bytes_are_the_same(tmp_path, compressed):
    write(tmp_path, "old.zip", FILES | {"gone": "x"})
    changed = FILES | {"a.csv": "3,4\n" * 9000, "new": "z"}
    fresh = write(tmp_path, "fresh.zip", changed)
    compressed.clear()
    assert write(tmp_path, "again.zip", changed, "old.zip") == fresh
    assert compressed == ["a.csv", "new"]
    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == changed


def test_an_archive_of_another_compressor_is_not_used(tmp_path, compressed, monkeypatch):
    write(tmp_path, "old.zip", FILES, level=1)
    compressed.clear()
    assert write(tmp_path, "again.zip", FILES, "old.zip") == write(tmp_path, "fresh.zip", FILES)
    assert compressed == [*FILES, *FILES]
    monkeypatch.setattr("generator.publishing.zip_again.zlib.ZLIB_RUNTIME_VERSION", "99")
    compressed.clear()
    write(tmp_path, "other.zip", FILES, "again.zip")
    assert compressed == [*FILES]


def test_the_level_is_the_one_asked_for(tmp_path):
    text = {"a": "".join(f"{n * 7919 % 1000} " for n in range(20_000))}
    assert len(write(tmp_path, "9.zip", text, level=9)) < len(write(tmp_path, "1.zip", text, level=1))


@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_a_damaged_archive_is_not_used(tmp_path, damage):
    whole = bytearray(write(tmp_path, "old.zip", FILES))
    if damage == "cut":
        del whole[len(whole) // 2 :]
    else:
        whole[80:120] = bytes(40)
    (tmp_path / "old.zip").write_bytes(whole)
    assert write(tmp_path, "again.zip", FILES, "old.zip") == write(tmp_path, "fresh.zip", FILES)
