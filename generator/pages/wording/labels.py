"""Codes of the data as words for readers."""

from __future__ import annotations

from generator.pages.wording.phrase import both, says

_VERDICTS = {
    "holds": says("相符"),
    "rounding": says("尾差"),
    "source_error": says("報告不符"),
    "extraction_gap": says("擷取遺失"),
    "not_computed": says("無從計算"),
    "unresolved": says("待查"),
}
_CERTAINTIES = {
    "printed": says("照印"),
    "derived": says("推得"),
    "inferred": says("判斷"),
    "uncertain": says("存疑"),
}
_PHASES = {
    "plan": both("計畫", "plan"),
    "report": says("報告"),
    "review": says("決算檢討"),
    "proposal": says("預算案"),
    "enacted": says("法定預算"),
}


def verdict_label(verdict: str) -> str:
    """``source_error`` -> ``報告不符``."""
    return _VERDICTS[verdict]


def judge_label(judge: str) -> str:
    """``person`` -> ``人工判定``; releases older than the column say nothing."""
    return {"person": says("人工判定"), "machine": says("程式計算")}.get(judge, "")


def certainty_label(certainty: str) -> str:
    """``derived`` -> ``推得``."""
    return _CERTAINTIES[certainty]


def certainty_words(language: str) -> dict[str, str]:
    """The words of each certainty for scripts; in English those of the data."""
    return {f"certainty_{name}": label if language == "zh" else name for name, label in _CERTAINTIES.items()}


def phase_label(phase: str) -> str:
    """``proposal`` -> ``預算案``; a phase without a label stays as it is."""
    return _PHASES.get(phase, phase)
