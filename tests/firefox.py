"""The system's Firefox, where it is there: search, tables, receipts and charts are tried in it too.

``pytest --in-firefox`` runs tests of the site in it instead of Chromium; ``make test-all`` does so where
``python -m tests.firefox`` finds one that the driver of the browsers can speak with.
"""

import os
import shutil

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

NAMES = ("firefox", "firefox-esr")


def find_firefox() -> str | None:
    """The program named by $FIREFOX, else the first of NAMES on the search path, else None."""
    wanted = os.environ.get("FIREFOX")
    return next((found for name in ((wanted,) if wanted else NAMES) if (found := shutil.which(name))), None)


def launch_firefox(playwright: Playwright, program: str) -> Browser:
    """The program itself, by the standard protocol (WebDriver BiDi): no Firefox of the driver's own."""
    # As on phones, and in Chromium without a screen: bars for scrolling take no room.
    wishes: dict[str, str | float | bool] = {"ui.useOverlayScrollbars": 1}
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=program, firefox_user_prefs=wishes
    )


def why_not() -> str:
    """Why no test can run in Firefox here; empty where one can."""
    program = find_firefox()
    if program is None:
        return "no Firefox found: tests of the site ran in Chromium alone"
    with sync_playwright() as playwright:
        try:
            browser = launch_firefox(playwright, program)
            browser.new_page().close()
            browser.close()
        except Error as error:
            return f"{program} does not understand the driver of the tests: {error.message.splitlines()[0]}"
    return ""


if __name__ == "__main__":
    raise SystemExit(why_not())
