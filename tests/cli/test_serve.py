"""``serve`` says at once that its address is taken."""

import socket

from tests.cli.project import Project


def test_an_address_that_is_taken_is_told_before_anything_is_built(tmp_path):
    project = Project(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = project.run("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"SERVE-PORT: 127.0.0.1:{port}: Address already in use" in done.stderr
    assert not (project.root / "site").exists()
