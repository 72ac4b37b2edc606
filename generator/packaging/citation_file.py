"""CITATION.cff of a package: the Citation File Format 1.2.0, of type dataset."""

from __future__ import annotations

from typing import Any

import yaml

from generator.packaging.reference import Descriptor, Reference

_MESSAGE = "引用時請先寫編製機關與報告，再寫本專案。 Name the agency and its report first, then this project."


def citation_cff(reference: Reference, descriptor: Descriptor) -> bytes:
    """The file, which code hosts and archives such as Zenodo read."""
    stated: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": reference.title["zh"],
        "abstract": f"{descriptor['description']}\n{descriptor['description_en']}",
        "authors": [{"name": author["zh"], "alias": author["en"]} for author in reference.authors],
        "contact": [{"name": reference.publisher}],
        "version": reference.version,
        "date-released": reference.date,
        "license": descriptor["licenses"][0]["name"],
        "keywords": list(descriptor["keywords"]),
        "doi": reference.doi,
        "url": reference.url,
        "repository-artifact": reference.version_url,
    }
    filled = {name: value for name, value in stated.items() if value}
    return yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=110).encode("utf-8")
