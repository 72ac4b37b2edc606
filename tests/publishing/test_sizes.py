"""The size of a site by kind of file: each file counts once, and none is passed over."""

from generator.publishing.sizes import Size, in_words, sizes

FILES = {
    "index.html": 10,
    "search/index.html": 10,
    "search/pairs/a.js": 500,
    "offline.zip": 3000,
    "data/a/index.html": 10,
    "data/a/t.csv": 100,
    "data/a/t.json": 200,
    "data/a/t.parquet": 50,
    "data/a/a.zip": 60,
    "data/a/1.0.0/a.zip": 70,
    "data/a/1.0.0/CHANGES.csv": 5,
    "data/all/all.sqlite": 900,
    "ask/tables/t.json.gz": 30,
    "charts/x.svg": 20,
    "assets/site.js": 7,
}


def test_every_file_counts_once_under_its_kind(tmp_path):
    for name, size in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    found = sizes(tmp_path)
    assert found == [
        Size("offline ZIP", 1, 3000),
        Size("SQLite", 1, 900),
        Size("search", 1, 500),
        Size("JSON", 1, 200),
        Size("CSV", 1, 100),
        Size("released versions", 2, 75),
        Size("ZIP", 1, 60),
        Size("Parquet", 1, 50),
        Size("pages", 3, 30),
        Size("tables of ask/", 1, 30),
        Size("charts", 1, 20),
        Size("other", 1, 7),
    ]
    assert (sum(item.size for item in found), sum(item.files for item in found)) == (
        sum(FILES.values()),
        len(FILES),
    )


def test_the_sum_is_told_in_one_line():
    told = in_words([Size("pages", 1500, 35_100_000), Size("CSV", 2, 240_000)])
    assert told == "35.3 MB in 1,502 files: pages 35.1, CSV 0.2"
