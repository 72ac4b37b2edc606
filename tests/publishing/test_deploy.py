"""Deployment: whole sites only, compared by digest, releases kept."""

import gzip
import os
from pathlib import Path

import pytest

from generator.errors import ProblemError
from generator.publishing.deploy import WRITTEN, deploy
from generator.publishing.tree import digest_tree

EVERY_SITE = {"sitemap.xml": "map", "offline.zip": "all"}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    write(folder, {"index.html": "one", "data/a/a.zip": "zip", "data/a/1.0.0/a.zip": "first", **EVERY_SITE})
    return folder


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read(folder) -> dict[str, str]:
    """Every file but the list that a deployment leaves."""
    files = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}
    return {name: text for name, text in files.items() if name != WRITTEN}


def put(site, target):
    return deploy(site, target, digest_tree(site))


def refused(site, target, digest=None) -> str:
    before = read(target) if target.is_dir() else None
    with pytest.raises(ProblemError) as caught:
        deploy(site, target, digest_tree(site) if digest is None else digest)
    assert (read(target) if target.is_dir() else None) == before
    assert not list(target.parent.glob(".*.new"))
    return caught.value.problems[0].code


def test_the_target_becomes_the_site(site, tmp_path):
    target = tmp_path / "www"
    done = put(site, target)
    assert read(target) == read(site)
    assert (done.files, done.new, done.removed, done.kept, done.foreign) == (5, 5, (), 0, ())


