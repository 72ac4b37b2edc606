"""Five hundred broken and hostile texts: no crash, no hang, nothing written elsewhere, run or injected.

`make fuzz` reads twenty thousand. A case that fails is read again with ``make fuzz count=1 first=<seed>``.
"""

import pytest

from tests.fuzz.cases import make_case
from tests.fuzz.damaged_bytes import BYTES
from tests.fuzz.examine import examine
from tests.fuzz.mutations import MUTATIONS
from tests.fuzz.real_reports import reports

CASES = 500
# So many with every change; the others before a merge.
EVERY_TIME = 25
GROUP = 25
_PAGES_OF = 10


@pytest.mark.slow
@pytest.mark.parametrize(
    "first",
    [
        pytest.param(first, marks=[pytest.mark.long] if first >= EVERY_TIME else [])
        for first in range(0, CASES, GROUP)
    ],
)
def test_broken_and_hostile_texts(first, tmp_path):
    for seed in range(first, first + GROUP):
        folder = tmp_path / str(seed)
        folder.mkdir()
        examine(make_case(seed), folder, pages=seed % _PAGES_OF == 0)


def test_the_cases_use_every_mutation_on_every_family():
    used = [(case.family, name) for case in map(make_case, range(CASES)) for name in case.names]
    assert {name for _, name in used} == {*MUTATIONS, *BYTES}
    assert {family for family, _ in used} == {family for family, _ in reports()}


def test_a_seed_gives_the_same_case():
    assert make_case(17) == make_case(17)
    assert make_case(17) != make_case(17 + len(reports()))
