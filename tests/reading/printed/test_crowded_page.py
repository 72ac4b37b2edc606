"""As many characters as a page may hold are read; one more is told."""

import io

import pypdfium2
import pytest

from generator.reading.printed.pdfium_page import CrowdedPageError, read_page
from tests.reading.test_pdf_limits import handmade


def test_the_most_that_a_page_may_hold_is_read() -> None:
    data = handmade(b"BT /F1 12 Tf 100 700 Td (abc) Tj ET", "")
    with pypdfium2.PdfDocument(io.BytesIO(data)) as book:
        page = book[0]
        assert [text for text, _ in read_page(page, 3).lines] == ["abc"]
        with pytest.raises(CrowdedPageError):
            read_page(page, 2)
        page.close()
