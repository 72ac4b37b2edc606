"""A PDF from its bytes, for tests that typeset one."""

import pytest

from generator.errors import ProblemError
from generator.reading.pdf import read_pdf


@pytest.fixture
def read(tmp_path):
    """Reads the bytes of a PDF."""

    def read_bytes(data: bytes, **settings):
        file = tmp_path / "report.pdf"
        file.write_bytes(data)
        return read_pdf(file, "report.pdf", **settings)

    return read_bytes


def refused(read, data: bytes, **settings) -> tuple[str, str]:
    """Code of the one problem, and what was seen."""
    with pytest.raises(ProblemError) as caught:
        read(data, **settings)
    (problem,) = caught.value.problems
    assert problem.file == "report.pdf"
    return problem.code, problem.seen
