"""Notebooks print what their pages show, and pandas says what SQL says."""

import datetime
import json
import re
import shutil
import subprocess

import pandas
import pytest

from generator.packaging.queries import Result
from generator.pages.general.notebooks import drafts, notebook_bytes
from tests.committed import committed_package, committed_site
from tests.notebooks.run import NOTEBOOKS, PATHS, run
from tests.questions.expected import FOLDER, as_csv

NOTEBOOK_FOLDER = PATHS.content / "notebooks"
RESEARCH = NOTEBOOK_FOLDER / "research.md"


@pytest.mark.parametrize("path", [p for p in NOTEBOOKS if p != RESEARCH], ids=lambda path: path.stem)
def test_a_notebook_prints_what_its_page_shows(path):
    text = path.read_text("utf-8")
    assert run(text) == text


def test_pandas_answers_the_twelve_research_questions_as_sql_does():
    text, answered = RESEARCH.read_text("utf-8"), {}

    def seen(section, names):
        if section:
            answered[section] = as_csv(as_result(names["result"])).splitlines()

    assert run(text, seen) == text
    assert len(answered) == 12
    expected = {name: (FOLDER / f"{name}.csv").read_text("utf-8").splitlines() for name in answered}
    differing = {
        name: [pair for pair in zip(lines, expected[name], strict=False) if pair[0] != pair[1]][:2]
        for name, lines in answered.items()
        if lines != expected[name]
    }
    assert differing == {}


def as_result(frame):
    rows = [tuple(plain(cell) for cell in row) for row in frame.itertuples(index=False)]
    return Result(tuple(frame.columns), rows)


def plain(cell):
    if pandas.isna(cell):
        return None
    if isinstance(cell, datetime.date):
        return cell.strftime("%Y-%m-%d")
    return cell.item() if hasattr(cell, "item") else cell


CELLS = """# 題目

先說，見[資料](../data.md)。

```python
def read(folder):
    return folder
```

## 甲 {#a}

```python
print(1)
```

```text
1
```

後來。
"""


def test_a_page_is_a_jupyter_notebook_too():
    notebook = json.loads(notebook_bytes(CELLS))
    assert notebook["cells"][0]["source"] == "# 題目\n\n先說，見資料。"
    kinds = [cell["cell_type"] for cell in notebook["cells"]]
    assert kinds == ["markdown", "code", "markdown", "code", "markdown"]
    assert notebook["cells"][1]["source"] == "def read(folder):\n    return folder"
    assert notebook["cells"][2]["source"] == "## 甲"
    assert notebook["cells"][3] == {
        "cell_type": "code",
        "id": "cell-3",
        "metadata": {},
        "execution_count": None,
        "source": "print(1)",
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "1\n"}],
    }
    assert len({cell["id"] for cell in notebook["cells"]}) == 5


def cells_of(name, language):
    text = (NOTEBOOK_FOLDER / f"{name}.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def code_of(name, language):
    return "\n".join(cells_of(name, language))


def test_the_r_notebook_can_be_parsed(tmp_path):
    interpreter = shutil.which("Rscript")
    if interpreter is None:
        pytest.skip("no R here")
    (tmp_path / "notebook.R").write_text(code_of("r", "r"), "utf-8")
    subprocess.run([interpreter, "-e", "invisible(parse('notebook.R'))"], cwd=tmp_path, check=True)


def test_what_the_r_notebook_names_is_there():
    """Where no R is at hand, at least tables and columns are those of the packages, and brackets close."""
    code = code_of("r", "r")
    read = re.findall(r'(\w+) <- read_table\(file\.path\(data, "([^"]+)"\), "([^"]+)"\)', code)
    assert len(read) == 2
    for assigned, report, table in read:
        used = set(re.findall(rf"\b{assigned}\$(\w+)", code))
        assert used and used <= set(committed_package(report).schemas[table].by_name)
    assert [code.count(opening) - code.count(closing) for opening, closing in ("()", "[]", "{}")] == [0, 0, 0]


@pytest.mark.parametrize("name", ["pandas", "research"])
def test_notebooks_print_the_reader_of_the_readmes(name):
    assert (PATHS.templates / "package" / "read_table.py").read_text("utf-8") in code_of(name, "python")


def test_the_reader_corrects_where_it_is_asked_to():
    names: dict = {}
    exec((PATHS.templates / "package" / "read_table.py").read_text("utf-8"), names)  # noqa: S102 - our own README
    folder = PATHS.packages / "moea-business-report-113"
    for corrected, value in ((False, 2037), (True, 20_370_000)):
        rows = names["read"](folder, "figures", corrected=corrected)
        wrong = names["read"](folder, "corrections")["record_id"].iloc[0]
        assert rows[rows["record_id"] == wrong]["value_base"].tolist() == [value]
        assert str(rows["value_base"].dtype) == "Float64"


def led_to() -> set[str]:
    """Addresses of pages that notebooks lead to, by the names of their files."""
    texts = [path.read_text("utf-8") for path in NOTEBOOKS]
    return {f"{name}/" for text in texts for name in re.findall(r"\]\(\.\./([a-z0-9/-]+)\.md\)", text)}


def test_a_notebook_about_reports_that_a_site_lacks_is_no_page_of_it():
    site, others = committed_site(), led_to()
    assert "ask/largest-grants/" in others
    # A site without the budget book has no answer about grants; pandas.md leads to research.md.
    found = [draft.url for draft in drafts(site, others - {"ask/largest-grants/"})]
    assert found == ["notebooks/", "notebooks/duckdb/", "notebooks/r/"]
    assert list(drafts(site, set())) == []


def test_a_page_shows_every_cell_and_what_it_prints():
    pages = {
        draft.url: draft.values["parts"]
        for draft in drafts(committed_site(), led_to())
        if "parts" in draft.values
    }
    assert set(pages) == {f"notebooks/{path.stem}/" for path in NOTEBOOKS}
    shown = pages["notebooks/research/"]
    assert [text + "\n" for kind, text in shown if kind == "code"] == cells_of("research", "python")
    assert [kind for kind, _ in shown][:4] == ["prose", "code", "prose", "code"]
    assert ("output", "source\nstatement     45\ntarget       183") in shown
