"""Where the browser of the browser tests is: a Chromium that the system provides, none of our own.

The shell is the same engine without the window, tabs and menus that a whole Chromium keeps and draws
even where nobody sees them: tests of the site take two thirds of the processor's time in it.
"""

import os
import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The program named by $CHROMIUM, else the first of NAMES on the search path, else None."""
    wanted = os.environ.get("CHROMIUM")
    for name in (wanted,) if wanted else NAMES:
        found = shutil.which(name)
        if found:
            return found
    return None


if __name__ == "__main__":
    raise SystemExit(0 if find_chromium() else 1)
