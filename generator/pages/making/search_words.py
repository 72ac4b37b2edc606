"""The words that search knows beside the pages: reviewed ones, the glossary in both languages, agencies."""

from __future__ import annotations

from generator.pages.frame.reviewed import load_search_words
from generator.pages.frame.site import Site
from generator.search.words import SearchWords
from generator.yaml_files import load_yaml


def search_words(site: Site) -> SearchWords:
    """Lines of content/search.yml, of the glossary and of content/register/agencies.yml."""
    reviewed = load_search_words(site.content)
    terms = [(str(entry["term"]), str(entry["en"]["term"])) for entry in site.glossary]
    lines = [*(tuple(map(str, line)) for line in reviewed.get("same", ())), *terms]
    path = site.content / "register" / "agencies.yml"
    names = [
        # "Water Resources Agency, Ministry of Economic Affairs" is looked for by its first part.
        (agency["name"], *site.other_names.get(agency["name"], ()), agency["name_en"].partition(",")[0])
        for agency in (load_yaml(path) if path.exists() else ())
        if agency.get("name_en")
    ]
    return SearchWords(tuple(lines), tuple(names), tuple(map(str, reviewed.get("asking", ()))))
