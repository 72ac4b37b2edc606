"""Budget books of any length, typeset as PDF: accounts, plans with their branches, objects.

Nothing in them is true but the sums.
"""

import argparse
from pathlib import Path

from tests.reading.typeset_tables import FormSheets, Layout

AGENCY = "測試部試算處"
MAIN = Layout([24, 24, 24, 24, 120, 70, 70, 70, 70, 60], right=(5, 6, 7, 8), size=8)
HEAD = Layout([110, 200, 60, 90], right=(3,), size=9, bottom=640)
BRANCHES = Layout([150, 70, 80, 215], right=(1,), size=9, top=220)
MATRIX = Layout([180, 110], right=(1,), size=9)
OBJECTS = (("1000", "人事費"), ("2000", "業務費"), ("3000", "設備及投資"))
NOTE = "辦理各項業務所需之通訊、物品、一般事務及國內旅費等經費，依實際需要編列。"


GROUP = 50  # plans of an account


def plan_code(number: int) -> str:
    return f"522610{(number - 1) // GROUP + 1:02}{(number - 1) % GROUP + 1:02}"


def amounts(number: int) -> list[int]:
    """The amounts of a plan by object; a plan has one branch."""
    return [100 + number, 2 * number + 7, 30]


def number_of_plans(pages: int) -> int:
    return pages - pages // 40 - 2


def typeset(path: Path, pages: int) -> None:
    """A book of about so many pages: one plan a page."""
    plans = range(1, number_of_plans(pages) + 1)
    sheets = FormSheets(MAIN)
    whole = sum(sum(amounts(plan)) for plan in plans)
    rows = [["6", "", "", "", "0026000000 測試部主管", *_four(whole), ""]]
    rows += [["", "1", "", "", "0026100000 試算處", *_four(whole), ""]]
    rows += [["", "", "", "", "5226100000 科學支出", *_four(whole), ""]]
    for first in range(1, len(plans) + 1, GROUP):
        group = plans[first - 1 : first - 1 + GROUP]
        below = sum(sum(amounts(plan)) for plan in group)
        code, number = f"{plan_code(first)[:-2]}00", (first - 1) // GROUP + 1
        rows.append(["", "", str(number), "", f"{code} 業務{number}", *_four(below), ""])
        for place, plan in enumerate(group, start=1):
            own = _four(sum(amounts(plan)))
            rows.append(["", "", "", str(place), f"{plan_code(plan)} 計畫{plan}", *own, ""])
    heads = [
        *"款項目節",
        "名稱及編號",
        "本年度預算數",
        "上年度預算數",
        "前年度決算數",
        "本年度與上年度比較",
        "說明",
    ]
    while rows:
        sheets.layout = MAIN
        sheets.running_head(AGENCY, "歲出機關別預算表", unit="單位：新臺幣千元")
        rows = rows[sheets.table(heads, rows) :]
        sheets.show()
    for plan in plans:
        _plan_page(sheets, plan)
    sheets.layout = MATRIX
    sheets.running_head(AGENCY, "各項費用彙計表", unit="單位：新臺幣千元")
    lines = [
        [f"{code} {name}", f"{sum(amounts(plan)[at] for plan in plans):,}"]
        for at, (code, name) in enumerate(OBJECTS)
    ]
    named = "工作計畫名稱及編號第一、二級用途別科目名稱及編號"
    sheets.table([named, "合計"], [["合計", f"{whole:,}"], *lines])
    sheets.show()
    path.write_bytes(sheets.data())


def _four(amount: int) -> list[str]:
    return [f"{amount:,}", f"{amount:,}", f"{amount:,}", "-"]


def _plan_page(sheets: FormSheets, plan: int) -> None:
    own = amounts(plan)
    sheets.layout = HEAD
    sheets.running_head(AGENCY, "歲出計畫提要及分支計畫概況表", unit="單位：新臺幣千元")
    sheets.table(["工作計畫名稱及編號", f"{plan_code(plan)} 計畫{plan}", "預算金額", f"{sum(own):,}"], [])
    sheets.layout = BRANCHES
    rows = [["01 維持業務", f"{sum(own):,}", "主計室", NOTE]]
    for (code, name), amount in zip(OBJECTS, own, strict=True):
        rows.append([f"{code} {name}", f"{amount:,}", "", f"{name}{amount:,}千元。"])
    sheets.table(["分支計畫及用途別科目", "金額", "承辦單位", "說明"], rows)
    sheets.show()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    options = parser.parse_args()
    typeset(options.file, options.pages)
