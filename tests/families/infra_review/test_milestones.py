"""Results and milestones, their dates, and the tables that two programmes put them into."""

import pytest

from generator.families.infra_review.columns.leading_date import leading_date
from tests.families.infra_review.reviews import excerpt, one, programme, read, real, review, rows


def test_every_milestone_of_the_real_review_is_there():
    found = real().tables["milestones"]
    assert [sum(r["programme_no"] <= 24 for r in found), len(found)] == [172, 505]
    counts = {no: sum(r["programme_no"] == no for r in found) for no in (1, 17, 18, 30, 33, 34, 35, 37, 41)}
    assert counts == {1: 4, 17: 3, 18: 32, 30: 2, 33: 58, 34: 30, 35: 28, 37: 2, 41: 15}
    assert [r.record_id for r in found if not (r["title"] or r["text"])] == []


def test_items_groups_and_their_paths():
    found = rows(
        real(), "milestones", "item_path", "outline_level", "milestone_kind", "title", programme_no=9
    )
    assert found[:3] == [
        ("一", 1, "group", "金門地區"),
        ("一/（一）", 2, "item", "跨海橋梁附掛自來水管工程(主橋部分)"),
        ("一/（二）", 2, "item", ""),
    ]
    assert found[-1][0] == "三/（三）"


def test_a_paragraph_before_the_first_item_is_an_introduction():
    first = real_row(33, 1)
    assert (first["milestone_kind"], first["item_path"], first["outline_level"]) == ("intro", "", 0)
    assert first["text"].startswith("協助中小零售、餐飲、休憩服務及生活服務業者運用雲端解決方案蒐集數據")


def real_row(number, milestone_no):
    return one(real(), "milestones", programme_no=number, milestone_no=milestone_no)


def test_wrapped_lines_are_joined_over_page_breaks():
    row = real_row(25, 3)
    assert row["text"] == (
        "綠建築標章申辦於 110 年 7 月 21 日通過評定審查，得分 68.74 分(高於鑽石級標準 64 分)，"
        "內政部建築研究所於 11 月 1 日核發鑽石級綠建築標章合格證書。"
    )
    assert row.lines == (7600, 7601, 7603)


def test_numbers_at_the_end_of_a_line_are_list_numbers():
    found = rows(real(), "milestones", "item_path", "text", programme_no=41)
    assert [path for path, _ in found[:4]] == ["一", "一/（一）", "一/（一）/1", "一/（一）/2"]
    assert found[2][1].startswith("提升數位時代的展演與內容，文化科技國力升級。\n推出國內首部5G 科技展演")
    assert "符合展演廳、展覽館等場域" in found[5][1]


def test_digits_that_only_look_like_list_numbers_are_text():
    text = real_row(29, 4)["text"]
    assert "電壓調節功能之功率誤差>10%為27.92%已大幅下降至 11.86%" in text
    assert rows(real(), "milestones", "item_path", programme_no=34)[26:29] == [
        "四/（一）",
        "四/（一）/1",
        "四/（一）/2",
    ]


def test_figures_and_tables_between_items_become_passages():
    found = [r for r in real().tables["passages"] if r["path"] == "35/貳" and r["text"]]
    captions = [r["text"] for r in found if str(r["text"]).startswith("圖")]
    assert [str(text)[:4] for text in captions] == [f"圖 {n}、" for n in range(1, 10)]
    words = next(r for r in found if str(r["text"]).startswith("智慧移動\n智慧育樂"))
    assert (words.line_start, words.line_end) == (12885, 12909)
    assert "整合5G通訊濾波器之面板級封裝多層線路技術" in str(words["text"]).split("\n")
    assert real_row(35, 4)["text"].endswith("帶動國內公眾接駁車智慧座艙產業發展(圖 2)：")
    cases = next(r for r in real().tables["passages"] if r.line_start == 10485)
    assert (cases.line_end, str(cases["text"]).count("\n") > 200) == (11872, True)


def test_a_table_of_milestones_gives_a_row_for_each_pair_of_cells():
    found = rows(
        real(),
        "milestones",
        "text",
        "achievement",
        "period_printed",
        milestone_kind="table_row",
        programme_no=35,
    )
    assert len(found) == 4
    assert {period for _, _, period in found} == {"第一年(FY110)"}
    # The third row goes on over a page break, both cells of it.
    assert found[2][0].startswith("建置中小型面板易拆解材料技術與製程驗證設施，包括：雷射剝離設備")
    assert found[2][0].endswith("及液晶循環萃取純化設備，以達成面板整體回用率可達 70%以上。")
    assert found[2][1].endswith("面板整體回用率可達 70%以上。")
    parent = one(real(), "milestones", programme_no=35, title="里程碑達成情形")
    assert (parent["milestone_kind"], parent["item_path"]) == ("group", "二")


def test_a_table_of_which_only_the_head_is_left_has_no_rows():
    text = excerpt(12759, 13209)
    found = read(text)
    assert text.rstrip().endswith("達成情形")
    assert rows(found, "milestones", "milestone_kind")[-1] == "group"
    assert found.ledger.unread() == []


