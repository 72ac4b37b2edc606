"""The watch sees what the fuzzer is there to find."""

import re
import subprocess
import sys

import pytest

from tests.fuzz.watch import HangError, watched


def test_a_write_elsewhere_is_seen(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside.txt"
    inside.mkdir()
    with watched(inside) as seen:
        (inside / "a.txt").write_text("x", "utf-8")
        assert seen == []
        (inside / ".." / "outside.txt").write_text("x", "utf-8")
        outside.unlink()
    assert len(seen) == 2


def test_a_program_that_is_started_is_seen(tmp_path):
    with watched(tmp_path) as seen:
        subprocess.run([sys.executable, "-c", ""], check=True)
    assert any(event.startswith("subprocess.Popen") for event in seen)


def test_a_pattern_that_never_ends_is_stopped(tmp_path):
    with pytest.raises(HangError), watched(tmp_path, seconds=1):
        re.match(r"(a|a)*b", "a" * 60)
