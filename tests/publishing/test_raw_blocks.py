"""Elements that are set aside leave the page as it was, and are no longer parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.htmlparser import HTMLExtractor

from generator.publishing.raw_blocks import RawBlocks

EXTENSIONS = ["attr_list", "tables", "toc"]
TABLE = '<div class="table-wrap">\n<table>\n<tr><td>1</td></tr>\n\n<tr><td>*2*</td></tr>\n</table>\n</div>'
PIECES = (
    TABLE,
    "# 標題",
    "## 錢 {#money}",
    "*印出*的文字 <b>粗</b> 與 `<div>`。",
    '<p class="lead">甲 & 乙 &lt;丙&gt; &amp; "丁"</p>',
    '<dl><div><dt>年</dt><dd><data value="1">一</data></dd></div></dl>',
    "<div><div>內</div>\n<div>外</div></div>",
    "<div>沒有結尾",
    "</div>",
    "<section><p>未關<p>閉</section>",
    "<div><!-- 註 </div> --></div>",
    '<div><script>document.write("</div>")</script></div>',
    "<p>一</p>後面還有字",
    "<p>一</p><p>二</p>",
    "  <p>縮排</p>",
    "    <p>程式</p>",
    '<figure title="a > b"><img src="a.svg" alt=""><figcaption>圖</figcaption></figure>',
    "- 項目\n\n<ul><li>一</li></ul>",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
    "<nav>\n\n</nav>",
    "<p>",
)


def converted(text: str, *extensions: RawBlocks) -> str:
    return Markdown(extensions=[*EXTENSIONS, *extensions]).convert(text)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_alone_is_converted_as_ever(piece: str) -> None:
    assert converted(piece, RawBlocks()) == converted(piece)


@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(("\n", "\n\n", "\n \n", "\n\n\n"))), max_size=6
    )
)
def test_any_page_is_converted_as_ever(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    assert converted(text, RawBlocks()) == converted(text)


def test_a_whole_element_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def feed(parser: HTMLExtractor, text: str) -> None:
        seen.append(text)
        parser.cleandoc.append(text)

    monkeypatch.setattr(HTMLExtractor, "feed", feed)
    converted(f"# 標題\n\n{TABLE}\n\n文字\n\n<p>甲</p>\n<ul></ul>\n\n<p>一</p>後\n", RawBlocks())
    assert "<table" not in seen[0]
    assert "甲" not in seen[0]
    assert "<ul" not in seen[0]
    assert "<p>一</p>後" in seen[0]
