"""What must not happen while a text is read: files written elsewhere, programs started, endless loops."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.patience import PROCESSOR_SECONDS

_STARTING = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn"}
_REACHING = {"socket.connect", "socket.getaddrinfo", "urllib.Request"}
_CHANGING = {
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.symlink",
    "os.link",
    "os.truncate",
    "os.chmod",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class HangError(Exception):
    """A case took longer than any text may."""


class Watch:
    """Notes what a text made the program do; one for the whole process, since hooks can't be taken off."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.seen: list[str] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.folder is None:
            return
        if event in _STARTING or event in _REACHING:
            self.seen.append(f"{event} {arguments[:1]}")
        elif event in _CHANGING and not self._inside(arguments[0]):
            self.seen.append(f"{event} {arguments[0]}")
        elif event == "open" and self._writes(arguments) and not self._inside(arguments[0]):
            self.seen.append(f"open {arguments[0]} for writing")

    @staticmethod
    def _writes(arguments: tuple[object, ...]) -> bool:
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & _WRITING)

    def _inside(self, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True
        place = Path(os.path.realpath(os.fsdecode(path)))
        # Python writes its own bytecode when a module is imported for the first time.
        return self.folder in place.parents or "__pycache__" in place.parts or str(place) == os.devnull


_WATCH = Watch()


@contextmanager
def watched(folder: Path, seconds: int = PROCESSOR_SECONDS) -> Iterator[list[str]]:
    """Notes everything that the body does outside of ``folder``; ends it after so much processor time.

    Raises:
        HangError: where it takes longer.
    """

    def stop(_signal: int, _frame: object) -> None:
        raise HangError(f"more than {seconds} seconds of processor time")

    handler = signal.signal(signal.SIGVTALRM, stop)
    _WATCH.seen = []
    _WATCH.folder = Path(os.path.realpath(folder))
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield _WATCH.seen
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        _WATCH.folder = None
        signal.signal(signal.SIGVTALRM, handler)
