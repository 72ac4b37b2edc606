"""Title, name and description of a new report, made from issuer, family and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.families import load_family
from generator.language.dates import find_dates
from generator.language.partial_date import ROC_OFFSET
from generator.reading.manifest import Manifest
from generator.reading.opening import Body, Opening
from generator.reading.opening.finding import Finding

_HALVES = {"h1": ("上半年", ", first half"), "h2": ("下半年", ", second half")}
_MADE = "made from issuer, family and time"


def put(facts: dict[str, Finding], name: str, finding: Finding | None) -> None:
    """Take a fact that nobody told yet."""
    if finding is not None and finding.value:
        facts.setdefault(name, finding)


def alike(facts: Mapping[str, Finding], earlier: Sequence[Manifest]) -> Manifest | None:
    """The newest earlier report of the same family and issuer."""
    issuer = _value(facts, "issuer_zh")
    same = [m for m in earlier if m.family == facts["family"].value and m.issuer.zh == issuer]
    return max(same, key=lambda m: m.period_end, default=None)


def put_names(
    facts: dict[str, Finding], opening: Opening, earlier: Sequence[Manifest], bodies: Sequence[Body]
) -> None:
    """Titles and the name: like the issuer's report before with the time replaced; else made.

    Two reports of a year differ by the half that they are about, or are given in (…-101h2).
    """
    stated = opening.years.value if opening.years else ""
    half = opening.half.value if opening.half and _value(facts, "year") == stated else ""
    like = alike(facts, earlier)
    if like is not None and not half:
        _put_like(facts, like)
    _put_titles(facts, opening, half)
    _put_report_id(facts, half, earlier, bodies)


def put_description(facts: dict[str, Finding]) -> None:
    """A plain sentence for the start; a maintainer writes a better one after reading the tables."""
    family = load_family(facts["family"].value)
    why = "made from title and family; write what the tables hold"
    if "title_zh" in facts:
        zh = f"{facts['title_zh'].value}的全部資料表（{family.title['zh']}）。"
        put(facts, "description_zh", Finding(zh, "likely", why))
    if "title_en" in facts:
        en = f"All tables of: {facts['title_en'].value} ({family.title['en']})."
        put(facts, "description_en", Finding(en, "likely", why))


def _put_like(facts: dict[str, Finding], like: Manifest) -> None:
    years, before = _value(facts, "year"), like.report_id.rpartition(f"{like.family}-")[2]
    if not (years.isdigit() and before.isdigit() and before in like.title.zh):
        return
    why = f"title of {like.report_id} with the year replaced"
    put(facts, "title_zh", Finding(like.title.zh.replace(before, years), "likely", why))
    gregorian = str(int(before) + ROC_OFFSET), str(int(years) + ROC_OFFSET)
    if gregorian[0] in like.title.en:
        put(facts, "title_en", Finding(like.title.en.replace(*gregorian), "likely", why))


def _put_titles(facts: dict[str, Finding], opening: Opening, half: str) -> None:
    """The title of the cover with the time put in where it has none; without a cover one is made."""
    family = load_family(facts["family"].value)
    issuer, issuer_en, years = (_value(facts, name) for name in ("issuer_zh", "issuer_en", "year"))
    if opening.title is not None:
        put(facts, "title_zh", _dated(opening.title, issuer, years, half))
    if issuer and years:
        # 115年度 and 年度施政計畫 share their 年度.
        title = f"{issuer}{_when(years, half)}{family.title['zh'].removeprefix('年度')}"
        put(facts, "title_zh", Finding(title, "likely", _MADE))
    if issuer_en and years and all(year.isdigit() for year in years.split("-")):
        gregorian = "–".join(str(int(year) + ROC_OFFSET) for year in years.split("-"))
        kind, part = family.report_en or family.title["en"], _HALVES[half][1] if half else ""
        title = f"{kind}, {issuer_en}, {gregorian}{part}"
        put(facts, "title_en", Finding(title, "likely", _MADE))


def _dated(title: Finding, issuer: str, years: str, half: str) -> Finding:
    if not years or find_dates(title.value):
        return title
    # A title that names no body (單位預算) is that of every body; one that does keeps its words in order.
    begins = issuer if issuer not in title.value or title.value.startswith(issuer) else ""
    dated = f"{begins}{_when(years, half)}{title.value.removeprefix(begins)}"
    return Finding(dated, title.sure, f"{title.why}, with issuer and time")


def _when(years: str, half: str) -> str:
    return f"{years}年{_HALVES[half][0]}" if half else f"{years.replace('-', '至')}年度"


def _put_report_id(
    facts: dict[str, Finding], half: str, earlier: Sequence[Manifest], bodies: Sequence[Body]
) -> None:
    """<issuer>-<family>-<year>, the issuer's short name as in its earlier reports, or as in the register."""
    issuer, family = _value(facts, "issuer_zh"), facts["family"].value
    names = {
        m.report_id.partition(f"-{m.family}")[0]: f"named like {m.report_id}"
        for m in earlier
        if m.issuer.zh == issuer and f"-{m.family}-" in m.report_id
    } or {body.agency_id: "named as in content/register" for body in bodies if body.name == issuer}
    if len(names) == 1 and "year" in facts:
        ((short, why),) = names.items()
        name = f"{short}-{family}-{facts['year'].value}{half}"
        put(facts, "report_id", Finding(name, facts["year"].sure, why))


def _value(facts: Mapping[str, Finding], name: str) -> str:
    return facts[name].value if name in facts else ""
