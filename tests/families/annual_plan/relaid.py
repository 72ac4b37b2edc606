"""The real plan with its cells laid out otherwise: line breaks elsewhere, the same words."""

import re

from generator.reading.spacing import squeeze
from tests.families.annual_plan.plans import SOURCE, real_plan

LINES = SOURCE.read_text("utf-8").splitlines()
HEAD = "重要計畫項目計畫\n類別實施內容"
_LABEL = re.compile(r"^8-\d+(?=\D)")


def categories() -> list[tuple[int, str]]:
    """(position of the line that ends with the category or its first half, category) of every row."""
    found = []
    for record in real_plan().tables["projects"]:
        work_plan = "" if record["work_plan_inherited"] else record["work_plan"]
        names, category = squeeze(f"{work_plan}{record['key_project']}"), str(record["category"])
        first, last = record.lines[0] - 1, record.lines[0]
        while not _text(first, last).startswith(names + category[:2]):
            last += 1
        found.append((last - 1, category))
    return found


def _text(first: int, last: int) -> str:
    return squeeze("".join(_LABEL.sub("", line) for line in LINES[first:last]))


def relaid(before: str, between: str, after: str) -> str:
    """The plan with these strings before, inside and after every category; ``其他`` has no inside."""
    lines = list(LINES)
    for position, category in categories():
        if category == "其他":
            lines[position] = lines[position].replace(category, f"{before}{category}{after}", 1)
            continue
        lines[position] = f"{lines[position][:-2]}{before}{category[:2]}{between}{category[2:]}{after}"
        lines[position + 1] = f"\0{lines[position + 1][2:]}"
    return "\n".join(lines).replace("\n\0", "")


def without_categories(break_: str) -> str:
    """The plan without the column 計畫類別; ``break_`` stands between names and content."""
    lines = list(LINES)
    for position, category in categories():
        if category == "其他":
            lines[position] = lines[position].replace(category, break_, 1)
            continue
        lines[position] = lines[position][:-2] + break_
        lines[position + 1] = f"\0{lines[position + 1][2:]}"
    return "\n".join(lines).replace("\n\0", "").replace(HEAD, "重要計畫項目實施內容")


def with_arabic_items(first: str, second: str) -> str:
    """The content's lists numbered ``first`` and below ``second``, each with ``{}`` for the number."""
    at = next(i for i, line in enumerate(LINES) if line.endswith("年度重要計畫"))
    table = "\n".join(LINES[at:])
    numerals = "一二三四五六七八九"
    table = re.sub(
        rf"(?m)^((?:發展|建設|料處理其他)?)([{numerals}])、",
        lambda m: m[1] + first.format(numerals.index(m[2]) + 1),
        table,
    )
    table = re.sub(rf"(?m)^（([{numerals}])）", lambda m: second.format(numerals.index(m[1]) + 1), table)
    return "\n".join([*LINES[:at], table])