def test_a_second_deployment_changes_what_changed_and_keeps_releases(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    (site / "data/a/1.0.0/a.zip").unlink()
    (site / "data/a/a.zip").unlink()
    write(site, {"index.html": "two", "data/a/1.1.0/a.zip": "second"})
    done = put(site, target)
    assert read(target) == {
        "index.html": "two",
        "data/a/1.0.0/a.zip": "first",
        "data/a/1.1.0/a.zip": "second",
        **EVERY_SITE,
    }
    assert (done.files, done.new, done.removed, done.kept) == (5, 2, ("data/a/a.zip",), 1)


def test_what_others_put_there_stays_and_is_named(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    theirs = {"CNAME": "data.example", ".well-known/security.txt": "mail", ".htaccess": "Deny"}
    write(target, theirs)
    (target / ".htaccess").chmod(0o600)
    (site / "data/a/a.zip").unlink()
    done = put(site, target)
    assert read(target) == read(site) | theirs
    assert done.foreign == (".htaccess", ".well-known/security.txt", "CNAME")
    assert (done.removed, done.files) == (("data/a/a.zip",), 7)
    assert (target / ".htaccess").stat().st_mode & 0o777 == 0o600
    # It is never taken for a file of ours later.
    assert put(site, target).foreign == done.foreign


def test_a_file_of_others_is_not_written_over(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    write(target, {"robots.txt": "theirs"})
    write(site, {"robots.txt": "ours"})
    assert refused(site, target) == "DEPLOY-FOREIGN"


def test_links_empty_folders_and_odd_names_of_others_stay_as_they_are(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    write(tmp_path, {"disk/big.bin": "big"})
    (target / "uploads").symlink_to(tmp_path / "disk", target_is_directory=True)
    (target / "gone").symlink_to(tmp_path / "nowhere")
    (target / "drop").mkdir(mode=0o700)
    theirs = {".draft.new": "x", "__pycache__/a.pyc": "x", "reports/theirs/note.txt": "x"}
    write(target, theirs)
    (target / "reports/theirs").chmod(0o750)
    os.utime(target / ".draft.new", (0, 0))
    done = put(site, target)
    assert done.foreign == tuple(sorted([*theirs, "drop", "gone", "uploads"]))
    assert (target / "uploads").readlink() == tmp_path / "disk"
    assert (target / "gone").is_symlink()
    modes = [(target / name).stat().st_mode & 0o777 for name in ("drop", "reports/theirs", "data")]
    assert modes == [0o700, 0o750, 0o755]
    assert (target / ".draft.new").stat().st_mtime == 0
    assert (read(tmp_path / "disk"), done.removed) == ({"big.bin": "big"}, ())


@pytest.mark.parametrize(("theirs", "ours"), [("search", "search/index.js"), ("about/note.txt", "about")])
def test_nothing_of_others_stands_where_the_site_needs_a_folder_or_file(site, tmp_path, theirs, ours):
    target = tmp_path / "www"
    put(site, target)
    write(target, {theirs: "theirs"})
    write(site, {ours: "ours"})
    assert refused(site, target) == "DEPLOY-FOREIGN"


def test_a_folder_with_only_what_its_host_wants_is_deployed_into(site, tmp_path):
    target = tmp_path / "www"
    theirs = {"CNAME": "data.example", ".well-known/acme-challenge/token": "x"}
    write(target, theirs)
    assert put(site, target).foreign == tuple(sorted(theirs))
    assert read(target) == read(site) | theirs


def test_a_target_from_before_there_was_a_list_loses_nothing(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    (target / WRITTEN).unlink()
    write(site, {"index.html": "two"})
    (site / "data/a/a.zip").unlink()
    done = put(site, target)
    assert read(target)["index.html"] == "two"
    assert (done.removed, done.foreign) == ((), ("data/a/a.zip",))


def test_a_web_server_may_read_it_whatever_the_umask(site, tmp_path):
    target = tmp_path / "www"
    before = os.umask(0o077)
    try:
        put(site, target)
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (target, *target.rglob("*"))}
    assert modes == {True: 0o755, False: 0o644}


def test_a_release_is_never_rewritten(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    write(site, {"data/a/1.0.0/a.zip": "other"})
    assert refused(site, target) == "DEPLOY-RELEASE"


@pytest.mark.parametrize("digest", ["", "0" * 64])
def test_a_site_that_no_build_vouches_for(site, tmp_path, digest):
    assert refused(site, tmp_path / "www", digest) == "DEPLOY-HALF"


def test_a_site_without_its_first_page_or_none_at_all(site, tmp_path):
    (site / "index.html").unlink()
    assert refused(site, tmp_path / "www") == "DEPLOY-HALF"
    assert refused(tmp_path / "none", tmp_path / "www", "0" * 64) == "DEPLOY-HALF"


def test_a_folder_that_is_no_site_is_not_replaced(site, tmp_path):
    write(tmp_path / "photos", {"holiday.txt": "x"})
    assert refused(site, tmp_path / "photos") == "DEPLOY-TARGET"
    write(tmp_path, {"file": "x"})
    assert refused(site, tmp_path / "file") == "DEPLOY-TARGET"
    assert refused(site, tmp_path / "none" / "www") == "DEPLOY-TARGET"
    assert refused(site, site / "data") == "DEPLOY-TARGET"
    assert refused(site, tmp_path) == "DEPLOY-TARGET"
    with pytest.raises(ProblemError, match="DEPLOY-TARGET"):
        put(site, Path("/"))
    (tmp_path / "link").symlink_to(tmp_path / "photos", target_is_directory=True)
    assert refused(site, tmp_path / "link") == "DEPLOY-TARGET"


def test_another_site_is_not_replaced(site, tmp_path):
    write(tmp_path / "shop", {"index.html": "buy", "sitemap.xml": "map", "orders.csv": "1"})
    assert refused(site, tmp_path / "shop") == "DEPLOY-TARGET"


def test_a_deployment_that_was_killed_between_two_renames_loses_nothing(site, tmp_path):
    target = tmp_path / "www"
    put(site, target)
    (site / "data/a/1.0.0/a.zip").unlink()
    write(tmp_path, {".www.new/half": "x"})
    target.rename(tmp_path / ".www.old")
    done = put(site, target)
    assert read(target)["data/a/1.0.0/a.zip"] == "first"
    assert (done.kept, sorted(path.name for path in tmp_path.iterdir())) == (1, ["site", "www"])


def test_a_copy_that_differs_is_noticed(site, tmp_path, monkeypatch):
    target = tmp_path / "www"
    put(site, target)
    write(site, {"index.html": "two"})
    monkeypatch.setattr(
        "generator.publishing.deploy.shutil.copyfile", lambda _, to: to.write_text("torn", "utf-8")
    )
    assert refused(site, target) == "DEPLOY-COPY"


def test_texts_stand_compressed_alone_and_a_release_keeps_its_bytes(site, tmp_path):
    target = tmp_path / "www"
    write(site, {"a/index.html": "水" * 99, "data/a/1.0.0/a.csv": "一\n" * 99})
    deploy(site, target, digest_tree(site), compressed=True)
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert names == {
        *(WRITTEN, "index.html", "sitemap.xml", "offline.zip", "data/a/a.zip", "data/a/1.0.0/a.zip"),
        *("a/index.html.gz", "data/a/1.0.0/a.csv.gz"),
    }
    assert gzip.decompress((target / "a/index.html.gz").read_bytes()).decode() == "水" * 99
    # Another compressor wrote the release: it stays, and what is of no release is replaced where it changed.
    other = gzip.compress(("一\n" * 99).encode(), 1, mtime=1)
    (target / "data/a/1.0.0/a.csv.gz").write_bytes(other)
    write(site, {"a/index.html": "火"})
    done = deploy(site, target, digest_tree(site), compressed=True)
    assert (target / "data/a/1.0.0/a.csv.gz").read_bytes() == other
    assert (done.new, done.removed, done.foreign) == (1, (), ())
    write(site, {"data/a/1.0.0/a.csv": "二\n"})
    with pytest.raises(ProblemError) as caught:
        deploy(site, target, digest_tree(site), compressed=True)
    assert caught.value.problems[0].code == "DEPLOY-RELEASE"


def test_a_site_that_becomes_compressed_leaves_no_text_behind(site, tmp_path):
    target = tmp_path / "www"
    write(site, {"a/index.html": "水"})
    put(site, target)
    done = deploy(site, target, digest_tree(site), compressed=True)
    assert done.removed == ("a/index.html",)
    assert put(site, target).removed == ("a/index.html.gz",)
