"""What the tests cost: processor time by folder, told at the end of a run, beside what `make test` may take.

Seconds of the processor are much the same on a busy machine, where those of the clock are not. Nothing fails
by them, since machines differ: who sees that the sum comes near the bar looks at the folders, and the tests
that `--costly 20` names, before adding more.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path

import pytest

# Five minutes on two cores for `make test`, twenty for `make test-all`.
EVERY_TIME_SECONDS, ALL_SECONDS = 2 * 5 * 60, 2 * 20 * 60
_PROC = Path("/proc")
_SHOWN = 12


def processor_seconds() -> float:
    """Of this process and of all that it started; of those that still run where the system lists them."""
    return _ended_seconds() + _running_seconds()


def _ended_seconds() -> float:
    """Of this process and of those that it started and that have ended: quickly asked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _running_seconds() -> float:
    """Of the processes that it started and that still run; to look takes milliseconds."""
    own = _PROC / str(os.getpid())
    return sum(_ticks(child) for child in _children(own)) / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    """Of a process, of its children that ended, and of those that run."""
    folder = _PROC / str(process)
    try:
        spent = (folder / "stat").read_text().rpartition(")")[2].split()[11:15]
        return sum(map(int, spent)) + sum(_ticks(child) for child in _children(folder))
    except OSError:  # it ended meanwhile
        return 0


def _children(folder: Path) -> list[int]:
    found: list[int] = []
    for thread in folder.glob("task/*/children"):
        with suppress(OSError):  # it ended meanwhile
            found += map(int, thread.read_text().split())
    return found


class Effort:
    """A plug-in for pytest: workers add what each test took to its report, and their own sum at the end."""

    def __init__(
        self,
        config: pytest.Config,
        ended: Callable[[], float] = _ended_seconds,
        running: Callable[[], float] = _running_seconds,
    ) -> None:
        self._config, self._ended, self._running = config, ended, running
        self._listed, self._before_closing, self._closing = running(), 0.0, False
        self._seen = self._spent = ended() + self._listed
        self._by_test: Counter[str] = Counter()
        self._workers = 0.0

    def since(self, listed: bool) -> float:
        """What was spent since the last look, that of running processes too where they are ``listed`` anew.

        A browser that was closed is listed no longer: what it spent stays in the sum.
        """
        if listed:
            self._listed = self._running()
        before, self._seen = self._seen, self._ended() + self._listed
        grown = max(self._seen - before, 0)
        self._spent += grown
        return grown

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """A test costs what was spent since the one before was torn down.

        Only a browser runs on behind a test: looking for processes behind each of thousands costs more than
        many of them.
        """
        report = yield
        if call.when == "teardown":
            browser = item.get_closest_marker("browser") is not None
            vars(report)["effort"] = self._before_closing + self.since(browser or self._closing)
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, nextitem: pytest.Item | None) -> None:
        """The last test closes what all have shared."""
        if nextitem is None:
            self._before_closing, self._closing = self.since(True), True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Where all reports arrive, they are summed up."""
        self._by_test[report.nodeid] += vars(report).get("effort", 0)

    def pytest_collection_finish(self) -> None:
        """What was spent until here is no test's."""
        self.since(True)

    def pytest_sessionfinish(self) -> None:
        """A worker hands over its sum."""
        self.since(True)
        if hasattr(self._config, "workeroutput"):
            self._config.workeroutput["effort"] = self._spent

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Takes what a worker hands over."""
        self._workers += getattr(node, "workeroutput", {}).get("effort", 0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The sum beside the bar, the folders that cost most, and the tests where one asks for them."""
        total = self._workers + (time.process_time() if self._workers else self._spent)
        every_time = "not long" in str(self._config.option.markexpr)
        for line in told(self._by_test, total, EVERY_TIME_SECONDS if every_time else ALL_SECONDS):
            terminalreporter.write_line(line)
        for name, seconds in self._by_test.most_common(self._config.option.costly):
            terminalreporter.write_line(f"{seconds:8.1f} {name}")


def told(by_test: Counter[str], total: float, bar: float) -> list[str]:
    """Two lines: the sum of a run, and what its folders took of it, the most first."""
    folders: Counter[str] = Counter()
    for name, seconds in by_test.items():
        folders[_folder(name)] += seconds
    spent = sum(by_test.values())
    parts = [f"{name} {seconds:.0f}" for name, seconds in folders.most_common(_SHOWN) if seconds >= 1]
    over = f", {total - bar:.0f} too many" if total > bar else ""
    return [
        f"processor time: {total:.0f} s of {bar:.0f}{over}; {total - spent:.0f} for starting and collecting",
        f"by folder: {', '.join(parts)}",
    ]


def _folder(name: str) -> str:
    """The folder of a test below ``tests``; of a family its own."""
    parts = name.partition("::")[0].split("/")[1:-1]
    return "/".join(parts[: 2 if parts[:1] == ["families"] else 1]) or "."