def test_numbered_cells_of_a_table_stay_in_one_row():
    found = rows(real(), "milestones", "text", "achievement", milestone_kind="table_row", programme_no=41)
    assert [len(achievement.split("\n")) for _, achievement in found] == [1, 1, 2, 2]
    assert found[3][0] == "結合地方文化特色，支持創新科技整合 5G 場域進行相關應用實證。"
    assert found[3][1].startswith("1.鏈結在地指標場域")
    assert "進行驗證達跨域擴散。\n2.本年度共創造" in found[3][1]


@pytest.mark.parametrize(
    ("number", "milestone_no", "date", "precision", "certainty"),
    [
        (1, 1, "2021-05-13", "day", "printed"),
        (1, 2, "2021-09", "month", "printed"),
        (1, 4, "2021-05-13", "day", "inferred"),  # the year of 5 月 13 日 is not printed before it
        (4, 1, "2021-07", "month", "printed"),  # 106-110 年 7 月已完成
        (4, 3, "2021", "year", "printed"),  # 110 年上半年
        (17, 3, "2020-10-09", "day", "printed"),
        (23, 14, "2021-04-29", "day", "inferred"),  # (4/29)
        (46, 13, "2021", "year", "printed"),  # 110 年共計
        (46, 16, "2021-03", "month", "printed"),  # 110 年計畫於 3 月底核定
        (20, 3, None, None, "printed"),
    ],
)
def test_dates_are_as_exact_as_printed(number, milestone_no, date, precision, certainty):
    row = real_row(number, milestone_no)
    assert (row["date"], row["date_precision"], row.certainty) == (date, precision, certainty)


@pytest.mark.parametrize(
    ("text", "iso", "printed", "inferred"),
    [
        ("截至110年12月底，聯通管施工", "2021-12", "110年12月底", False),
        ("5/28核定通過並簽約執行", "2022-05-28", "5/28", True),
        ("５/２８核定通過並簽約執行", "2022-05-28", "５/２８", True),
        ("已於 109 年辦理，並於 3/12 完成審查", "2020-03-12", "3/12", False),
        ("加工出口區已於110/3/28更名為科技產業園區", "2021-03-28", "110/3/28", False),
        ("為跨年度計畫（110 年至 114 年）", "2021", "110 年至 114 年", False),
        ("106-109 年已完成 41 口水井", "2020", "106-109 年", False),
        ("110年5月至7月受疫情影響", "2021-05", "110年5月至7月", False),
    ],
)
def test_the_leading_date(text, iso, printed, inferred):
    found = leading_date(text, 111)
    assert found is not None
    assert (found.date.iso, found.printed, found.inferred_year) == (iso, printed, inferred)


@pytest.mark.parametrize(
    "text",
    [
        "導入工具機應用 30 家次/105 台",
        "UN/ECE R117 標準",
        "2021 TASS 亞洲永續供應",
        "進行 3 年期技術合作",
        "13/45 完成",
        "",
    ],
)
def test_what_is_no_date(text):
    assert leading_date(text, 110) is None


def test_a_month_without_any_year_is_no_date():
    assert leading_date("12月底已促成投資", None) is None


def test_another_year_dates_its_milestones_by_itself():
    text = programme().replace("一、111 年 5 月 13 日已完成", "一、已於 8 月 3 日完成\n\n二、112 年 1 月起")
    found = read(review(text))
    dates = rows(found, "milestones", "date", "date_raw")
    assert dates == [("2022-08-03", "8 月 3 日"), ("2023-01", "112 年 1 月")]


def test_missing_and_repeated_numbers_keep_their_items():
    text = programme().replace(
        "一、111 年 5 月 13 日已完成主隧道工程全線貫通。",
        "一、完成甲。 \n\n三、完成丙。 \n\n三、完成丁。 \n\n四、完成戊。 ",
    )
    found = read(review(text))
    assert rows(found, "milestones", "text") == ["完成甲。", "完成丙。", "完成丁。", "完成戊。"]
    assert found.ledger.unread() == []


def test_a_section_cut_in_the_middle_of_a_table_is_read_as_far_as_it_goes():
    found = read(excerpt(12759, 13250))
    assert [r["text"] for r in found.tables["milestones"] if r["milestone_kind"] == "table_row"] == [
        "完成建置適用於顯示器與半導體封裝領域之少量多樣客製化零組件製造設施，"
        "可協助業者發展複雜元件結構的產品，因應未來各種物聯網(IoT)裝置開發的需求。"
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("110～112年完成三座", "2021"),
        ("110-112 年完成三座", "2021"),
        ("110年～112年完成三座", "2021"),
        ("110 年至 112 年完成三座", "2021"),
        ("110至112年完成三座", "2021"),
        ("106-110 年 7 月已完成 55 口水井", "2021-07"),
        ("106-109 年已完成 41 口水井", "2020"),
        ("106 年至 109 年已完成 41 口水井", "2020"),
        ("110年7月-112年8月完成", "2021-07"),
    ],
)
def test_how_a_range_of_years_is_written_does_not_change_its_date(text, date):
    found = leading_date(text, 110)
    assert found is not None
    assert found.date.iso == date
