"""Runs a family's identities and turns them into rows of the table ``checks``."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checking.explanations import Explanations
from generator.checking.identity import Identity, Verdict
from generator.records.identifiers import RecordNames, find_nothing
from generator.records.schema import TableSchema
from generator.records.stretches import lines_text, pages_text
from generator.records.values import Row


def check_rows(identities: Iterable[Identity], explanations: Explanations, schema: TableSchema) -> list[Row]:
    """Rows of the table ``checks``, whose ``schema`` names them, in the order of the identities."""
    names = RecordNames()
    rows = [_row(number, identity, explanations) for number, identity in enumerate(identities, start=1)]
    return [{"check_id": names.take(schema, row, find_nothing)[0], **row} for row in rows]


def _row(number: int, identity: Identity, explanations: Explanations) -> Row:
    verdict: Verdict = identity.verdict
    text, evidence, judge = identity.explanation, "", "machine"
    if verdict != "holds":
        explanation = explanations.find(identity)
        if explanation is not None:
            verdict = explanation.verdict or verdict
            text, evidence = explanation.text, explanation.evidence
            judge = "person" if explanation.verdict else judge
    record = identity.record
    others = sorted({stretch for operand in identity.operands for stretch in operand.stretches})
    return {
        "check_no": number,
        "check": identity.check,
        "table": record.table,
        "record_id": record.record_id,
        "field": identity.field,
        "printed_value": identity.printed,
        "computed": identity.computed,
        "difference": identity.difference,
        "verdict": verdict,
        "judged_by": judge,
        "explanation": text,
        "evidence": evidence,
        "other_lines": lines_text(others),
        "source_lines": lines_text(record.stretches),
        "source_pages": pages_text(record.stretches),
    }
