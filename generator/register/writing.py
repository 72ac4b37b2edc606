"""Decisions to YAML, as `load_register` reads them: appended, so that what people wrote stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.register.model import Link, NoProgramme, Programme, Relation

_HEADS = {
    "links": "# What records have to do with programmes, one reviewed decision each.\n"
    "# `different` is a rejection: it is not proposed again.\n",
    "relations": "# What programmes have to do with each other: `programme` is the successor of `of`, part\n"
    "# of it or on the same topic. `different` is a rejection: it is not proposed again.\n",
    "no_programmes": "# Names that are no programme of the register, whatever report prints them.\n",
    "programmes": "# One entry a real programme. An id is never changed or reused.\n",
}


Decision = Link | Relation | Programme | NoProgramme


def entry_text(decision: Decision) -> str:
    """One list entry of YAML."""
    data: Mapping[str, Any] = decision.model_dump(exclude_defaults=True)
    return yaml.safe_dump(
        [_plain(data)], allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None
    )


def append(folder: Path, decision: Decision) -> Path:
    """Add a decision to its file; returns the file."""
    stems = {
        Link: "links",
        Relation: "relations",
        Programme: "programmes",
        NoProgramme: "no_programmes",
    }
    stem = stems[type(decision)]
    path = folder / f"{stem}.yml"
    folder.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else _HEADS[stem]
    ending = "" if text.endswith("\n") else "\n"
    path.write_text(f"{text}{ending}{entry_text(decision)}", "utf-8", newline="\n")
    return path


def _plain(value: Any) -> Any:
    """Mappings and lists that the safe dumper knows."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
