"""Prescribed forms as data: the columns of each table in printed order, with the words of their headers.

The forms are those that 行政院主計總處 prescribes for every agency's budget book. A YAML file beside this
module holds one form: ``table`` names the published table, ``columns`` lists the columns over all pages of
the form, each with the words of its header. ``自有/單位數`` is the word 單位數 under the group 自有;
``{year}`` and ``{last}`` stand for the budget year and the year before. A column of names or texts has
``text: true``. A file ``capital.city.yml`` is the form that cities print for ``capital``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.yaml_files import load_yaml


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form.

    Attributes:
        name: that of the published column, or one that only the table's reader knows.
        heads: the header words that name it, each with the word of the group above it or an empty string.
        text: whether it holds names or texts; else numbers.
    """

    name: str
    heads: tuple[tuple[str, str], ...]
    text: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the table that its rows go to, and its columns in printed order over all its pages.

    ``runs_on`` says that a page may begin with the rest of the last row of the page before, of which each
    text goes on with that of its column: ``rows`` a row without numbers, ``unnamed`` one without name either.
    """

    table: str
    columns: tuple[Column, ...]
    runs_on: str = ""
    name: str = ""

    def for_year(self, year_roc: int | None) -> Form:
        """The form with the years that its headers print; without a year such words name nothing."""
        years = {"year": str(year_roc), "last": str(year_roc - 1) if year_roc else ""}
        columns = []
        for column in self.columns:
            heads = (head for head in column.heads if year_roc or "{" not in head[1])
            words = tuple((group, word.format(**years)) for group, word in heads)
            columns.append(Column(column.name, words, column.text))
        return Form(self.table, tuple(columns), self.runs_on, self.name)

    def names(self, *, text: bool) -> tuple[str, ...]:
        """Names of the columns of texts, or of those of numbers."""
        return tuple(column.name for column in self.columns if column.text == text)


@cache
def load_form(name: str) -> Form:
    """The form of this name (the stem of its file)."""
    raw = load_yaml(Path(__file__).with_name(f"{name}.yml"))
    columns = tuple(_column(*item) for item in raw["columns"].items())
    return Form(raw["table"], columns, str(raw.get("runs_on", "")), name)


@cache
def variants(name: str) -> tuple[Form, ...]:
    """A form and what other bodies print in its place: ``capital`` and ``capital.city``."""
    others = sorted(path.stem for path in Path(__file__).parent.glob(f"{name}.*.yml"))
    return tuple(load_form(stem) for stem in (name, *others))


def _column(name: str, raw: str | Sequence[str] | dict[str, object]) -> Column:
    heads, text = (raw["heads"], bool(raw.get("text"))) if isinstance(raw, dict) else (raw, False)
    words = [heads] if isinstance(heads, str) else list(heads)  # type: ignore[call-overload]
    pairs = (word.rpartition("/") for word in words)
    return Column(name, tuple((group, word) for group, _, word in pairs), text)


def header_words() -> list[str]:
    """The words of the headers of all forms, groups included; a year stays out of them."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.yml"))
    heads = (head for name in names for column in load_form(name).columns for head in column.heads)
    words = (word.partition("}")[2] or word for head in heads for word in head)
    return sorted({word for word in words if word})
