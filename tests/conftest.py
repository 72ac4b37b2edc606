"""What all tests share: the browser and what happens where there is none, and how much is made up."""

import gc
import os
import signal
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.chromium import find_chromium
from tests.effort import Effort
from tests.examples import EVERY_TIME, THOROUGH
from tests.scheduling import GroupedScheduling, rank_of

NO_BROWSER = "no Chromium found: run `make test` as root on Debian, or install it and set CHROMIUM=<program>"


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many of the tests that cost most are named at the end, and the browser."""
    parser.addoption("--costly", type=int, default=0, metavar="COUNT", help="name the tests that cost most")
    parser.addoption("--in-firefox", action="store_true", help="open the site in the system's Firefox")


def pytest_configure(config: pytest.Config) -> None:
    """With every change the same examples of properties; more, and new ones, where the long tests run.

    A busy machine is no failure.
    """
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile(EVERY_TIME, patient, max_examples=40, derandomize=True)
    settings.register_profile(THOROUGH, patient, max_examples=100)
    settings.load_profile(EVERY_TIME if "not long" in str(config.option.markexpr) else THOROUGH)
    config.pluginmanager.register(Effort(config), "effort")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Thousands of tests are collected and stay: no garbage is looked for among them, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """What is costly to make is made by one worker."""
    return GroupedScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what costs most; skip browser tests where there is no browser.

    Under CI=true they fail, so that none is missed.
    """
    items.sort(key=lambda item: rank_of(item.nodeid))
    for item in items:
        marked = item.get_closest_marker("chromium_only")
        if marked and item.config.getoption("--in-firefox"):
            item.add_marker(pytest.mark.skip(reason=marked.args[0]))
    if find_chromium() or os.environ.get("CI") == "true":
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser's program; fails, never skips: skipping is decided for all tests at once."""
    found = find_chromium()
    if found is None:
        pytest.fail(NO_BROWSER)
    return found


@pytest.fixture
def listening() -> Iterator[None]:
    """Ctrl-C is heard, also where a shell began the tests in the background and had it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One sentence for all browser tests that were left out."""
    reports = terminalreporter.stats.get("skipped", [])
    left_out = sum(NO_BROWSER in str(report.longrepr) for report in reports)
    if left_out:
        terminalreporter.write_line(f"{left_out} browser tests skipped: {NO_BROWSER}")
