"""How each programme is spent: its rows in the tables of commissioned work, donations and subsidies.

The tables share no number with the branches, so rows are matched by name within a work plan. Names are
printed in full, shortened, or with a character read wrongly (增值 for 加值).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rapidfuzz.fuzz import ratio

from generator.families.unit_budget.book import Book
from generator.language.cell import read_cell
from generator.reading.spacing import squeeze
from generator.records.record import Certainty, Record
from generator.records.values import Value

_VARIANT = 88
_SHORTEST_PREFIX = 8
_MATCHES = {"exact": "名稱相同", "shortened": "對應列用簡稱", "variant": "名稱用字略異"}


def add_programme_funding(book: Book) -> None:
    """Add the rows of ``programme_funding``: matched rows, and what remains of a programme that has any."""
    programmes = list(book.rows("programmes"))
    plans = {plan["work_plan_code"] for plan in book.rows("work_plans")}
    matched: dict[str, list[Record]] = {}
    for instrument, row in _spending(book):
        found = match_programme(programmes, row, plans)
        if found is None:
            continue
        programme, match = found
        matched.setdefault(programme.record_id, []).append(row)
        values: dict[str, Value] = {
            "programme_no": programme["programme_no"],
            "instrument": instrument,
            "path": row["path"],
            "name_as_printed": row["name"],
            "match": match,
            "amount_k_twd": _total(row),
        }
        note = f"依名稱與{row.table}之列相配（{_MATCHES[match]}）。"
        _add(book, values, row, [row], note)
    for programme in programmes:
        if programme.record_id in matched:
            _add_remainder(book, programme, matched[programme.record_id])


def _add(book: Book, values: dict[str, Value], row: Record, sources: Sequence[Record], note: str) -> None:
    """Add a derived row, uncertain where a row that it comes from is."""
    doubtful = [source for source in sources if source.certainty == "uncertain"]
    note += "".join(f"所據{source.table}之列有疑：{source.note}" for source in doubtful)
    certainty: Certainty = "uncertain" if doubtful else "derived"
    lines = _own_lines(book, row)
    book.add("programme_funding", values, lines, certainty=certainty, note=note)


def match_programme(
    programmes: Sequence[Record], row: Record, plans: Collection[Value]
) -> tuple[Record, str] | None:
    """The programme whose money a row is, and how the names agree: exact, shortened or variant.

    A code that is none of ``plans``, the book's work plans, was misread: the name alone tells then.
    """
    name = squeeze(str(row["name"]))
    own = [p for p in programmes if p["work_plan_code"] == row["work_plan_code"]]
    if not own and row["work_plan_code"] not in plans:
        own = list(programmes)
    names = [(squeeze(str(p["name"])), p) for p in own]
    for other, programme in names:
        if other == name:
            return programme, "exact"
    prefixed = [p for other, p in names if len(name) >= _SHORTEST_PREFIX and other.startswith(name)]
    if len(prefixed) == 1:
        return prefixed[0], "shortened"
    scored = sorted(((ratio(other, name), i) for i, (other, _) in enumerate(names)), reverse=True)
    if scored and scored[0][0] >= _VARIANT and (len(scored) == 1 or scored[1][0] < scored[0][0]):
        return own[scored[0][1]], "variant"
    return None


def _spending(book: Book) -> Iterator[tuple[str, Record]]:
    """Rows that can be a programme's, with the instrument that they mean."""
    tables = {name: list(book.rows(name)) for name in ("commissioned", "subsidies", "donations")}
    for row in tables["commissioned"]:
        if row["row_level"] == "item":
            yield "commissioned", row
    for row in tables["subsidies"]:
        if row["row_level"] == "plan":
            yield "subsidy", row
    names = {str(row["path"]): str(row["name"]) for row in tables["donations"]}
    for row in tables["donations"]:
        if row["row_level"] == "item":
            above = str(row["path"]).split("/")
            yield _instrument(names.get(above[0], ""), names.get("/".join(above[:2]), "")), row


def _instrument(recipients: str, purpose: str) -> str:
    if "獎勵" in purpose:
        return "award"
    if "國外" in recipients or "對外" in purpose:
        return "abroad"
    return "individual" if "個人" in recipients else "donation"


def _add_remainder(book: Book, programme: Record, rows: Sequence[Record]) -> None:
    """What remains of a programme; without an amount where that of a matched row is lost."""
    totals = [total for row in rows if (total := _total(row)) is not None]
    amount, spent = _whole(programme["amount_k_twd"]), sum(totals)
    whole = len(totals) == len(rows)
    values: dict[str, Value] = {
        "programme_no": programme["programme_no"],
        "instrument": "remainder",
        "path": "",
        "name_as_printed": "",
        "match": "computed",
        "amount_k_twd": amount - spent if whole else None,
    }
    note = f"計畫金額{amount:,}－已相配各列合計{spent:,}＝{amount - spent:,}千元。"
    _add(book, values, programme, [programme, *rows], note if whole else "相配之列金額不明，餘額無法計算。")


def _own_lines(book: Book, row: Record) -> list[int]:
    """Lines of a record in the numbering of the book's text."""
    return book.text.own_lines(row.lines)


def _total(row: Record) -> int | None:
    """The row's total; a dash is zero, a total that the extraction lost is unknown."""
    value = row["total_k_twd"]
    if isinstance(value, int):
        return value
    return 0 if read_cell(str(row["total_k_twd_raw"])).kind == "none" else None


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
