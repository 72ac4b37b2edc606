"""Rows as moea-annual-plan-115.txt prints them, one difficulty each."""

from tests.families.annual_plan.plans import column, names, parse_rows

# Enough rows around a difficult one that widths can be measured, as in any report.
BEFORE = """工業技術升級
輔導發展五大信賴
產業科技
發展依據五大信賴產業、健康臺灣等政府政策，考量產業需
求，厚植人工智慧與資安、半導體晶片、通訊、智慧感測等智
慧化致能技術，聚焦永續。
推動產業淨零
與數位雙軸轉
型科技
發展一、協助機械、石化、紡織、扣件等產業提升技術研發、經營
管理、設計及智財管理能力，優化製程與原料，開發差異
化產品。
二、透過深化臺美、臺日等產業合作，與重要夥伴國進行產業
技術交流。
"""
FIRST = ("工業技術升級輔導", "發展五大信賴產業", "科技發展")
SECOND = ("工業技術升級輔導", "推動產業淨零與數位雙軸轉型", "科技發展")


def test_the_words_of_a_category_inside_a_name_are_no_category() -> None:
    rows = """促進商業科技
發展促進商業智慧
化轉型科技
發展一、協助商業服務業運用 AI、機器人等智慧科技及創新研發，
加值服務流程。
二、系統性規劃商業部門減碳路徑。
"""
    assert names(parse_rows(BEFORE + rows)) == [
        FIRST,
        SECOND,
        ("促進商業科技發展", "促進商業智慧化轉型", "科技發展"),
    ]


def test_the_only_category_that_does_not_wrap() -> None:
    rows = """逐步達成環境
基本法所訂之
非核家園目標嚴格執行核電
廠除役、核廢
料處理其他一、完成核一廠除役廢棄物處理區域整備建置。
二、持續辦理核一廠室外乾貯燃料運貯作業以完成反應爐淨
空。
"""
    assert names(parse_rows(BEFORE + rows))[2] == (
        "逐步達成環境基本法所訂之非核家園目標",
        "嚴格執行核電廠除役、核廢料處理",
        "其他",
    )


def test_a_name_that_begins_with_the_word_of_a_category() -> None:
    rows = """其他法人科技
專案推動計畫科技
發展配合國內產業階段性發展需求，重點就通訊、機械、自動
化、運輸、紡織等。
"""
    assert names(parse_rows(BEFORE + rows))[2] == (FIRST[0], "其他法人科技專案推動計畫", "科技發展")


def test_work_plan_and_key_project_of_the_same_name() -> None:
    rows = """水資源科技發
展水資源科技發
展科技
發展一、水旱災預警策進技術研究。
二、水資源淨零科技計畫。
"""
    assert names(parse_rows(BEFORE + rows))[2] == ("水資源科技發展", "水資源科技發展", "科技發展")


def test_content_whose_lines_end_or_begin_like_a_category() -> None:
    rows = """科研成果價值
創造計畫科技
發展為建構新創公司發展基礎，以促成、培育學術機構新創團隊及科技
發展產業為目標；促成學術機構具技術含量之團隊，衍生運動科技
等新創公司。
"""
    parsed = parse_rows(BEFORE + rows)
    assert names(parsed)[2] == (FIRST[0], "科研成果價值創造計畫", "科技發展")
    assert len(parsed.tables["projects"]) == 3


def test_a_row_that_goes_on_over_a_page_head() -> None:
    rows = """智慧減災－爆
炸物災防管理
8-2工作計畫名稱重要計畫項目計畫
類別實施內容
模組化設計與
應用科技
發展一、爆炸物災防管理模組化：利用多媒體技術融合虛擬實境。
二、爆炸物災防管理模組建構與應用方向：完善爆炸物災害案
8-3工作計畫名稱重要計畫項目計畫
類別實施內容
例資料庫。
"""
    parsed = parse_rows(BEFORE + rows, head="8-1工作計畫名稱重要計畫項目計畫\n類別實施內容\n")
    assert names(parsed)[2][1] == "智慧減災－爆炸物災防管理模組化設計與應用"
    last = parsed.tables["content_items"][-1]
    assert (last["heading"], last["text"]) == (
        "爆炸物災防管理模組建構與應用方向",
        "完善爆炸物災害案例資料庫。",
    )
    assert [record.page for record in parsed.tables["projects"]] == ["8-1", "8-1", "8-1"]
    assert parsed.ledger.unread() == []


def test_a_numeral_at_the_start_of_a_line_is_an_item_only_in_its_turn() -> None:
    rows = """核能除役科技
發展一、完成核一廠除役廢棄物處理區域整備建置，並進行核一、
二、三廠室內乾貯設施設計作業。
二、執行核二廠輻射特性調查作業，鼓勵民眾購置能源效率第
一級冷氣機。
"""
    parsed = parse_rows(BEFORE + rows)
    items = [text for project, text in column(parsed, "content_items", "project_no", "text") if project == 3]
    assert items == [
        "完成核一廠除役廢棄物處理區域整備建置，並進行核一、二、三廠室內乾貯設施設計作業。",
        "執行核二廠輻射特性調查作業，鼓勵民眾購置能源效率第一級冷氣機。",
    ]


def test_a_category_on_one_line_where_its_cell_is_wide() -> None:
    rows = """工業技術升級
輔導發展五大信賴
產業科技發展一、推動全球半導體供應鏈夥伴論壇，以臺灣利益為核
心。
二、推動設計研發自主。
強化貿易管理社會發展辦理精進輸出入監測及分析系統、加強監督廠
商。
"""
    parsed = parse_rows(rows, head="工作計畫名稱重要計畫項目計畫類別實施內容\n")
    assert names(parsed) == [
        ("工業技術升級輔導", "發展五大信賴產業", "科技發展"),
        ("工業技術升級輔導", "強化貿易管理", "社會發展"),
    ]


def test_a_work_plan_that_is_printed_again_is_no_new_one() -> None:
    again = """工業技術升級
輔導推動產業升級
與經貿布局社會
發展一、協助機械、石化、紡織、扣件等產業提升技術研發、經營
管理。
二、透過深化合作。
"""
    parsed = parse_rows(BEFORE + again)
    assert column(parsed, "work_plans", "work_plan", "project_count") == [("工業技術升級輔導", 3)]
    assert column(parsed, "projects", "work_plan_inherited") == [(False,), (True,), (False,)]


def test_a_table_that_begins_in_the_middle_says_so() -> None:
    parsed = parse_rows("促成國際大廠來臺設立研發基地。\n" + BEFORE.split("\n", 6)[6])
    (project,) = parsed.tables["projects"]
    assert (project["work_plan"], project.certainty) == ("", "uncertain")
    (work_plan,) = parsed.tables["work_plans"]
    assert (work_plan["work_plan"], work_plan.certainty) == ("", "uncertain")
    assert parsed.ledger.unread() == [3]
