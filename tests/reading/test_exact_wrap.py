from hypothesis import given
from hypothesis import strategies as st

from generator.reading.document import document_from_text
from generator.reading.exact_wrap import exact_width, undo_exact_wrap

# Lines of very different lengths, as of a report that nobody wrapped.
LINES = st.lists(
    st.text(st.sampled_from("預算12|, 。ab"), max_size=90).map(str.strip), min_size=30, max_size=60
)


def cut(lines: list[str], width: int) -> str:
    return "\n".join(
        "\n".join(line[i : i + width] for i in range(0, len(line), width)) or "" for line in lines
    )


def test_a_text_that_nobody_wrapped_has_no_width() -> None:
    document = document_from_text("\n".join("預" * n for n in range(1, 120)))
    assert exact_width(document.lines) == 0


@given(LINES, st.integers(8, 20))
def test_what_was_cut_comes_back(lines: list[str], width: int) -> None:
    text = cut(["預" * 997, *lines], width)
    document = document_from_text(text)
    assert exact_width(document.lines) == width
    logical = undo_exact_wrap(document.lines, width, lambda before, after: False)
    # A line that fills its width by itself looks like one that goes on; such lines are left out here.
    if all(len(line) % width for line in lines if line):
        assert [piece.text for piece in logical] == ["預" * 997, *(line for line in lines if line.strip())]
        numbers = [n for piece in logical for n in piece.numbers]
        assert numbers == [line.number for line in document if not line.blank]


def test_two_full_lines_can_be_told_apart() -> None:
    document = document_from_text("\n".join(["|一二三|"] * 30))
    logical = undo_exact_wrap(document.lines, 5, lambda before, after: after.startswith("|"))
    assert [piece.text for piece in logical] == ["|一二三|"] * 30
