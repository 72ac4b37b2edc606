"""How to cite a package or one of its tables: the agency as author, this project as publisher of the data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.packaging.addresses import Addresses
from generator.packaging.citation_file import citation_cff
from generator.packaging.reference import Descriptor, Part, Reference, reference_of


def citation_files(descriptor: Descriptor, parts: Sequence[Part], addresses: Addresses) -> dict[str, bytes]:
    """Files of a ZIP: how to cite the package and then each of its parts, in every form, and CITATION.cff."""
    cited = [reference_of(*part, addresses) for part in ((descriptor, None), *parts)]
    texts = [form(reference) for reference in cited for form in (citation_text, citation_text_en)]
    return {
        "CITATION.cff": citation_cff(cited[0], descriptor),
        "citation.txt": ("\n\n".join(texts) + "\n").encode("utf-8"),
        "citation.bib": "\n".join(bibtex(reference) for reference in cited).encode("utf-8"),
        "citation.ris": "\r\n".join(ris(reference) for reference in cited).encode("utf-8"),
        "citation.json": _json([csl(reference) for reference in cited]).encode("utf-8"),
    }


def citation_forms(
    descriptor: Descriptor, table: Mapping[str, Any] | None, addresses: Addresses
) -> dict[str, str]:
    """Every form of a citation by its name, for pages."""
    reference = reference_of(descriptor, table, addresses)
    return {
        "中文": citation_text(reference),
        "APA": citation_text_en(reference),
        "BibTeX": bibtex(reference),
        "RIS": ris(reference),
        "CSL JSON": _json([csl(reference)]),
    }


def citation_text(reference: Reference) -> str:
    """APA style in Chinese."""
    part = f"〈{reference.table['zh']}〉（{reference.table_name}），載於" if reference.table else ""
    original = f"原報告發布於 {reference.original}。" if reference.original else ""
    kept = f"固定版本：{reference.version_url}" if reference.version_url else ""
    return (
        f"{'、'.join(author['zh'] for author in reference.authors)}（{reference.year}）。{part}"
        f"《{reference.title['zh']}》〔資料集，版本 {reference.version}，{reference.date}〕。"
        f"{reference.publisher}；資料套件 {reference.package}。{original}"
        f"{' '.join(text for text in (reference.link, kept) if text)}"
    )


def citation_text_en(reference: Reference) -> str:
    """APA style in English."""
    part = f"{reference.table['en']} ({reference.table_name}). In " if reference.table else ""
    original = f" (Original work published {reference.original})" if reference.original else ""
    kept = f"; this version stays at {reference.version_url}" if reference.version_url else ""
    return (
        f"{_english_names(reference)}. ({reference.year}). {part}{reference.title['en']} "
        f"(Version {reference.version}, {reference.date}) [Data set]. {reference.publisher}; "
        f"data package {reference.package}.{original}{f' {reference.link}' if reference.link else ''}{kept}"
    )


def bibtex(reference: Reference) -> str:
    """One BibTeX entry; the agencies are bodies, whose names are not taken apart."""
    fields = {
        "author": " and ".join(f"{{{_escape(author['zh'])}}}" for author in reference.authors),
        "title": _escape(_full_title(reference)),
        "year": reference.year,
        "date": reference.date,
        "origdate": reference.original,
        "version": reference.version,
        "publisher": reference.publisher,
        "doi": reference.doi,
        "url": reference.url,
        "type": "Data set",
        "note": _escape(_note(reference)),
        "language": "zh-TW",
    }
    lines = [f"  {name:<9} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{reference.key},", *lines, "}"]) + "\n"


def ris(reference: Reference) -> str:
    """One RIS record of type DATA; lines end with CR LF as the format demands."""
    title = reference.table or reference.title
    fields = [
        ("TY", "DATA"),
        *(("AU", author["zh"]) for author in reference.authors),
        ("TI", title["zh"]),
        *([("T2", reference.title["zh"])] if reference.table else []),
        ("PY", reference.year),
        ("DA", reference.date.replace("-", "/")),
        ("ET", reference.version),
        ("PB", reference.publisher),
        ("DO", reference.doi),
        ("UR", reference.url),
        ("L2", reference.version_url),
        ("ID", reference.key),
        ("LA", "zh-TW"),
        ("N1", _note(reference)),
    ]
    lines = [f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n"])


def csl(reference: Reference) -> dict[str, Any]:
    """One item of CSL-JSON, which reference managers exchange."""
    item = {
        "id": reference.key,
        "type": "dataset",
        "title": (reference.table or reference.title)["zh"],
        "container-title": reference.title["zh"] if reference.table else "",
        "author": [{"literal": author["zh"]} for author in reference.authors],
        "issued": _date_parts(reference.date),
        "original-date": _date_parts(reference.original),
        "publisher": reference.publisher,
        "version": reference.version,
        "DOI": reference.doi,
        "URL": reference.url,
        "language": "zh-TW",
        "note": _note(reference),
    }
    return {name: value for name, value in item.items() if value}


def _date_parts(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


def _english_names(reference: Reference) -> str:
    """Names as APA joins them: commas, and an ampersand before the last."""
    *names, last = (author["en"] for author in reference.authors)
    return f"{', '.join(names)}, & {last}" if names else last


def _full_title(reference: Reference) -> str:
    return (
        f"{reference.table['zh']}，載於{reference.title['zh']}" if reference.table else reference.title["zh"]
    )


def _note(reference: Reference) -> str:
    original = f"原報告發布於 {reference.original}；" if reference.original else ""
    kept = f"；固定版本：{reference.version_url}" if reference.version_url else ""
    return f"{original}資料套件 {reference.package}；授權：{reference.licence}{kept}"


def _json(items: list[dict[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    return re.sub(r"([&%$#_{}\\])", r"\\\1", _one_line(text))
