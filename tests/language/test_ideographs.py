"""Other forms of unified ideographs, as Unicode declares them, and nothing else."""

import unicodedata

import pytest

from generator.language.ideographs import count_forms, equivalents, fold_forms, ideograph_forms
from generator.search.folding import fold


@pytest.mark.parametrize(
    ("form", "ideograph"),
    [
        ("\u2f6c", "目"),  # a Kangxi radical
        ("\u2f8f", "行"),
        ("\u2e9f", "母"),  # a radical with a decomposition
        ("\u2ea0", "民"),  # radicals of which only the property tells
        ("\u2ed1", "長"),
        ("\u31d0", "一"),  # a stroke
        ("\u3038", "十"),
        ("\uf938", "露"),  # compatibility ideographs
        ("\uf98e", "年"),
        ("\U0002f804", "你"),
    ],
)
def test_a_form_is_read_as_its_ideograph_and_found_as_it(form: str, ideograph: str) -> None:
    assert fold_forms(form) == ideograph
    assert fold(f"項{form}") == fold(f"項{ideograph}")


@pytest.mark.parametrize("text", list("㊣㈠⑴１：\ufa0e台臺〇々\uf0fc目A"))
def test_what_is_no_form_of_one_ideograph_stays(text: str) -> None:
    assert fold_forms(text) == text


def test_every_kangxi_radical_and_compatibility_ideograph_is_a_form() -> None:
    forms = ideograph_forms()
    assert set(range(0x2F00, 0x2FD6)) <= set(forms)
    declared = [
        n for n in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)) if unicodedata.decomposition(chr(n))
    ]
    assert len(declared) > 1000
    assert set(declared) <= set(forms)
    assert all(len(fold_forms(chr(form))) == 1 for form in forms)
    assert not set(forms) & set(forms.values())


def test_the_property_adds_only_what_no_decomposition_says() -> None:
    assert len(equivalents()) == 132
    assert all(unicodedata.normalize("NFKC", chr(form)) == chr(form) for form in equivalents())


def test_forms_are_counted_by_what_they_are_called() -> None:
    assert count_forms("\u2f6c標：\u2f6c的、\uf938頭\u2ea0間") == {
        "Kangxi radicals": 2,
        "compatibility ideographs": 1,
        "CJK radicals": 1,
    }
