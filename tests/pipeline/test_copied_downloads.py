"""Where the files of a stage are put on the site."""

from generator.packaging.addresses import Addresses
from generator.packaging.collection import COLLECTION
from generator.paths import ProjectPaths
from generator.pipeline.download_stage import Downloads
from generator.pipeline.site_stage import _copy_downloads
from generator.publishing.cache import Cache
from generator.publishing.tree import files_below


def test_tables_for_browsers_and_the_portals_list_stand_at_the_sites_root(tmp_path):
    paths = ProjectPaths(tmp_path)
    downloads = Downloads({COLLECTION: "all", "a-report": "own"}, {}, paths, Addresses())
    made = {"ask/tables/lines.json.gz": b"1", "data-gov-tw.json": b"[]", "1.0.0/ask/tables/x": b"2"}
    Cache(paths.cache).put("downloads", "all", made)
    Cache(paths.cache).put("downloads", "own", {"data-gov-tw.json": b"{}", "ask/tables/lines.json.gz": b"3"})
    site = tmp_path / "site"
    _copy_downloads(downloads, site)
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in files_below(site)}
    assert found == {
        "ask/tables/lines.json.gz": b"1",
        "data-gov-tw.json": b"[]",
        f"data/{COLLECTION}/1.0.0/ask/tables/x": b"2",
        "data/a-report/data-gov-tw.json": b"{}",
        "data/a-report/ask/tables/lines.json.gz": b"3",
    }
