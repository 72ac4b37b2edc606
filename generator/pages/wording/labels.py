"""Codes of the data as words for readers."""

from __future__ import annotations

_VERDICTS = {
    "holds": "相符",
    "rounding": "尾差",
    "source_error": "報告不符",
    "extraction_gap": "擷取遺失",
    "not_computed": "無從計算",
    "unresolved": "待查",
}
_CERTAINTIES = {"printed": "照印", "derived": "推得", "inferred": "判斷", "uncertain": "存疑"}
_PHASES = {
    "plan": "計畫",
    "report": "報告",
    "review": "決算檢討",
    "proposal": "預算案",
    "enacted": "法定預算",
}


def verdict_label(verdict: str) -> str:
    """``source_error`` -> ``報告不符``."""
    return _VERDICTS[verdict]


def judge_label(judge: str) -> str:
    """``person`` -> ``人工判定``; releases older than the column say nothing."""
    return {"person": "人工判定", "machine": "程式計算"}.get(judge, "")


def certainty_label(certainty: str) -> str:
    """``derived`` -> ``推得``."""
    return _CERTAINTIES[certainty]


def certainty_words(language: str) -> dict[str, str]:
    """The words of each certainty for scripts; in English those of the data."""
    return {f"certainty_{name}": label if language == "zh" else name for name, label in _CERTAINTIES.items()}


def phase_label(phase: str) -> str:
    """``proposal`` -> ``預算案``; a phase without a label stays as it is."""
    return _PHASES.get(phase, phase)
