import base64
import hashlib

import pytest

from generator.errors import ProblemError
from generator.publishing.content_policy import (
    inline_scripts,
    policy,
    strange_schemes,
    with_policies,
    with_policy,
)

FRAME = 'document.body.dataset.scheme="slate"'
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>水</title><script>{}</script>'
    '<script type="application/ld+json">{{"@type":"Dataset"}}</script></head>'
    '<body>{}<script src="assets/site.js"></script></body></html>'
)


def page(body: str = "") -> str:
    return PAGE.format(FRAME, body)


def site(**pages: str) -> dict[str, str]:
    return {"404.html": page()} | {f"{name}.html": text for name, text in pages.items()}


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_only_scripts_that_run_inside_the_page_are_taken():
    assert inline_scripts(page()) == [FRAME]


def test_the_policy_names_the_digest_and_nothing_unsafe():
    rules = dict(rule.split(" ", 1) for rule in policy([FRAME]).split("; "))
    assert rules["script-src"] == f"'self' 'sha256-{digest(FRAME)}'"
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == "'self'"
    assert "unsafe" not in policy([FRAME])


def test_webassembly_may_run_on_the_page_of_questions_alone():
    text = page()
    finished = with_policies({"404.html": text, "ask/index.html": text, "ask/late/index.html": text})
    assert [name for name, made in finished.items() if "unsafe" in made] == ["ask/index.html"]
    assert "script-src 'self' 'sha256-" in finished["ask/index.html"]
    assert finished["ask/index.html"].replace(" 'wasm-unsafe-eval'", "") == finished["404.html"]


def test_the_policy_stands_right_after_the_character_set():
    text = with_policy(page(), [])
    assert text.index('<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"') < text.index(
        "<title>"
    )


def test_every_page_gets_the_digest_and_twice_the_same_bytes():
    pages = site(a=page(), b=page("<p>水</p>"))
    finished = with_policies(pages)
    assert finished.keys() == pages.keys()
    assert all(digest(FRAME) in text for text in finished.values())
    assert with_policies(pages) == finished


def test_a_script_that_came_from_a_report_stops_the_build():
    with pytest.raises(ProblemError) as caught:
        with_policies(site(a=page(), b=page("<p>計畫<script>alert(1)</script></p>")))
    assert [(p.code, p.file) for p in caught.value.problems] == [("SITE-SCRIPT", "site/b.html")]
    assert "alert(1)" in caught.value.problems[0].seen


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a href="javascript:alert(1)">', ["javascript:"]),
        ("<a title='x' href='JavaScript:alert(1)'>", ["javascript:"]),
        ('<a href="&#106;ava\nscript:alert(1)">', ["javascript:"]),
        ('<form action="data:text/html,x">', ["data:"]),
        ('<a href="https://data.example/">', []),
        ('<a href="&#109;&#97;&#105;&#108;&#116;&#111;:a@data.example">', []),
        ('<a href="../x/?q=a:b">', []),
        ('<a href="#programmes.a:b">', []),
        ("<p>程式是 href=&quot;javascript:&quot;</p>", []),
    ],
)
def test_links_lead_into_the_site_or_the_web(link, told):
    assert strange_schemes(page(link)) == told


def test_a_link_that_runs_stops_the_build():
    with pytest.raises(ProblemError) as caught:
        with_policies(site(a=page('<a href="javascript:alert(1)">計畫</a>')))
    assert [(p.code, p.file) for p in caught.value.problems] == [("SITE-SCRIPT", "site/a.html")]
    assert "javascript:" in caught.value.problems[0].seen
