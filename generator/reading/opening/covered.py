"""Which time a report is about: from its title, its cover, its first sentences, its sitting of parliament."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language.dates import DateMention, find_dates
from generator.language.numerals import parse_cjk_numeral
from generator.language.partial_date import ROC_OFFSET
from generator.reading.document import Document, Line
from generator.reading.opening.body import Body
from generator.reading.opening.finding import Finding, Sure
from generator.reading.opening.words import any_of, words
from generator.reading.spacing import squeeze

# Beside a year that stands alone on a line of the cover: 中華民國114年度.
_BESIDE_YEAR = 4
_SENTENCE = re.compile(r"[^。；！？]+")
_SITTING = re.compile(
    r"第(?P<term>\d{1,2}|[一二三四五六七八九十]{1,3})屆第(?P<sitting>[\d一二三四五六七八])會期"
)
_FEWEST_NOTES = 3
_CHARACTERS_READ = 60_000


@dataclass(frozen=True, slots=True)
class Covered:
    """The time; None where the report doesn't say.

    Attributes:
        years: ROC year, or first and last joined by a hyphen.
        period: first and last day, ISO, joined by a slash.
        half: ``h1`` or ``h2`` where it is about, or given in, one half of a year.
    """

    years: Finding | None = None
    period: Finding | None = None
    half: Finding | None = None


def covered(
    title: Line | None,
    cover: Sequence[Line],
    opening: Sequence[Line],
    document: Document,
    bodies: Sequence[Body],
) -> Covered:
    """The time, from the surest place that names one; `read_opening` says what is given."""
    for found in (
        _of_mentions([title] if title else [], 100),
        _of_mentions(cover, _BESIDE_YEAR),
        _stated(opening),
        _sitting(opening),
        _spoken(document),
        _begun(opening, bodies),
    ):
        if found is not None:
            return found
    return Covered()


def _of_mentions(lines: Sequence[Line], beside: int) -> Covered | None:
    """Years on lines that hold ``beside`` characters more at most."""
    for line in lines:
        for mention in find_dates(line.text):
            if len(squeeze(line.text)) <= len(squeeze(mention.printed)) + beside:
                found = _covered(mention, "sure", f"line {line.number}: {mention.printed}")
                if found is not None:
                    return found
    return None


def _covered(mention: DateMention, sure: Sure, why: str) -> Covered | None:
    """Whole years or half ones; a day or a month is no time that a report covers."""
    period = mention.period
    if period is None or mention.yearless:
        return None
    first, last = period.start, period.end
    half = ""
    if (first.month, last.month, first.year) in {(1, 6, last.year), (7, 12, last.year)}:
        half = "h1" if first.month == 1 else "h2"
    if not half and (first.month, last.month) != (1, 12):
        return None
    years = (first.year - ROC_OFFSET, last.year - ROC_OFFSET)
    return Covered(
        Finding("-".join(dict.fromkeys(map(str, years))), sure, why),
        Finding(f"{first}/{last}", sure, why),
        Finding(half, sure, why) if half else None,
    )


def _stated(opening: Sequence[Line]) -> Covered | None:
    """A sentence that presents one time with an end: 茲將98年7月至12月之重要施政，…擇要報告如下."""
    for line, sentence in _sentences(opening):
        start = re.search(any_of("covers"), sentence)
        if not start:
            continue
        after = sentence[start.end() :]
        mentions = [
            mention
            for mention in find_dates(after)
            if not re.match(any_of("open_ended"), squeeze(after[mention.end :]))
        ]
        told = [_covered(m, "sure", f"line {line.number}: {m.printed}") for m in mentions]
        times = {found.period.value: found for found in told if found and found.period}
        if len(times) == 1 and len(mentions) == len(told):
            return next(iter(times.values()))
    return None


def _sitting(opening: Sequence[Line]) -> Covered | None:
    """The sitting at which the report is given tells the year, and nothing of the time that it is about."""
    for line, sentence in _sentences(opening):
        match = _SITTING.search(sentence)
        if not match or not re.search(any_of("now"), sentence) or re.search(any_of("before"), sentence):
            continue
        term, sitting = (_count(match[name]) for name in ("term", "sitting"))
        begun = words("first_years_of_terms").get(term)
        if begun is not None and sitting is not None:
            year = begun + (sitting - 1) // 2 - ROC_OFFSET
            why = f"line {line.number}: {match[0]}"
            return Covered(Finding(str(year), "sure", why), None, Finding(f"h{2 - sitting % 2}", "sure", why))
    return None


def _count(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else parse_cjk_numeral(printed)


def _spoken(document: Document) -> Covered | None:
    """Years that are printed beside 今, 本, 上 …, where all of them mean one year of speech."""
    text = squeeze("".join(line.text for line in document))[:_CHARACTERS_READ]
    text = re.sub(any_of("no_year_of_speech"), "", text)
    shifts = words("years_of_speech")
    years = [
        (year if year > ROC_OFFSET else year + ROC_OFFSET) - shifts[match["word"]] - ROC_OFFSET
        for match in re.finditer(
            rf"(?P<word>{any_of('years_of_speech')})[(（](?P<year>\d{{2,4}})[)）]年", text
        )
        for year in [int(match["year"])]
    ]
    if len(set(years)) != 1 or len(years) < _FEWEST_NOTES:
        return None
    return Covered(Finding(str(years[0]), "sure", f"{len(years)} passages such as 今（{years[0]}）年"))


def _begun(opening: Sequence[Line], bodies: Sequence[Body]) -> Covered | None:
    """A paragraph that begins with a body and a year: 經濟部110年主辦之計畫."""
    names = {body.name for body in bodies}
    for line in opening:
        text = squeeze(line.text)
        name = re.match(r"[\u4e00-\u9fff]+(?=\d)", text)
        mentions = find_dates(text) if name and name[0] in names else []
        if name and mentions and mentions[0].start == name.end():
            found = _covered(mentions[0], "likely", f"line {line.number}: {name[0]}{mentions[0].printed}")
            if found is not None:
                return found
    return None


def _sentences(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Sentences of paragraphs, each with the line on which it begins; a wrapped one goes on."""
    text = ""
    start: Line | None = None
    for line in lines:
        start = start or line
        text += squeeze(line.text)
        if text.endswith(("。", "：", "！")):
            for match in _SENTENCE.finditer(text):
                yield start, match[0]
            text, start = "", None
    if start is not None:
        for match in _SENTENCE.finditer(text):
            yield start, match[0]
