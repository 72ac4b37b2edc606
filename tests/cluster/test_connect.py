"""What keeps a build from a cluster is told, with what to do; without the option Dask is not even loaded."""

import re
import sys

import pytest

from generator.cluster import connect
from generator.cluster.connect import engine_at
from generator.errors import ProblemError
from generator.pipeline.jobs import HERE
from tests.tooling.tracked import ROOT

UNUSED = "tcp://127.0.0.1:1"


def told(error) -> tuple[str, str]:
    (problem,) = error.value.problems
    return problem.code, problem.file


def test_without_an_address_this_machine_works():
    with engine_at("") as engine:
        assert engine is HERE


def test_nothing_of_dask_is_loaded_but_by_what_connects():
    loads = re.compile(r"^(?:from|import) (?:dask|distributed|fsspec)\b", re.M)
    texts = {path: path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py")}
    loading = {
        path.relative_to(ROOT / "generator").as_posix() for path, text in texts.items() if loads.search(text)
    }
    assert loading == {f"cluster/{name}.py" for name in ("engine", "store", "supply", "work")}
    asks = re.compile(r"^(?:from|import) generator\.cluster\.(\w+)", re.M)
    asked = {
        name for path, text in texts.items() if path.parent.name != "cluster" for name in asks.findall(text)
    }
    assert asked == {"connect"}
    assert asks.findall(texts[ROOT / "generator" / "cluster" / "connect.py"]) == ["told"]


def test_a_missing_extra_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ProblemError, match=r"pip install '\.\[cluster\]'") as error, engine_at(UNUSED):
        pass
    assert told(error) == ("CLUSTER-EXTRA", UNUSED)


@pytest.mark.parametrize("address", [UNUSED, "nonsense://host", "tls://127.0.0.1:1"])
def test_an_address_where_nobody_answers_is_told(address, monkeypatch):
    monkeypatch.setattr(connect, "_CONNECT_SECONDS", 0.2)
    with pytest.raises(ProblemError, match="dask scheduler") as error, engine_at(address):
        pass
    assert told(error) == ("CLUSTER-UNREACHABLE", address)
