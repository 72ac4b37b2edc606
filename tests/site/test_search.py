import gzip

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.examples import first, first_of
from tests.site.anew import address_of

pytestmark = pytest.mark.browser


def results(page: Page, base_url: str, query: str) -> list[str]:
    """Titles of the results in their order."""
    page.goto(f"{base_url}search/?q={query}")
    page.wait_for_selector("[data-search-result], [role=status]:has-text('沒有')")
    page.wait_for_selector(".search-results:not([aria-busy])", state="attached")
    return [link.inner_text() for link in page.query_selector_all("[data-search-result]")]


@pytest.mark.parametrize(
    ("query", "title"),
    first_of(
        2,
        [
            ("石門水庫", "石門水庫阿姆坪防淤隧道工程計畫"),
            ("離岸風電", "離岸風電水下基礎產業技術升級輔導計畫"),
            ("智慧電動巴士", "智慧電動巴士DMIT計畫"),
            ("臺南山上", "台南山上淨水場供水系統改善工程計畫"),
            ("５Ｇ 文化科技", "文化科技5G創新垂直應用場域建構及營運計畫"),
        ],
    ),
)
def test_a_programme_is_found_by_words_of_its_name(page: Page, base_url: str, query: str, title: str) -> None:
    assert title in results(page, base_url, query)[:5]


@pytest.mark.long
def test_every_shown_result_holds_the_phrase(page: Page, base_url: str) -> None:
    shown = results(page, base_url, "再生水")
    assert len(shown) >= 3
    for item in page.query_selector_all(".search-results li"):
        assert "再生水" in item.inner_text().replace("\n", "")


def test_what_stands_nowhere_is_said_so(page: Page, base_url: str) -> None:
    assert results(page, base_url, "查無此詞彙") == []
    assert "沒有頁面包含" in page.inner_text("[role=status]")


def test_the_query_travels_in_the_address_and_the_header_leads_there(page: Page, base_url: str) -> None:
    page.goto(base_url)
    page.fill("#site-find", "翡翠原水管")
    page.press("#site-find", "Enter")
    page.wait_for_selector("[data-search-result]")
    assert page.url.endswith("search/?q=%E7%BF%A1%E7%BF%A0%E5%8E%9F%E6%B0%B4%E7%AE%A1")
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")
    assert "翡翠原水管工程計畫" in page.inner_text("h1")


@pytest.mark.long
def test_filters_narrow_by_report(page: Page, base_url: str) -> None:
    results(page, base_url, "水庫")
    page.select_option("select[name=report]", "moea-annual-plan-115")
    page.wait_for_selector("[data-search-result]")
    page.wait_for_selector(".search-results:not([aria-busy])", state="attached")
    links = [link.get_attribute("href") or "" for link in page.query_selector_all("[data-search-result]")]
    assert links
    assert all("moea-annual-plan-115" in link for link in links)
    assert "report=moea-annual-plan-115" in address_of(page)


def test_each_of_several_agencies_is_a_choice(page: Page, base_url: str) -> None:
    results(page, base_url, "縣市管河川")
    names = page.eval_on_selector_all("select[name=agency] option", "options => options.map(o => o.value)")
    assert not [name for name in names if "、" in name]
    page.select_option("select[name=agency]", "內政部")
    page.wait_for_selector("[data-search-result][href$='reports/moea-infra-review-110/programmes/18/']")


@pytest.mark.chromium_only("Firefox counts nothing that it kept from the page before")
@pytest.mark.parametrize(
    "query", first(1, ["石門水庫", "1,234", "electric bus", "協助個別廠商執行碳盤查輔導及導入"])
)
def test_a_first_query_stays_light(browser: Browser, base_url: str, query: str) -> None:
    """With the page itself, its styles and scripts, compressed as a host sends them."""
    page = browser.new_page()
    responses: list[Response] = []

    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)
    page.goto(f"{base_url}search/?q={query}")
    page.wait_for_selector(".search-results:not([aria-busy])", state="attached")
    page.wait_for_selector(".search-results > *", state="attached")
    page.remove_listener("response", keep)
    sizes = [len(gzip.compress(response.body(), 6)) for response in responses]
    page.close()
    assert 100_000 < sum(sizes) <= 200_000


def settled(page: Page) -> None:
    page.wait_for_selector("[data-search-result], [role=status]:has-text('沒有')")
    page.wait_for_selector(".search-results:not([aria-busy])", state="attached")


@pytest.mark.chromium_only("the driver of Firefox waits for a load that its way back has not")
def test_filters_of_an_address_survive_reload_sharing_and_back(page: Page, base_url: str) -> None:
    address = f"{base_url}search/?q=%E6%B0%B4%E5%BA%AB&report=moea-annual-plan-115"
    for go in (lambda: page.goto(address), page.reload):
        go()
        settled(page)
        assert page.url == address
        assert page.input_value("select[name=report]") == "moea-annual-plan-115"
        links = page.eval_on_selector_all("[data-search-result]", "links => links.map(a => a.href)")
        assert links
        assert all("moea-annual-plan-115" in link for link in links)
    page.select_option("select[name=report]", "")
    settled(page)
    assert "report" not in address_of(page)
    page.go_back()
    settled(page)
    assert page.url == address
    assert page.input_value("select[name=report]") == "moea-annual-plan-115"
    page.click("[data-search-result]")
    page.wait_for_selector("h1")
    page.go_back()
    settled(page)
    assert page.input_value("select[name=report]") == "moea-annual-plan-115"


@pytest.mark.long
def test_filters_of_a_table_stand_in_the_address(page: Page, base_url: str) -> None:
    path = f"{base_url}reports/ida-unit-budget-114/donations/"
    page.goto(path)
    page.fill(".table-bar input[type=search]", "智慧")
    shown = page.locator("table[data-interactive] tbody tr:visible").count()
    assert address_of(page) == f"{path}?filter=%E6%99%BA%E6%85%A7"
    page.reload()
    assert page.input_value(".table-bar input[type=search]") == "智慧"
    assert page.locator("table[data-interactive] tbody tr:visible").count() == shown
    page.fill(".table-bar input[type=search]", "")
    assert address_of(page) == path
    assert page.locator("table[data-interactive] tbody tr:visible").count() > shown


KEY = """([key, composing]) => {
  const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...composing });
  document.activeElement.dispatchEvent(pressed);
  return [document.activeElement.id || document.activeElement.className, pressed.defaultPrevented];
}"""


@pytest.mark.parametrize("composing", first(1, [{"isComposing": True}, {"keyCode": 229}]))
def test_keys_are_the_input_methods_while_a_character_is_composed(
    page: Page, base_url: str, composing: dict[str, object]
) -> None:
    results(page, base_url, "水庫")
    page.focus("#q")
    assert page.evaluate(KEY, ["ArrowDown", composing]) == ["q", False]
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(KEY, ["/", composing])[1] is False
    page.focus("#q")
    assert page.evaluate(KEY, ["ArrowDown", {}])[1] is True


def test_a_slash_leads_to_the_search_field_on_every_page_and_says_so(page: Page, base_url: str) -> None:
    for path, field in (("", "site-find"), ("glossary/", "site-find"), ("search/", "q")):
        page.goto(base_url + path)
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == field
        page.keyboard.press("/")
        assert page.input_value(f"#{field}") == "/"
    assert "按 /" in (page.get_attribute("#site-find", "placeholder") or "")
