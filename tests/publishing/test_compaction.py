from generator.publishing.compaction import compact


def test_indentation_goes_and_words_stay_apart() -> None:
    page = "<p>\n    one\n\n    <b>two</b>  three\n</p>\n"
    assert compact(page) == "<p>\none\n<b>two</b>  three\n</p>\n"


def test_preformatted_text_stays_as_it_is() -> None:
    page = '<div>\n  <pre tabindex="0"><code>a\n\n    b</code></pre>\n  <textarea>\n c</textarea>\n</div>'
    assert compact(page) == (
        '<div>\n<pre tabindex="0"><code>a\n\n    b</code></pre>\n<textarea>\n c</textarea>\n</div>'
    )


def test_what_only_markdown_needed_to_be_told_is_a_sign_again() -> None:
    page = "<td data-field='k&#95;twd'>&#91;1&#93; 5&#42; &lt;b&gt; &amp;#95; &#39;</td><pre>&#95;</pre>"
    assert compact(page) == "<td data-field='k_twd'>[1] 5* &lt;b&gt; &amp;#95; &#39;</td><pre>&#95;</pre>"


def test_neighbours_in_the_menu_are_no_next_page() -> None:
    kept = '<link rel="canonical" href="a">'
    assert compact(f'<link rel="prev" href="../ask/">\n<link rel="next" href="../glossary/">{kept}') == kept
