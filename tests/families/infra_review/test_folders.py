"""The folders of the family: few doors between them, and none that leads back."""

import re
from collections import defaultdict
from pathlib import Path

FAMILY = Path(__file__).parents[3] / "generator" / "families" / "infra_review"
IMPORT = re.compile(r"^from generator\.families\.infra_review\.(\w+)(\.\w+)? import", re.MULTILINE)
MOST_DOORS = 30


def _imports() -> list[tuple[str, str, bool]]:
    """(folder, folder that it imports, whether it reaches past the other's face) of every such import."""
    return [
        (path.parent.name, match[1], match[2] is not None)
        for path in sorted(FAMILY.rglob("*.py"))
        for match in IMPORT.finditer(path.read_text("utf-8"))
        if path.parent != FAMILY and path.parent.name != match[1]
    ]


def test_there_are_few_imports_between_folders_and_all_name_what_the_folder_offers() -> None:
    found = _imports()
    assert 20 < len(found) < MOST_DOORS
    assert not [pair for *pair, past_the_face in found if past_the_face]


def test_no_folder_leads_back_to_itself() -> None:
    knows: dict[str, set[str]] = defaultdict(set)
    for folder, other, _ in _imports():
        knows[folder].add(other)
    assert knows["frame"] == {"text"}
    reached = {folder: set(others) for folder, others in knows.items()}
    for _ in range(len(knows)):
        for others in reached.values():
            others |= {far for near in set(others) for far in reached.get(near, ())}
    assert not [folder for folder, others in reached.items() if folder in others]
