"""Metadata keep to the published vocabularies: Data Package 2.0, schema.org and DCAT 3."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.packaging.addresses import Addresses
from generator.packaging.croissant import croissant
from generator.packaging.csvw import csvw_metadata
from generator.packaging.dcat import catalogue, dataset_document
from generator.packaging.descriptor import PROJECT
from generator.packaging.downloads import downloads_of, table_downloads
from generator.packaging.open_data_platform import data_gov_tw
from generator.packaging.reference import reference_of
from generator.packaging.schema_org import json_ld, table_json_ld
from generator.paths import ProjectPaths
from tests.committed import committed_package
from tests.examples import first

PROFILES = Path(__file__).parent / "profiles"
PATHS = ProjectPaths.of_checkout()
PACKAGES = sorted(path.parent.name for path in PATHS.packages.glob("*/datapackage.json"))
# The profiles are slow to compare: with the shortest descriptors at every change, before a merge with all.
SHORTEST_FIRST = sorted(
    PACKAGES, key=lambda name: (PATHS.packages / name / "datapackage.json").stat().st_size
)
TERMS = yaml.safe_load((PROFILES / "metadata_terms.yml").read_text("utf-8"))
BASE = "https://example.org/"
MEDIA_TYPES = {
    "application/geo+json",
    "application/json",
    "application/vnd.apache.parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.sqlite3",
    "application/zip",
    "text/csv",
}


def validator(name: str):
    profile = json.loads((PROFILES / f"{name}.json").read_text("utf-8"))
    return jsonschema.validators.validator_for(profile)(profile)


VALIDATORS = {
    name: validator(name) for name in ("datapackage", "dataresource", "tableschema", "tabledialect")
}


def descriptor_of(name: str) -> dict:
    return json.loads((PATHS.packages / name / "datapackage.json").read_text("utf-8"))


def faults(descriptor: dict) -> list[str]:
    """What the published profiles object to in a package, its resources, their schemas and dialects."""
    parts = [("datapackage", descriptor)]
    for resource in descriptor["resources"]:
        parts += [
            ("dataresource", resource),
            ("tableschema", resource["schema"]),
            ("tabledialect", resource["dialect"]),
        ]
    return [
        f"{profile} {part.get('name', '')} {error.json_path}: {error.message[:200]}"
        for profile, part in parts
        for error in VALIDATORS[profile].iter_errors(part)
    ]


@pytest.mark.parametrize("name", first(3, SHORTEST_FIRST))
def test_descriptors_keep_to_the_published_profiles(name):
    assert faults(descriptor_of(name)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("licenses",), []),
        (("created",), 20261121),
        (("contributors", 0, "roles"), "author"),
        (("resources", 0, "path"), "/etc/passwd"),
        (("resources", 0, "schema", "fields", 0, "type"), "text"),
        (("resources", 0, "schema", "fields", 0, "constraints"), {"required": "yes"}),
        (("resources", 0, "schema", "primaryKey"), []),
    ],
)
def test_the_profiles_refuse_what_the_standard_does_not_know(path, value):
    broken = descriptor_of("moea-infra-review-110")
    del broken["resources"][1:]
    assert faults(broken) == []
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert faults(broken) != []


@pytest.mark.parametrize("name", PACKAGES)
def test_every_part_names_the_profile_that_it_keeps_to(name):
    descriptor = descriptor_of(name)
    profiles = {"package": descriptor["$schema"]}
    for resource in descriptor["resources"]:
        profiles |= {"resource": resource["$schema"], "schema": resource["schema"]["$schema"]}
    assert profiles == {
        "package": "https://datapackage.org/profiles/2.0/datapackage.json",
        "resource": "https://datapackage.org/profiles/2.0/dataresource.json",
        "schema": "https://datapackage.org/profiles/2.0/tableschema.json",
    }


def nodes(value: object) -> Iterator[dict]:
    """Every object of a JSON-LD document that is more than a literal or a reference."""
    if isinstance(value, dict):
        if "@value" not in value and set(value) != {"@id"}:
            yield value
        children = [child for key, child in value.items() if key != "@context"]
    else:
        children = value if isinstance(value, list) else []
    for child in children:
        yield from nodes(child)


def term_faults(document: dict, terms: dict) -> list[str]:
    """Types that the vocabulary lacks, properties that a type may not have, must have or leaves empty."""
    found = []
    for node in nodes(document):
        kind = node.get("@type")
        if kind not in terms:
            found.append(f"unknown type {kind}")
            continue
        known = terms[kind]
        names = {name for name in node if not name.startswith("@")}
        allowed = {*known["required"], *known["optional"]}
        found += [f"{kind} may not have {name}" for name in sorted(names - allowed)]
        found += [f"{kind} lacks {name}" for name in known["required"] if node.get(name) in (None, "", [])]
    return found


@pytest.fixture(scope="module", params=PACKAGES)
def committed(request):
    return committed_package(request.param)


def test_schema_org_metadata_use_its_terms_and_leave_nothing_out(committed):
    data = json_ld(committed, BASE)
    assert data["@context"] == "https://schema.org/"
    assert term_faults(data, TERMS["schema_org"]) == []
    # The register holds names and references; every report measures something.
    assert ("variableMeasured" in data) == (committed.name != "register")
    # Search engines for data sets ask for descriptions of 50 to 5,000 characters.
    assert 50 <= len(data["description"]) <= 5000
    assert {item["encodingFormat"] for item in data["distribution"]} <= MEDIA_TYPES
    assert all(item["contentUrl"].startswith(BASE) for item in data["distribution"])


def test_every_format_says_who_wrote_the_figures_and_that_the_project_publishes_the_data(committed):
    """The agencies are the authors; of its own register the project is, and it is no government."""
    agencies = [item["title"] for item in committed.descriptor["contributors"] if "author" in item["roles"]]
    data = json_ld(committed, BASE)
    assert [(creator["@type"], creator["name"]) for creator in data["creator"]] == [
        ("Organization" if name == PROJECT else "GovernmentOrganization", name) for name in agencies
    ]
    files = {item.url.rpartition("/")[2]: b"" for item in downloads_of(committed)}
    files |= {
        f"{table}.{ending}": b"" for table in committed.schemas for ending in ("csv", "parquet", "json")
    }
    dcat = dataset_document(committed, BASE, "", files)
    assert [creator["foaf:name"][0]["@value"] for creator in dcat["dct:creator"]] == agencies
    machine = croissant(committed, Addresses(BASE), files)
    assert [creator["name"] for creator in machine["creator"]] == agencies
    assert csvw_metadata(committed)["dc:creator"] == agencies
    reference = reference_of(committed.descriptor, None, Addresses(BASE))
    publishers = [data["publisher"]["name"], dcat["dct:publisher"]["foaf:name"], machine["publisher"]["name"]]
    assert [*publishers, reference.publisher] == [PROJECT] * 4


def test_metadata_of_tables_use_the_terms_too(committed):
    for table in committed.tables:
        data = table_json_ld(committed, table, BASE)
        assert term_faults(data, TERMS["schema_org"]) == []
        assert 50 <= len(data["description"]) <= 5000
        assert data["isPartOf"] == f"{BASE}data/{committed.name}/"


def test_a_table_with_a_unit_in_every_row_measures_its_numbers():
    data = json_ld(committed_package("moea-business-report-113"), BASE)
    units = {item["alternateName"]: item["unitText"] for item in data["variableMeasured"]}
    assert units == {"value": "各列的 unit 欄", "value_base": "各列的 unit 欄"}


def test_the_catalogue_uses_dcat_terms_and_leaves_nothing_out(committed):
    offered = [*downloads_of(committed)]
    offered += [item for table in committed.schemas for item in table_downloads(committed, table)]
    folder = f"data/{committed.name}/"
    files = {item.url.removeprefix(folder): item.label.encode() for item in offered}
    document = catalogue([dataset_document(committed, BASE, "", files)], BASE)
    assert term_faults(document, TERMS["dcat"]) == []
    (dataset,) = document["dcat:dataset"]
    prefixes = {name.split(":")[0] for node in nodes(document) for name in node if not name.startswith("@")}
    assert prefixes <= set(document["@context"])
    types = {item["dcat:mediaType"]["@id"] for item in dataset["dcat:distribution"]}
    assert types <= {f"https://www.iana.org/assignments/media-types/{name}" for name in MEDIA_TYPES}
    assert all(item["dcat:downloadURL"]["@id"].startswith(BASE) for item in dataset["dcat:distribution"])


def test_entries_for_the_platform_have_its_fields_and_leave_nothing_out(committed):
    entries = data_gov_tw([committed], BASE)
    assert len(entries) == len(committed.tables)
    parts = [("dataset", entry) for entry in entries]
    parts += [("resource", resource) for entry in entries for resource in entry["資料資源"]]
    for kind, part in parts:
        known = TERMS["data_gov_tw"][kind]
        assert set(part) - {*known["required"], *known["optional"]} == set()
        assert [name for name in known["required"] if not part.get(name)] == []


def test_a_wrong_or_missing_term_is_seen(committed):
    data = json_ld(committed, BASE)
    del data["license"]
    data["licence"] = "https://data.gov.tw/license"
    found = term_faults(data, TERMS["schema_org"])
    assert {"Dataset lacks license", "Dataset may not have licence"} <= set(found)
