"""The search page asked as a reader asks, and what its index was given."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.search.folding import fold
from tests.search.packed import gaps

ASK = """async ([query, all]) => {
  const input = document.getElementById("q"), results = document.querySelector(".search-results");
  const settled = async () => {
    while (results.hasAttribute("aria-busy")) await new Promise((go) => setTimeout(go, 2));
  };
  input.value = query;
  const start = performance.now();
  input.form.requestSubmit();
  await settled();
  const milliseconds = performance.now() - start;
  for (let more; all && (more = results.querySelector("button.more"));) {
    more.click();
    while (more.isConnected) await new Promise((go) => setTimeout(go, 2));
  }
  const base = new URL("..", document.baseURI).href;
  const urls = (of) => [...results.querySelectorAll(of)].map((link) => link.href.slice(base.length));
  const exact = urls("section:not([data-kind=wide]) [data-search-result]");
  return { milliseconds, urls: urls("[data-search-result]"), exact };
}"""


@dataclass(frozen=True)
class Answer:
    """What the page showed for a query.

    Attributes:
        urls: addresses from the site's root, in order.
        exact: those of them that hold the words as they were typed.
        milliseconds: how long the answer took.
    """

    urls: list[str]
    exact: list[str]
    milliseconds: float


def ask(page: Page, query: str, *, everything: bool = False) -> Answer:
    answer = page.evaluate(ASK, [query, everything])
    return Answer(answer["urls"], answer["exact"], answer["milliseconds"])


def leads_to(url: str, expected: str) -> bool:
    """Whether a result is the expected page or record, or stands inside of it."""
    if "#" in expected:
        return url == expected or url.startswith(f"{expected}.")
    return url.partition("#")[0] == expected


def indexed_texts(site_dir: Path) -> dict[str, str]:
    """Everything that is searched of each entry, folded, by address."""
    folder = site_dir / "search"

    def load(name: str) -> Any:
        script = (folder / f"{name}.js").read_text("utf-8")
        return json.loads(script.partition(",")[2].removesuffix(");\n"))

    catalogue = load("catalogue")
    heads: dict[str, list[str]] = {}
    texts: list[str] = []
    for group in range(len(list(folder.glob("text-*.js")))):
        of_entries, of_chunks = load(f"text-{group}")
        heads |= of_entries
        texts += of_chunks
    entries = [heads[str(number)] for number in range(len(heads))]
    found, first = {}, 0
    for (url, title, names), count in zip(entries, gaps(catalogue["chunkCount"]), strict=True):
        found[url] = "\n".join(fold(part) for part in (title, names, *texts[first : first + count]))
        first += count
    return found
