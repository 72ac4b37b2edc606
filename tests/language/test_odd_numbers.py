"""Numbers that can't be read for certain are named; letters, marks and signs that belong there are not."""

import pytest

from generator.language.odd_numbers import find_odd_numbers


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("辦理中部鯉魚潭場第二送水管等4註條備援調度幹管工程。", ["4註"]),
        ("鯉魚潭場第二送水管等4(註1)條備援調度幹管工程", ["4(註1)"]),
        ("執行火山地區或變質岩區 1＊孔鑽探井", ["1＊"]),
        ("共 1,234*件、5※案", ["1,234*", "5※"]),
        ("泰山捷運公園配水池加壓站及管線等O項工", ["O"]),
        ("自動化饋線下游O分鐘內復電", ["O"]),
        ("車輛充電纜線組暨40OkVA充電", ["40O"]),
        ("新增l2件、2O家", ["l2", "2O"]),
        ("以2O50淨零排放願景", ["2O50"]),
        ("配水池加壓站及管線等-5項工程", ["-5"]),
        ("建設一、北部浮洲加壓站至板新廠管線等－2條", ["－2"]),
    ],
)
def test_what_a_person_should_see(text: str, printed: list[str]) -> None:
    found = find_odd_numbers(text)
    assert [number.printed for number in found] == printed
    assert [text[number.start : number.end] for number in found] == printed
    assert all(number.reason for number in found)


@pytest.mark.parametrize(
    "text",
    [
        "全球第一個6G實驗網、5G AIoT 產業、5G O-RAN 技術規範、CO2、H2O、F-16",
        "IV. 長期規劃及培育、I. 甲、英OO股份、創O能源",
        "年成長率為-8.84%，降為-16.8%、-11.9%",
        "112年-115年、2.5%-6.5%、第五期(114-118年)、9月-10月、5-6次、會議-85",
        "經費12億元(註1)、增加3件*、註1：5件",
        "等5項工程、400kVA、2050淨零",
    ],
)
def test_what_belongs_there(text: str) -> None:
    assert find_odd_numbers(text) == []
