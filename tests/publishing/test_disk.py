import errno
import shutil

import pytest

from generator.errors import ProblemError
from generator.publishing.disk import disk_problems


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "WRITE-SPACE"),
        (errno.EDQUOT, "WRITE-SPACE"),
        (errno.EROFS, "WRITE-DENIED"),
        (errno.EACCES, "WRITE-DENIED"),
        (errno.EIO, "WRITE-FAILED"),
    ],
)
def test_a_failed_write_names_the_file_and_the_way_out(tmp_path, number, code):
    with pytest.raises(ProblemError) as caught, disk_problems(tmp_path):
        raise OSError(number, "reason", str(tmp_path / "site" / "index.html"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.file, problem.seen) == (code, "site/index.html", "reason")
    assert problem.remedy.endswith("What is published stays as it was.")


def test_a_folder_that_can_not_be_copied_is_told_in_one_sentence(tmp_path, monkeypatch):
    source = tmp_path / "packages"
    source.mkdir()
    for name in ("a.csv", "b.csv"):
        (source / name).write_text("x", "utf-8")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ProblemError) as caught, disk_problems(tmp_path):
        shutil.copytree(source, tmp_path / "new", copy_function=full)
    (problem,) = caught.value.problems
    assert (problem.code, problem.seen) == ("WRITE-SPACE", "No space left on device")
    assert problem.file.startswith("new/")
