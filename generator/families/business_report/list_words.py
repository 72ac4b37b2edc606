"""The words of lists in running text (list_words.yml), as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml


@cache
def list_words() -> Any:
    """The content of list_words.yml."""
    return load_yaml(Path(__file__).with_name("list_words.yml"))


@cache
def opening() -> re.Pattern[str]:
    """A word that opens a list."""
    return re.compile(_any(list_words()["opening"]))


@cache
def leading() -> re.Pattern[str]:
    """One word that leads to a label, at its beginning."""
    return re.compile(_any(list_words()["leading"]))


@cache
def trailing() -> re.Pattern[str]:
    """All that stands between a label and its amount."""
    done = rf"(?:共計|則計|共|計)(?:{_any(list_words()['verbs'])})"
    return re.compile(
        rf"(?:[，、:]?(?:{_any(list_words()['trailing'])})|(?<=..)(?<![年月日底止期度]){done}|[，、:])+$"
    )


@cache
def sums_up() -> re.Pattern[str]:
    """All that stands between rows and their sum, where nothing says what it is."""
    return re.compile(rf"[，、；]?(?:{_any(list_words()['sums_up'])})(?:共|約|達|為|有|完成)*")


@cache
def total_of() -> re.Pattern[str]:
    """What leads from rows to a sum that says what it is."""
    return re.compile(rf"[，、；](?:{_any(list_words()['totals'])})")


@cache
def changed_to() -> re.Pattern[str]:
    """What leads from a number to the one that it has become."""
    return re.compile(rf"(?:{_any(list_words()['changed_to'])})(?:至|到|為)")


@cache
def attribute() -> re.Pattern[str]:
    """What makes a number part of a name."""
    return re.compile(_any(list_words()["attributes"]))


@cache
def says_what_was_done() -> re.Pattern[str]:
    """A word that no name of a sum of money holds which stands in a clause of its own."""
    return re.compile(_any(list_words()["told"]))


@cache
def comparing() -> re.Pattern[str]:
    """A word that compares."""
    return re.compile(_any(list_words()["comparing"]))


@cache
def currency() -> re.Pattern[str]:
    """The name of a currency behind a label."""
    return re.compile(rf"(?:{_any(list_words()['currencies'])})$")


@cache
def verb() -> re.Pattern[str]:
    """One or more words that say what was done, with a noun behind them."""
    return re.compile(rf"(?:已|將|可)?{_verbs()}")


@cache
def done_now() -> re.Pattern[str]:
    """What is being done, in any row."""
    return re.compile(rf"(?:{_any(list_words()['being_done'])}){_verbs()}")


@cache
def leading_inside() -> re.Pattern[str]:
    """A word that leads to a label, anywhere in a phrase."""
    return re.compile(_any(list_words()["leading_inside"]))


@cache
def predicate() -> re.Pattern[str]:
    """What is said of a noun behind it, to the end."""
    return re.compile(rf"(?<=..)(?:{_any(list_words()['predicates'])}).*$")


@cache
def and_done() -> re.Pattern[str]:
    """What was done besides, behind a noun, to the end: 23 場校園講座|及出版專刊."""
    return re.compile(rf"(?<=..)(?:以及|及|並|與)(?:{_any(list_words()['verbs'])})(?=.{{2}}).*$")


@cache
def nothing_but_verbs() -> re.Pattern[str]:
    """Words of which none names anything."""
    leads = [entry for entry in list_words()["leading"] if "only_before" not in entry]
    lead = "|".join(re.escape(entry["word"]) for entry in _longest(leads))
    return re.compile(rf"(?:{_any(list_words()['verbs'])}|{lead}|{_any(list_words()['trailing'])}|已|將|可)*")


def _verbs() -> str:
    one = f"(?:{_any(list_words()['verbs'])})"
    return rf"{one}(?:(?:及|並)?{one})*(?!{_any(list_words()['nouns_of_verbs'])})(?=..)"


def _entry(entry: Mapping[str, str]) -> str:
    """A word; not before the characters ``but``, or only before those words."""
    behind = f"(?![{entry['but']}])" if "but" in entry else ""
    only = f"(?={entry['only_before']})" if "only_before" in entry else ""
    before = f"(?<![{entry['not_behind']}])" if "not_behind" in entry else ""
    return before + re.escape(entry["word"]) + behind + only


def _longest(entries: Iterable[str | Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Entries, words alone among them, the longest first."""
    named = [{"word": entry} if isinstance(entry, str) else entry for entry in entries]
    return sorted(named, key=lambda entry: (-len(entry["word"]), entry["word"]))


def _any(words: Iterable[str | Mapping[str, str]]) -> str:
    return "|".join(_entry(entry) for entry in _longest(words))
