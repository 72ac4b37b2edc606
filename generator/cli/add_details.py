"""Everything that ``add`` found out about a report, for who wants more than its page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from generator.adding.add import Added
from generator.adding.comparison import Comparison
from generator.adding.register_candidates import RegisterView
from generator.adding.vocabulary import NewWord
from generator.cli.add_page import percent
from generator.cli.console import print_problems, printable
from generator.cli.diff import print_changes

_SHOWN = 20
_CLIPPED = 70
_UNCOUNTED = "COUNT-MISSING"


def print_details(added: Added, out: Console) -> None:
    """Everything, in the order in which it is looked at."""
    name = added.manifest.report_id
    state = "added" if added.written else "tried out, nothing is written"
    out.print(f"{name}: {state}. Nothing is published; `build` does that.", markup=False)
    out.print(f"{added.original.name}: {added.original.note}.", markup=False)
    traits = "; ".join(f"{trait.name} ({trait.why})" for trait in added.dialect)
    out.print(f"Dialect: {traits or 'plain lines, no artefacts of extraction'}.", markup=False)
    _print_facts(added, out)
    comparison = added.comparison
    _print_rows(comparison, name, out)
    _print_ledger(comparison, out)
    _print_checks(comparison, out)
    _print_words(comparison.words, bool(comparison.earlier), out)
    _print_register(added.register, out)
    if comparison.changes is not None:
        out.print("Changes from the edition before:")
        print_changes(list(comparison.changes))
    _print_verdict(added, out)


def _print_facts(added: Added, out: Console) -> None:
    table = Table(title="What the manifest says")
    for column in ("fact", "value", "how sure", "why"):
        table.add_column(column, overflow="fold")
    for name, fact in added.draft.facts.items():
        table.add_row(name, printable(fact.value), fact.sure, printable(fact.why))
    out.print(table, markup=False)


def _print_rows(comparison: Comparison, name: str, out: Console) -> None:
    table = Table("table", title="Rows")
    for column in (name, *comparison.earlier):
        table.add_column(column, justify="right")
    for table_name, rows in comparison.rows.items():
        others = [str(rows_of.get(table_name, "")) for rows_of in comparison.earlier.values()]
        table.add_row(table_name, str(rows), *others)
    out.print(table, markup=False)


def _print_ledger(comparison: Comparison, out: Console) -> None:
    share = percent(comparison.characters - comparison.left_over, comparison.characters)
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in comparison.ledger.items())
    out.print(f"Ledger: {share} % of {comparison.characters:,} characters understood.")
    out.print(f"Lines: {kinds}.", markup=False)
    for number, text in comparison.unread[:_SHOWN]:
        out.print(f"  unread line {number}: {_clip(text)}", markup=False)
    _print_more(len(comparison.unread), "unread lines", out)
    for number, text in comparison.leftovers[:_SHOWN]:
        out.print(f"  left over of line {number}: {_clip(text)}", markup=False)
    _print_more(len(comparison.leftovers), "lines with something left over", out)


def _print_checks(comparison: Comparison, out: Console) -> None:
    out.print(f"Checks that fail: {len(comparison.failed)}.")
    for row in comparison.failed[:_SHOWN]:
        where = f"lines {row['source_lines']}"
        printed, computed = (
            "nothing" if row[name] is None else row[name] for name in ("printed_value", "computed")
        )
        out.print(
            f"  {row['check']} on {row['record_id']} ({where}): printed {printed}, computed {computed}, "
            f"{row['verdict']}",
            markup=False,
        )
    _print_more(len(comparison.failed), "checks", out)
    if comparison.uncomputed:
        out.print(f"Checks without an operand, so that nothing was computed: {len(comparison.uncomputed)}.")
        for row in comparison.uncomputed[:_SHOWN]:
            out.print(f"  {row['check']} on {row['record_id']}: {row['explanation']}", markup=False)
        _print_more(len(comparison.uncomputed), "checks", out)


def _print_words(words: Sequence[NewWord], compared: bool, out: Console) -> None:
    if not compared:
        out.print("Vocabulary: there is no other report of the family to compare with.")
        return
    out.print(f"Words that the family's other reports don't have: {len(words)}.")
    by_field: dict[tuple[str, str], list[NewWord]] = {}
    for word in words:
        by_field.setdefault((word.table, word.field), []).append(word)
    for (table, field), found in by_field.items():
        shown = ", ".join(f"{_clip(word.value)} (line {word.line})" for word in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        out.print(f"  {table}.{field}: {shown}{more}", markup=False)


def _print_register(register: RegisterView | None, out: Console) -> None:
    if register is None:
        return
    asked = register.asked
    questions = [*asked.questions, *asked.later]
    out.print(
        f"Register: {register.known} programmes known, {len(questions)} questions; "
        f"{len(asked.waiting)} other names wait and are not asked about."
    )
    for question in asked.questions:
        out.print(f"  {_clip(question.first.words)} ({question.proposal})", markup=False)


def _print_verdict(added: Added, out: Console) -> None:
    errors = [problem for problem in added.problems if problem.severity == "error"]
    warnings = len(added.problems) - len(errors)
    out.print(f"Before it can be published: {len(errors)} errors, {warnings} warnings.")
    uncounted = [problem for problem in added.problems if problem.code == _UNCOUNTED]
    print_problems((problem for problem in added.problems if problem.code != _UNCOUNTED), out)
    if uncounted:
        out.print(f"{_UNCOUNTED}: nobody has reviewed the rows of its tables; compare them with")
        out.print("  the report, then run `check --accept-counts` (or `add … --accept-counts` at once).")
    for name in added.written:
        out.print(f"wrote {name}", markup=False)
    if added.written:
        out.print("Next: look at the manifest, then `check` and `build`; docs/tutorial.md leads through it.")


def _print_more(count: int, what: str, out: Console) -> None:
    if count > _SHOWN:
        out.print(f"  … {count - _SHOWN} more {what}")


def _clip(text: str) -> str:
    text = printable(text.strip())
    return text if len(text) <= _CLIPPED else text[:_CLIPPED] + "…"
