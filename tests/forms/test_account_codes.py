"""Account codes: what of a cell is code, what name, what was misread or lost, which level it means."""

import pytest

from generator.forms.account_codes import (
    Account,
    expenditure_level,
    expenditure_parent,
    read_account,
    restore_code,
    revenue_level,
    split_account,
)


@pytest.mark.parametrize(
    ("cell", "code", "name"),
    [
        ("0426100300 賠償收入", "0426100300", "賠償收入"),
        ("0426100300\n賠償收入", "0426100300", "賠償收入"),
        ("0426100300- 賠償收入", "0426100300", "賠償收入"),
        ("0426100300－賠償收入", "0426100300", "賠償收入"),
        ("32020040101 業務管理", "32020040101", "業務管理"),
        ("391101A000 機密預算", "391101A000", "機密預算"),
        ("52261022 科技專案", "52261022", "科技專案"),
        ("5226102 科技專案", "", "5226102 科技專案"),
        ("522610220099 科技專案", "", "522610220099 科技專案"),
        ("賠償收入", "", "賠償收入"),
        ("", "", ""),
    ],
)
def test_a_cell_is_a_code_and_a_name(cell: str, code: str, name: str) -> None:
    assert split_account(cell) == (code, name)


@pytest.mark.parametrize(
    ("cell", "code", "printed", "name"),
    [
        ("5226102200 科技專案", "5226102200", "5226102200", "科技專案"),
        ("522610220 科技專案", "5226102200", "522610220", "科技專案"),
        ("57269601OO 一般行政", "5726960100", "57269601OO", "一般行政"),
        ("S2261O22OO 科技專案", "5226102200", "S2261O22OO", "科技專案"),
        # Half of the signs are letters: as many may be.
        ("5226lOOOOO 科技專案", "", "", "5226lOOOOO 科技專案"),
        ("52261OOOOO 科技專案", "5226100000", "52261OOOOO", "科技專案"),
        # A letter at the place of secret expenditure was written where no recognition made the text.
        ("391101B000 甲", "3911018000", "391101B000", "甲"),
        ("391101A000 甲", "391101A000", "391101A000", "甲"),
        # Eight digits whose name begins with a sign that looks like a digit are no code that lost its end.
        ("52261022OO", "5226102200", "52261022OO", ""),
        # A letter of the name is no digit where the code is whole.
        ("5226102200Q計畫", "5226102200", "5226102200", "Q計畫"),
        ("一般行政", "", "", "一般行政"),
        ("", "", "", ""),
    ],
)
def test_letters_of_a_code_are_the_digits_they_look_like(
    cell: str, code: str, printed: str, name: str
) -> None:
    assert read_account(cell) == Account(code, printed, name)


def test_every_letter_was_written_where_no_recognition_made_the_text() -> None:
    assert read_account("391101B000 甲", exact=True) == Account("391101B000", "391101B000", "甲")
    assert read_account("57269601OO 甲", exact=True) == Account("5726960100", "57269601", "OO 甲")


@pytest.mark.parametrize(
    ("printed", "raw", "misread", "restored"),
    [
        ("5226102200", "", "", ""),
        ("522610220", "522610220", "", "科目編號印為522610220，末位遺失，依十位編碼補回。"),
        ("52261022OO", "52261022OO", "科目編號印為52261022OO，誤認的字元讀作數字。", ""),
        ("", "", "", ""),
    ],
)
def test_what_was_printed_otherwise_is_kept_and_told(
    printed: str, raw: str, misread: str, restored: str
) -> None:
    account = Account("5226102200" if printed else "", printed, "甲")
    assert (account.raw, account.misread, account.restored) == (raw, misread, restored)
    assert account.cut == bool(restored)


def test_a_secret_code_is_as_it_is_printed() -> None:
    assert Account("391101A000", "391101A000", "甲").misread == ""
    assert Account("391101A000", "391101A0", "甲").misread == ""


def test_zeros_are_restored_at_the_end_of_a_code_alone() -> None:
    assert restore_code("522610220") == "5226102200"
    assert restore_code("32020040101") == "32020040101"
    assert restore_code("") == ""


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("", "合計", "total"),
        ("", "總　計", "total"),
        ("", "科技專案", None),
        ("0400000000", "罰款及賠償收入", "kuan"),
        ("04", "罰款及賠償收入", "kuan"),
        ("0426100000", "產業發展署", "xiang"),
        ("0410000000", "甲", "xiang"),
        ("0426101000", "產業發展署", "mu"),
        ("0426100300", "賠償收入", "mu"),
        ("0426100301", "一般賠償收入", "jie"),
        ("0426100310", "一般賠償收入", "jie"),
    ],
)
def test_levels_of_revenue(code: str, name: str, level: str | None) -> None:
    assert revenue_level(code, name) == level


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("", "總計", "total"),
        ("", "合 計", "total"),
        ("", "科技專案", None),
        ("0026000000", "經濟部主管", "kuan"),
        ("0026100000", "產業發展署", "xiang"),
        ("0026010000", "經濟部", "xiang"),
        ("5226100000", "科學支出", "function"),
        ("5226101000", "科技專案", "mu"),
        ("5226102200", "科技專案", "mu"),
        ("5226102201", "甲", "jie"),
        ("5226102210", "甲", "jie"),
    ],
)
def test_levels_of_expenditure(code: str, name: str, level: str | None) -> None:
    assert expenditure_level(code, name) == level


@pytest.mark.parametrize(
    ("code", "level", "above"),
    [
        ("5226102213", "jie", "5226102200"),
        ("5226102200", "mu", "5226100000"),
        ("5226100000", "function", "0026100000"),
        ("0026100000", "xiang", "0026000000"),
        ("0026000000", "kuan", ""),
        ("", "total", ""),
    ],
)
def test_the_account_above(code: str, level: str, above: str) -> None:
    assert expenditure_parent(code, level, xiang="0026100000", kuan="0026000000") == above
