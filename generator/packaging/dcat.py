"""All packages as a DCAT 3 catalogue, which data portals harvest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.packaging.descriptor import PROJECT
from generator.packaging.downloads import Download, downloads_of
from generator.packaging.reader import Package

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(packages: Sequence[Package], base_url: str) -> dict[str, Any]:
    """The catalogue as JSON-LD; ``base_url`` is what addresses begin with, as for `schema_org.json_ld`."""
    return {
        "@context": _CONTEXT,
        "@type": "dcat:Catalog",
        "@id": f"{base_url}catalog.jsonld",
        "dct:title": [_text(PROJECT, "en"), _text("臺灣政府報告資料目錄", "zh-TW")],
        "dct:description": [_text("由政府印製的報告整理成可查核的資料套件。", "zh-TW")],
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": PROJECT},
        "dcat:dataset": [_dataset(package, base_url) for package in packages],
    }


def _dataset(package: Package, base_url: str) -> dict[str, Any]:
    descriptor = package.descriptor
    return {
        "@type": "dcat:Dataset",
        "@id": f"{base_url}data/{package.name}/",
        "dct:identifier": package.name,
        "dct:title": [_text(package.title["zh"], "zh-TW"), _text(package.title["en"], "en")],
        "dct:description": [
            _text(package.description["zh"], "zh-TW"),
            _text(package.description["en"], "en"),
        ],
        "dct:publisher": {
            "@type": "foaf:Organization",
            "foaf:name": [
                _text(descriptor["issuer"]["zh"], "zh-TW"),
                _text(descriptor["issuer"]["en"], "en"),
            ],
        },
        "dct:license": {"@id": descriptor["licenses"][0]["path"]},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/ZHO"},
        "dct:modified": {"@type": "xsd:date", "@value": descriptor["created"][:10]},
        "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/TWN"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": descriptor["temporal"]["start"]},
            "dcat:endDate": {"@type": "xsd:date", "@value": descriptor["temporal"]["end"]},
        },
        "dcat:keyword": [_text(word, "zh-TW") for word in descriptor["keywords"]],
        "dcat:version": descriptor["version"],
        "dcat:landingPage": {"@id": f"{base_url}data/{package.name}/"},
        "dcat:distribution": [_distribution(item, package, base_url) for item in downloads_of(package)],
    }


def _distribution(item: Download, package: Package, base_url: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": item.label,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{item.media_type}"},
        "dcat:downloadURL": {"@id": f"{base_url}{item.url}"},
        "dct:license": {"@id": package.descriptor["licenses"][0]["path"]},
    }


def _text(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}
