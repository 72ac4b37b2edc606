"""All code that makes a package is part of its key: code that changed never hands on what it made before."""

from generator.pipeline.inputs import PACKAGE_CODE
from tests.tooling.test_stage_order import import_graph

# What keeps and tells results changes no byte of them.
KEEPING = ("publishing", "pipeline/inputs", "pipeline/progress", "pipeline/workers")


def test_the_key_of_a_package_holds_all_code_that_makes_it() -> None:
    graph = import_graph()
    # Families are found by their names: no import leads to them.
    left = ["pipeline.package_stage", *(name for name in graph if name.startswith("families."))]
    found = set(left)
    while left:
        new = graph[left.pop()] - found
        found |= new
        left += new
    known = [part.removesuffix(".py") for part in (*PACKAGE_CODE, *KEEPING)]
    places = {name.replace(".", "/") for name in found}
    missing = {place for place in places if not any(f"{place}/".startswith(f"{part}/") for part in known)}
    assert missing == set()
