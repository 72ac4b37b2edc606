"""Time of building the register: from the five reports, and from 200 simulated ones.

Each simulated report is one of the five in which the programmes' names begin with another place, in the lists
as well as in the running text, so that both programmes and reports are forty times as many. Run it by itself:
`python -m tests.bench.register`. Exit status 1 where a bar is missed.
"""

import sys
import time
from collections.abc import Mapping
from dataclasses import replace

from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.records.schema import load_schemas
from generator.records.values import Value
from generator.register.build import match_reports
from generator.register.candidates import open_candidates
from generator.register.code_rows import code_rows
from generator.register.content import load_register
from generator.register.identify import identify_packages
from generator.register.model import Programme, Register
from generator.register.package import NAME, register_files
from generator.register.roles import load_roles
from generator.register.tables import register_rows
from generator.registry import FAMILIES

FIVE_SECONDS, MANY_SECONDS = 2.0, 120.0
COPIES = 40
RUNS = 3
PATHS = ProjectPaths.of_checkout()
PLACES = [
    f"{first}{second}"
    for first in ("東港", "西螺", "南投", "北斗", "恆春", "鹿港", "埔里", "竹北")
    for second in ("鎮", "鄉", "市", "區", "里")
]


def build(register: Register, packages: Mapping[str, Package]) -> dict[str, int]:
    """Everything that the stage does; returns how much came out."""
    matched = match_reports(register, packages, load_roles(PATHS.schemas))
    identified = identify_packages(register, matched.mentions, packages, PATHS.schemas)
    rows = register_rows(register, matched.mentions, packages, load_roles(PATHS.schemas), identified)
    schemas = {family: load_schemas(PATHS.schemas, family) for family in FAMILIES}
    rows |= code_rows(register, packages, schemas)
    files = register_files(register, rows, packages, PATHS.schemas, PATHS.releases)
    return {
        "reports": len(packages),
        "programmes": len(register.programmes),
        "mentions": len(matched.mentions),
        "candidates": len(open_candidates(matched)),
        "bytes": sum(map(len, files.values())),
    }


def elsewhere(package: Package, place: str, names: set[str]) -> Package:
    """The package as the report of another place: its programmes are called after it wherever they stand."""

    def moved(value: Value) -> Value:
        if not isinstance(value, str):
            return value
        for name in names:
            if name in value:
                value = value.replace(name, place + name)
        return value

    tables: dict[str, list[dict[str, Value]]] = {
        table: [{name: moved(value) for name, value in row.items()} for row in rows]
        for table, rows in package.tables.items()
        if table not in {"lines", "checks"}
    }
    schemas = {name: package.schemas[name] for name in tables}
    return Package(f"{package.name}-{place}", package.descriptor, schemas, tables)


def simulated(register: Register, packages: Mapping[str, Package]) -> tuple[Register, dict[str, Package]]:
    """Forty times the programmes and the reports; links and relations are left to be found."""
    names = {p.name for p in register.programmes if len(p.name) > 6}
    copies: dict[str, Package] = {}
    programmes: list[Programme] = []
    for place in PLACES[:COPIES]:
        for package in packages.values():
            copy = elsewhere(package, place, names)
            copies[copy.name] = copy
        programmes += [
            p.model_copy(
                update={"id": f"{p.id}-{PLACES.index(place)}", "name": place + p.name, "aliases": ()}
            )
            for p in register.programmes
            if p.name in names
        ]
    return replace(register, programmes=programmes, links=(), relations=()), copies


def main() -> int:
    """Print both times; 1 where one is over its bar."""
    folders = sorted(p.parent for p in PATHS.packages.glob("*/datapackage.json") if p.parent.name != NAME)
    runs = []
    for _ in range(RUNS):
        started = time.perf_counter()
        packages = {folder.name: load_package(folder) for folder in folders}
        register = load_register(PATHS.register)
        counts = build(register, packages)
        runs.append(time.perf_counter() - started)
    # The shortest: what else the machine did disturbed the others.
    five = min(runs)
    print(f"five reports: {five:.2f} s (bar {FIVE_SECONDS} s), {counts}")
    many_register, many_packages = simulated(register, packages)
    started = time.perf_counter()
    counts = build(many_register, many_packages)
    many = time.perf_counter() - started
    print(f"simulated: {many:.1f} s (bar {MANY_SECONDS} s), {counts}")
    return int(five > FIVE_SECONDS or many > MANY_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
