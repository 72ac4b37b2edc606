"""Metadata for Datasette, which shows the SQLite file in a browser: titles, units, facets, questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.packaging.collection import COLLECTION
from generator.packaging.database import table_name
from generator.packaging.database_views import COUNTS, KNOWN_ERRORS, RECORDS
from generator.packaging.money_view import MONEY, SETS, money_views
from generator.packaging.reader import Package
from generator.packaging.ready_questions import Theme
from generator.records.schema import TableSchema

SEARCH = "search"
# A row that another one points to is called by the first of these that its table has.
_LABELS = ("title", "name", "work_plan", "category", "heading")
_MOST_FACETS = 4
_WORDS = {
    "reports": ("報告", "每份報告一列：標題、發布機關、期間與版本。"),
    "tables": ("資料表說明", "每個資料表的內容，以及哪些列可以加總；各欄位的說明見 fields。"),
    "fields": ("欄位說明", "每個資料表的每一欄：型別、單位、名稱與說明。"),
    RECORDS: ("全部紀錄", "每份報告的每一筆紀錄：在哪張表、多可靠、印在哪裡。"),
    COUNTS: ("紀錄的筆數", "每份報告的每張表有幾筆紀錄，依有多可靠。"),
    KNOWN_ERRORS: ("已知的問題", "報告本身不符、印錯，或可有一種以上讀法之處；資料表維持印出的值。"),
}
_MONEY = {
    MONEY: (
        "全部金額",
        "所有報告的預算、執行與決算金額，一列一筆，單位元；同一 money_set、measure、"
        "budget_stage 與年度的列可以加總；不同 money_set 是同一筆錢的不同呈現，不可相加，說明見 money_sets。",
    ),
    SETS: ("金額的呈現方式", "view money 的每一種 money_set：哪些列可以加總。"),
}

_ENGLISH = {
    "reports": ("Reports", "One row a report: title, issuer, period and version."),
    "tables": (
        "About the tables",
        "What each table holds, and which of its rows add up; columns stand in fields.",
    ),
    "fields": ("About the columns", "Each column of each table: type, unit, title and meaning."),
    RECORDS: (
        "All records",
        "Each record of each report: its table, how certain it is, where it is printed.",
    ),
    COUNTS: (
        "Numbers of records",
        "How many records each table of each report has, by how certain they are.",
    ),
    KNOWN_ERRORS: (
        "Known errors",
        "Where reports contradict themselves, misprint, or can be read in more than one way.",
    ),
    MONEY: (
        "All money",
        "Every budgeted, executed and finally accounted amount in NT$, one a row. Rows of one money_set, "
        "measure, budget_stage and year add up; sets show the same money in other ways and never do "
        "(see money_sets).",
    ),
    SETS: ("Sets of money", "Each money_set of the view money: which of its rows add up."),
}


def datasette_metadata(packages: Sequence[Package], themes: Iterable[Theme] = ()) -> dict[str, Any]:
    """The file that ``datasette taiwan-government-reports.sqlite --metadata datasette.json`` reads."""
    tables: dict[str, Any] = {
        table_name(package.family, name): _table(schema)
        for package in packages
        for name, schema in package.schemas.items()
    }
    tables |= {name: {"title": title, "description": said} for name, (title, said) in _WORDS.items()}
    tables["reports"]["label_column"] = "title"
    tables["full_text"] = {
        "title": "全文檢索",
        # Relative: nobody knows below which address the database will be shown.
        "description_html": "所有紀錄的文字。這裡的搜尋框只找得到三個字以上的詞；一、兩個字的詞（例如風電）"
        f'請用<a href="{SEARCH}?word=風電">任何長度的詞都能找的查詢</a>。',
    }
    if any(money_views(tables)):
        tables |= {name: {"title": title, "description": said} for name, (title, said) in _MONEY.items()}
    licence = packages[0].descriptor["licenses"][0] if packages else {}
    database = {
        "title": "臺灣政府報告",
        "license": licence.get("title", ""),
        "license_url": licence.get("path", ""),
        "tables": tables,
        "queries": _queries(themes),
    }
    return {"databases": {COLLECTION: database}}


def titles_of(packages: Sequence[Package]) -> dict[str, dict[str, Any]]:
    """``title`` and ``description`` of the database's tables and views, by name."""
    found: dict[str, dict[str, Any]] = datasette_metadata(packages)["databases"][COLLECTION]["tables"]
    return found


def english_titles_of(packages: Sequence[Package]) -> dict[str, dict[str, Any]]:
    """The same in English; the search of texts has no English words."""
    schemas = {
        table_name(package.family, name): schema
        for package in packages
        for name, schema in package.schemas.items()
    }
    found = {
        name: {"title": schema.title["en"], "description": schema.description["en"]}
        for name, schema in schemas.items()
    }
    whole = (name for name in titles_of(packages) if name in _ENGLISH)
    return found | {name: dict(zip(("title", "description"), _ENGLISH[name], strict=True)) for name in whole}


def _table(schema: TableSchema) -> dict[str, Any]:
    """Units stand in the descriptions: Datasette's own are those of physics and know no thousand NT$."""
    summable = f" {schema.summable['zh']}" if schema.summable else ""
    described: dict[str, Any] = {
        "title": schema.title["zh"],
        "description": schema.description["zh"] + summable,
        "columns": {field.name: f"{field.heading}：{field.description['zh']}" for field in schema.fields},
    }
    label = next((name for name in _LABELS if name in schema.by_name), None)
    facets = [
        field.name
        for field in schema.fields
        if "enum" in field.constraints or field.name in {"year_roc", "agency_id"}
    ]
    return (
        described
        | ({"label_column": label} if label else {})
        | ({"facets": facets[-_MOST_FACETS:]} if facets else {})
    )


def _queries(themes: Iterable[Theme]) -> dict[str, Any]:
    """The ready questions, each named with its theme, behind the search for words of any length."""
    search = {
        "title": "找任何長度的詞",
        "description": "逐筆比對所有紀錄的文字，一個字也找得到。",
        "sql": "SELECT report_id, table_name, record_id, text FROM full_text WHERE instr(text, :word) > 0 "
        "ORDER BY report_id, table_name, record_id",
    }
    asked = {
        question.id: {
            "title": f"{theme.title['zh']}：{question.title['zh']}",
            "description": f"{question.explanation['zh']}要注意：{question.careful['zh']}",
            "sql": question.sql,
        }
        for theme in themes
        for question in theme.questions
    }
    return {SEARCH: search, **asked}
