"""Equal names are matched by rule, everything else waits for a person."""

from generator.register.build import match_reports
from generator.register.candidates import open_candidates
from generator.register.likeness import likest_programme
from generator.register.model import Evidence, Link, Programme, Register, Relation
from tests.register.samples import PLAN, REPORT, REVIEW, ROLES, plan, report, review

TRUNKS = Programme(
    id="backup-trunk-mains",
    name="備援調度幹管工程計畫",
    kind="infrastructure",
    aliases=("區域備援調度幹管計畫",),
    seen=(REVIEW,),
)
PHASE_3 = Programme(id="no-tap-water-phase-3", name="無自來水地區供水改善計畫第三期", kind="infrastructure")
PHASE_4 = Programme(id="no-tap-water-phase-4", name="無自來水地區供水改善計畫第四期", kind="programme")
PHASE_5 = Programme(id="no-tap-water-phase-5", name="無自來水地區供水改善計畫第五期", kind="key_project")
SHOPPING = Programme(id="shopping-district-brands", name="強化商圈品牌行銷推廣", kind="key_project")


def rows(register, *packages):
    matched = match_reports(register, {p.name: p for p in packages}, ROLES)
    return [
        (m.programme_id, m.record.report_id, m.record.record_id, m.relation, m.method, m.reviewed)
        for m in matched.mentions
    ]


def candidates(register, *packages):
    matched = match_reports(register, {p.name: p for p in packages}, ROLES)
    return [(c.kind, c.file_part) for c in open_candidates(matched)]


def evidence(report_id, line):
    return Evidence(report=report_id, lines=(line,))


def link(programme, report_id, record, words, relation="same"):
    return Link(
        programme=programme,
        report=report_id,
        record=record,
        words=words,
        relation=relation,
        evidence=(evidence(report_id, 1),),
        note="同一工程。",
    )


def succession(later, earlier):
    return Relation(
        programme=later, relation="successor", of=earlier, evidence=(evidence(REVIEW, 692),), note="接續。"
    )


def test_a_catalogue_record_with_the_same_name_is_the_same_programme():
    register = Register(programmes=[TRUNKS])
    found = rows(register, review("備援調度幹管工程計畫"), plan("備援調度幹管 工程計畫"))
    assert found == [
        ("backup-trunk-mains", PLAN, "projects.1", "same", "normalised", False),
        ("backup-trunk-mains", REVIEW, "programmes.1", "same", "exact", True),
    ]


def test_a_proper_name_in_running_text_is_found_as_printed():
    text = "持續辦理區域備援調度\n幹管計畫，強化區域水源調度支援能力。"
    matched = match_reports(Register(programmes=[TRUNKS]), {REPORT: report(text)}, ROLES)
    (mention,) = matched.mentions
    assert (mention.words, mention.method, mention.reviewed) == ("區域備援調度 幹管計畫", "alias", False)


def test_a_name_before_another_phase_is_not_the_same():
    register = Register(programmes=[PHASE_3])
    text = report("113 年預計投入 17.23 億元持續辦理「無自來水地區供水改善計畫第四期」自來水延管工程。")
    assert rows(register, review("無自來水地區供水改善計畫第三期"), text) == [
        ("no-tap-water-phase-3", REVIEW, "programmes.1", "same", "exact", False)
    ]


def test_an_ordinary_phrase_in_running_text_is_only_proposed():
    register = Register(programmes=[SHOPPING])
    both = (plan("強化商圈品牌行銷推廣"), report("輔導業者強化商圈品牌行銷推廣，優化服務體驗。"))
    assert [row[2] for row in rows(register, *both)] == ["projects.1"]
    assert candidates(register, *both) == [("named", f"shopping-district-brands ~ {REPORT} items.1")]


def test_a_rejection_is_remembered():
    rejected = link("shopping-district-brands", REPORT, "items.1", "強化商圈品牌行銷推廣", "different")
    register = Register(programmes=[SHOPPING], links=[rejected])
    both = (plan("強化商圈品牌行銷推廣"), report("輔導業者強化商圈品牌行銷推廣，優化服務體驗。"))
    assert candidates(register, *both) == []
    assert [row[2] for row in rows(register, *both)] == ["projects.1"]


