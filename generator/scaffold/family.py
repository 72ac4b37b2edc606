"""Writes the skeleton of a family: it is registered, tested and documented from its first minute."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from generator.errors import Problem, ProblemError
from generator.paths import ProjectPaths

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 30
_TEMPLATES = Path(__file__).parent / "templates"
_TABLE = "entries"
# `    "st-plan": FamilyModules(`, what it names, and the line that closes it
_ENTRY = re.compile(r'^    "(?P<name>[a-z0-9-]+)": FamilyModules\(\n(?: {8}.*\n)*    \),\n', re.M)
_IMPORTS = re.compile(r"(?:^from generator\..*\n)+", re.M)


@dataclass(frozen=True, slots=True)
class NewFamily:
    """What a family is called: ``name`` in data and manifests, titles for readers.

    ``has_tables`` says whether its reports are prescribed tables, and not lines of text.
    """

    name: str
    title_zh: str
    title_en: str
    has_tables: bool = False

    @property
    def module(self) -> str:
        """Its Python package below generator/families."""
        return self.name.replace("-", "_")


def family_files(family: NewFamily, paths: ProjectPaths) -> dict[Path, bytes]:
    """Bytes of every file that is new or changed, by path.

    Raises:
        ProblemError: FAMILY-NAME for a name that can't be used, FAMILY-EXISTS where the family is there.
    """
    _require_name(family, paths)
    root, module = paths.root, family.module
    values = {
        "name": family.name,
        "module": module,
        "table": _TABLE,
        "title_zh": family.title_zh,
        "title_en": family.title_en,
    }
    code, pages = (root / "generator" / stage / module for stage in ("families", "pages"))
    new = {
        **{code / file: template for file, template in _readers(family).items()},
        code / "check.py": "check",
        code / "marks.yml": "marks",
        pages / "__init__.py": "pages",
        pages / "events.py": "events",
        pages / "findings.py": "findings",
        paths.schemas / family.name / f"{_TABLE}.yml": "schema",
        root / "tests" / "families" / module / f"test_{module}.py": f"test{_kind(family)}",
    }
    files = {path: _filled(template, values) for path, template in new.items()}
    registry = root / "generator" / "registry.py"
    files[registry] = registered(registry.read_text("utf-8"), family)
    checks = root / "docs" / "reference" / "checks.md"
    files[checks] = documented(checks.read_text("utf-8"), family)
    return {path: text.encode("utf-8") for path, text in files.items()}


def _readers(family: NewFamily) -> dict[str, str]:
    """The files that read its reports, by name, each with its template."""
    kind = _kind(family)
    own = (
        {"entry_table.py": "entry_table", "columns.yml": "columns"}
        if kind
        else {"entry_lines.py": "entry_lines"}
    )
    return {f"{name}.py": f"{name.strip('_')}{kind}" for name in ("__init__", "recognise", "parse")} | own


def _kind(family: NewFamily) -> str:
    return "_table" if family.has_tables else ""


def registered(code: str, family: NewFamily) -> str:
    """The registry of families with one entry more, in the order of names."""
    later = (entry for entry in _ENTRY.finditer(code) if entry["name"] > family.name)
    entries = list(_ENTRY.finditer(code))
    place = next((entry.start() for entry in later), entries[-1].end())
    return code[:place] + _filled("registry", {"name": family.name, "module": family.module}) + code[place:]


def documented(page: str, family: NewFamily) -> str:
    """The page of checks with a section for the family."""
    head = "| code | printed value | computed from |\n|---|---|---|\n"
    row = f"| `{family.name}-total` | 合計 | the sum of the entries |\n"
    return f"{page.rstrip()}\n\n## {family.title_en} (`{family.name}`)\n\n{head}{row}"


def _filled(template: str, values: dict[str, str]) -> str:
    text = Template((_TEMPLATES / f"{template}.txt").read_text("utf-8")).substitute(values)
    # Where the family's own modules stand among the imports depends on its name.
    return _IMPORTS.sub(lambda block: "".join(sorted(block[0].splitlines(keepends=True))), text)


def _require_name(family: NewFamily, paths: ProjectPaths) -> None:
    name = family.name
    titles = (family.title_zh, family.title_en)
    odd = any(
        not title.strip() or '"' in title or "\\" in title or not title.isprintable() for title in titles
    )
    if not _NAME.fullmatch(name) or len(name) > _LONGEST or keyword.iskeyword(family.module) or odd:
        expected = "lower-case letters, digits and hyphens, beginning with a letter; titles without quotes"
        remedy = "Name the kind of report, not a ministry or a year: `final-account`."
        raise ProblemError([Problem("FAMILY-NAME", "new-family", None, repr(name), expected, remedy)])
    taken = [
        paths.relative(path)
        for path in (
            paths.root / "generator" / "families" / family.module,
            paths.root / "generator" / "families" / f"{family.module}.py",
            paths.root / "generator" / "pages" / family.module,
            paths.root / "generator" / "pages" / f"{family.module}.py",
            paths.schemas / name,
        )
        if path.exists()
    ]
    if taken:
        remedy = "Choose another name, or go on with the family that is there."
        raise ProblemError([Problem("FAMILY-EXISTS", taken[0], None, "it exists", "a new family", remedy)])
