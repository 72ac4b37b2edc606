"""The rows of the real budget book on pages of their prescribed forms."""

import itertools
from collections.abc import Callable, Sequence

from generator.families.unit_budget.forms import load_form
from generator.records.record import Record
from tests.families.unit_budget.books import real
from tests.reading.press import columns as forms
from tests.reading.press.book import Book, Cells, Sides
from tests.reading.press.sheet import Column, Dress, Press

_COSTS = ("this_year_k_twd", "last_year_k_twd", "difference_k_twd")
_LEVELS = {"kuan": 0, "xiang": 1, "mu": 2, "jie": 3}


def shown(record: Record, name: str) -> str:
    """A value as a book prints it: with commas, a dash for nothing, empty where nothing is printed."""
    value = record[name]
    if value is None:
        return str(record[f"{name}_raw"] or "") if f"{name}_raw" in record.values else ""
    return str(value) if isinstance(value, str) else f"{value:,}"


def rows_of(table: str) -> list[Record]:
    return list(real().tables[table])


def _numbered(record: Record, numbers: dict[str, str]) -> Cells:
    """The four columns of numbers before an account."""
    cells = [""] * 4
    number = numbers.get(str(record["account_code"]), "")
    if record["account_level"] in _LEVELS and number:
        cells[_LEVELS[str(record["account_level"])]] = number
    return cells


def _account(record: Record, numbers: dict[str, str], *, coded: bool = True) -> tuple[Cells, str]:
    """Numbers and name of an account, the code above the name, and what stands above its amounts."""
    code, name = str(record["account_code"] or ""), str(record["account_name"])
    if not coded or not code:
        return [*_numbered(record, numbers), name], ""
    return [*(cell and f"\n{cell}" for cell in _numbered(record, numbers)), f"{code}\n{name}"], "\n"


def numbers_of(table: str) -> dict[str, str]:
    return {
        str(r["account_code"]): str(r["account_number"])
        for r in rows_of(table)
        if r["account_number"] is not None
    }


def accounts(table: str, names: Sequence[str], numbers: dict[str, str], *, coded: bool = True) -> list[Cells]:
    """Rows that an account names."""
    found = []
    for record in rows_of(table):
        cells, above = _account(record, numbers, coded=coded)
        values = (shown(record, name) for name in names)
        found.append([*cells, *(f"{above}{value}" if value else "" for value in values)])
    return found


def named(table: str, name: Callable[[Record], str], names: Sequence[str]) -> list[Cells]:
    return [[name(record), *(shown(record, other) for other in names)] for record in rows_of(table)]


def grants(table: str) -> list[Cells]:
    """Rows of subsidies, donations and commissioned work: mark and name, the serial number behind it."""
    columns = [name for name in _values(table) if (table, name) != ("donations", "capital_land_k_twd")]
    found = []
    for record in rows_of(table):
        own = [_period(record)]
        own += [str(record["recipient"] or "")] if table == "donations" else []
        own += [str(record["content"] or "")]
        own += [str(record["recipient_budget_year"] or "")] if table == "subsidies" else []
        amounts = [shown(record, column) for column in columns]
        name, above = _marked(record, table)
        found.append([name, *own, *(f"{above}{amount}" if amount else "" for amount in amounts)])
    return found


def _marked(record: Record, table: str) -> tuple[str, str]:
    mark = str(record["path"]).rpartition("/")[2]
    code = str(record["work_plan_code"] or "") if record["row_level"] == "work_plan" else ""
    mark = f"{mark}." if mark.isdigit() and len(mark) < 4 else mark
    name = str(record["name"])
    serial = str(record["serial_no"] or "") if table != "commissioned" else ""
    if code:
        return f"{mark}{code}\n{name}", "\n"
    return (f"{mark}{name}\t{serial}" if serial else f"{mark}{name}"), ""


def _period(record: Record) -> str:
    first, last = record["start_year_roc"], record["end_year_roc"]
    return f"{first}-{last}" if first else str(record.values.get("period") or "")


def set_tables(dress: Dress, names: Sequence[str]) -> bytes:
    """The book with these tables, in the order of `TABLES`."""
    book = Book(dress)
    for name, setter in TABLES.items():
        if name in names:
            setter(book)
    return book.press.data()


