"""Print what a family makes of ``input.txt`` of a golden folder, in the form of its ``expected.yml``.

It is where to begin, not what is right: compare each value with the lines, and keep the fields that matter.
"""

import sys
from pathlib import Path

import yaml

from tests.golden.case import read_case

_ABOUT = {"record_id", "source_pages"}


def main(folder: Path) -> None:
    """Print the rows, without empty fields, and what was told."""
    found = read_case(folder.parent.name, folder / "input.txt", {})
    rows = {
        table: [{name: value for name, value in row.items() if value and name not in _ABOUT} for row in own]
        for table, own in found.rows.items()
        if own
    }
    told = {"problems": found.problems, "unread": found.unread, "failing": found.failing}
    written = {"why": "", "rows": rows, **{key: value for key, value in told.items() if value}}
    print(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
