import gc
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.blocks import blocks, file_size
from generator.search.chunks import CHUNK, OVERLAP, chunks_of
from generator.search.corpus import ORDERED, corpus_of
from generator.search.entry import SearchEntry, own_title
from generator.search.folding import fold, fold_forms, forms_folded, forms_of
from generator.search.grams import HALF, packed, weight, words_of
from generator.search.index import NO_WORDS, TOGETHER, groups, search_files, search_index
from generator.search.packing import packed_lines, packed_lists
from generator.search.page_text import page_text
from generator.search.stretches import FEW, stretches
from generator.search.words import SearchWords
from tests.search.packed import gaps, unpacked
from tests.search.reading import Files, catalogue, heads_and_texts, holders, looked_up, parts

ENTRIES = [
    SearchEntry(
        "a/", "石門水庫阿姆坪防淤隧道工程計畫", "台灣自來水公司 ５Ｇ", "programme", "r", "110", "經濟部"
    ),
    SearchEntry("b/#x", "再生水", "臺北市的石門。水庫", "statement"),
]


def load(entries: Sequence[SearchEntry], words: SearchWords = NO_WORDS) -> Files:
    return dict(search_files(entries, {"r": "報告"}, {"r": "Report"}, words))


@given(st.sets(st.integers(0, 10**7)))
def test_packed_numbers_come_back(numbers: set[int]) -> None:
    assert unpacked(packed(sorted(numbers))) == sorted(numbers)
    assert not set(packed(sorted(numbers))) & set('"\\')


def test_stretches_lead_to_the_chunks_and_titles_that_hold_them() -> None:
    files = load(ENTRIES)
    assert holders(files, "水库") == [(0, True, 0), (1, False, 1)]
    assert holders(files, "门水") == [(0, True, 0)]
    assert holders(files, "台湾") == [(0, False, 1)]
    assert holders(files, "5g") == [(0, False, 1)]
    assert holders(files, "不在") == []
    # The last character begins no pair.
    assert holders(files, "g") == [(0, False, 1)]


def test_the_catalogue_knows_kind_report_year_and_agency() -> None:
    files = load(ENTRIES)
    found = catalogue(files)
    kind, *places = found["facets"][gaps(found["facetOf"])[0]]
    assert found["kinds"][kind] == "programme"
    assert [found["facetNames"][place] for place in places] == ["r", "110", "經濟部", "zh"]
    assert found["reports"] == {"r": {"zh": "報告", "en": "Report"}}
    heads, texts = heads_and_texts(files)
    assert heads[1] == ["b/#x", "再生水", ""]
    assert texts[0][1] == "臺北市的石門。水庫"


def test_heads_stand_with_their_texts_where_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    few = heads_and_texts(load(ENTRIES))
    monkeypatch.setattr("generator.search.index.HEADS", 10)
    files = load(ENTRIES)
    assert not any(name.startswith("heads/") for name in files)
    assert heads_and_texts(files) == few


def test_heads_together_say_nothing_twice() -> None:
    long = "reports/moea-business-report-113/categories/"
    entries = [
        SearchEntry("en/p/", "石門水庫", "", names=("石門水庫", "Shimen"), language="en"),
        SearchEntry("en/q/", "Budget", "", language="en"),
        SearchEntry("p/", "石門水庫", ""),
        SearchEntry(f"{long}1/", "一", ""),
        SearchEntry(f"{long}1/#items.1.1", "二", ""),
    ]
    files = load(entries)
    heads, _ = heads_and_texts(files)
    assert heads == [[e.url, e.title, "Shimen" if e.url == "en/p/" else ""] for e in entries]
    urls, titles, names = parts(files, "heads")[0]
    # Two lines are said to share at most 35 characters.
    assert urls.split("\n") == ["0en/p/", "3q/", "0p/", f"0{long}1/", f"z{long[35:]}1/#items.1.1"]
    assert (titles, names) == (["", "Budget", "石門水庫", "一", "二"], {"0": "Shimen"})


def test_what_has_a_name_never_changes_and_what_stays_keeps_its_name() -> None:
    entries = [*ENTRIES, *(SearchEntry(f"c{n}/", "深層海水", "花蓮" * 1_000) for n in range(2 * TOGETHER))]
    before, after = load(entries), load([*entries, SearchEntry("d/", "新增", "花蓮" * 1_000)])
    assert {name for name in before if before[name] != after.get(name, before[name])} == {"catalogue.js"}
    assert [name for name in before if name.startswith("text/") and name in after]
    for name, data in after.items():
        assert name == "catalogue.js" or data.startswith(b"searchData(")


