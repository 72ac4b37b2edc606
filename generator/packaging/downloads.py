"""Which files readers find below /data/, under addresses that stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.packaging.collection import COLLECTION
from generator.packaging.reader import Package

_TABLE_FORMATS = (
    ("csv", "text/csv"),
    ("parquet", "application/vnd.apache.parquet"),
    ("json", "application/json"),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the site.

    Attributes:
        url: address from the site's root.
        label: name of the format.
        media_type: as a web server should announce it.
        description: for people; keys ``zh`` and ``en``.
    """

    url: str
    label: str
    media_type: str
    description: Mapping[str, str]


def downloads_of(package: Package) -> list[Download]:
    """Files that hold the whole package; for the package of all reports those that hold everything."""
    if package.name == COLLECTION:
        return collection_downloads()
    base = f"data/{package.name}/"
    return [
        Download(
            f"{base}{package.name}.zip",
            "ZIP",
            "application/zip",
            {
                "zh": "全部資料表（CSV）、說明、授權、引用格式與檢查碼",
                "en": "All tables as CSV with readme, licence, citation and checksums",
            },
        ),
        Download(
            f"{base}{package.name}.xlsx",
            "XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            {"zh": "Excel 活頁簿，一表一工作表", "en": "Excel workbook, one sheet a table"},
        ),
        Download(
            f"{base}datapackage.json",
            "Data Package",
            "application/json",
            {"zh": "資料套件描述檔（Data Package v2）", "en": "Descriptor (Data Package v2)"},
        ),
    ]


def table_downloads(package: Package, table: str) -> list[Download]:
    """Files that hold one table."""
    title = package.schemas[table].title
    return [
        Download(f"data/{package.name}/{table}.{ending}", ending.upper(), media_type, title)
        for ending, media_type in _TABLE_FORMATS
    ]


def collection_downloads() -> list[Download]:
    """Files that hold all packages."""
    base = f"data/{COLLECTION}/"
    return [
        Download(
            f"{base}{COLLECTION}.zip",
            "ZIP",
            "application/zip",
            {
                "zh": "全部資料套件（CSV）、說明、授權、引用格式與檢查碼",
                "en": "All data packages as CSV with readme, licence, citation and checksums",
            },
        ),
        Download(
            f"{base}{COLLECTION}.sqlite",
            "SQLite",
            "application/vnd.sqlite3",
            {
                "zh": "全部資料表的 SQLite 資料庫，含全文檢索",
                "en": "All tables in one SQLite database with full text",
            },
        ),
        Download(
            f"{base}datasette.json",
            "Datasette",
            "application/json",
            {
                "zh": "以 Datasette 瀏覽資料庫時用的欄位說明",
                "en": "Titles and meaning of columns for Datasette, which shows the database in a browser",
            },
        ),
    ]
