import gc
import json
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.search.chunks import CHUNK, OVERLAP, chunks_of
from generator.search.entry import SearchEntry, own_title
from generator.search.folding import fold, forms_folded, forms_of
from generator.search.grams import SHARDS, grams, line_gram, packed, shard_of, weight
from generator.search.index import NO_WORDS, _groups, search_files, search_index
from generator.search.page_text import page_text
from generator.search.words import SearchWords
from tests.search.packed import gaps, unpacked

ENTRIES = [
    SearchEntry(
        "a/", "石門水庫阿姆坪防淤隧道工程計畫", "台灣自來水公司 ５Ｇ", "programme", "r", "110", "經濟部"
    ),
    SearchEntry("b/#x", "再生水", "臺北市的石門。水庫", "statement"),
]


def load(entries: Sequence[SearchEntry], words: SearchWords = NO_WORDS) -> dict[str, Any]:
    found = {}
    for name, data in search_files(entries, {"r": "報告"}, {"r": "Report"}, words):
        text = data.decode().removeprefix("searchData(").removesuffix(");\n")
        key, _, body = text.partition(",")
        assert name == json.loads(key) + ".js"
        found[json.loads(key)] = json.loads(body)
    return found


def holders(files: dict[str, Any], gram: str) -> list[tuple[int, bool, int]]:
    """(chunk, in the title, weight in the text) of a gram as it is typed."""
    form = forms_folded(gram)
    numbers = unpacked(files[f"grams-{shard_of(form)}"].get(form, ""))
    return [(number >> 3, bool(number & 4), number & 3) for number in numbers]


@given(st.sets(st.integers(0, 10**7)))
def test_packed_numbers_come_back(numbers: set[int]) -> None:
    assert unpacked(packed(sorted(numbers))) == sorted(numbers)
    assert not set(packed(sorted(numbers))) & set('"\\')


def test_pairs_lead_to_the_chunks_and_titles_that_hold_them() -> None:
    files = load(ENTRIES)
    assert holders(files, "水庫") == [(0, True, 0), (1, False, 1)]
    assert holders(files, "門水") == [(0, True, 0)]
    assert holders(files, "臺灣") == [(0, False, 1)]
    assert holders(files, "5g") == [(0, False, 1)]
    assert holders(files, "不在") == []


def test_the_catalogue_knows_kind_report_year_and_agency() -> None:
    files = load(ENTRIES)
    catalogue = files["catalogue"]
    kind, *places = catalogue["facets"][gaps(catalogue["facetOf"])[0]]
    assert catalogue["kinds"][kind] == "programme"
    assert [catalogue["facetNames"][place] for place in places] == ["r", "110", "經濟部", "zh"]
    assert catalogue["reports"] == {"r": {"zh": "報告", "en": "Report"}}
    heads, texts = files["text-0"]
    assert heads["1"] == ["b/#x", "再生水", ""]
    assert texts[1] == "臺北市的石門。水庫"


def test_the_name_of_its_report_is_no_title_of_a_page() -> None:
    titles = {"r": "經濟部業務報告"}
    agency = SearchEntry("a/", "文化部：經濟部業務報告", "", "agency", "r")
    assert own_title(agency, titles) == "文化部"
    assert own_title(SearchEntry("b/", "原文：經濟部業務報告", "", "page", "r"), titles) == "原文"
    assert own_title(SearchEntry("c/", "經濟部業務報告", "", "report", "r"), titles) == "經濟部業務報告"
    assert own_title(SearchEntry("d/", "發現", ""), titles) == "發現"
    files = dict(search_files([agency], titles))
    assert '"部业"'.encode() not in b"".join(files.values())


def test_long_texts_come_in_overlapping_pieces_that_can_be_found_again() -> None:
    long = "".join(chr(0x4E00 + i) for i in range(7_000))
    files = load([SearchEntry("a/", "短", "前"), SearchEntry("b/", "長", long)])
    catalogue = files["catalogue"]
    assert gaps(catalogue["chunkCount"]) == [1, 4]
    groups = [files[f"text-{g}"][1] for g in range(len(gaps(catalogue["groupSizes"])))]
    assert [len(group) for group in groups] == gaps(catalogue["groupSizes"])
    texts = [text for group in groups for text in group]
    assert texts == ["前", *chunks_of(long)]
    assert all(len(text) <= CHUNK for text in texts)
    assert "".join([texts[1], *(text[OVERLAP:] for text in texts[2:])]) == long


def test_variants_widths_and_case_are_one() -> None:
    assert fold("台 北 ５Ｇ ＡＩ") == fold("臺北5gai") == "臺北5gai"


def test_hyphens_and_quotes_part_no_words_and_hyphens_stay_between_digits() -> None:
    assert fold("F-16 型") == fold("Ｆ16型") == "f16型"
    assert fold("桃園－新竹") == fold("桃園-新竹") == fold("桃園新竹") == "桃園新竹"
    assert fold("亞洲‧矽谷「智慧力」") == "亞洲矽谷智慧力"
    assert fold("114 - 117 年") == fold("114–117年") == "114-117年"


def test_traditional_and_simplified_characters_are_looked_up_as_one() -> None:
    assert forms_folded(fold("經濟部石門水庫")) == forms_folded(fold("经济部石门水库")) == "经济部石门水库"
    # Two characters that share a simplified form are one for the index; the text tells them apart.
    assert forms_folded("發髮") == "发发"
    assert forms_of("經水") == {"經": "经"}


