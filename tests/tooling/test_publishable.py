"""Every committed report may be published: nothing unread, undecided or uncounted is left."""

import json
import subprocess
import sys

import pytest

from tests.tooling.tracked import ROOT


@pytest.mark.slow
@pytest.mark.long
def test_the_committed_reports_pass_every_check():
    command = [sys.executable, "-m", "generator", "check", "--json"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.stdout, done.stderr
    result = json.loads(done.stdout)
    problems = [
        f"{problem['file']}:{problem['line']}: {problem['code']}: {problem['seen']}"
        for problem in result["problems"]
        if problem["severity"] == "error"
    ]
    assert problems == []
    assert set(result["reports"]) == {path.stem for path in (ROOT / "content" / "reports").glob("*.yml")}
    assert done.returncode == 0
