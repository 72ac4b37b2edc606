"""A small package with everything that breaks files: formulas, leading zeros, long and empty texts, signs."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.packaging.csv_files import write_csv
from generator.packaging.descriptor import build_descriptor, to_json
from generator.publishing.swap import write_files
from generator.reading.manifest import Manifest
from generator.records.schema import Field, ForeignKey, TableSchema, load_schemas

ROOT = Path(__file__).resolve().parents[2]
COMMON = load_schemas(ROOT / "data" / "schemas", "none")
LONG = "長" * 40_000
MANIFEST = Manifest.model_validate(
    {
        "report_id": "sample-report-110",
        "family": "sample-family",
        "title": {"zh": "範例報告", "en": "Sample report"},
        "description": {"zh": "供測試的報告。", "en": "A report for tests."},
        "issuer": {"zh": "經濟部", "en": "Ministry of Economic Affairs"},
        "source": {"sha256": "0" * 64, "original": "sample.txt"},
        "period_start": "2021-01-01",
        "period_end": "2021-12-31",
        "published": "2022-01",
        "version": "1.2.0",
        "created": "2026-11-21",
        "keywords": ["測試"],
    }
)


def _field(name: str, kind: str, zh: str, unit: str = "", **constraints) -> Field:
    text = {"zh": zh, "en": name.replace("_", " ").capitalize()}
    return Field(name, kind, text, text, unit, "", constraints)


_CARRIED = COMMON["passages"].fields
_LEAD, _REST = _CARRIED[0], _CARRIED[-4:]


def _table(name: str, zh: str, key: tuple[str, ...], fields: tuple[Field, ...], **more) -> TableSchema:
    text = {"zh": zh, "en": name.capitalize()}
    return TableSchema(name, text, text, key, (_LEAD, *fields, *_REST), ("record_id",), **more)


SCHEMAS = {
    "accounts": _table(
        "accounts",
        "科目",
        ("code",),
        (
            _field("code", "string", "代碼", required=True),
            _field("name", "string", "名稱"),
            _field("start", "date", "開始"),
            _field("year", "year", "年度"),
            _field("open", "boolean", "是否續辦"),
        ),
    ),
    "amounts": _table(
        "amounts",
        "金額",
        ("code", "part"),
        (
            _field("code", "string", "代碼"),
            _field("part", "string", "分項"),
            _field("amount_k_twd", "number", "金額", "千元"),
            _field("count", "integer", "件數", minimum=0),
            _field("note", "string", "備註"),
        ),
        foreign_keys=(ForeignKey(("code",), "accounts", ("code",)),),
        summable={"zh": "可以加總。", "en": "Safe to sum."},
    ),
    **COMMON,
}


def _row(record_id: str, line: int, **values) -> dict:
    carried = {
        "source_lines": f"{line}",
        "source_pages": "1-1",
        "certainty": "printed",
        "certainty_note": "",
    }
    return {"record_id": record_id, **values, **carried}


ROWS = {
    "accounts": [
        _row(
            "accounts.0042", 1, code="0042", name="=SUM(A1:A9)", start=date(2021, 5, 13), year=2021, open=True
        ),
        _row("accounts.0100", 2, code="0100", name='水庫|清淤,"甲"\n乙', start=None, year=None, open=None),
    ],
    "amounts": [
        _row("amounts.0042.-", 3, code="0042", part="", amount_k_twd=Decimal("-12046.50"), count=3, note="-"),
        _row("amounts.0042.1", 4, code="0042", part="一", amount_k_twd=Decimal(0), count=0, note=LONG),
        _row("amounts.0100.-", 5, code="0100", part="", amount_k_twd=None, count=None, note="+再生水\x0b廠"),
    ],
    "passages": [
        _row(
            "passages.1",
            6,
            passage_no=1,
            path="壹",
            outline_level=1,
            heading="總論",
            text="石門水庫防淤隧道工程。",
        )
    ],
    "lines": [
        {
            "line_no": n,
            "fate": "record",
            "record_id": "accounts.0042",
            "text": "行",
        }
        for n in range(1, 7)
    ],
    "checks": [
        {
            "check_id": "checks.total.amounts.0042.-",
            "check_no": 1,
            "check": "total",
            "table": "amounts",
            "record_id": "amounts.0042.-",
            "field": "amount_k_twd",
            "printed_value": Decimal("-12046.50"),
            "computed": Decimal("12046.50"),
            "difference": Decimal("-24093.00"),
            "verdict": "source_error",
            "judged_by": "person",
            "explanation": "正負號印錯",
            "evidence": "第3行「(12,046.50)」",
            "other_lines": "4",
            "source_lines": "3",
            "source_pages": "1-1",
        }
    ],
    "corrections": [],
    "incomplete_lines": [],
}


def sample_files() -> dict[str, bytes]:
    """Files of the package by name."""
    tables = {
        name: write_csv(schema, [{f: row.get(f) for f in schema.field_names} for row in ROWS[name]])
        for name, schema in SCHEMAS.items()
    }
    source = {"file": "data/sources/sample-report-110.txt", "characters": 6}
    descriptor = build_descriptor(MANIFEST, SCHEMAS, tables, source)
    return {"datapackage.json": to_json(descriptor), **{f"{name}.csv": data for name, data in tables.items()}}


def write_sample(folder: Path) -> Path:
    """The package as a folder named after it."""
    target = folder / MANIFEST.report_id
    write_files(target, sample_files())
    return target
