"""MLCommons Croissant 1.0: croissant.json, by which tools of machine learning load the tables.

It names the Parquet files: loaders read a CSV without its types, and a code such as 0026010000 would lose its
zeros.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from generator.packaging.addresses import Addresses
from generator.packaging.citation import bibtex
from generator.packaging.reader import Package
from generator.packaging.reference import reference_of
from generator.records.schema import Field, TableSchema

# As the specification prints it.
_CONTEXT = {
    "@language": "zh-TW",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "year": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def croissant(package: Package, addresses: Addresses, files: Mapping[str, bytes]) -> dict[str, Any]:
    """A package as a data set for machine learning; ``files`` are those below /data/<package>/ by name.

    Addresses of files are relative to the document where that of the site is not known.
    """
    descriptor = package.descriptor
    reference = reference_of(descriptor, None, addresses)
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": package.title["zh"],
        "alternateName": package.title["en"],
        "description": f"{package.description['zh']}\n{package.description['en']}",
        "url": reference.url,
        "version": reference.version,
        "datePublished": reference.date,
        "license": descriptor["licenses"][0]["path"],
        "creator": [{"@type": "sc:Organization", "name": author["zh"]} for author in reference.authors],
        "publisher": {"@type": "sc:Organization", "name": reference.publisher},
        "keywords": list(descriptor["keywords"]),
        "inLanguage": "zh-TW",
        "citeAs": bibtex(reference),
        "distribution": [_file(schema, reference.url, files) for schema in package.schemas.values()],
        "recordSet": [_records(schema) for schema in package.schemas.values()],
    }
    return {name: value for name, value in described.items() if value}


def _file(schema: TableSchema, base: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    name = f"{schema.name}.parquet"
    data = files[name]
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": schema.title["zh"],
        "contentUrl": f"{base}{name}",
        "contentSize": f"{len(data)} B",
        # Loaders of this format know Parquet by this name and not by that of `downloads`.
        "encodingFormat": "application/x-parquet",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _records(schema: TableSchema) -> dict[str, Any]:
    references = {
        foreign.fields[0]: f"{foreign.table}/{foreign.reference[0]}"
        for foreign in schema.foreign_keys
        if len(foreign.fields) == 1
    }
    summable = [schema.summable["zh"]] if schema.summable else []
    keys = [{"@id": f"{schema.name}/{name}"} for name in schema.primary_key]
    return {
        "@type": "cr:RecordSet",
        "@id": schema.name,
        "name": schema.name,
        "description": "\n".join([schema.title["zh"], schema.description["zh"], *summable]),
        "key": keys if len(keys) > 1 else keys[0],
        "field": [_field(schema, field, references.get(field.name, "")) for field in schema.fields],
    }


def _field(schema: TableSchema, field: Field, reference: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{schema.name}/{field.name}",
        "name": field.name,
        "description": f"{field.heading}：{field.description['zh']}",
        "dataType": _TYPES[field.type],
        "source": {"fileObject": {"@id": f"{schema.name}.parquet"}, "extract": {"column": field.name}},
    }
    if reference:
        described["references"] = {"field": {"@id": reference}}
    return described
