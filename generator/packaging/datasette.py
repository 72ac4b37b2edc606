"""Metadata for Datasette, which shows the SQLite file in a browser: titles, units, licence, every column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.packaging.collection import COLLECTION
from generator.packaging.database import table_name
from generator.packaging.reader import Package
from generator.records.schema import TableSchema


def datasette_metadata(packages: Sequence[Package]) -> dict[str, Any]:
    """The file that ``datasette taiwan-government-reports.sqlite --metadata datasette.json`` reads."""
    tables = {
        table_name(package.family, name): _table(schema)
        for package in packages
        for name, schema in package.schemas.items()
    }
    tables["full_text"] = {
        "title": "全文檢索",
        "description": "所有紀錄的文字；三個字以上的詞用搜尋框，兩個字的詞請用 instr(text, '風電') > 0。",
    }
    tables["tables"] = {
        "title": "資料表說明",
        "description": "每個資料表的內容，以及哪些列可以加總；各欄位的說明見 fields。",
    }
    tables["known_errors"] = {
        "title": "已知的問題",
        "description": "報告本身不符、印錯，或可有一種以上讀法之處；資料表維持印出的值。",
    }
    tables["money"] = {
        "title": "全部金額",
        "description": "所有報告的預算、執行與決算金額，一列一筆，單位元；同一 money_set、measure、"
        "budget_stage 與年度的列可以加總；不同 money_set 是同一筆錢的不同呈現，不可相加，說明見 money_sets。",
    }
    licence = packages[0].descriptor["licenses"][0] if packages else {}
    database = {
        "title": "臺灣政府報告",
        "license": licence.get("title", ""),
        "license_url": licence.get("path", ""),
        "tables": tables,
    }
    return {"databases": {COLLECTION: database}}


def titles_of(packages: Sequence[Package]) -> dict[str, dict[str, Any]]:
    """``title`` and ``description`` of the database's tables and views, by name."""
    found: dict[str, dict[str, Any]] = datasette_metadata(packages)["databases"][COLLECTION]["tables"]
    return found


def _table(schema: TableSchema) -> dict[str, Any]:
    summable = f" {schema.summable['zh']}" if schema.summable else ""
    return {
        "title": schema.title["zh"],
        "description": schema.description["zh"] + summable,
        "columns": {field.name: f"{field.heading}：{field.description['zh']}" for field in schema.fields},
    }
