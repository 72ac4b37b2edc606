from collections import Counter

from generator.families.annual_plan import FAMILY
from generator.families.family import Context
from generator.reading.document import read_document
from generator.records.collector import Collector
from generator.yaml_files import load_yaml
from tests.families.annual_plan.plans import ROOT, SCHEMAS, SOURCE, column

CURATED = ROOT / "content" / "curated" / "moea-annual-plan-115" / "agencies.yml"


def parsed_with(entries: object) -> Collector:
    collector = Collector(read_document(SOURCE), SCHEMAS)
    FAMILY.parse(collector.document, Context(collector, {"agencies": entries}))
    return collector


def test_the_agencies_of_the_real_plan() -> None:
    parsed = parsed_with(load_yaml(CURATED))
    assert parsed.problems == []
    agencies: dict[object, object] = dict(column(parsed, "work_plan_agencies", "work_plan_no", "agency_name"))
    projects = Counter(agencies.get(number) for (number,) in column(parsed, "projects", "work_plan_no"))
    assert projects == {
        "經濟部水利署": 21,
        "經濟部能源署": 16,
        "經濟部產業園區管理局": 9,
        "經濟部地質調查及礦業管理中心": 8,
        "經濟部國際貿易署": 5,
        "經濟部商業發展署": 5,
        "經濟部產業技術司": 4,
        "經濟部中小及新創企業署": 4,
        "經濟部標準檢驗局": 4,
        "經濟部產業發展署": 3,
        "經濟部智慧財產局": 2,
        "經濟部國營事業管理司": 1,
        None: 1,
    }
    doubtful = [
        (r["work_plan_no"], r.note) for r in parsed.tables["work_plan_agencies"] if r.certainty != "inferred"
    ]
    # The name of this one can be read in more than one way, and so can what is decided by it.
    assert [number for number, _ in doubtful] == [14]
    assert doubtful[0][1].endswith("欄寬容許一種以上的切分；取與本報告其他列用字最相近、首行最滿者。")


def test_an_entry_that_fits_nothing_is_reported() -> None:
    entry = {"agency": "經濟部水利署", "work_plans": ["水資源開發", "水資源開發及維護"], "evidence": "…"}
    parsed = parsed_with([entry])
    assert [(p.code, p.seen) for p in parsed.problems] == [("CURATED-UNMATCHED", "the work plan 水資源開發")]
    assert column(parsed, "work_plan_agencies", "work_plan_no", "agency_name") == [(21, "經濟部水利署")]


def test_faulty_entries_are_all_reported() -> None:
    parsed = parsed_with([{"agency": "經濟部水利署", "work_plans": []}, "經濟部能源署"])
    assert [problem.code for problem in parsed.problems] == ["CURATED-INVALID"] * 3
    assert parsed.tables["work_plan_agencies"] == []
    assert [problem.code for problem in parsed_with("經濟部").problems] == ["CURATED-INVALID"]
