"""English twins of pages: every phrase in both languages, the printed words marked as Chinese."""

import json
import pickle
import re
from datetime import date

import pytest

from generator.pages.findings import drafts as finding_drafts
from generator.pages.general.english import drafts as english_drafts
from generator.pages.making.chart_pages import Origin, ShownChart
from generator.pages.making.languages import Languages
from generator.pages.making.rendering import Templates
from generator.pages.making.twins import with_twins
from generator.pages.register import drafts as register_drafts
from generator.pages.wording.chinese import marked_chinese, mixed
from generator.pages.wording.dates import roc_date, roc_partial, roc_year_text
from generator.pages.wording.numbers import money
from generator.pages.wording.phrase import both, clauses, counted, in_row, says, sentences
from tests.committed import committed_site
from tests.pages.phrases import all_phrases, words_of_answers
from tests.tooling.tracked import ROOT

CHINESE = re.compile("[\u3400-\u9fff]")
CHINESE_RUN = re.compile("[\u3400-\u9fff]+")
PHRASES = {"{who}主辦的{kind}": "{kind}, run by {who}", "計畫": "programme", "剩 {n1} 億元": "{n1} left"}


@pytest.fixture(scope="module")
def twins():
    site = committed_site()
    drafts = [*register_drafts(site, site.packages["register"]), *finding_drafts(site)]
    return {draft.counterpart: draft for draft in with_twins(drafts, site.phrases) if draft.twin}


@pytest.fixture(scope="module")
def templates(twins):
    site = committed_site()
    english = Languages(twins.values(), site.interface).english
    return Templates(ROOT / "site_templates", site, None, english)


def shown(draft):
    return {
        name: ShownChart(chart, 1, 1, Origin("Report", "reports/", draft.url), "en")
        for name, chart in draft.charts.items()
    }


def rendered(templates, draft):
    values = {**draft.values, "title": draft.title, "charts": shown(draft)}
    return marked_chinese(templates.render(draft.template, draft.url, values, draft.language))


def outside_of_chinese(html: str) -> str:
    """What readers see of a page beside its marked words."""
    return re.sub("<[^>]*>", " ", re.sub(r'<span lang="zh-Hant">[^<]*</span>', " ", html))


def is_made_of(word: str, files: str) -> bool:
    """Whether a word is one of the files, or several of two characters or more, each as long as it can be."""
    while word:
        longest = next((end for end in range(len(word), 0, -1) if word[:end] in files), 0)
        if longest < min(2, len(word)):
            return False
        word = word[longest:]
    return True


def test_every_phrase_has_its_english_and_no_english_is_left_over(twins) -> None:
    known, wanted = committed_site().phrases, all_phrases()
    assert {phrase: str(path) for phrase, path in wanted.items() if phrase not in known} == {}
    # What queries put together stands in their files in parts, or in what they say.
    answers = [
        draft.values["answer"]
        for draft in twins.values()
        if "answer" in draft.values and "text" in draft.values
    ]
    said = "\n".join(heading for answer in answers for heading, _ in answer.sections)
    files = words_of_answers()
    left = [phrase for phrase in known if phrase not in wanted]
    unsaid = [p for p in left if not re.search(re.sub(r"\{n\d\}", r"\\d+", p), said)]
    assert [p for p in unsaid if not all(is_made_of(word, files) for word in CHINESE_RUN.findall(p))] == []
    assert [phrase for phrase, english in known.items() if CHINESE.search(english)] == []


def test_a_phrase_is_its_chinese_text_and_says_its_english_with_slots_in_their_order() -> None:
    said = says("{who}主辦的{kind}", who=both("水利署", "Water Resources Agency"), kind=says("計畫"))
    assert said == "水利署主辦的計畫"
    assert said.in_english(PHRASES) == "programme, run by Water Resources Agency"
    assert pickle.loads(pickle.dumps(said)) == "水利署主辦的計畫"  # noqa: S301 - its own
    assert says("沒有").in_english(PHRASES) == "沒有"
    assert says("{who}主辦的{kind}", who="{kind}", kind="甲").in_english(PHRASES) == "甲, run by {kind}"
    assert counted("剩 0.4 億元").in_english(PHRASES) == "0.4 left"
    assert sentences("", both("一。", "One.")).in_english({}) == "One."
    assert (in_row([both("一", "a"), "b"]), in_row([both("一", "a"), "b"]).in_english({})) == (
        "一、b",
        "a, b",
    )
    assert clauses(both("一", "one"), "two", sign="；").in_english({}) == "One; two"


