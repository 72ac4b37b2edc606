"""The search page asked as a reader asks, and what its index was given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from generator.search.folding import fold
from tests.search.packed import gaps
from tests.search.reading import catalogue, heads_and_texts

ASK = """async ([query, all]) => {
  const input = document.getElementById("q"), results = document.querySelector(".search-results");
  const settled = async () => {
    while (results.hasAttribute("aria-busy")) await new Promise((go) => setTimeout(go, 2));
  };
  const scripts = () => [...document.head.querySelectorAll("script[data-file]")];
  const loaded = () => scripts().map((script) => script.dataset.file);
  const before = loaded().length;
  input.value = query;
  const start = performance.now();
  input.form.requestSubmit();
  await settled();
  const milliseconds = performance.now() - start;
  await window.siteSearch.askedFor(query);
  const files = loaded().slice(before);
  for (let more; all && (more = results.querySelector("button.more"));) {
    more.click();
    while (more.isConnected) await new Promise((go) => setTimeout(go, 2));
  }
  const base = new URL("..", document.baseURI).href;
  const urls = (of) => [...results.querySelectorAll(of)].map((link) => link.href.slice(base.length));
  const exact = urls("section:not([data-kind=wide]) [data-search-result]");
  return { milliseconds, files, urls: urls("[data-search-result]"), exact };
}"""


@dataclass(frozen=True)
class Answer:
    """What the page showed for a query.

    Attributes:
        urls: addresses from the site's root, in order.
        exact: those of them that hold the words as they were typed.
        milliseconds: how long the answer took.
        files: those of the index that were loaded for it and its answer, without their suffix.
    """

    urls: list[str]
    exact: list[str]
    milliseconds: float
    files: list[str]


def ask(page: Page, query: str, *, everything: bool = False) -> Answer:
    answer = page.evaluate(ASK, [query, everything])
    return Answer(answer["urls"], answer["exact"], answer["milliseconds"], answer["files"])


def leads_to(url: str, expected: str) -> bool:
    """Whether a result is the expected page or record, or stands inside of it."""
    if "#" in expected:
        return url == expected or url.startswith(f"{expected}.")
    return url.partition("#")[0] == expected


@cache
def indexed_texts(site_dir: Path) -> dict[str, str]:
    """Everything that is searched of each entry, folded, by address."""
    folder = site_dir / "search"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.js")}
    entries, batches = heads_and_texts(files)
    texts = [text for batch in batches for text in batch]
    found, first = {}, 0
    for (url, title, names), count in zip(entries, gaps(catalogue(files)["chunkCount"]), strict=True):
        found[url] = "\n".join(fold(part) for part in (title, names, *texts[first : first + count]))
        first += count
    return found
