"""Rules for classes that no page has leave the theme's stylesheets; nothing else does."""

from itertools import chain
from pathlib import Path

import pytest

from generator.publishing.site_pages import read_pages
from generator.publishing.stylesheets import classes_in, slim, slim_stylesheets

CLASSES = frozenset({"md-nav", "md-sidebar--secondary", "md-content"})


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("a{color:red}.md-tabs{x:y}", "a{color:red}"),
        (".md-nav,.md-tabs a{x:y}", ".md-nav{x:y}"),
        ('@charset "UTF-8";.md-tabs{x:y}', '@charset "UTF-8";'),
        ("@media print{.md-tabs{x:y}}", ""),
        ("@media print{.md-nav{x:y}.md-tabs{x:y}}", "@media print{.md-nav{x:y}}"),
        ("@keyframes a{0%{x:y}to{x:z}}", "@keyframes a{0%{x:y}to{x:z}}"),
        # What is excluded need not exist, and one of a list in parentheses is enough.
        (".md-nav:not(.md-tabs){x:y}", ".md-nav:not(.md-tabs){x:y}"),
        (":is(.md-nav,.md-tabs) a{x:y}", ":is(.md-nav,.md-tabs) a{x:y}"),
        (":is(.md-tabs,.md-hero) a{x:y}", ""),
        ('[title="a,b{"].md-nav{content:"}"}', '[title="a,b{"].md-nav{content:"}"}'),
    ],
)
def test_rules_stay_where_every_class_that_they_need_exists(css: str, kept: str) -> None:
    assert slim(css, CLASSES) == kept


def test_a_site_keeps_what_its_pages_and_scripts_use(tmp_path: Path) -> None:
    theme = tmp_path / "assets" / "stylesheets"
    theme.mkdir(parents=True)
    (tmp_path / "index.html").write_text('<body class="md-nav"><a class="x md-sidebar--secondary">', "utf-8")
    (tmp_path / "assets" / "site.js").write_text('e.classList.add("late")', "utf-8")
    (tmp_path / "assets" / "site.css").write_text(".other{color:var(--own)}", "utf-8")
    (theme / "main.css.map").write_text("{}", "utf-8")
    (theme / "main.css").write_text(
        ':root{--own:red;--icon:url("data:a;b{}");--used:1px}.late{width:var(--used)}.lost{x:y}'
        ".md-sidebar--secondary:not([hidden])~.md-nav{x:y}\n/*# sourceMappingURL=main.css.map */",
        "utf-8",
    )
    slim_stylesheets(tmp_path, chain(*map(classes_in, read_pages(tmp_path).values())))
    assert (theme / "main.css").read_text("utf-8").strip() == (
        ":root{--own:red;--used:1px}.late{width:var(--used)}.md-sidebar--secondary:not([hidden])~.md-nav{x:y}"
    )
    assert (tmp_path / "assets" / "site.css").read_text("utf-8") == ".other{color:var(--own)}"
    assert [path.name for path in theme.iterdir()] == ["main.css"]
