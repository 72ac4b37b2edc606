"""CITATION.cff can be read by the tools that read such files, and agrees with the package."""

import json
import tomllib

import jsonschema
import pytest
import yaml

from tests.tooling.tracked import ROOT


@pytest.fixture(scope="module")
def citation() -> dict:
    return yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))


def test_the_keys_that_the_format_requires_are_there(citation):
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert all(isinstance(citation[key], str) and citation[key] for key in ("message", "title", "abstract"))
    assert all(set(author) & {"name", "family-names"} for author in citation["authors"])


def test_the_format_finds_nothing_wrong(citation):
    profile = json.loads((ROOT / "tests/packaging/profiles/citation_file.json").read_text("utf-8"))
    jsonschema.validate(citation, profile)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**citation, "type": "program"}, profile)


def test_version_and_licence_are_those_of_the_package(citation):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
