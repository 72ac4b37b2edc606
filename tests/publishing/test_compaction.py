from generator.publishing.compaction import compact


def test_indentation_goes_and_words_stay_apart() -> None:
    page = "<p>\n    one\n\n    <b>two</b>  three\n</p>\n"
    assert compact(page) == "<p>\none\n<b>two</b>  three\n</p>\n"


def test_preformatted_text_stays_as_it_is() -> None:
    page = '<div>\n  <pre tabindex="0"><code>a\n\n    b</code></pre>\n  <textarea>\n c</textarea>\n</div>'
    assert compact(page) == (
        '<div>\n<pre tabindex="0"><code>a\n\n    b</code></pre>\n<textarea>\n c</textarea>\n</div>'
    )
