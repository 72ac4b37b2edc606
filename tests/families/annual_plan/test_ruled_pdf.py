"""A plan whose table is ruled in a PDF: names, categories and content come from its cells."""

import pytest

from generator.families import load_family
from generator.families.family import Context
from generator.reading.document import Document, document_from_text
from generator.reading.pdf import read_pdf
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from tests.reading.forked import reading_in_forks
from tests.reading.typeset_tables import FormSheets, Layout
from tests.tooling.tracked import ROOT

__all__ = ["reading_in_forks"]

HEADS = ["工作計畫名稱", "重要計畫項目", "計畫類別", "實施內容"]
WIDTHS = [90, 110, 50, 250]
# Work plan, its key projects: name, category, paragraphs of content.
FIRST = (
    "推動商業科技發展",
    [
        (
            "商業服務業智慧化共通需求推動計畫",
            "科技發展",
            ["一、輔導業者導入智慧應用80家次。", "二、辦理推廣活動12場次，並建置示範場域，帶動投資與就業。"],
        ),
        (
            "無人載具科技創新實驗計畫（第二期）",
            "科技發展",
            ["一、推動沙盒實驗案件3案。", "二、協助業者申請，並蒐集國際法規，研提修正建議，促成無人機"],
        ),
    ],
)
REST = "於物流之運用。"
SECOND = (
    "水資源開發及維護",
    [("中央管流域整體改善與調適計畫", "公共建設", ["（一）辦理河川環境改善20件。", "（二）完成堤防加高。"])],
)


def test_a_ruled_plan_is_read_by_its_cells(tmp_path):
    document = read(tmp_path, plan())
    assert load_family("annual-plan").recognise(document) == 1.0
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "annual-plan"))
    load_family("annual-plan").parse(document, Context(collector))
    projects = [record.values for record in collector.tables["projects"]]
    assert [
        (p["work_plan"], p["work_plan_inherited"], p["key_project"], p["category"], p["split_method"])
        for p in projects
    ] == [
        ("推動商業科技發展", False, "商業服務業智慧化共通需求推動計畫", "科技發展", "cells"),
        ("推動商業科技發展", True, "無人載具科技創新實驗計畫（第二期）", "科技發展", "cells"),
        ("水資源開發及維護", False, "中央管流域整體改善與調適計畫", "公共建設", "cells"),
    ]
    assert [record.certainty for record in collector.tables["projects"]] == ["printed", "derived", "printed"]
    items = [record.values for record in collector.tables["content_items"]]
    assert [(i["project_no"], i["item_path"], i["text"]) for i in items] == [
        (1, "一", "輔導業者導入智慧應用80家次。"),
        (1, "二", "辦理推廣活動12場次，並建置示範場域，帶動投資與就業。"),
        (2, "一", "推動沙盒實驗案件3案。"),
        (2, "二", "協助業者申請，並蒐集國際法規，研提修正建議，促成無人機於物流之運用。"),
        (3, "（一）", "辦理河川環境改善20件。"),
        (3, "（二）", "完成堤防加高。"),
    ]
    assert collector.ledger.unread() == []
    assert collector.problems == []


def test_a_damaged_category_is_told_and_its_row_kept(tmp_path):
    lines = [line.text.replace("公共建設", "公共建没") for line in read(tmp_path, plan())]
    document = document_from_text("\n".join(lines), "plan.pdf")
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "annual-plan"))
    load_family("annual-plan").parse(document, Context(collector))
    last = collector.tables["projects"][-1]
    assert (last.values["key_project"], last.certainty) == ("中央管流域整體改善與調適計畫", "uncertain")
    assert "公共建没" in last.note


@pytest.mark.parametrize("words", ["重點計畫項目", "中長程個案計畫名稱"])
def test_another_ministry_without_categories(tmp_path, words):
    document = read(
        tmp_path, plan("文化部116年度施政計畫", ["工作計畫名稱", words, "實施內容"], [100, 130, 270])
    )
    assert load_family("annual-plan").recognise(document) == 1.0
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "annual-plan"))
    load_family("annual-plan").parse(document, Context(collector))
    projects = [record.values for record in collector.tables["projects"]]
    assert [(p["work_plan"], p["key_project"], p["category"]) for p in projects] == [
        (work_plan, name, "") for work_plan, projects in (FIRST, SECOND) for name, _, _ in projects
    ]
    assert collector.tables["content_items"][3]["text"].endswith("促成無人機於物流之運用。")
    assert collector.tables["passages"][0]["heading"] == "文化部116年度施政計畫"
    assert collector.ledger.unread() == []
    assert collector.problems == []


def plan(title="經濟部115年度施政計畫", heads=HEADS, widths=WIDTHS) -> bytes:
    """Two pages: work plans reach over their projects, the last content goes on at the top of the second."""
    sheets = FormSheets(Layout(widths))
    for number, line in enumerate([title, "壹、年度施政目標", "一、發展產業。", "貳、年度重要計畫"]):
        sheets.text(60, 50 + 16 * number, line)
    y = head(sheets, 120, heads)
    group(sheets, y, *FIRST)
    sheets.show()
    y = head(sheets, 60, heads)
    y = row(sheets, y, (*[""] * (len(heads) - 1), [REST]), 40)
    group(sheets, y, *SECOND)
    sheets.show()
    return sheets.data()


def head(sheets: FormSheets, y: float, heads: list[str]) -> float:
    sheets.level(y, 40, 540)
    return row(sheets, y, (*heads[:-1], [heads[-1]]), 40)


def group(sheets: FormSheets, y: float, work_plan: str, projects: list) -> float:
    """A work plan in one cell beside all its projects."""
    for number, (name, category, content) in enumerate(projects):
        last = number == len(projects) - 1
        categories = [category] if len(sheets.layout.widths) == len(WIDTHS) else []
        y = row(
            sheets,
            y,
            (work_plan if not number else "", name, *categories, content),
            40 if last else 40 + sheets.layout.widths[0],
        )
    return y


def row(sheets: FormSheets, y: float, cells: tuple, line_from: float) -> float:
    """A row from ``y`` on; the line below it begins at ``line_from``. Where it ends."""
    *names, content = cells
    texts = [[name] for name in names] + [content]
    x, deepest = 40.0, y
    for width, paragraphs in zip(sheets.layout.widths, texts, strict=True):
        at = y + 14
        for paragraph in paragraphs:
            for line in sheets.wrapped(paragraph, width) if paragraph else []:
                sheets.text(x + 2, at, line)
                deepest, at = max(deepest, at), at + 13
        x += width
    bottom = deepest + 8
    x = 40.0
    for width in [0, *sheets.layout.widths]:
        x += width
        sheets.upright(x, y, bottom)
    sheets.level(bottom, line_from, 540)
    return bottom


def read(tmp_path, data: bytes) -> Document:
    file = tmp_path / "plan.pdf"
    file.write_bytes(data)
    return document_from_text(read_pdf(file, "plan.pdf").text, "plan.pdf")