def test_the_name_of_its_report_is_no_title_of_a_page() -> None:
    titles = {"r": "經濟部業務報告"}
    agency = SearchEntry("a/", "文化部：經濟部業務報告", "", "agency", "r")
    assert own_title(agency, titles) == "文化部"
    assert own_title(SearchEntry("b/", "原文：經濟部業務報告", "", "page", "r"), titles) == "原文"
    assert own_title(SearchEntry("c/", "經濟部業務報告", "", "report", "r"), titles) == "經濟部業務報告"
    assert own_title(SearchEntry("d/", "發現", ""), titles) == "發現"
    assert holders(dict(search_files([agency], titles)), "部业") == []


def test_long_texts_come_in_overlapping_pieces_that_can_be_found_again() -> None:
    long = "".join(chr(0x4E00 + i) for i in range(7_000))
    files = load([SearchEntry("a/", "短", "前"), SearchEntry("b/", "長", long)])
    found = catalogue(files)
    assert gaps(found["chunkCount"]) == [1, 4]
    _, batches = heads_and_texts(files)
    assert [len(batch) for batch in batches] == gaps(found["groupSizes"])
    texts = [text for batch in batches for text in batch]
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
    traditional, simplified, both = catalogue(load([*ENTRIES, SearchEntry("c/", "皇后之後", "")]))["forms"]
    assert "門" in traditional
    assert simplified[traditional.index("門")] == "门"
    assert "經" not in traditional
    # 后 is a form of 後 and a character of its own: the index alone can't tell which of them stands there.
    assert both == "后"


def test_a_line_of_words_leads_to_what_holds_any_of_them() -> None:
    line = ("再生水", "回收水", "臺北", "reclaimed water")
    files = load(ENTRIES, SearchWords((line, ("乾旱", "枯水")), (("台灣自來水公司", "水公司"),), ("多少",)))
    found = catalogue(files)["words"]
    # The whole of the second title; in the text only where it stands in one piece; beside each of its words.
    for word in ("再生水", "回收水", "台北", "reclaimedwater"):
        assert holders(files, f"\t{word}") == [(1, True, 3)]
    assert found["lines"][0] == "\n".join(line)
    assert found["present"] == ["1010", "00", "11"]
    assert holders(files, "\t水公司") == [(0, False, 2)]
    assert (found["names"], found["asking"]) == (1, ["多少"])


def test_further_pages_are_parts_of_the_page_of_their_thing() -> None:
    urls = ["r/x/", "r/x/p/1/", "r/x/p/1/#a", "r/x/p/1/notes/", "r/x/p/1/parts/", "r/x/p/2/", "r/x/staff/"]
    entries = [SearchEntry(url, "題", "") for url in urls]
    assert gaps(catalogue(load(entries))["partOf"]) == [0, 0, 0, 2, 3, 0, 0]


def test_a_record_of_one_report_and_its_further_pages_are_parts_of_the_programme() -> None:
    entries = [SearchEntry(url, "題", "") for url in ("", "programmes/x/", "r/")]
    entries += [SearchEntry("r/a/p/1/", "題", "", whole="programmes/x/")]
    entries += [SearchEntry("r/a/p/1/notes/", "題", ""), SearchEntry("r/a/p/2/", "題", "", whole="gone/")]
    assert gaps(catalogue(load(entries))["partOf"]) == [0, 0, 0, 2, 1, 0]


def test_an_english_page_names_the_chinese_one_that_says_the_same() -> None:
    entries = [SearchEntry("en/p/", "p", "", language="en"), SearchEntry("p/", "題", "")]
    entries += [SearchEntry("en/q/", "q", "", language="en"), SearchEntry("p/#a", "題", "")]
    # One after the next that is expected, which is the first: 1 + 2.
    assert gaps(catalogue(load(entries))["twinOf"]) == [3, 0, 0, 0]


def test_english_pages_in_the_order_of_the_chinese_ones_say_all_the_same() -> None:
    entries = [SearchEntry(f"{name}/", "題", "") for name in "abcde"]
    entries += [SearchEntry(f"en/{name}/", name, "", language="en") for name in "abxdec"]
    # a and b follow; x has none; d stands one further than c would, e follows it; c stands three back.
    assert gaps(catalogue(load(entries))["twinOf"]) == [0] * 5 + [1, 1, 0, 3, 1, 6]


def test_amounts_are_known_as_they_are_and_by_their_whole_part() -> None:
    text = "13.5 億元、1,113 億、13 億 5,000 萬元"
    counts = words_of(forms_folded(fold(text)), text)
    assert counts[" 13亿~"] == 2
    assert counts[" 13亿"] == counts[" 13.5亿"] == counts[" 1113亿"] == counts[" 1113亿~"] == 1
    assert counts[" 113亿"] == counts[" 113亿~"] == 0


