"""Scripts and styles as they are served."""

from pathlib import Path

from generator.pages.making.compose import static_files
from tests.tooling.tracked import ROOT


def test_the_parts_of_a_sheet_are_served_as_one_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.css").mkdir()
    for name, text in (("2-b.css", "b{}\n"), ("1-a.css", "a{}\n")):
        (tmp_path / "a.css" / name).write_text(text, "utf-8")
    (tmp_path / "c.js").write_text("c\n", "utf-8")
    assert static_files(tmp_path) == {"assets/a.css": b"a{}\nb{}\n", "assets/c.js": b"c\n"}


def test_what_undoes_the_screen_for_paper_stands_last_in_the_sheet_of_the_site() -> None:
    sheet = static_files(ROOT / "site_templates" / "static")["assets/site.css"].decode("utf-8")
    assert sheet.rindex("@media print {") > sheet.rindex("@media screen")
