"""The page that ``add`` prints: what matters first, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console

from generator.adding.add import Added
from generator.adding.attention import attention
from generator.adding.comparison import Comparison
from generator.adding.missing import is_told
from generator.cli.console import printable
from generator.errors import Problem

# The parts together stay below forty lines.
_MOST_MATTERS = 9
_MOST_FACTS = 6
_MOST_CODES = 7
_MOST_WORDS = 6
_CLIPPED = 96
_UNCOUNTED = "COUNT-MISSING"


def print_page(added: Added, out: Console) -> None:
    """At most forty lines; `--details` shows what they leave out."""
    for line in page_lines(added):
        out.print(printable(line), markup=False)


def page_lines(added: Added) -> list[str]:
    """What was done, what matters, facts, contents, what keeps it from being published, what is next."""
    return [
        *_head(added),
        *_shown("What matters first", attention(added), _MOST_MATTERS),
        *_facts(added),
        *_contents(added),
        *_problems(added.problems),
        *_next(added),
    ]


def _head(added: Added) -> Iterator[str]:
    name = added.manifest.report_id
    if added.missing is not None:
        state = "tried out; facts are missing, nothing is written"
    else:
        state = "added" if added.written else "tried out, nothing is written"
    yield f"{name}: {state}. Nothing is published; `build` does that."
    traits = ", ".join(trait.name for trait in added.dialect) or "plain lines"
    yield f"{added.original.name}: {added.original.note}. Dialect: {traits}."


def _facts(added: Added) -> Iterator[str]:
    """What wants a look, line by line; what the text surely says in one line."""
    missing = added.draft.missing
    likely = {name: fact for name, fact in added.draft.facts.items() if fact.sure == "likely"}
    lines = [f"{name}: {fact.value} ({fact.why})" for name, fact in likely.items() if is_told(fact)]
    yield from _shown("Facts that are only likely", lines, _MOST_FACTS)
    sure = [f"{name} {fact.value}" for name, fact in added.draft.facts.items() if name not in likely]
    yield f"Facts that are sure or given: {', '.join(sure)}."
    if missing:
        yield f"Facts that are missing: {', '.join(missing)}."


def _contents(added: Added) -> Iterator[str]:
    comparison = added.comparison
    beside = next(iter(comparison.earlier), "")
    before = comparison.earlier.get(beside, {})
    rows = ", ".join(
        f"{table} {count}" + (f" ({before[table]})" if table in before else "")
        for table, count in comparison.rows.items()
    )
    yield f"Rows{f' (in brackets: {beside})' if beside else ''}: {rows}."
    understood = percent(comparison.characters - comparison.left_over, comparison.characters)
    yield f"Ledger: {understood} % of {comparison.characters:,} characters understood."
    yield f"Checks that fail: {len(comparison.failed)}. Without an operand: {len(comparison.uncomputed)}."
    yield _words(comparison)
    if added.register is not None:
        asked = added.register.asked
        yield (
            f"Register: {added.register.known} programmes known, "
            f"{len(asked.questions) + len(asked.later)} questions, {len(asked.waiting)} other names wait."
        )


def _words(comparison: Comparison) -> str:
    if not comparison.earlier:
        return "Vocabulary: there is no other report of the family to compare with."
    counted = Counter(f"{word.table}.{word.field}" for word in comparison.words)
    fields = ", ".join(f"{field} {count}" for field, count in counted.most_common(_MOST_WORDS))
    return f"Words that the family's other reports don't have: {len(comparison.words)}. {fields}".rstrip()


def percent(part: int, whole: int) -> str:
    """With two decimals, cut off: 100.00 only where it is all."""
    hundredths = 10_000 if not whole else 10_000 * part // whole
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """One line a code, errors first, with the place of the first."""
    errors = sum(problem.severity == "error" for problem in problems)
    yield f"Before it can be published: {errors} errors, {len(problems) - errors} warnings."
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.severity, problem.code), []).append(problem)
    lines = [_kind(*kind, found) for kind, found in sorted(kinds.items(), key=lambda item: item[0][0])]
    yield from (f"  {_clip(line)}" for line in lines[:_MOST_CODES])
    if len(lines) > _MOST_CODES:
        yield f"  … {len(lines) - _MOST_CODES} more kinds; --details shows all."


def _kind(severity: str, code: str, found: Sequence[Problem]) -> str:
    if code == _UNCOUNTED:
        return f"{severity} {code}: nobody has reviewed the rows of its tables"
    first = found[0]
    where = f"line {first.line}" if first.line is not None else first.file
    times = f" ({len(found)} times)" if len(found) > 1 else ""
    return f"{severity} {code}{times}: {where}: {first.seen}"


def _next(added: Added) -> Iterator[str]:
    """What to do, with the names of files and report filled in."""
    if added.written:
        yield f"wrote {', '.join(added.written)}"
    name = added.manifest.report_id
    if added.missing is not None or not added.written:
        yield "Next: --details shows everything; run it again with what is missing, without --dry-run."
        return
    filled = [file for file in added.written if file.startswith(("content/explanations", "content/curated"))]
    steps = [f"fill in {file}" for file in filled]
    steps.append(f"look at content/reports/{name}.yml")
    if any(problem.code == _UNCOUNTED for problem in added.problems):
        steps.append("`check --accept-counts`")
    if added.register is not None and added.register.asked.questions:
        steps.append(f"`link {name} --decide` now or later")
    steps.append("`build`")
    yield f"Next: {'; '.join(steps)}. `remove {name}` takes it out again."


def _shown(title: str, lines: Sequence[str], most: int) -> Iterator[str]:
    if lines:
        yield f"{title}:"
    yield from (f"  {_clip(line)}" for line in lines[:most])
    if len(lines) > most:
        yield f"  … {len(lines) - most} more; --details shows all."


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CLIPPED else text[:_CLIPPED] + "…"