@pytest.mark.parametrize(
    ("k_twd", "chinese", "english"),
    [
        (1118394, "11.2 億元", "NT$1.12 billion"),
        (682021, "6.82 億元", "NT$682 million"),
        (82300, "8,230 萬元", "NT$82.3 million"),
        (324, "324 千元", "NT$324,000"),
        (-2000, "-200 萬元", "-NT$2 million"),
        ("0.5", "0.5 千元", "NT$500"),
    ],
)
def test_money_has_the_same_size_in_both_languages(k_twd, chinese: str, english: str) -> None:
    assert (money(k_twd), money(k_twd).in_english({})) == (chinese, english)


def test_dates_and_years_are_those_of_the_common_era_in_english() -> None:
    assert roc_date(date(2024, 12, 31)).in_english({}) == "31 December 2024"
    assert [roc_partial(day).in_english({}) for day in ("2021", "2021-05", "2021-05-03")] == [
        "2021",
        "May 2021",
        "3 May 2021",
    ]
    assert (roc_year_text(110), roc_year_text(110).in_english({})) == ("110", "2021")


def test_chinese_words_are_marked_once_and_never_in_a_tag() -> None:
    html = '<p title="甲">By 阿姆坪 110 年，國內IC設計。 and <b lang="zh-TW">乙<i>丙</i><br>丁</b> 戊</p>'
    assert marked_chinese(html) == (
        '<p title="甲">By <span lang="zh-Hant">阿姆坪 110 年，國內IC設計。</span> and '
        '<b lang="zh-TW">乙<i>丙</i><br>丁</b> <span lang="zh-Hant">戊</span></p>'
    )
    assert mixed("<甲> a") == '&lt;<span lang="zh-Hant">甲</span>&gt; a'


def test_a_programme_says_what_it_is_how_it_stands_and_what_it_costs_in_english(twins, templates) -> None:
    draft = twins["programmes/amuping-silt-tunnel/"]
    assert (draft.url, draft.language, draft.assets) == ("en/programmes/amuping-silt-tunnel/", "en", ())
    assert draft.description == (
        "Infrastructure programme, run by Water Resources Agency, Ministry of Economic Affairs; planned for "
        "1 January 2015 to 31 December 2024. Overdue, no later report seen: The period ended on 31 December "
        "2024, 293 days ago (counted to the newest report that was read, 20 October 2025), and no later "
        "report about it was read; that does not mean that it was not completed. 2018–2022, special budget "
        "(enacted budget): NT$3.18 billion in all; 2018–2021, paid: NT$1.89 billion, which is 69.2% of "
        "the enacted budget of these years."
    )
    html = rendered(templates, draft)
    assert "## What it costs {#money}" in html
    assert '<span lang="zh-Hant">石門水庫阿姆坪防淤隧道工程計畫</span>' in html
    # Pages that are in English too are led to there; what has one language is not.
    assert 'href="../../agencies/moea-wra/"' in html
    assert re.search(r'href="\.\./\.\./\.\./sources/moea-infra-review-110/lines-1/#L146"', html)
    assert "10,000 cubic metres a year" in html


