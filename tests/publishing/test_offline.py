import zipfile

import pytest

from generator.publishing.offline import offline_page, write_offline


@pytest.mark.parametrize(
    ("link", "offline"),
    [
        ('<a href="../data/">', '<a href="../data/index.html">'),
        ('<a class="x" href=".">', '<a class="x" href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="lines-1/#L12">', '<a href="lines-1/index.html#L12">'),
        ('<a href="../search/?q=水">', '<a href="../search/index.html?q=水">'),
        ('<form action="search/" role="search">', '<form action="search/index.html" role="search">'),
        ('<iframe src="../charts/x/">', '<iframe src="../charts/x/index.html">'),
        ('<a href="#L12">', '<a href="#L12">'),
        ('<a href="../data/a.csv" download>', '<a href="../data/a.csv" download>'),
        ('<a href="https://data.gov.tw/">', '<a href="https://data.gov.tw/">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<img src="a.svg#only-light">', '<img src="a.svg#only-light">'),
    ],
)
def test_links_to_folders_name_their_file(link, offline):
    assert offline_page(link) == offline


def test_redirects_and_policy_fit_a_disk_and_what_needs_the_net_goes():
    page = (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'sha256-a'\">"
        '<meta http-equiv="refresh" content="0; url=../b/"><p data-online><a>ZIP</a></p><p>水</p>'
    )
    assert offline_page(page) == (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' file: 'sha256-a'\">"
        '<meta http-equiv="refresh" content="0; url=../b/index.html"><p>水</p>'
    )


def test_the_archive_is_the_same_every_time_and_never_holds_itself(tmp_path):
    for name, text in {
        "index.html": '<a href="a/">',
        "404.html": "",
        "a/index.html": "水",
        "a/t.csv": "1",
        "assets/vendor/LICENSE": "MIT",
        "charts/c.svg": "<svg>",
        "charts/c.vl.json": "{}",
        "charts/c/index.html": "for the pages of others",
        "assets/vendor/vega/vega.min.js": "",
        "assets/card.png": "",
        "data/a/t.csv": "1",
        "data/a/a.zip": "zip",
        "data/a/index.html": '<img src="../../charts/c.svg"><a class="x" href="t.csv" download>CSV</a>',
        "data/a/1.0.0/a.zip": "zip",
        "data/a/SHA256SUMS": f"{'0' * 64}  t.csv\n",
        "catalog.jsonld": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    write_offline(tmp_path)
    first = (tmp_path / "offline.zip").read_bytes()
    write_offline(tmp_path)
    assert (tmp_path / "offline.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "offline.zip") as archive:
        names = [name.partition("/")[2] for name in archive.namelist()]
        assert names == [
            "a/index.html",
            "assets/vendor/LICENSE",
            "charts/c.svg",
            "data/a/index.html",
            "index.html",
        ]
        page = archive.read("taiwan-government-reports/data/a/index.html").decode()
        assert archive.read("taiwan-government-reports/index.html").decode() == '<a href="a/index.html">'
        # Plain files that all may read and none runs, whatever the system that unpacks them.
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    chart = '<img src="../../charts/c.svg">'
    assert page == f'{chart}<a class="x" title="只在網站上 · only on the website">CSV</a>'


def test_what_only_the_website_has_is_led_to_where_its_address_is_known():
    online = {"data/a/a.parquet"}
    link = '<a href="../a.parquet" download>Parquet</a> <a href="../b.csv">CSV</a>'
    led = link.replace("../a.parquet", "https://data.example/r/data/a/a.parquet")
    assert offline_page(link, "data/a/t/index.html", online, "https://data.example/r/") == led


def test_what_no_page_on_a_disk_can_read_is_left_out(tmp_path):
    for name in ("index.html", "404.html", "ask/index.html", "ask/tables/lines.json.gz"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"<p>x</p>")
    write_offline(tmp_path)
    with zipfile.ZipFile(tmp_path / "offline.zip") as archive:
        names = [name.partition("/")[2] for name in archive.namelist()]
    assert names == ["ask/index.html", "index.html"]


def test_the_files_of_a_folder_of_the_index_are_one(tmp_path):
    for name, text in {
        "search/index.html": '<div id="search-app" data-base="../">',
        "search/catalogue.js": "searchData({});\n",
        "search/text/abc/0.js": 'searchData([{},["水"]]);\n',
        "search/text/abc/1.js": "searchData([2]);\n",
        "search/text/abd/0.js": "searchData([3]);\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8", newline="\n")
    write_offline(tmp_path)
    with zipfile.ZipFile(tmp_path / "offline.zip") as archive:
        found = {name.partition("/")[2]: archive.read(name).decode() for name in archive.namelist()}
    assert found == {
        "search/index.html": '<div id="search-app" data-packed data-base="../">',
        "search/catalogue.js": "searchData({});\n",
        "search/text/abc.js": 'searchData([[{},["水"]],[2]]);\n',
        "search/text/abd.js": "searchData([[3]]);\n",
    }
