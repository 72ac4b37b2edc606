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


def test_idle_parts_of_the_theme_go() -> None:
    page = (
        '<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">\n'
        '<label class="md-overlay" for="__drawer"></label>\n<div data-md-component="announce">\n</div>\n'
        '<div data-md-component="skip">\n<a href="#a" class="md-skip">x</a></div>'
        '<article><input class="own"></article>\n'
        '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner"></div>\n</div>\n'
        "</body>"
    )
    assert compact(page) == (
        '<body><div>\n<a href="#a" class="md-skip">x</a></div><article><input class="own"></article>\n</body>'
    )


def test_a_record_is_named_once_where_its_id_says_it() -> None:
    row, cell = '<tr id="a.1" data-record-id="a.1">', '<td id="a.1" data-record-id="a.10"></td>'
    assert compact(f"<article>{row}{cell}</article>") == (
        f'<article><tr id="a.1" data-record-id>{cell}</article>'
    )
