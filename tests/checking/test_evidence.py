"""What people wrote about failed checks: every quotation of their evidence stands on the line it names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.yaml_files import load_yaml
from tests.tooling.tracked import ROOT

FILES = sorted((ROOT / "content" / "explanations").glob("*.yml"))
_LINES = re.compile(r"第(\d+)行(?:至第(\d+)行)?")
_QUOTED = re.compile(r"「([^「」]+)」")


def entries(file: Path) -> list[dict[str, str]]:
    return load_yaml(file)


def quotations(evidence: str) -> Iterator[tuple[int, int, str]]:
    """(first line, last line, words) of every quotation; a clause without a line goes on with the last."""
    first = last = 0
    for clause in re.split(r"[；、](?![^「]*」)", evidence):
        if found := _LINES.search(clause):
            first, last = int(found[1]), int(found[2] or found[1])
        yield from ((first, last, words) for words in _QUOTED.findall(clause))


def bare(text: str) -> str:
    """Without blanks and with one kind of brackets, as people quote it."""
    return re.sub(r"\s+", "", text).translate(str.maketrans("『』", "「」"))


def test_there_is_something_to_hold_the_sources_against() -> None:
    assert sum(len(list(quotations(e["evidence"]))) for file in FILES for e in entries(file)) > 120


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_quotation_stands_where_the_evidence_says(file: Path) -> None:
    source = (ROOT / "data" / "sources" / f"{file.stem}.txt").read_text("utf-8").split("\n")
    absent = [
        (entry["record_id"], first, words)
        for entry in entries(file)
        for first, last, words in quotations(entry["evidence"])
        if bare(words) not in bare("".join(source[first - 1 : last]))
    ]
    assert absent == []


def test_a_wrong_quotation_is_noticed() -> None:
    found = list(quotations("第3行（7頁）「印 12」、「3」；第5行至第6行「甲、乙」（說明）；「丙」"))
    assert found == [(3, 3, "印 12"), (3, 3, "3"), (5, 6, "甲、乙"), (5, 6, "丙")]
    assert bare("「甲」 1") == bare("『甲』1")
