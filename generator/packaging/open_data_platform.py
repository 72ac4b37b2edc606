"""Tables in the terms of Taiwan's open data platform (data.gov.tw)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.packaging.descriptor import PROJECT
from generator.packaging.downloads import table_downloads
from generator.packaging.reader import Package
from generator.records.schema import TableSchema


def data_gov_tw(packages: Sequence[Package], base_url: str) -> list[dict[str, Any]]:
    """Dataset metadata in the terms of Taiwan's open data platform, one entry a table.

    The platform gives numbers and contact persons itself; 備註 holds the identifier that stays the same here.
    Every entry says that its table is derived by this project, not published by the agency.
    """
    return [
        _platform_entry(package, schema, base_url)
        for package in packages
        for schema in package.schemas.values()
    ]


def _platform_entry(package: Package, schema: TableSchema, base_url: str) -> dict[str, Any]:
    descriptor = package.descriptor
    fields = [f"{f.title['zh']}({f.name}{f'，{f.unit}' if f.unit else ''})" for f in schema.fields]
    return {
        "資料集名稱": f"{package.title['zh']}：{schema.title['zh']}",
        "資料集類型": "衍生資料",
        "資料集描述": f"{schema.description['zh']}{_derived(package)}",
        "主要欄位說明": "、".join(fields),
        "提供機關": f"{PROJECT}（整理者，非政府機關）",
        "更新頻率": "不定期更新",
        "授權方式": descriptor["licenses"][0]["title"],
        "授權說明網址": descriptor["licenses"][0]["path"],
        "計費方式": "免費",
        "資料涵蓋起始日期": descriptor["temporal"]["start"],
        "資料涵蓋結束日期": descriptor["temporal"]["end"],
        "空間涵蓋範圍": "臺灣",
        "語系": "zh",
        "標籤": list(descriptor["keywords"]),
        "相關網址": f"{base_url}data/{package.name}/{schema.name}/",
        "資料量": len(package.tables[schema.name]),
        "資料資源": [
            {
                "資料資源描述": f"{schema.title['zh']}（{item.label}）",
                "檔案格式": item.label,
                "編碼格式": "UTF-8",
                "資料下載網址": f"{base_url}{item.url}",
            }
            for item in table_downloads(package, schema.name)
        ],
        "詮釋資料更新時間": descriptor["created"][:10],
        "備註": f"{_derived(package)}識別碼 {package.name}/{schema.name}，版本 {descriptor['version']}",
    }


def _derived(package: Package) -> str:
    """That no agency published these tables: whose report they come from, and who made them of it."""
    report, issuer = package.descriptor["sources"][0]["title"], package.descriptor["issuer"]["zh"]
    if issuer == PROJECT:
        return f"本資料表由 {PROJECT} 編製，不是機關發布的資料。"
    return f"本資料表由 {PROJECT} 自{issuer}編製的《{report}》整理衍生，不是該機關發布的檔案。"
