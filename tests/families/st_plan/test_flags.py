"""Every way by which a row of a science plan is derived, inferred or uncertain: each has its row here."""

import re
from collections import Counter

from tests.families.st_plan.plans import real

SHARED = "同一策略的措施共用一格；角色為推斷。"
LEADS = "表頭只印「參與部會」；斜線之前或單獨列出的機關推斷為主辦。"
SUPPORTS = "表頭只印「參與部會」；斜線之後的機關推斷為協辦。"
SHORT = "「」為「」的簡稱，依本報告印出的全名還原。"
FORMER = "「」為「」改制前的名稱，依本報告的註還原。"
LACKING = "續頁重印的同一格沒有此機關（環境部、國科會、農業部、經濟部、交通部、衛生福利部、內政部、中研院）。"

# The rows of the real plan that are not simply printed, by table, certainty and note (without its names).
REAL = {
    ("division_labels", "derived", "依印出的編號與名稱，對應至策略章的同一項。"): 98,
    ("division_labels", "inferred", "印出的名稱與策略章略有出入，依編號與相近的名稱對應。"): 28,
    ("division_labels", "inferred", "直排文字擷取後次序混亂，只依編號對應至策略章。"): 2,
    ("division_labels", "inferred", "跨頁的儲存格只餘名稱的一部分，依文字對應至策略章。"): 1,
    ("measure_agencies", "inferred", SHARED): 1042,
    (
        "measure_agencies",
        "inferred",
        "文字擷取遺失本措施在分工表的列；依同一策略共用的參與部會格推斷。",
    ): 12,
    ("measure_agencies", "uncertain", SHARED + LACKING): 14,
    ("strategy_agencies", "inferred", LEADS): 35,
    ("strategy_agencies", "inferred", LEADS + SHORT): 16,
    ("strategy_agencies", "inferred", SUPPORTS): 81,
    ("strategy_agencies", "inferred", SUPPORTS + FORMER): 1,
    ("strategy_agencies", "inferred", SUPPORTS + SHORT): 72,
    ("strategy_agencies", "inferred", SUPPORTS + SHORT + "原表同一格印出「」#次，只列一次。"): 1,
    ("strategy_agencies", "uncertain", SUPPORTS + SHORT + LACKING): 1,
}


def bare(note: str) -> str:
    """A note without the names in its brackets and with # for its numbers; 參與部會 is a word of the form."""
    named = re.sub(r"「(?!參與部會)[^」]*」", "「」", note)
    return re.sub(r"\d+", "#", named)


def test_each_flag_of_the_real_plan_is_there() -> None:
    found = Counter(
        (record.table, record.certainty, bare(record.note))
        for records in real().tables.values()
        for record in records
        if record.certainty != "printed"
    )
    assert found == REAL
