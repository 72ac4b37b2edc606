"""Tables without 計畫類別: the line on which a name ends and a paragraph begins is cut by width and habit."""

from tests.families.annual_plan.plans import column, parse_rows

HEAD = "工作計畫名稱重要計畫項目實施內容\n"
ROWS = """科技專案推動
計畫工研院科技專
案計畫依據五大信賴產業、健康臺灣等政府政策，考量產業需
求，厚植人工智慧與資安、半導體晶片、通訊、智慧感測等智
慧化致能技術，聚焦「智慧生活」、「健康樂活」、「永續環
境」及「韌性社會」四大應用領域研發方向。
業界科技專案
推動計畫一、前瞻技術研發計畫：引導國內企業進行前瞻技術研發，強
化企業科技創新應用能力，提升產業附加價值。
二、全球研發創新夥伴計畫：連結與我國產業互補互利之外國
企業來臺從事創新研發活動。
推動境外關內推動海外產業
聚落計畫整合政府資源，採以大帶小及公私協力模式，強化產業鏈
整合，並提供中小企業一站式落地投資服務，加速產業聚落形
成，落實「立足臺灣，布局全球」願景。
"""


def test_names_and_content() -> None:
    parsed = parse_rows(ROWS, HEAD)
    assert column(parsed, "projects", "work_plan", "key_project", "category") == [
        ("科技專案推動計畫", "工研院科技專案計畫", ""),
        ("科技專案推動計畫", "業界科技專案推動計畫", ""),
        ("推動境外關內", "推動海外產業聚落計畫", ""),
    ]
    texts = [str(text) for (text,) in column(parsed, "content_items", "text")]
    assert [text[:8] for text in texts] == [
        "依據五大信賴產業",
        "引導國內企業進行",
        "連結與我國產業互",
        "整合政府資源，採",
    ]
    assert parsed.ledger.unread() == []


def test_a_cut_that_the_width_leaves_open_is_marked_in_both_tables() -> None:
    parsed = parse_rows(ROWS, HEAD)
    # One wrap is a character early (產業需|求，), so that two places are possible; the other is not.
    assert [r.certainty for r in parsed.tables["projects"]] == ["uncertain", "derived", "printed"]
    assert [r.certainty for r in parsed.tables["content_items"]] == [
        "uncertain",
        "printed",
        "printed",
        "printed",
    ]
    assert "一種以上的讀法" in parsed.tables["content_items"][0].note
