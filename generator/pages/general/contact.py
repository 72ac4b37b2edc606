"""How readers reach those who look after the site, in text that people wrote: ``{contact}`` stands for it."""

from __future__ import annotations

from generator.pages.frame.site import Site

_MARK = "{contact}"


def with_contact(site: Site, language: str, markdown: str) -> str:
    """``markdown`` with the sentence about the address of content/site.yml, or that there is none."""
    if _MARK not in markdown:
        return markdown
    words = site.interface.words("contact", language)
    target = site.contact if "://" in site.contact else f"mailto:{site.contact}"
    told = words["some"].replace("{link}", f"[{site.contact}]({target})") if site.contact else words["none"]
    return markdown.replace(_MARK, told)
