"""Every phrase of the pages that English pages say: in code, in templates, in reviewed data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from generator.pages.programmes.status import status_rules
from generator.yaml_files import load_yaml
from tests.tooling.tracked import ROOT

_CALL = re.compile(r"""\b_\(\s*"([^"]*)\"""")
_CHINESE = re.compile("[\u3400-\u9fff]")
_SAY = {"says", "counted"}


def phrases_of_templates() -> Iterator[tuple[Path, str]]:
    """Template and phrase."""
    for path in sorted((ROOT / "site_templates").rglob("*.j2")):
        for found in _CALL.finditer(path.read_text("utf-8")):
            yield path, found[1]


def phrases_of_code() -> Iterator[tuple[Path, str]]:
    """Module and phrase."""
    for path in sorted((ROOT / "generator" / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=said), *_]) if name in _SAY:
                    yield path, str(said)


def phrases_of_data() -> Iterator[tuple[Path, str]]:
    """File and phrase: rules of states, and what the files of answers say."""
    rules = ROOT / "generator" / "pages" / "programmes" / "status_rules.yml"
    for rule in status_rules():
        for said in (rule["label"], rule["label"].partition(" {")[0], rule["says"], rule["meaning"]):
            yield rules, said
    for path in sorted((ROOT / "content" / "answers").glob("*.yml")):
        text = load_yaml(path)
        said = [text["title"], text["answer"], text["method"], *text.get("values", {}).values()]
        said += [column["zh"] for column in text["columns"].values()]
        yield from ((path, phrase) for phrase in (*said, *(more["says"] for more in text.get("further", ()))))


def words_of_charts() -> Iterator[tuple[Path, str]]:
    """Module and each Chinese word that a chart writes: 金額 of 金額（億元）."""
    for path in sorted((ROOT / "generator" / "charts").glob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            match node:
                case ast.Constant(value=str(said)) if id(node) not in told and _CHINESE.search(said):
                    yield from ((path, word) for word in re.split("[（）%]", said) if word)


def all_phrases() -> dict[str, Path]:
    """Where each phrase stands first."""
    found: dict[str, Path] = {}
    for path, phrase in (*phrases_of_code(), *words_of_charts(), *phrases_of_data(), *phrases_of_templates()):
        found.setdefault(phrase, path)
    return found


def words_of_answers() -> str:
    """All that the files of answers hold: their queries put words and numbers together."""
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "content" / "answers").glob("*.yml")))
