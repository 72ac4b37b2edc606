"""Print how the judged figures and rows of lists are read: each that is wrong, and how many are what.

``python -m tests.judged`` reads the passages alone, ``python -m tests.judged TEXT`` the whole text of the
report; ``--accept`` takes away the marks of those in ``wrong.yml`` that are no longer wrong. None is ever
added.
"""

import sys
from pathlib import Path

from tests.judged.comparison import Outcome, counted
from tests.judged.judgement import known_wrong, write_known_wrong
from tests.judged.reading import TABLES, outcomes, outcomes_in_text

REPORT = "business_report"


def show(kind: str, found: list[Outcome]) -> None:
    """Print the counts of a kind, and each number that is wrong, doubtful or missing."""
    print(f"{kind}: {dict(sorted(counted(found).items()))}")
    for each in sorted(found, key=lambda outcome: (outcome.kind, outcome.judged.line)):
        if each.kind in {"wrong", "doubtful", "missing"}:
            print(f"  {each.kind}  {each.judged.name}: {'; '.join(each.faults)}")


def main(arguments: list[str]) -> None:
    """Read, print, and where asked take marks away."""
    texts = [Path(each) for each in arguments if each != "--accept"]
    for kind in TABLES:
        show(kind, outcomes_in_text(REPORT, kind, texts[0]) if texts else outcomes(REPORT, kind))
    if "--accept" in arguments:
        wrong = {k: {o.judged.name for o in outcomes(REPORT, k) if o.kind == "wrong"} for k in TABLES}
        known = {k: {n: w for n, w in known_wrong(REPORT, k).items() if n in wrong[k]} for k in TABLES}
        write_known_wrong(REPORT, known)


if __name__ == "__main__":
    main(sys.argv[1:])
