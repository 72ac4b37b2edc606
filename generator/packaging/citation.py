"""How to cite a package or one of its tables: the agency and its report first, then this project."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.packaging.descriptor import PROJECT

Descriptor = Mapping[str, Any]
# A package, or a table of it (a resource).
Part = tuple[Descriptor, Mapping[str, Any] | None]


def citation_files(descriptor: Descriptor, parts: Sequence[Part]) -> dict[str, bytes]:
    """Files of a ZIP: how to cite the package and then each of its parts, as text, BibTeX and RIS."""
    cited: list[Part] = [(descriptor, None), *parts]
    texts = [form(*part) for part in cited for form in (citation_text, citation_text_en)]
    return {
        "citation.txt": ("\n\n".join(texts) + "\n").encode("utf-8"),
        "citation.bib": "\n".join(bibtex(*part) for part in cited).encode("utf-8"),
        "citation.ris": "\r\n".join(ris(*part) for part in cited).encode("utf-8"),
    }


def citation_forms(descriptor: Descriptor, table: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Every form of a citation by its name, for pages."""
    return {
        "中文": citation_text(descriptor, table),
        "APA": citation_text_en(descriptor, table),
        "BibTeX": bibtex(descriptor, table),
        "RIS": ris(descriptor, table),
    }


def citation_text(descriptor: Descriptor, table: Mapping[str, Any] | None = None) -> str:
    """APA style in Chinese; ``table`` is a resource of the package, to cite that table alone."""
    part = f"〈{table['title']}〉（{table['name']}），載於" if table else ""
    issuer, title, version = descriptor["issuer"]["zh"], descriptor["title"], descriptor["version"]
    return (
        f"{issuer}（{_year(descriptor)}）。{part}《{title}》〔資料集，版本 {version}〕。"
        f"{PROJECT} 整理；資料套件 {descriptor['name']}。"
    )


def citation_text_en(descriptor: Descriptor, table: Mapping[str, Any] | None = None) -> str:
    """APA style in English."""
    part = f"{table['title_en']} ({table['name']}). In " if table else ""
    issuer, title = descriptor["issuer"]["en"], descriptor["title_en"]
    return (
        f"{issuer}. ({_year(descriptor)}). {part}{title} (Version {descriptor['version']}) [Data set]. "
        f"Arranged by {PROJECT}; data package {descriptor['name']}."
    )


def bibtex(descriptor: Descriptor, table: Mapping[str, Any] | None = None) -> str:
    """One BibTeX entry."""
    title = f"{table['title']}，載於{descriptor['title']}" if table else descriptor["title"]
    key = descriptor["name"] + (f"-{table['name']}" if table else "")
    fields = {
        "author": f"{{{_escape(descriptor['issuer']['zh'])}}}",
        "title": f"{{{_escape(title)}}}",
        "year": _year(descriptor),
        "version": descriptor["version"],
        "type": "Data set",
        "note": _escape(f"資料套件 {descriptor['name']}，{PROJECT} 整理；授權：{_licence(descriptor)}"),
        "language": "zh-TW",
    }
    lines = [f"  {name:<8} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def ris(descriptor: Descriptor, table: Mapping[str, Any] | None = None) -> str:
    """One RIS record of type DATA; lines end with CR LF as the format demands."""
    title = table["title"] if table else descriptor["title"]
    fields = [
        ("TY", "DATA"),
        ("AU", descriptor["issuer"]["zh"]),
        ("TI", title),
        *([("T2", descriptor["title"])] if table else []),
        ("PY", _year(descriptor)),
        ("ET", descriptor["version"]),
        ("ID", descriptor["name"] + (f"-{table['name']}" if table else "")),
        ("LA", "zh-TW"),
        ("N1", f"{PROJECT} 整理；授權：{_licence(descriptor)}"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(str(value))}\r\n" for tag, value in fields)


def _year(descriptor: Descriptor) -> str:
    found = re.match(r"\d{4}", str(descriptor["published"]))
    return found[0] if found else "n.d."


def _licence(descriptor: Descriptor) -> str:
    return str(descriptor["licenses"][0]["title"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    return re.sub(r"([&%$#_{}\\])", r"\\\1", _one_line(text))