def _main(table: str, title: str) -> Callable[[Book], None]:
    names = ["budget_this_year", "budget_last_year", "final_accounts_prior_year", "difference"]

    def setter(book: Book) -> None:
        rows = accounts(table, [*(f"{name}_k_twd" for name in names), "note"], numbers_of(table))
        book.table(title, forms.MAIN, rows)

    return setter


def _values(table: str) -> list[str]:
    return [column.name for column in load_form(table).columns if not column.text]


def _objects(table: str, title: str, sides: Sides, *, coded: bool) -> Callable[[Book], None]:
    def setter(book: Book) -> None:
        book.spread(title, sides, accounts(table, _values(table), numbers_of("expenditure"), coded=coded))

    return setter


def _grants(table: str, title: str, sides: Sides) -> Callable[[Book], None]:
    return lambda book: book.spread(title, sides, grants(table))


def _matrix(book: Book) -> None:
    names = {str(r["work_plan_code"]): str(r["work_plan"]) for r in rows_of("work_plans")}
    order = dict.fromkeys(str(r["work_plan_code"]) for r in rows_of("expense_matrix") if r["work_plan_code"])
    plans = [(code, names[code]) for code in order]
    heads = forms.words((("第一、二級用途別科目名稱及編號",), 14))
    heads += [Column((f"{code}{name}",), 8, amounts=True) for code, name in plans]
    cells: dict[str, dict[str, str]] = {}
    objects: dict[str, str] = {}
    for r in rows_of("expense_matrix"):
        objects[str(r["object_code"])] = str(r["object_name"])
        cells.setdefault(str(r["object_code"]), {})[str(r["work_plan_code"])] = shown(r, "amount_k_twd")
    rows = [
        [f"{code} {name}".strip(), *(cells[code].get(plan, "-") for plan in (*order, ""))]
        for code, name in objects.items()
    ]
    heads += forms.amounts((), "合計", 7)
    book.table("各項費用彙計表", heads, rows)


def _staff(book: Book) -> None:
    people: dict[str, dict[str, Record]] = {}
    for record in rows_of("staff"):
        people.setdefault(str(record["account_code"]), {})[str(record["category"])] = record
    costs = {str(r["account_code"]): r for r in rows_of("staff_costs")}
    rows = []
    for code, own in people.items():
        cells, above = _account(next(iter(own.values())), numbers_of("expenditure"))
        values = [shown(r, year) for r in own.values() for year in ("this_year", "last_year")]
        values += [shown(costs[code], name) for name in (*_COSTS, "note")]
        rows.append([*cells, *(f"{above}{value}" for value in values)])
    book.spread("預算員額明細表", forms.STAFF, rows, unit="單位：新臺幣千元")


def _vehicles(book: Book) -> None:
    names = [column.name for column in load_form("vehicles").columns]
    rows = [[shown(record, name) for name in names] for record in rows_of("vehicles")]
    group = ["", f"{rows_of('vehicles')[0]['vehicle_group']}：", *[""] * (len(names) - 2)]
    book.table("公務車輛明細表", forms.VEHICLES, [group, *rows])


def _offices(book: Book) -> None:
    def name(record: Record) -> str:
        mark = {"category": "、", "subcategory": "."}.get(str(record["row_level"]), "")
        return f"{record['numeral'] or ''}{mark}{record['category']}"

    names = [column.name for column in load_form("offices").columns[1:]]
    rows = named("offices", name, names)
    book.spread("現有辦公房舍明細表", forms.OFFICES, rows, unit="單位：新臺幣千元，平方公尺")


def _personnel(book: Book) -> None:
    def name(record: Record) -> str:
        return f"{record['numeral']}、{record['item']}" if record["numeral"] else str(record["item"])

    book.table("人事費彙計表", forms.PERSONNEL, named("personnel", name, ["amount_k_twd", "note"]))


def _trip_summary(book: Book) -> None:
    rows = named("trip_summary", lambda record: str(record["category"]), _values("trip_summary"))
    book.table("派員出國計畫預算總表", forms.TRIP_SUMMARY, rows)