def test_numbers_are_known_with_what_they_count() -> None:
    text = "113 年與 13年，２０ 臺"
    counts = words_of(forms_folded(fold(text)), text)
    assert {" 113", " 113年", " 13年", " 20台"} <= set(counts)
    assert counts[" 3年"] == 0


@given(
    st.lists(st.text(alphabet="甲乙丙1a𠮷\ue000", max_size=40), min_size=1, max_size=20),
    st.sampled_from((1, 40)),
)
def test_every_stretch_of_a_text_can_be_found_and_no_other(texts: list[str], size: int) -> None:
    """In a leaf of its own, in those that begin with it, or in its beginning, which few hold."""
    corpus = corpus_of(texts, [[text[:3]] for text in texts], [])
    files = blocks(corpus, stretches(corpus).leaves, {}, size)
    asked = {text[i : i + n] for text in texts for i in range(len(text)) for n in (*range(1, 6), ORDERED)}
    for stretch in {*asked, "甲甲甲", "丁a1乙"}:
        wanted = [
            (number, stretch in text[:3], weight(text.count(stretch))) for number, text in enumerate(texts)
        ]
        found, is_whole = looked_up(files, stretch)
        if is_whole:
            assert {number for number, *_ in found} == {n for n, _, held in wanted if held}
            assert {n for n, titled, _ in found if titled} == {n for n, titled, _ in wanted if titled}
        else:
            assert {n for n, _, held in wanted if held} <= {number for number, *_ in found}
            assert len(found) <= FEW


@given(st.dictionaries(st.text(), st.lists(st.integers(0, HALF**3)).map(sorted)))
def test_many_lists_are_packed_as_each_is(lists) -> None:
    assert packed_lists(lists) == {name: packed(numbers) for name, numbers in lists.items()}


@given(st.text())
def test_forms_are_folded_in_one_pass_as_in_two(text) -> None:
    for one in (text, f"114-117 F-16 臺灣後{text}發－髮"):
        assert fold_forms(one) == forms_folded(fold(one))


def test_packed_lines_are_packed_lists() -> None:
    digits = [HALF - 1, HALF, HALF + 1, HALF**2 - 1, HALF**2, HALF**3]
    lists = [[3], [0, 45, 46, 47, 99_000], [7, 2_200, 9_999_999], *([number] for number in digits)]
    values = np.array([number for numbers in lists for number in numbers])
    lines, lengths = packed_lines(values, np.array([len(numbers) for numbers in lists]))
    assert lines.splitlines() == [packed(numbers) for numbers in lists]
    assert lengths.tolist() == [len(packed(numbers)) + 1 for numbers in lists]


def test_words_and_numbers_are_known_whole() -> None:
    text = "ＡＩ產業 in Taiwan 276,000 元、8.35%"
    counts = words_of(forms_folded(fold(text)), text)
    assert {" ai", " in", " taiwan", " 276,000", " 8.35"} <= set(counts)
    assert " 6,000" not in counts
    assert {" electric", " bus"} <= set(words_of("", "electric-bus"))


def test_whole_names_are_known() -> None:
    named = SearchEntry("a/", "台灣中油股份有限公司", "中油", "agency", names=("中油", "中油公司"))
    files = load([SearchEntry("b/", "再生水", ""), named])
    for name in ("台湾中油股份有限公司", "中油", "中油公司"):
        assert holders(files, f"\n{name}") == [(1, True, 0)]
    assert holders(files, "\n台湾中油") == holders(files, "\n公司") == []


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


def test_what_travels_together_is_as_large_as_was_measured() -> None:
    """Pieces of 2,000 characters, a few a file; decision 6 has the figures."""
    assert CHUNK == 2_000
    files = search_index([SearchEntry(f"{n}/", "再生水", "甲" * 1_200) for n in range(5)], {}, {})
    assert [len(batch) for batch in heads_and_texts(files)[1]] == [1] * 5
    assert file_size(10**3) == file_size(0) == 2_000
    assert (file_size(10**6), file_size(10**9)) == (5_200, 16_444)
    assert groups([1_000, 1_000, 1], 2_000) == [(0, 2), (2, 3)]
    assert groups([], 2_000) == []


def test_files_of_texts_stay_small_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.index.file_size", lambda _: 1_000_000)
    files = load([SearchEntry(f"{n}/", "再生水", "甲" * 1_200) for n in range(12)])
    assert [len(batch) for batch in heads_and_texts(files)[1]] == [5, 5, 2]
