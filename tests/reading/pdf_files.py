"""A PDF from its bytes, for tests that typeset one."""

import pytest

from generator.reading.pdf import read_pdf


@pytest.fixture
def read(tmp_path):
    """Reads the bytes of a PDF."""

    def read_bytes(data: bytes, **settings):
        file = tmp_path / "report.pdf"
        file.write_bytes(data)
        return read_pdf(file, "report.pdf", **settings)

    return read_bytes
