"""The results that the ready questions had when somebody last looked: one CSV each.

`python -m tests.questions.expected` writes them anew; what changed is read in the diff.
"""

import csv
import io
from pathlib import Path

from generator.packaging.queries import Cell, Result, run_query
from generator.packaging.ready_questions import ready_themes
from tests.committed import committed_site

FOLDER = Path(__file__).parent / "expected"


def as_csv(result: Result) -> str:
    """Columns and rows of a result; the empty cell is null, as in the packages' tables."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([[shown(cell) for cell in row] for row in result.rows])
    return buffer.getvalue()


def shown(cell: Cell) -> str:
    """A cell in any engine's words: whole numbers without a point, others to nine digits."""
    if cell is None:
        return ""
    return f"{cell:.9g}" if isinstance(cell, float) and not cell.is_integer() else str(_whole(cell))


def _whole(cell: Cell) -> Cell:
    return int(cell) if isinstance(cell, float) else cell


def main() -> None:
    """Write the result of every question, and remove those of questions that are no more."""
    site = committed_site()
    FOLDER.mkdir(exist_ok=True)
    asked = {
        question.id: question.sql for theme in ready_themes(site.content) for question in theme.questions
    }
    for name, sql in asked.items():
        result = run_query(site.packages.values(), sql)
        if result is None:
            raise SystemExit(f"{name}: names a table that no package has")
        (FOLDER / f"{name}.csv").write_text(as_csv(result), "utf-8")
    for path in FOLDER.glob("*.csv"):
        if path.stem not in asked:
            path.unlink()


if __name__ == "__main__":
    main()
