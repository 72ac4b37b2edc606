"""A year that a maintainer gives against what the text surely says."""

from __future__ import annotations

from datetime import date

import pytest

from generator.adding.contradictions import contradictions
from generator.reading.document import document_from_text
from generator.reading.manifest import load_manifest
from generator.reading.opening import read_opening
from tests.tooling.tracked import ROOT

MANIFEST = load_manifest(ROOT / "content" / "reports" / "moea-business-report-113.yml")
SITTING = "高部長華柱：主席、各位委員。華柱今天應邀至大院第8屆第1會期委員會實施業務報告，深感榮幸。\n"
SPOKEN = "今（101）年召開會議。去（100）年亦然。本（101）年續辦。\n"


@pytest.mark.parametrize(
    ("text", "year", "told"),
    [
        (SITTING, 2009, "101 (line 1: 第8屆第1會期)"),
        (SITTING, 2010, "101 (line 1: 第8屆第1會期)"),
        (SITTING, 2011, ""),
        (SITTING, 2012, ""),
        (SITTING, 2013, "101 (line 1: 第8屆第1會期)"),
        (SPOKEN, 2010, "101 (3 passages such as 今（101）年)"),
        (SPOKEN, 2013, ""),
        (SPOKEN, 2014, "101 (3 passages such as 今（101）年)"),
        ("今天承邀報告。\n", 2009, ""),
    ],
)
def test_a_year_far_from_the_one_in_which_the_report_speaks_is_refused(text, year, told):
    manifest = MANIFEST.model_copy(
        update={"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    )
    found = contradictions(manifest, read_opening(document_from_text(text)), [], [])
    assert [problem.code for problem in found] == ["ADD-CONTRADICTS"] * bool(told)
    assert all(told in problem.expected for problem in found)
