"""Every table and field is explained in both languages, and the tables of a family refer to each other."""

import pytest
import yaml

from generator.families import family_names
from generator.records.schema import load_schemas
from tests.packaging.sample import ROOT

SCHEMAS = ROOT / "data" / "schemas"
FILES = sorted(path for path in SCHEMAS.glob("*/*.yml"))
FAMILIES = [name for name in family_names() if (SCHEMAS / name).is_dir()]


def is_bilingual(text: object) -> bool:
    """Two texts and nothing else: an unquoted comma in a flow mapping makes a third key."""
    return (
        isinstance(text, dict)
        and set(text) == {"zh", "en"}
        and all(isinstance(value, str) and value.strip() for value in text.values())
    )


def own_fields(raw):
    """The columns that a file describes; twins are worded in twins.yml, shared ones in shared.yml."""
    return [field for field in raw["fields"] if not {"twins", "shared"} & set(field)]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_text_of_a_schema_is_bilingual(path):
    raw = yaml.safe_load(path.read_text("utf-8"))
    texts = {f"{name}": raw[name] for name in ("title", "description", "summable") if name in raw}
    for field in own_fields(raw):
        texts |= {f"{field['name']}.{name}": field.get(name) for name in ("title", "description")}
    assert {name: text for name, text in texts.items() if not is_bilingual(text)} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_description_tells_more_than_the_title(path):
    raw = yaml.safe_load(path.read_text("utf-8"))
    same = [
        f["name"] for f in own_fields(raw) if any(f["title"][x] == f["description"][x] for x in ("zh", "en"))
    ]
    assert same == []


@pytest.mark.parametrize("family", FAMILIES)
def test_keys_and_references_name_fields_that_exist(family):
    schemas = load_schemas(SCHEMAS, family)
    for schema in schemas.values():
        assert set(schema.key) <= set(schema.field_names), schema.name
        for foreign in schema.foreign_keys:
            assert set(foreign.fields) <= set(schema.field_names), schema.name
            assert set(foreign.reference) <= set(schemas[foreign.table].field_names), schema.name


@pytest.mark.parametrize("family", FAMILIES)
def test_amounts_say_which_rows_may_be_summed(family):
    """A reader who adds up a table with totals in it gets a wrong figure: the dictionary must say."""
    missing = [
        schema.name
        for schema in load_schemas(SCHEMAS, family).values()
        if schema.summable is None and any(f.name.endswith(("_k_twd", "_100m_twd")) for f in schema.fields)
    ]
    assert missing == []