def test_a_browser_gets_the_forms_of_the_characters_that_stand_somewhere() -> None:
    traditional, simplified = load(ENTRIES)["catalogue"]["forms"]
    assert "門" in traditional
    assert simplified[traditional.index("門")] == "门"
    assert "經" not in traditional


def test_a_line_of_words_leads_to_what_holds_any_of_them() -> None:
    line = ("再生水", "回收水", "臺北", "reclaimed water")
    files = load(ENTRIES, SearchWords((line, ("乾旱", "枯水")), (("台灣自來水公司", "水公司"),), ("多少",)))
    found = files["catalogue"]["words"]
    # The whole of the second title; in the text only where it stands in one stretch.
    assert unpacked(files[f"grams-{shard_of(line_gram(0))}"][line_gram(0)]) == [1 * 8 + 7]
    assert found["lines"][0] == "\n".join(line)
    assert found["present"] == ["1010", "00", "11"]
    assert unpacked(files[f"grams-{shard_of(line_gram(2))}"][line_gram(2)]) == [2]
    assert (found["names"], found["asking"]) == (1, ["多少"])


def test_further_pages_are_parts_of_the_page_of_their_thing() -> None:
    urls = ["r/x/", "r/x/p/1/", "r/x/p/1/#a", "r/x/p/1/notes/", "r/x/p/1/parts/", "r/x/p/2/", "r/x/staff/"]
    entries = [SearchEntry(url, "題", "") for url in urls]
    assert gaps(load(entries)["catalogue"]["partOf"]) == [0, 0, 0, 2, 3, 0, 0]


def test_an_english_page_names_the_chinese_one_that_says_the_same() -> None:
    entries = [SearchEntry("en/p/", "p", "", language="en"), SearchEntry("p/", "題", "")]
    entries += [SearchEntry("en/q/", "q", "", language="en"), SearchEntry("p/#a", "題", "")]
    assert gaps(load(entries)["catalogue"]["twinOf"]) == [2, 0, 0, 0]


def test_amounts_are_known_by_their_whole_part() -> None:
    counts = grams("13.5 億元、1,113 億、13 億 5,000 萬元")
    assert counts[" 13亿"] == 2
    assert counts[" 1113亿"] == 1
    assert counts[" 113亿"] == 0


@given(st.text(max_size=60))
def test_every_pair_of_a_text_can_be_found(text: str) -> None:
    folded = forms_folded(fold(text))
    counts = grams(text)
    assert all(folded[i : i + 2] in counts for i in range(len(folded)))
    assert all(0 <= shard_of(gram) < SHARDS for gram in counts)
    # A single character is found by the pairs that it begins, in the file of both.
    assert all(
        counts[c] if c.isascii() else shard_of(folded[i : i + 2]) == shard_of(c) for i, c in enumerate(folded)
    )


def test_words_and_numbers_are_known_whole_and_in_threes() -> None:
    counts = grams("ＡＩ產業 in Taiwan 276,000 元、8.35%")
    assert {" ai", " in", " taiwan", " 276,000", " 8.35"} <= set(counts)
    assert {"ai", "276", "6,0", "000", "tai"} <= set(counts)
    assert " 6,000" not in counts
    assert {" electric", " bus"} <= set(grams("electric-bus"))
    # What mixes scripts is looked up by pairs.
    assert not [gram for gram in counts if len(gram) == 3 and not gram.isascii()]


def test_whole_names_are_known() -> None:
    named = SearchEntry("a/", "台灣中油股份有限公司", "中油", "agency", names=("中油", "中油公司"))
    files = load([SearchEntry("b/", "再生水", ""), named])
    for name in ("臺灣中油股份有限公司", "中油", "中油公司"):
        assert holders(files, f"\n{fold(name)}") == [(1, True, 0)]
    assert holders(files, "\n臺灣中油") == holders(files, "\n公司") == []


def test_weights_rise_with_the_count() -> None:
    assert [weight(n) for n in (0, 1, 2, 4, 5, 500)] == [0, 1, 2, 2, 3, 3]


def test_page_text_is_what_a_reader_reads() -> None:
    body = (
        "<nav>路徑</nav>\n\n# 標題 {#top}\n\n"
        '<p class="lead">執行率&#42;100% <a class="src" href="#">原文 1</a><b>很</b>高</p>'
        "<td>甲</td><td>乙</td>"
    )
    # What stands around the page's own words is found too, but comes after them.
    assert page_text(body) == "標題 執行率*100% 很高 甲 乙 路徑"
    chart = '<figure class="chart"><figcaption>圖</figcaption><table><td>丙</td></table></figure><p>後</p>'
    assert page_text(chart) == "後 圖 丙"
    assert page_text('<nav><svg><path d="M0"/></svg>路</nav><p>後</p>') == "後 路"


def test_the_index_is_the_same_without_looking_for_garbage_which_goes_on_afterwards() -> None:
    assert search_index(ENTRIES, {}, {}) == dict(search_files(ENTRIES, {}))
    assert gc.isenabled()


def test_what_travels_together_has_the_size_that_was_measured() -> None:
    """Pieces of 2,000 characters, several short ones a file; decision 6 has the figures."""
    assert CHUNK == 2_000
    files = search_index([SearchEntry(f"{n}/", "再生水", "甲" * 700) for n in range(4)], {}, {})
    assert sorted(name for name in files if "text-" in name) == ["text-0.js", "text-1.js"]
    assert files["text-1.js"].count("再生水".encode()) == 2
    assert _groups(["甲" * 1_000, "乙" * 1_000, "丙"]) == [(0, 2), (2, 3)]
    assert _groups([]) == []
