"""Whether a text is the budget book of an agency."""

from __future__ import annotations

from generator.reading.document import Document
from generator.reading.likeness import Likeness
from generator.reading.spacing import squeeze

# Header words that no other kind of report prints in a table row.
_HEADERS = (
    ("工作計畫名稱及編號", "預算金額"),
    ("分支計畫及用途別科目", "承辦單位"),
    ("本年度預算數", "上年度預算數", "前年度決算數"),
    ("來源子目及細目與編號", "預算金額"),
    ("用途別", "科目名稱及編號"),
    ("人事費別", "金額"),
    ("委辦計畫", "計畫起訖年度"),
    ("捐助計畫", "計畫起訖年度"),
    ("補助計畫", "計畫起訖年度"),
    ("職能別分類", "經濟性分類"),
    ("決議、附帶決議及注意事項", "辦理情形"),
    ("分年經費需求", "執行期間"),
    # Forms of cities, and of a 主管 with all its agencies.
    ("業務計畫及工作計畫名稱與編號", "預算金額"),
    ("用途別科目", "單價", "預算數"),
    ("來源別子目及細目", "預算金額"),
    ("類別", "全年度人事費"),
    ("款", "名稱", "人事費", "業務費", "獎補助費"),
    ("受僱人員報酬", "債務利息"),
    ("土地", "房屋建築及設備", "機械設備"),
)


def recognise(document: Document) -> Likeness:
    """0 to 1 by how many header rows of the prescribed forms stand in pipe tables: three are enough."""
    found: set[int] = set()
    for line in document:
        if line.stripped.startswith("|"):
            text = squeeze(line.text[:2000])
            missing = (i for i in range(len(_HEADERS)) if i not in found)
            found.update(i for i in missing if all(word in text for word in _HEADERS[i]))
    return Likeness(len(found) / 3, ["｜".join(_HEADERS[i]) for i in sorted(found)])
