"""Every name of currencies.yml with the phrase that needs it."""

import copy
from typing import Any

import pytest

from generator.language import currencies as module
from generator.language.amounts import find_amounts

NAMES = module.currencies()


@pytest.mark.parametrize(("place", "name"), [(place, name) for place in NAMES for name in NAMES[place]])
def test_each_name_makes_the_unit(place: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = NAMES[place][name]
    assert [amount.unit for amount in find_amounts(entry["of"])] == [entry["unit"]]
    fewer: dict[str, Any] = copy.deepcopy(dict(NAMES))
    del fewer[place][name]
    monkeypatch.setattr(module, "currencies", lambda: fewer)
    module._pattern.cache_clear()
    assert [amount.unit for amount in find_amounts(entry["of"])] == ["元"]
    module._pattern.cache_clear()