def test_charts_speak_english_but_for_printed_names(twins) -> None:
    charts = [chart for draft in twins.values() for chart in draft.charts.values()]
    assert len(charts) > 40
    heads = [(chart.unit, *chart.columns.values()) for chart in charts]
    assert [head for head in heads if CHINESE.search("".join(head))] == []
    money = twins["programmes/amuping-silt-tunnel/"].charts["money"]
    assert money.caption.chart_id == "programme-amuping-silt-tunnel-money-en"
    assert money.caption.title == "Special budget: enacted budget and paid"
    assert money.caption.summary.startswith("石門水庫阿姆坪防淤隧道工程計畫: enacted budget and paid")
    assert money.rows[0] == {"year": "2018", "series": "enacted budget", "value": money.rows[0]["value"]}
    assert money.spec["encoding"]["x"]["title"] == "Year"
    assert money.spec["encoding"]["x"]["scale"]["domain"] == ["2018", "2019", "2020", "2021", "2022"]
    assert money.spec["encoding"]["color"]["scale"]["domain"] == ["enacted budget", "paid"]
    behind = twins["findings/behind-schedule/moea-infra-review-110/"].charts["main"]
    assert {row["kind"] for row in behind.rows} == {"Planned", "Actual"}
    assert behind.rows[0]["label"] == "離岸風電水下基礎產業技術升級輔導計畫"
    drawn = json.dumps(behind.spec["layer"][1:], ensure_ascii=False)
    assert '"equal": "Planned"' in drawn
    assert not CHINESE.search(drawn)
    fields = twins["answers/money-by-field/"].charts
    assert [chart.spec["encoding"]["x"]["scale"]["domain"][0] for chart in fields.values()] == [
        "2017",
        "2016",
    ]


def test_names_of_series_that_are_longer_in_english_stand_below_each_other(twins) -> None:
    budgets = twins["agencies/moea-ida/"].charts["budget"].spec["encoding"]["color"]
    assert budgets["scale"]["domain"] == ["Expenditure (enacted budget)", "Expenditure (proposed budget)"]
    assert budgets["legend"] == {"columns": 1, "labelLimit": 300}
    money = twins["programmes/amuping-silt-tunnel/"].charts["money"].spec["encoding"]["color"]
    assert "legend" not in money


def test_an_agency_of_an_answer_has_its_english_name_before_the_printed_one(twins, templates) -> None:
    html = rendered(templates, twins["answers/movers/"])
    branches = 'Water Resources Agency (<span lang="zh-Hant">水利署及所屬</span>)'
    assert f'<th scope="row">{branches}</th>' in html
    assert f"水利建設及保育管理</span> of {branches}: NT&#36;17.9 billion last year" in html


def test_the_english_home_tells_of_money_before_it_tells_of_itself(templates) -> None:
    draft = next(english_drafts(committed_site(), {}))
    # Not a twin: its template marks what it shares with the Chinese page.
    html = templates.render(draft.template, draft.url, {**draft.values, "title": draft.title}, draft.language)
    parts = [html.index(f"{{#{part}}}") for part in ("money", "contradictions", "more", "reports", "trust")]
    assert parts == sorted(parts) and html.index('class="cards"') > parts[-1]
    assert '<small class="muted">Water Resources Agency (<span lang="zh-Hant">水利署及所屬</span>)' in html
    assert not CHINESE.search(outside_of_chinese(html))


@pytest.mark.parametrize(
    "url",
    [
        "programmes/",
        "programmes/what-became/",
        "programmes/offshore-wind-foundations-upgrading/",
        "agencies/",
        "agencies/moea-wra/",
        "findings/",
        "findings/behind-schedule/moea-infra-review-110/",
        "findings/grants/ida-unit-budget-114/",
        "findings/contradictions/",
        "answers/",
        "answers/movers/",
        "answers/money-by-field/",
    ],
)
def test_a_page_holds_no_chinese_but_what_is_marked(twins, templates, url: str) -> None:
    html = rendered(templates, twins[url])
    assert not CHINESE.search(outside_of_chinese(html))
    # Words of this site are no printed words: none of them is left in Chinese.
    html = re.sub("<pre>.*?</pre>", "", html, flags=re.S)
    left = re.findall(r'<span lang="zh-Hant">([^<]*)</span>', html)
    assert {word.strip("：。（）") for word in left} & {
        "年度",
        "金額",
        "單位",
        "原文行",
        "狀態",
        "下載",
    } == set()


def test_the_english_search_takes_its_files_from_the_root_of_the_site() -> None:
    site = committed_site()
    values = {"title": "Search", "words": "{}", "forms": site.interface.words("forms", "en")}
    pages = Templates(ROOT / "site_templates", site, None, {"": "en/"})
    html = pages.render("en/search.md.j2", "en/search/", values, "en")
    assert 'data-base="../../"' in html
    assert '<a href="../">Home</a>' in html


def test_no_twin_stands_where_the_catalogue_is_missing() -> None:
    site = committed_site()
    assert not [draft for draft in with_twins(finding_drafts(site), {}) if draft.twin]
