"""One scheduler with one worker for the quick tests."""

from collections.abc import Iterator

import pytest

from tests.cluster.machines import Machines, running


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with running(tmp_path_factory.mktemp("other-machine"), 1) as found:
        yield found
