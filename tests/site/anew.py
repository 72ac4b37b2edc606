"""An address opened as a reader opens it in a new tab, though the tab is the one that was there before."""

from playwright.sync_api import Page

# The next address is another one, even where it differs in its fragment alone. An empty page in between would
# take a process of its own: half of what most tests cost.
LEFT = 'history.replaceState(null, "", "?left")'


def open_anew(page: Page, address: str) -> None:
    """Load the address, whatever the tab shows now."""
    if page.url != "about:blank":
        page.evaluate(LEFT)
    page.goto(address)


def address_of(page: Page) -> str:
    """Address as the tab shows it now.

    ``page.url`` is told by the browser a little later where a script has changed it.
    """
    return str(page.evaluate("location.href"))
