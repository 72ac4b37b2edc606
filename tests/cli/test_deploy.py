"""``deploy`` as its user sees it: what it removes and what it leaves is told by name."""

from io import StringIO

from rich.console import Console

from generator.cli.deploy import _print_names
from generator.publishing.deploy import WRITTEN


def test_what_is_removed_and_what_stays_is_named(built, tmp_path):
    project = built.copied(tmp_path / "project")
    target = tmp_path / "www"
    assert project.run_here("deploy", "--to", str(target)).returncode == 0
    (target / "old").mkdir()
    (target / "old" / "page.html").write_text("ours, and gone from the site", "utf-8")
    with (target / WRITTEN).open("a", encoding="utf-8") as written:
        written.write("old/page.html\n")
    (target / "CNAME").write_text("data.example", "utf-8")
    done = project.run_here("deploy", "--to", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert "removed: old/page.html\n" in done.stdout
    assert "kept, not ours: CNAME\n" in done.stdout
    assert not (target / "old").exists()


def test_of_very_many_every_folder_is_named():
    told = StringIO()
    _print_names(
        Console(file=told), "kept, not ours", ["notes/a.txt", *(f"{number}.txt" for number in range(150))]
    )
    assert told.getvalue().splitlines() == ["kept, not ours: ./ (150)", "kept, not ours: notes/ (1)"]
