"""A wrong schema is refused with file and key, everything at once, and never with a traceback."""

import shutil
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import ProblemError
from generator.records.register_columns import Resolved
from generator.records.schema import load_schemas
from generator.records.schema_file import read_tables
from tests.examples import examples

SCHEMAS = Path(__file__).resolve().parents[2] / "data" / "schemas"


@pytest.fixture
def folder(tmp_path):
    """The common tables and two tables that refer to each other."""
    shutil.copytree(SCHEMAS / "common", tmp_path / "common")
    for name in ("codes", "register_columns", "shared", "twins"):
        shutil.copy(SCHEMAS / f"{name}.yml", tmp_path)
    (tmp_path / "family").mkdir()
    for name in ("goals", "strategies"):
        shutil.copy(SCHEMAS / "annual-plan" / f"{name}.yml", tmp_path / "family")
    return tmp_path


def change(folder, name, edit):
    path = folder / "family" / f"{name}.yml"
    raw = yaml.safe_load(path.read_text("utf-8"))
    edit(raw)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), "utf-8")


def told(folder):
    with pytest.raises(ProblemError) as caught:
        load_schemas(folder, "family")
    assert {problem.code for problem in caught.value.problems} == {"SCHEMA-INVALID"}
    return [(problem.file, problem.seen) for problem in caught.value.problems]


def test_what_is_right_is_read(folder):
    assert list(load_schemas(folder, "family"))[:2] == ["goals", "strategies"]


@pytest.mark.parametrize(
    ("edit", "seen"),
    [
        (lambda raw: raw.pop("key"), "key key: Field required"),
        (lambda raw: raw.update(key=["nothing"]), "key key: nothing"),
        (lambda raw: raw.update(name="aims"), "key name: aims"),
        (lambda raw: raw.update(summable={"zh": "可"}), "key summable.en: Field required"),
        (lambda raw: raw["title"].update({"or": None}), "key title.or: Extra inputs are not permitted"),
        (
            lambda raw: raw["fields"][0].update(type="text"),
            "key fields.goal_no.type: Input should be 'string'",
        ),
        (lambda raw: raw["fields"][0].update(unitt="%"), "key fields.goal_no.unitt: Extra inputs"),
        (
            lambda raw: raw["fields"].append(deepcopy(raw["fields"][0])),
            "key fields.goal_no: a name given twice",
        ),
        (
            lambda raw: raw["fields"][1].update(constraints={"pattern": "["}),
            "key fields.title.constraints.pattern: unterminated character set",
        ),
        (lambda raw: raw["fields"][0].update(example='\\"119\\"'), 'key fields.goal_no.example: \\"119\\"'),
        (
            lambda raw: raw.update(foreign_keys=[]) or raw.update(fields="all"),
            "key fields: Input should be a",
        ),
        (lambda raw: raw.update(provenance=["page", "colour"]), "key provenance: colour"),
        (lambda raw: raw.update(quantity=["title"]), "key newest_only: beside quantity"),
        (lambda raw: raw.pop("newest_only") and raw.update(quantity=["aim"]), "key quantity: aim"),
        (lambda raw: raw.update(revisable=["title"]), "key revisable: without quantity"),
        (lambda raw: raw["fields"].append({"twins": "sum", "of": ["goal_no"]}), "key fields.twins: {"),
        (lambda raw: raw["fields"].append({"twins": "number", "of": []}), "key fields.twins.of: []"),
        (lambda raw: raw["fields"].append({"twins": "number", "of": ["aim"]}), "key fields.twins.of: aim"),
        (lambda raw: raw["fields"].append({"twins": ["cell"], "of": 1, "unit": "%"}), "key fields.twins: {"),
    ],
)
def test_a_wrong_key_is_named(folder, edit, seen):
    change(folder, "goals", edit)
    ((file, message), *_) = told(folder)
    assert file == "data/schemas/family/goals.yml"
    assert message.startswith(seen)


def test_all_files_are_told_at_once(folder):
    change(folder, "goals", lambda raw: raw.pop("title"))
    change(folder, "strategies", lambda raw: raw.pop("description"))
    (folder / "codes.yml").write_text("open: {zh: 開放}\n", "utf-8")
    assert told(folder) == [("data/schemas/codes.yml", "key open.en: Field required")]
    shutil.copy(SCHEMAS / "codes.yml", folder)
    assert told(folder) == [
        ("data/schemas/family/goals.yml", "key title: Field required"),
        ("data/schemas/family/strategies.yml", "key description: Field required"),
    ]


def test_a_reference_must_lead_somewhere(folder):
    def edit(raw):
        raw["foreign_keys"] = [
            {"fields": ["goal_no"], "table": "aims", "reference": ["goal_no"]},
            {"fields": ["goal_no"], "table": "goals", "reference": ["number"]},
            {"fields": ["goal_no"], "table": "goals", "reference": ["goal_no", "title"]},
        ]

    change(folder, "strategies", edit)
    assert [seen for _, seen in told(folder)] == [
        "key foreign_keys: 2 fields of goals",
        "key foreign_keys: aims",
        "key foreign_keys: goals.number",
    ]