def test_a_record_without_programme_is_proposed_for_registration():
    assert candidates(Register(), review("深層海水取水工程計畫")) == [
        ("unregistered", f"深層海水取水工程計畫 ~ {REVIEW} programmes.1")
    ]


def test_names_are_similar_from_three_quarters_on():
    known = Register(programmes=[Programme(id="plan", name="甲乙丙丁", kind="programme")])
    assert likest_programme("甲乙丙戊", known) == known.programmes[0]
    assert likest_programme("甲乙戊己", known) is None


def test_phases_are_proposed_as_similar_until_a_person_decides():
    both = (review("無自來水地區供水改善計畫第三期"), plan("無自來水地區供水改善計畫第五期（ 114-118年）"))
    undecided = Register(programmes=[PHASE_3, PHASE_5])
    assert candidates(undecided, *both) == [("similar", "no-tap-water-phase-3 ~ no-tap-water-phase-5")]
    decided = Register(
        programmes=[PHASE_3, PHASE_5], relations=[succession("no-tap-water-phase-5", "no-tap-water-phase-3")]
    )
    assert candidates(decided, *both) == []


def test_records_are_carried_over_all_phases():
    register = Register(
        programmes=[PHASE_3, PHASE_4, PHASE_5],
        relations=[
            succession("no-tap-water-phase-4", "no-tap-water-phase-3"),
            succession("no-tap-water-phase-5", "no-tap-water-phase-4"),
        ],
    )
    found = rows(
        register,
        review("無自來水地區供水改善計畫第三期"),
        plan("無自來水地區供水改善計畫第五期（ 114-118年）"),
    )
    assert [(row[0], row[2], row[3]) for row in found] == [
        ("no-tap-water-phase-3", "projects.1", "successor"),
        ("no-tap-water-phase-3", "programmes.1", "same"),
        ("no-tap-water-phase-4", "projects.1", "successor"),
        ("no-tap-water-phase-4", "programmes.1", "predecessor"),
        ("no-tap-water-phase-5", "projects.1", "same"),
        ("no-tap-water-phase-5", "programmes.1", "predecessor"),
    ]
    # Nobody has looked at the two records themselves.
    assert {row[5] for row in found} == {False}


def test_a_circle_of_successions_comes_to_an_end():
    circle = [
        succession("no-tap-water-phase-4", "no-tap-water-phase-3"),
        succession("no-tap-water-phase-3", "no-tap-water-phase-4"),
    ]
    register = Register(programmes=[PHASE_3, PHASE_4], relations=circle)
    found = rows(register, review("無自來水地區供水改善計畫第三期"))
    assert [(row[0], row[3]) for row in found] == [
        ("no-tap-water-phase-3", "same"),
        ("no-tap-water-phase-4", "predecessor"),
    ]


def test_a_decision_finds_its_record_after_rows_moved():
    decided = link("backup-trunk-mains", REPORT, "items.1", "備援調度幹管工程")
    register = Register(programmes=[TRUNKS], links=[decided])
    moved = report("推動多元水源開發。", "趕辦備援調度幹管工程，共計17條。")
    assert rows(register, moved) == [("backup-trunk-mains", REPORT, "items.2", "same", "curated", True)]


def test_a_decision_whose_words_are_gone_is_told_and_not_published():
    decided = link("backup-trunk-mains", REPORT, "items.1", "備援調度幹管工程")
    matched = match_reports(
        Register(programmes=[TRUNKS], links=[decided]), {REPORT: report("推動節水。")}, ROLES
    )
    assert matched.mentions == []
    assert [(p.code, p.severity) for p in matched.problems] == [("REGISTER-STALE", "warning")]


def test_the_order_of_reports_and_rows_changes_nothing():
    register = Register(programmes=[TRUNKS, SHOPPING])
    first = rows(
        register, plan("強化商圈品牌行銷推廣", "備援調度幹管工程計畫"), review("備援調度幹管工程計畫")
    )
    second = rows(
        register, review("備援調度幹管工程計畫"), plan("備援調度幹管工程計畫", "強化商圈品牌行銷推廣")
    )
    assert {(row[0], row[1]) for row in first} == {(row[0], row[1]) for row in second}
    assert [row[0] for row in first] == [row[0] for row in second]
