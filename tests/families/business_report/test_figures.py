"""Figures of single items: value, bound, status and date, on real excerpts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.families.business_report.reports import parse_text, real_report


def read(body: str) -> list[tuple[str, str, str, str]]:
    """(printed, bound, status, as of) of the figures of one item."""
    parsed = parse_text(f"壹、能源\n一、{body}\n")
    return [(printed, bound, status, day) for printed, _, bound, status, day in parsed.figures()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "112年一站式線上申辦案件數已逾 30萬件，較 111 年約成長 11%。",
            [("30萬件", "at_least", "actual", "2023-12-31"), ("11%", "approx", "actual", "2023-12-31")],
        ),
        (
            "目前提供 33 個機關登記案件線上繳費，截至 112 年底線上繳費案件超過 25.2 萬件。",
            [("33個", "exact", "actual", ""), ("25.2萬件", "at_least", "actual", "2023-12-31")],
        ),
        (
            "透過電商倉儲管理，提升倉儲作業效率 20%，112 年帶動物流服務營收 1.1 億元。",
            [("20%", "exact", "actual", ""), ("1.1億元", "exact", "actual", "2023-12-31")],
        ),
        (
            "其中包含智慧化課程116 班 3,181 人，截至 112 年底共計培訓達 15,959 人次。",
            [
                ("116班", "exact", "actual", "2023-12-31"),
                ("3,181人", "exact", "actual", "2023-12-31"),
                ("15,959人次", "exact", "actual", "2023-12-31"),
            ],
        ),
        (
            "113 年預計輔導業者導入科技應用；另辦理國際考察交流及媒合活動共 2 場次。",
            [("2場次", "exact", "plan", "2024-12-31")],
        ),
        (
            "自 108 年 1 月 1 日起至 113 年 2 月底止，已有 1,451 家廠商通過審查，預估可創造就業 14.9 萬人。",
            [("1,451家", "exact", "actual", "2024-02-29"), ("14.9萬人", "exact", "estimate", "2024-02-29")],
        ),
        (
            "漏水率預計從 112 年底 12.54%降至 113 年底 12%以下。",
            [("12.54%", "exact", "actual", "2023-12-31"), ("12%", "at_most", "plan", "2024-12-31")],
        ),
        (
            "112 年 11 月 27日舉辦「2023年臺灣全球招商論壇」，計吸引近 300 人出席。",
            [("300人", "approx", "actual", "2023-11-27")],
        ),
        (
            "因應 112 年 9 月 22 日大火事件，最高罰鍰額度由 5 萬元提升為 500 萬元。",
            [("5萬元", "exact", "rule", ""), ("500萬元", "exact", "rule", "")],
        ),
        (
            "裝置 3 部燃氣複循環機組，投資總額 1,104.6 億元，計畫期程為 106 年 1 月至115 年 12 月。",
            [("3部", "exact", "plan", ""), ("1,104.6億元", "exact", "plan", "")],
        ),
        (
            "自 110 年啟動以來，已吸引人員逾 2,500 人參與；112 年共吸引 130 名當地業者參加。",
            [("2,500人", "at_least", "actual", ""), ("130名", "exact", "actual", "2023-12-31")],
        ),
        (
            "111 年 303 停電事故後，包含第七輸變電計畫等 11 項計畫。",
            [("11項", "exact", "actual", "")],
        ),
        (
            "預定 113 年 6 月通水，可自桃園支援新竹每日 20 萬噸水量中調配 9 萬噸。",
            [("20萬噸", "exact", "plan", "2024-06-30"), ("9萬噸", "exact", "plan", "2024-06-30")],
        ),
        (
            "辦理「2023 臺灣國際平面設計獎(TIGDA)」，共有 51 國家/地區 4,311 件作品報名參賽。",
            [("51國家/地區", "exact", "actual", "2023-12-31"), ("4,311件", "exact", "actual", "2023-12-31")],
        ),
        (
            "112 年共核發 3,218 件衛生證明文件(113 年至 1 月底止計核發 202 件)。",
            [("3,218件", "exact", "actual", "2023-12-31"), ("202件", "exact", "actual", "2024-01-31")],
        ),
        (
            "節電量達 215.55 億度，相較 96~103 年(1.01%)提升 0.72 倍。",
            [
                ("215.55億度", "exact", "actual", ""),
                ("1.01%", "exact", "actual", "2014-12-31"),
                ("0.72倍", "exact", "actual", ""),
            ],
        ),
        (
            "將電子紙顯示站牌導入北海道十勝巴士共 14 站。",
            [("14站", "exact", "actual", "")],
        ),
        (
            "截至 113 年 2 月底完成 3 案。擴建及更新工程預計分別於 113 年及 114 年完工，"
            "可分別增加 6 萬及 5 萬 CMD 供水量。",
            [
                ("3案", "exact", "actual", "2024-02-29"),
                ("6萬", "exact", "plan", "2024-12-31"),
                ("5萬CMD", "exact", "plan", "2025-12-31"),
            ],
        ),
        (
            "112 年 1 至 7 月來臺旅客 319 萬 6,000 人次，為 108 年同期之 46%。",
            [("319萬6,000人次", "exact", "actual", "2023-07-31"), ("46%", "exact", "actual", "2023-07-31")],
        ),
        (
            "112 年 1 月日均產蛋量 12.1 萬箱，較去年同期增加 8.5%。",
            [("12.1萬箱", "exact", "actual", "2023-01-31"), ("8.5%", "exact", "actual", "2023-01-31")],
        ),
        ("至 112 年 2 月上旬計 5 案。", [("5案", "exact", "actual", "2023-02-10")]),
        ("106 年 5 月起至 113 年 1 月下旬計 5 案。", [("5案", "exact", "actual", "2024-01-31")]),
        (
            "截至 112 年 8 月底止，已協助 38 萬 9,752 人次，達年度目標（18 萬人次）之 216.5％。",
            [
                ("38萬9,752人次", "exact", "actual", "2023-08-31"),
                ("18萬人次", "exact", "target", "2023-08-31"),
                ("216.5％", "exact", "actual", "2023-08-31"),
            ],
        ),
        ("112 年罰鍰金額計 2 億 3,456 萬餘元。", [("2億3,456萬餘元", "at_least", "actual", "2023-12-31")]),
        ("核發獎勵，每人最高 3 萬元。", [("3萬元", "at_most", "rule", "")]),
        ("死亡率為百萬分之 23.5，較去年下降 5.2％。", [("5.2％", "exact", "actual", "")]),
        ("98 年迄今累計核定 5 案。", [("5案", "exact", "actual", "")]),
        ("112 年初盤點 5 案。", [("5案", "exact", "actual", "")]),
        ("112 學年招生 10 班。", [("10班", "exact", "actual", "")]),
        (
            "截至 113 年 2 月底核定 3 案。113 年投入 4 億元經費，112 年共 5 億元。",
            [
                ("3案", "exact", "actual", "2024-02-29"),
                ("4億元", "exact", "plan", "2024-12-31"),
                ("5億元", "exact", "actual", "2023-12-31"),
            ],
        ),
        (
            "截至 113 年 8 月底核定 3 案。113 年投入 4 億元經費。",
            [("3案", "exact", "actual", "2024-08-31"), ("4億元", "exact", "actual", "2024-12-31")],
        ),
        (
            "遙控無人機(未達 2 公斤)等 6 項商品列為應施檢驗品目。",
            [("2公斤", "at_most", "rule", ""), ("6項", "exact", "actual", "")],
        ),
        ("每月補助 7,000 元至 1 萬 3,000 元。",
            [("7,000元", "at_least", "actual", ""), ("1萬3,000元", "at_most", "actual", "")],
        ),
    ],
)  # fmt: skip
def test_dates_bounds_and_status(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert read(body) == expected


def test_a_period_in_a_heading_dates_the_items_below_it() -> None:
    parsed = parse_text(
        "壹、檢驗\n一、 確保計量準確(統計 112 年)\n"
        "（一） 檢定計 468 萬 7,394 具，不合格者為 4,918 具，合格率為 99.9％。\n"
    )
    records = parsed.tables["figures"]
    assert [(r["as_of"], r["as_of_source"], r["as_of_printed"], r.certainty) for r in records] == [
        (date(2023, 12, 31), "ancestor", "112 年", "derived")
    ] * 3
    assert [(i.check, i.verdict) for i in parsed.identities if i.check == "pass-rate"] == [
        ("pass-rate", "rounding")
    ]


def test_an_introduction_dates_the_items_below_it() -> None:
    figures = [r for r in real_report().tables["figures"] if r["item_path"] == "5.2.2"]
    assert [(r["subject"], r["as_of"], r["as_of_source"]) for r in figures] == [
        ("廠商通過資格審查", date(2024, 2, 29), "ancestor"),
        ("總投資金額", date(2024, 2, 29), "ancestor"),
        ("創造本國就業人數", date(2024, 2, 29), "ancestor"),
    ]


def test_a_figure_names_its_subject_and_the_lines_it_was_read_from() -> None:
    figures = {r["printed"]: r for r in real_report().tables["figures"] if r["item_path"] == "2.2.8.2"}
    assert [figures[p]["subject"] for p in ("1,147 家", "46%", "8%")] == [
        "補助店家以餐飲業",
        "補助店家以餐飲業",
        "服飾店",
    ]
    wrapped = next(r for r in real_report().tables["figures"] if r["value_base"] == 67506)
    assert (wrapped.line_start, wrapped.line_end) == (1548, 1550)


@pytest.mark.parametrize(
    ("body", "subjects"),
    [
        ("計畫總經費 306.86 億元，達成率 112.1%。", ["計畫總經費", "達成率"]),
        ("累計簽約 2,134 件，簽訂合約 3 億元。", ["簽約", "簽訂合約"]),
        ("達成節電量 2.17 億度。", ["達成節電量"]),
        ("－工業生產成長 4%。其餘 8 幅編修。", ["工業生產成長", "其餘編修"]),
    ],
)
def test_words_that_only_look_like_adverbs_stay_in_the_subject(body: str, subjects: list[str]) -> None:
    records = parse_text(f"壹、能源\n一、節電：{body}\n").tables["figures"]
    assert [r["subject"] for r in records] == subjects


def test_a_school_year_is_a_period_without_a_day() -> None:
    (figure,) = parse_text("壹、教育\n一、112 學年度核定補助 83 校。\n").tables["figures"]
    assert (figure["as_of"], figure["period_start"], figure["period_end"]) == (
        None,
        date(2023, 8, 1),
        date(2024, 7, 31),
    )


def test_a_range_gives_its_two_ends_and_a_transposed_unit_is_uncertain() -> None:
    figures = real_report().tables["figures"]
    ends = [
        (str(r["value_base"]), r["range_end"])
        for r in figures
        if r["item_path"] == "4.1.4" and r["range_end"]
    ]
    assert ends == [("2000000", "from"), ("2600000", "to")]
    odd = [r for r in figures if r.certainty == "uncertain"]
    assert [(r["printed"], str(r["value_base"])) for r in odd] == [("2.5 個萬", "25000")]