def test_a_column_that_closes_another_tables_key_needs_all_of_it(folder):
    change(folder, "strategies", lambda raw: raw["fields"][0].update(refers_to="passages"))
    (found,) = told(folder)
    assert found[1] == "key fields.goal_no.refers_to: passages"


def test_a_name_is_followed_by_its_identifier_and_so_is_a_reference_to_its_row(folder):
    change(folder, "goals", lambda raw: raw["fields"][1].update(role="programme"))
    tables = load_schemas(folder, "family")
    assert tables["goals"].field_names[1:4] == ("goal_no", "title", "programme_id")
    assert tables["strategies"].field_names[1:3] == ("goal_no", "programme_id")
    own, through = (tables[name].by_name["programme_id"] for name in ("goals", "strategies"))
    assert (own.resolved, own.register, own.printed) == (Resolved("title"), "programmes", False)
    assert through.resolved == Resolved("", "goals", (("goal_no", "goal_no"),))
    assert through.description["zh"].startswith("此列經由「施政目標」表所屬的計畫")


def test_a_twin_is_a_column_named_and_worded_after_the_one_beside_it(folder):
    change(folder, "goals", lambda raw: raw["fields"].append({"twins": "number", "of": ["goal_no"]}))
    table = load_schemas(folder, "family")["goals"]
    before = load_schemas(SCHEMAS, "annual-plan")["goals"].field_names
    own = before.index("title") + 1
    assert table.field_names == (*before[:own], "goal_no_raw", *before[own:])
    twin = table.by_name["goal_no_raw"]
    assert (twin.type, twin.unit, dict(twin.constraints)) == ("string", "", {})
    assert twin.title == {"zh": "目標編號（印出形式）", "en": "Goal number (as printed)"}
    assert twin.description["zh"].startswith("「目標編號」印出的不是數字時照錄，")
    assert twin.description["en"].startswith("What is printed where “Goal number” is not a number, ")


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))
KEYS = st.sampled_from(
    ["name", "title", "fields", "key", "zh", "en", "type", "foreign_keys", "constraints", "twins", "of"]
)


@settings(max_examples=examples(60))
@given(raw=st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner)))
def test_no_content_whatever_raises_anything_else(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("schema") / "table.yml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    with pytest.raises(ProblemError):
        read_tables([path], ["record_id"], {"number": {}})


SUM = {"check": "sum", "kind": "columns", "says": "和", "column": "goal_no", "of": ["goal_no"]}
BELOW = {"check": "sum", "kind": "children", "says": "和", "columns": ["goal_no"]}
EQUAL = {"check": "sum", "kind": "equal", "says": "同", "column": "goal_no"}


@pytest.mark.parametrize(
    ("identity", "seen"),
    [
        ({**SUM, "kind": "ratio"}, "key identities.sum: Input tag 'ratio'"),
        ({**SUM, "of": []}, "key identities.sum.columns.of: List should have at least 1 item"),
        ({**SUM, "of": ["aim"]}, "key identities.sum: goals.aim"),
        ({**SUM, "of": ["title"]}, "key identities.sum: goals.title, a string"),
        ({**SUM, "if": "title"}, "key identities.sum.columns.if: Extra inputs are not permitted"),
        ({**SUM, "where": {"level": "item"}}, "key identities.sum.where: level: item"),
        ({**BELOW, "children": {"table": "aims", "same": ["goal_no"]}}, "key identities.sum.table: aims"),
        ({**BELOW, "children": {"same": {"goal_no": "aim"}}}, "key identities.sum: goals.aim"),
        ({**BELOW, "children": {"path": "aim"}}, "key identities.sum: goals.aim"),
        ({**BELOW, "children": {}}, "key identities.sum.children: no rows"),
        ({**BELOW, "rounded": ["title"], "children": {"path": "title"}}, "key identities.sum.rounded: title"),
        (
            {**EQUAL, "other": {"table": "strategies", "column": "heading", "same": ["goal_no"]}},
            "key identities.sum: strategies.heading, a string",
        ),
    ],
)
def test_a_wrong_identity_is_named(folder, identity, seen):
    change(folder, "goals", lambda raw: raw.update(identities=[identity]))
    ((file, message), *_) = told(folder)
    assert file == "data/schemas/family/goals.yml"
    assert message.startswith(seen)


def test_a_condition_on_codes_that_are_numbers_is_named(folder):
    def edit(raw):
        raw["fields"][0]["constraints"] = {"enum": [1, 2]}
        raw["identities"] = [{**SUM, "where": {"goal_no": "3"}}]

    change(folder, "goals", edit)
    assert told(folder) == [("data/schemas/family/goals.yml", "key identities.sum.where: goal_no: 3")]


def test_identities_are_read():
    (below,) = load_schemas(SCHEMAS, "unit-budget")["expenditure"].identities
    assert (below.kind, below.check, below.columns[0]) == (
        "children",
        "account-children",
        "budget_this_year_k_twd",
    )
    assert below.others is not None
    assert (below.others.table, below.others.same) == ("expenditure", (("parent_code", "account_code"),))
