"""A text that ends within a sentence is told; reports end in many other ways."""

import pytest

from generator.reading.cut_off import cut_off_problems
from generator.reading.document import document_from_text, read_document
from tests.tooling.tracked import ROOT


@pytest.mark.parametrize(
    "text",
    [
        "二、強化戰訓整備\n訓練是戰力的泉源。藉縝密訓練準備及有效測（督）考機制，將訓練工作落實在每位官\n",
        "辦理相關活動。\n為協助青年就業，\n本期推動職場體驗計\n",
        "共補助臺北市、\n",
        "<p>辦理活動。</p><p>其中男性占48%，女\n\n",
    ],
)
def test_a_sentence_without_its_end_is_told(text):
    (problem,) = cut_off_problems(document_from_text(text))
    assert (problem.code, problem.severity) == ("READ-CUT", "warning")
    assert problem.line == len(text.rstrip("\n").split("\n"))
    assert problem.seen.endswith("".join(text.split()).replace("<p>", "")[-5:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "以上報告，謹請各位委員女士、先生指教，謝謝大家。\n",
        "令人感動的國家！謝謝!\n",
        "以上各項，敬請指教。\n行政院院長　吳　敦　義\n",
        "擇要報告，敬請指教。\n肆、結語\n",
        "本部（含所屬機關、構）\n",
        "| 一般行政 | 人事費、業務費，含加班 |\n",
        "一、前言\n",
        "合計 12,345 34,567\n",
    ],
)
def test_other_ends_are_no_cut(text):
    assert cut_off_problems(document_from_text(text)) == []


@pytest.mark.parametrize(
    "file", sorted((ROOT / "data" / "sources").glob("*.txt")), ids=lambda file: file.stem
)
def test_the_reports_are_whole(file):
    assert cut_off_problems(read_document(file)) == []
