"""The unit of a table of section 壹, read from the line above its head."""

from __future__ import annotations

from collections.abc import Sequence

from generator.families.family import Context
from generator.language.unit_line import Conversion, conversion, read_unit_line, unit_problem
from generator.reading.spacing import squeeze


def table_unit(head_lines: Sequence[int], first: int, wanted: str, context: Context) -> Conversion:
    """How the numbers of a table become numbers of ``wanted``; PARSE-UNIT where that can't be told.

    Args:
        head_lines: numbers of the lines of its head.
        first: number of its first line, which the problem names where there is no unit line.
        wanted: the unit of its columns.
        context: receives the problem.
    """
    document = context.collector.document
    texts = [squeeze(document.line(number).text) for number in head_lines]
    # A narrow page may wrap the unit line: 經費單位： / 千元.
    found = [
        (number, line)
        for at, number in enumerate(head_lines)
        if (line := read_unit_line(texts[at]) or read_unit_line("".join(texts[at : at + 2])))
    ]
    number, line = found[0] if found else (first, None)
    if line is not None and not line.units:
        at = head_lines.index(number)
        line = read_unit_line("".join(texts[at : at + 2])) or line
    scale = conversion(line, wanted)
    if line is not None and scale.factor is not None:
        context.collector.claim("table_head", [number], words=[document.line(number).text])
    if scale.factor is None:
        problem = unit_problem(document.name, number, scale.reason, wanted)
        context.collector.problems.append(problem)
    return scale
