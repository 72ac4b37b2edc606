"""``serve``: the site at a local address, built again when something changes."""

from __future__ import annotations

import socket
import time
from typing import Annotated

import typer

from generator.cli.build import print_summary
from generator.cli.console import Bars, console, print_problems
from generator.errors import Problem, ProblemError
from generator.paths import ProjectPaths
from generator.pipeline.build import run_build


def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port to listen at.")] = 8000,
) -> None:
    """Build, show the site at a local address, and build again when something changes.

    Watches sources, content, schemas, templates, documentation and settings. Open pages load anew after each
    build. Where a build fails, its problems are printed and the last good site stays.
    """
    # The server of MkDocs: it knows how to tell the browser; only this command needs it.
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415

    paths = ProjectPaths.of_checkout()
    require_free(host, port)
    rebuild(paths)
    if not (paths.site / "index.html").exists():
        raise typer.Exit(1)
    server = LiveReloadServer(lambda: rebuild(paths), host, port, str(paths.site))
    for watched in (
        paths.sources,
        paths.reference,
        paths.schemas,
        paths.content,
        paths.templates,
        paths.documentation,
        paths.root / "mkdocs.yml",
    ):
        server.watch(str(watched))
    console().print(f"The site is at http://{host}:{port}/ until you press Ctrl-C.")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()


def require_free(host: str, port: int) -> None:
    """Look whether the address can be listened at before a build takes its time.

    Raises:
        ProblemError: SERVE-PORT where it can't.
    """
    try:
        with socket.create_server((host, port)):
            pass
    except (OSError, OverflowError) as error:
        remedy = "Stop the other program, or give another --port."
        seen = f"{host}:{port}: {getattr(error, 'strerror', None) or error}"
        raise ProblemError([Problem("SERVE-PORT", "serve", None, seen, "a free address", remedy)]) from error


def rebuild(paths: ProjectPaths) -> None:
    """One build; problems are printed, not raised."""
    started = time.monotonic()
    try:
        with Bars() as bars:
            summary = run_build(paths, bars)
    except ProblemError as error:
        print_problems(error.problems, console(to_stderr=True))
        return
    print_summary(summary, time.monotonic() - started, console())
