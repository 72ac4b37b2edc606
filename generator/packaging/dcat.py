"""Packages as DCAT 3 datasets, which data portals harvest, and the catalogue of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from generator.packaging.collection import COLLECTION
from generator.packaging.descriptor import PROJECT, authors_of
from generator.packaging.downloads import Download, downloads_of, table_downloads
from generator.packaging.reader import Package

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Reports come when an agency prints them, corrections when somebody finds a fault.
_IRREGULAR = "http://publications.europa.eu/resource/authority/frequency/IRREG"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def dataset_document(
    package: Package, base_url: str, to_root: str, files: Mapping[str, bytes]
) -> dict[str, Any]:
    """One package as a JSON-LD document beside its files.

    Args:
        package: the package, or that of all packages.
        base_url: address of the site with its final slash; empty where it is not known.
        to_root: the way from the document to the site's root, which addresses begin at where none is known.
        files: all files below /data/<package>/ by name.
    """
    context = _CONTEXT if base_url else {**_CONTEXT, "@base": to_root}
    return {"@context": context, **_dataset(package, base_url, files)}


def catalogue(documents: Sequence[Mapping[str, Any]], base_url: str) -> dict[str, Any]:
    """The catalogue at the site's root, made of the documents of all packages."""
    return {
        "@context": _CONTEXT,
        "@type": "dcat:Catalog",
        "@id": f"{base_url}catalog.jsonld",
        "dct:title": [_text(PROJECT, "en"), _text("臺灣政府報告資料目錄", "zh-TW")],
        "dct:description": [_text("由政府印製的報告整理成可查核的資料套件。", "zh-TW")],
        "dct:publisher": _project(),
        "dcat:dataset": [
            {name: value for name, value in document.items() if name != "@context"} for document in documents
        ],
    }


def _dataset(package: Package, base_url: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    descriptor = package.descriptor
    page = f"{base_url}data/{package.name}/"
    return {
        "@type": "dcat:Dataset",
        "@id": page,
        "dct:identifier": package.name,
        "dct:title": [_text(package.title["zh"], "zh-TW"), _text(package.title["en"], "en")],
        "dct:description": [
            _text(package.description["zh"], "zh-TW"),
            _text(package.description["en"], "en"),
        ],
        "dct:creator": [_creator(author) for author in authors_of(descriptor)],
        "dct:publisher": _project(),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": PROJECT,
            "vcard:hasURL": {"@id": f"{base_url}data/"},
        },
        "dct:accrualPeriodicity": {"@id": _IRREGULAR},
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
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": _distributions(package, base_url, files),
    }


def _distributions(package: Package, base_url: str, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Files that hold the whole package, then those of each table (all tables are with their own)."""
    folder, licence = f"data/{package.name}/", package.descriptor["licenses"][0]["path"]
    found = [(item, folder) for item in downloads_of(package)]
    if package.name != COLLECTION:
        for table in package.schemas:
            found += [(item, f"{folder}{table}/") for item in table_downloads(package, table)]
    return [
        _distribution(item, page, files[item.url.removeprefix(folder)], base_url, licence)
        for item, page in found
    ]


def _distribution(item: Download, page: str, data: bytes, base_url: str, licence: str) -> dict[str, Any]:
    title = f"{item.description['zh']}（{item.label}）"
    return {
        "@type": "dcat:Distribution",
        "dct:title": [_text(title, "zh-TW"), _text(f"{item.description['en']} ({item.label})", "en")],
        "dct:format": {"@type": "dct:MediaTypeOrExtent", "rdfs:label": item.label},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{item.media_type}"},
        "dcat:accessURL": {"@id": f"{base_url}{page}"},
        "dcat:downloadURL": {"@id": f"{base_url}{item.url}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(data))},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": hashlib.sha256(data).hexdigest()},
        },
        "dct:license": {"@id": licence},
    }


def _creator(author: Mapping[str, str]) -> dict[str, Any]:
    names = [_text(author["zh"], "zh-TW"), _text(author["en"], "en")]
    return {"@type": "foaf:Organization", "foaf:name": names}


def _project() -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": PROJECT}


def _text(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}