def _functional(book: Book) -> None:
    labels: dict[str, Cells] = {}
    for record in rows_of("functional"):
        label = f"{record['function_code'] or ''} {record['function_name']}".strip()
        labels.setdefault(label, []).append(shown(record, "amount_k_twd"))
    at = 0
    for (first, left), (_, right) in zip(forms.FUNCTIONAL[::2], forms.FUNCTIONAL[1::2], strict=True):
        until = at + len(left) + len(right)
        rows = [[label, *amounts[at:until]] for label, amounts in labels.items()]
        book.spread("歲出按職能及經濟性綜合分類表", ([*first, *left], right), rows)
        at = until


def _multi_year(book: Book) -> None:
    names = [*_values("multi_year"), "note"]
    rows = [[str(r["name"]), _period(r), *(shown(r, name) for name in names)] for r in rows_of("multi_year")]
    book.table("跨年期計畫概況表", forms.MULTI_YEAR, rows, unit="單位：新臺幣億元")


def _plans(book: Book) -> None:
    """Plans with their branches: the note runs on beside the accounts, over as many pages as it takes."""
    accounts_of: dict[object, list[Record]] = {}
    for record in rows_of("branch_accounts"):
        accounts_of.setdefault((record["work_plan_code"], record["branch_no"]), []).append(record)
    for plan in rows_of("work_plans"):
        title = [f"{plan['work_plan_code']} {plan['work_plan']}", "預算金額", shown(plan, "amount_k_twd")]
        lines: list[Cells] = []
        for branch in rows_of("branches"):
            if branch["work_plan_code"] == plan["work_plan_code"]:
                own = accounts_of[branch["work_plan_code"], branch["branch_no"]]
                lines += _flow(book.press, branch, own)
        book.plan(["工作計畫名稱及編號", *title], _texts(book.press, plan), lines)


def _texts(press: Press, plan: Record) -> list[str]:
    """Contents and expected results of a plan in lines as wide as the page."""
    found = []
    for name, word in (("contents", "計畫內容："), ("expected_results", "預期成果：")):
        found += [word, *press.wrapped(str(plan[name]), 60 * press.dress.size)]
    return found


def _flow(press: Press, branch: Record, own: Sequence[Record]) -> list[Cells]:
    """The lines of a branch: name or account, amount, units in charge, note, each column by itself."""
    widths = [right - left - 4 for left, right in itertools.pairwise(press.edges(forms.BRANCHES))]
    names = [f"{branch['branch_no']} {branch['branch']}"]
    names += [f"{r['object_code']} {r['object_name']}" for r in own]
    amounts = [shown(record, "amount_k_twd") for record in (branch, *own)]
    left = []
    for name, amount in zip(names, amounts, strict=True):
        first, *others = press.wrapped(name, widths[0])
        left += [(first, amount), *((other, "") for other in others)]
    units = press.wrapped(str(branch["units"] or "").replace("；", "、"), widths[2])
    note = press.wrapped(str(branch["description"] or ""), widths[3])
    return [
        [*(pair or ("", "")), unit or "", text or ""]
        for pair, unit, text in itertools.zip_longest(left, units, note)
    ]


TABLES: dict[str, Callable[[Book], None]] = {
    "revenue": _main("revenue", "歲入來源別預算表"),
    "expenditure": _main("expenditure", "歲出機關別預算表"),
    "work_plans": _plans,
    "expense_matrix": _matrix,
    "first_level": _objects("first_level", "歲出一級用途別科目分析表", forms.FIRST_LEVEL, coded=False),
    "capital": _objects("capital", "資本支出分析表", forms.CAPITAL, coded=True),
    "personnel": _personnel,
    "staff": _staff,
    "vehicles": _vehicles,
    "offices": _offices,
    "subsidies": _grants("subsidies", "補助經費分析表", forms.SUBSIDIES),
    "donations": _grants("donations", "捐助經費分析表", forms.DONATIONS),
    "trip_summary": _trip_summary,
    "functional": _functional,
    "multi_year": _multi_year,
    "commissioned": _grants("commissioned", "委辦經費分析表", forms.COMMISSIONED),
}
