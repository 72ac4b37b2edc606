"""PDFs that could crash, fill or stop what reads them: one message, from a process of their own."""

import resource
import zlib

import pytest

from generator.reading.pdf import is_pdf
from tests.examples import first_of
from tests.patience import PROCESSOR_SECONDS
from tests.reading.pdf_files import read, refused
from tests.reading.typeset import Typesetter
from tests.tooling.tracked import ROOT

__all__ = ["read"]

LINES = (ROOT / "data" / "sources" / "moea-annual-plan-115.txt").read_text("utf-8").split("\n")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00" * 5000, b"%PDF-1.4\n%%EOF"])
def test_what_only_begins_as_a_pdf(read, data):
    assert is_pdf(data)
    assert refused(read, data)[0] == "PDF-BROKEN"


def test_a_truncated_file_is_refused_or_read_as_far_as_it_is_whole(read):
    pdf = Typesetter()
    for start in range(0, 200, 40):
        pdf.page(LINES[start : start + 40])
    data = pdf.data()
    for share in (0.2, 0.5, 0.9):
        assert refused(read, data[: int(len(data) * share)])[0] in {"PDF-BROKEN", "PDF-SCANNED"}


def handmade(content: bytes, filters: str, pages: int = 1) -> bytes:
    """A PDF of one page with this content stream, which the tree of pages names so many times."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content),
    ]
    parts, offsets, position = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, start=1):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        offsets.append(position)
        parts.append(part)
        position += len(part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 5\n0000000000 65535 f \n" + table)
    parts.append(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % position)
    return b"".join(parts)


def test_ten_thousand_pages(read):
    assert refused(read, handmade(b"", "", 10_000)) == ("PDF-TOO-LARGE", "10,000 pages")


def deflated(megabytes: int) -> bytes:
    """So many million blanks, deflated twice. All blocks are alike: one is packed, the rest repeat it."""
    block = b" " * 1_000_000
    packer = zlib.compressobj(9)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    header, repeated, end = packed[:2], packed[2:], b"\x03\x00"
    count = megabytes * len(block)
    low, high = (1 + count * 32) % 65_521, (count + 16 * count * (count + 1)) % 65_521
    checksum = (high << 16 | low).to_bytes(4, "big")
    return zlib.compress(header + repeated * megabytes + end + checksum, 9)


def test_the_bomb_is_a_whole_stream():
    assert zlib.decompress(zlib.decompress(deflated(3))) == b" " * 3_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    # Too much text is met with every change by the test below.
    first_of(
        1,
        [
            ("stream", lambda: handmade(deflated(3_000), "/Filter [/FlateDecode /FlateDecode]")),
            ("nesting", lambda: handmade(b"[" * 3_000_000, "")),
            ("text", lambda: handmade(b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaa) Tj " * 130_000 + b" ET", "")),
            ("states", lambda: handmade(b"q " * 2_000_000, "")),
        ],
    ),
)
def test_a_bomb_ends_in_one_message_within_bounds(read, name, data):
    built = data()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code, _ = refused(read, built, seconds=60)
    assert code in {"PDF-BROKEN", "PDF-TOO-LARGE", "PDF-SCANNED", "PDF-TIME"}, name
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 3 * PROCESSOR_SECONDS
    assert after.ru_maxrss <= max(before.ru_maxrss, 1_500_000)


def test_characters_beside_the_page_count_too(read):
    """However fast the machine: nearly all of these stand to the right of the page."""
    built = handmade(b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaa) Tj " * 70_000 + b" ET", "")
    assert refused(read, built) == ("PDF-TOO-LARGE", "page 1 holds too many characters")


def test_a_file_that_takes_too_long(read):
    pdf = Typesetter()
    pdf.page(LINES[:3])
    assert refused(read, pdf.data(), seconds=0) == ("PDF-TIME", "reading took more than 0 seconds")
