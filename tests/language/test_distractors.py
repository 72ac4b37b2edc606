"""Digits that are no amounts are blanked, each kind of them; the digits beside them stay."""

import pytest

from generator.language.distractors import BLANK, WORDS, mask_distractors, pattern_of
from generator.language.widths import compact


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("詳見https://example.tw/2024，計5件", "詳見□，計5件"),
        ("單位：新臺幣千元", "□"),
        ("第3至5條之2等5條", "□等5條"),
        ("同條之1計5件", "同□計5件"),
        ("自第1頁至12頁，5件", "自□頁至□，5件"),
        ("「2024智慧城市展」5場", "「□智慧城市展」5場"),
        ("入選前10大5家", "入選□大5家"),
        ("每3年辦理5場", "□辦理5場"),
        ("未來10個月共5座", "□共5座"),
        ("於14:30辦理5場", "於□辦理5場"),
        ("電話(02)2321-2200計5線", "電話□計5線"),
        ("1對1輔導5家", "□輔導5家"),
        ("員工數200人以下5家", "□5家"),
        ("3度蟬聯5項", "□蟬聯5項"),
        ("12號機發電5度", "□發電5度"),
        ("府授字1130001號5件", "府授字□5件"),
        ("每10萬人有5人", "□有5人"),
        ("2期稻作5公頃", "□5公頃"),
        ("全年1至3季5件", "全年□5件"),
        ("通過ISO27001驗證5家", "通過□驗證5家"),
        ("台61線5公里，縣道193線", "□5公里，□"),
        ("千分之5", "□5"),
    ],
)
def test_digits_that_are_no_amounts_are_blanked(text, masked):
    found = mask_distractors(compact(text))
    assert len(found) == len(compact(text).text)
    while BLANK * 2 in found:
        found = found.replace(BLANK * 2, BLANK)
    assert found.replace(BLANK, "□") == masked


@pytest.mark.parametrize("kind", WORDS, ids=[kind["kind"] for kind in WORDS])
def test_each_kind_is_needed_by_its_example(kind):
    others = pattern_of([other for other in WORDS if other is not kind]).search(kind["of"])
    own = pattern_of([kind]).search(kind["of"])
    assert own
    assert others is None or others.group() != own.group()
