"""The rows of the real budget book on pages of their prescribed forms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.forms import load_form
from generator.records.record import Record
from tests.families.unit_budget.books import real
from tests.reading.press import columns as forms
from tests.reading.press.sheet import LEFT, Column, Dress, Press

AGENCY = "經濟部產業發展署"
_COSTS = ("this_year_k_twd", "last_year_k_twd", "difference_k_twd")
_LEVELS = {"kuan": 0, "xiang": 1, "mu": 2, "jie": 3}
Cells = list[str]
Sides = tuple[list[Column], list[Column]]


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
    if record["level"] in _LEVELS and number:
        cells[_LEVELS[str(record["level"])]] = number
    return cells


def _account(record: Record, numbers: dict[str, str], *, coded: bool = True) -> tuple[Cells, str]:
    """Numbers and name of an account, the code above the name, and what stands above its amounts."""
    code, name = str(record["account_code"] or ""), str(record["account_name"])
    if not coded or not code:
        return [*_numbered(record, numbers), name], ""
    return [*(cell and f"\n{cell}" for cell in _numbered(record, numbers)), f"{code}\n{name}"], "\n"


def numbers_of(table: str) -> dict[str, str]:
    return {str(r["account_code"]): str(r["number"]) for r in rows_of(table) if r["number"] is not None}


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
    code = str(record["work_plan_code"] or "") if record["level"] == "work_plan" else ""
    mark = f"{mark}." if mark.isdigit() and len(mark) < 4 else mark
    name = str(record["name"])
    serial = str(record["serial_no"] or "") if table != "commissioned" else ""
    if code:
        return f"{mark}{code}\n{name}", "\n"
    return (f"{mark}{name}\t{serial}" if serial else f"{mark}{name}"), ""


def _period(record: Record) -> str:
    first, last = record["start_year_roc"], record["end_year_roc"]
    return f"{first}-{last}" if first else str(record.values.get("period") or "")


@dataclass
class Book:
    """A budget book in the making: pages under running heads, tables on one page or on facing pages."""

    dress: Dress

    def __post_init__(self) -> None:
        self.press = Press(self.dress)
        self.press.text(250, 300, f"{AGENCY}單位預算案", 20)
        self.press.text(330, 340, "中華民國114年度", 14)
        self.press.show()

    def head(self, title: str, side: str = "full", unit: str = "單位：新臺幣千元") -> None:
        """The running head, cut in the middle on facing pages."""
        half, middle = len(AGENCY) // 2 + 1, len(title) // 2
        agency = {"full": AGENCY, "left": AGENCY[:half], "right": AGENCY[half:]}[side]
        title = {"full": title, "left": title[:middle], "right": title[middle:]}[side]
        year = {"full": "中華民國114年度", "left": "中華民國", "right": "114年度"}[side]
        x = {"full": 330, "left": 700, "right": LEFT}[side]
        self.press.text(x, 50, agency, 14)
        self.press.text(x, 70, title, 16)
        self.press.text(x, 90, year)
        if side != "left":
            self.press.text(self.press.page[0] - 200, 100, unit)

    def table(self, title: str, columns: list[Column], rows: Sequence[Cells], **head: str) -> None:
        """A table on as many pages as it takes."""
        rows = list(rows)
        while rows:
            self.head(title, **head)
            fitted = self.press.table(columns, rows)
            assert fitted, rows[0]
            rows = rows[fitted:]
            self.press.show()

    def spread(self, title: str, sides: Sides, rows: Sequence[Cells], **head: str) -> None:
        """A table on facing pages, as many pairs as it takes; both sides of a row stand at one height."""
        left, right = sides
        cut = len(left)
        assert {len(row) for row in rows} == {cut + len(right)}
        while rows:
            parts = [(left, [row[:cut] for row in rows]), (right, [row[cut:] for row in rows])]
            pairs = zip(*(self.press.heights(*part) for part in parts), strict=True)
            heights = [max(pair) for pair in pairs]
            fitted = 0
            for side, (columns, own) in zip(("left", "right"), parts, strict=True):
                self.head(title, side, **head)
                fitted = self.press.table(columns, own[: fitted or None], heights)
                self.press.show()
            assert fitted
            rows = rows[fitted:]


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
        objects[str(r["account_code"])] = str(r["account_name"])
        cells.setdefault(str(r["account_code"]), {})[str(r["work_plan_code"])] = shown(r, "amount_k_twd")
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
    group = ["", f"{rows_of('vehicles')[0]['status']}：", *[""] * (len(names) - 2)]
    book.table("公務車輛明細表", forms.VEHICLES, [group, *rows])


def _offices(book: Book) -> None:
    def name(record: Record) -> str:
        mark = {"category": "、", "subcategory": "."}.get(str(record["level"]), "")
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


TABLES: dict[str, Callable[[Book], None]] = {
    "revenue": _main("revenue", "歲入來源別預算表"),
    "expenditure": _main("expenditure", "歲出機關別預算表"),
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
