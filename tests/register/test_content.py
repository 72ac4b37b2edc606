"""content/register/: faults are told all at once, and what `link` writes is read back as decided."""

import pytest
from pydantic import ValidationError

from generator.errors import ProblemError
from generator.register.build import match_reports
from generator.register.candidates import open_candidates
from generator.register.content import load_register
from generator.register.identity import identity_problems
from generator.register.model import Link, Programme, Register, Relation, Retired
from generator.register.proposals import decision, registration, sides
from generator.register.writing import append
from tests.register.samples import PLAN, REPORT, ROLES, package, plan, report, review

SHOPPING = Programme(id="shopping-district-brands", name="強化商圈品牌行銷推廣", kind="key_project")


def faults(folder, **files):
    for stem, text in files.items():
        (folder / f"{stem}.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemError) as caught:
        load_register(folder)
    return [(p.code, p.file, p.seen) for p in caught.value.problems]


def with_lines(sample, *texts):
    """The package with a ledger of these lines, as evidence needs it."""
    lines = [{"line_no": n, "text": text} for n, text in enumerate(texts, start=1)]
    rows = {**sample.tables, "lines": lines}
    tables = {name: found for name, found in rows.items() if name != "lines"}
    made = package(sample.name, **tables)
    made.tables["lines"] = lines
    return made


def test_a_project_without_decisions_has_an_empty_register(tmp_path):
    assert load_register(tmp_path).programmes == []


def test_every_fault_is_told(tmp_path):
    found = faults(
        tmp_path,
        programmes="- {id: Trunk Mains, name: 備援調度幹管工程計畫, kind: infrastructure}\n"
        "- {id: wells, name: 防災及備援水井建置計畫, kind: water}\n"
        "- {id: lakes, name: 烏溪鳥嘴潭人工湖工程計畫, kind: infrastructure, agency: wra}\n",
        links="just words\n",
    )
    assert [(code, file) for code, file, _ in found] == [
        ("REGISTER-INVALID", "content/register/links.yml"),
        ("REGISTER-INVALID", "content/register/programmes.yml"),
        ("REGISTER-INVALID", "content/register/programmes.yml"),
        ("REGISTER-INVALID", "content/register/programmes.yml"),
    ]
    assert "lakes refers to wra" in found[1][2]
    assert "entry 1, key id" in found[2][2]
    assert "entry 2, key kind" in found[3][2]


def test_an_identifier_has_at_most_sixty_characters(tmp_path):
    """It is part of an address."""
    entry = "- {{id: {}, name: 甲計畫, kind: programme}}\n"
    (tmp_path / "programmes.yml").write_text(entry.format("a" * 60), "utf-8")
    assert load_register(tmp_path).programmes[0].id == "a" * 60
    ((code, file, seen),) = faults(tmp_path, programmes=entry.format("a" * 61))
    assert (code, file) == ("REGISTER-INVALID", "content/register/programmes.yml")
    assert "entry 1, key id" in seen


@pytest.mark.parametrize(("model", "names"), [(Link, ("report", "record", "words")), (Relation, ("of",))])
def test_a_decision_has_one_or_two_places_of_evidence(model, names):
    """That of the record, and that of what it is held against."""
    place = {"report": "r", "lines": [1]}
    own = {"programme": "a", "relation": "part_of", "note": "n"} | dict.fromkeys(names, "b")
    for count, is_right in ((0, False), (1, True), (2, True), (3, False)):
        try:
            model.model_validate({**own, "evidence": [place] * count})
        except ValidationError as error:
            assert not is_right
            assert [item["loc"] for item in error.errors()] == [("evidence",)]
        else:
            assert is_right


def test_a_fault_names_the_line_of_its_key(tmp_path):
    (tmp_path / "programmes.yml").write_text(
        "- id: wells\n  name: 防災及備援水井建置計畫\n  kind: water\n- {id: Lakes}\n", "utf-8"
    )
    with pytest.raises(ProblemError) as caught:
        load_register(tmp_path)
    places = [(problem.line, problem.seen.partition(":")[0]) for problem in caught.value.problems]
    assert places == [
        (3, "entry 1, key kind"),
        (4, "entry 2, key id"),
        (4, "entry 2, key kind"),
        (4, "entry 2, key name"),
    ]


def test_a_name_belongs_to_one_programme_whatever_its_notation(tmp_path):
    found = faults(
        tmp_path,
        programmes="- {id: one, name: 投資臺灣三大方案, kind: scheme}\n"
        "- {id: two, name: 投資台灣 三大方案, kind: scheme}\n",
    )
    assert found == [
        (
            "REGISTER-AMBIGUOUS",
            "content/register/programmes.yml",
            "投資台灣 三大方案 belongs to one and to two",
        )
    ]


def test_an_identifier_is_never_given_twice(tmp_path):
    found = faults(
        tmp_path,
        programmes="- {id: one, name: 深層海水取水工程計畫, kind: programme}\n"
        "- {id: one, name: 翡翠原水管工程計畫, kind: programme}\n",
    )
    assert [(code, seen) for code, _, seen in found] == [("REGISTER-AMBIGUOUS", "one stands 2 times")]


def test_a_list_of_codes_stands_once_and_is_part_of_one_that_there_is(tmp_path):
    about = "title: {zh: 甲, en: a}, about: {zh: 甲, en: a}, open: {zh: 甲, en: a}"
    found = faults(
        tmp_path,
        code_lists=f"- {{id: objects, {about}}}\n- {{id: objects, {about}, of: account, level: xiang}}\n",
    )
    assert [(code, seen) for code, _, seen in found] == [
        ("REGISTER-AMBIGUOUS", "objects stands 2 times"),
        ("REGISTER-INVALID", "objects refers to account"),
    ]


def test_what_is_an_agency_is_not_said_to_be_none(tmp_path):
    found = faults(
        tmp_path,
        agencies="- {id: wra, name: 經濟部水利署, short: [水利署]}\n",
        no_agencies="- {name: 水利 署, report: r, note: 甲。}\n- {name: 合計, report: r, note: 乙。}\n",
    )
    file = "content/register/no_agencies.yml"
    assert found == [("REGISTER-AMBIGUOUS", file, "水利 署 is a name of wra")]


def test_a_retired_identifier_is_never_given_again(tmp_path):
    found = faults(
        tmp_path,
        programmes="- {id: one, name: 深層海水取水工程計畫, kind: programme}\n",
        retired="- {id: one, now: two, note: 與另一筆是同一計畫。}\n",
    )
    assert [(code, seen) for code, _, seen in found] == [
        ("REGISTER-AMBIGUOUS", "one stands 2 times"),
        ("REGISTER-INVALID", "one refers to two"),
    ]


def test_a_published_identifier_means_the_same_programme_for_ever():
    rows = [
        {"programme_id": "intake", "name": "深層海水取水工程計畫"},
        {"programme_id": "pipe", "name": "翡翠原水管工程計畫"},
        {"programme_id": "lake", "name": "烏溪鳥嘴潭人工湖工程計畫"},
        {"programme_id": "wells", "name": "防災及備援水井建置計畫"},
        {"programme_id": "gone", "name": "湖山水庫第二原水管工程計畫"},
    ]
    published = package("register", programmes=rows)
    register = Register(
        programmes=[
            Programme(id="intake", name="深層海水取水工程計畫（111-114年）", kind="programme"),
            Programme(id="pipe", name="新翡翠原水管", aliases=("翡翠原水管工程計畫",), kind="programme"),
            Programme(id="lake", name="蘇澳溪分洪工程計畫", kind="programme"),
        ],
        retired=[Retired(id="gone", note="重複登錄。")],
    )
    assert [(p.code, p.seen.split(" ")[0]) for p in identity_problems(register, published)] == [
        ("REGISTER-REUSED", "lake"),
        ("REGISTER-LOST", "wells"),
    ]


@pytest.mark.parametrize("answer", ["same", "topic", "different"])
def test_an_answer_about_a_record_is_written_and_read_back(tmp_path, answer):
    packages = {
        PLAN: with_lines(plan("強化商圈品牌行銷推廣"), "強化商圈品牌", "行銷推廣社會"),
        REPORT: with_lines(report("輔導業者強化商圈品牌行銷推廣。"), "輔導業者強化商圈品牌行銷推廣。"),
    }
    matched = match_reports(Register(programmes=[SHOPPING]), packages, ROLES)
    (candidate,) = open_candidates(matched)
    both = sides(candidate, matched, packages)
    assert both[0].lines == [(1, "輔導業者強化商圈品牌行銷推廣。")]
    assert both[1].lines == [(1, "強化商圈品牌"), (2, "行銷推廣社會")]
    append(tmp_path, SHOPPING)
    written = append(tmp_path, decision(candidate, answer, "名稱相同。", both))
    assert written.name == "links.yml"
    register = load_register(tmp_path)
    (link,) = register.links
    assert (link.relation, link.words, link.note) == (answer, "強化商圈品牌行銷推廣", "名稱相同。")
    assert [(e.report, e.lines) for e in link.evidence] == [(REPORT, (1,)), (PLAN, (1,))]
    assert open_candidates(match_reports(register, packages, ROLES)) == []


def test_an_earlier_phase_is_written_as_succession_of_the_later(tmp_path):
    third = Programme(id="phase-3", name="離島地區供水改善計畫第三期", kind="key_project")
    second = Programme(id="phase-2", name="離島地區供水改善計畫第二期", kind="infrastructure")
    packages = {
        "moea-infra-review-110": with_lines(review(second.name), second.name),
        PLAN: with_lines(plan(third.name), third.name),
    }
    matched = match_reports(Register(programmes=[second, third]), packages, ROLES)
    (candidate,) = open_candidates(matched)
    found = decision(candidate, "predecessor", "第二期之後是第三期。", sides(candidate, matched, packages))
    assert (found.programme, found.relation, found.of) == ("phase-3", "successor", "phase-2")


def test_a_new_programme_is_written_and_read_back(tmp_path):
    packages = {PLAN: with_lines(plan("蘇澳溪分洪工程計畫"), "蘇澳溪分洪工程計畫")}
    matched = match_reports(Register(), packages, ROLES)
    (candidate,) = open_candidates(matched)
    append(tmp_path, registration(candidate, "suao-flood-diversion", "key_project", ""))
    register = load_register(tmp_path)
    assert register.programmes == [
        Programme(id="suao-flood-diversion", name="蘇澳溪分洪工程計畫", kind="key_project", seen=(PLAN,))
    ]
    assert open_candidates(match_reports(register, packages, ROLES)) == []


def test_what_people_wrote_stays_as_it_is(tmp_path):
    path = tmp_path / "programmes.yml"
    path.write_text("# A note.\n- {id: one, name: 深層海水取水工程計畫, kind: programme}", "utf-8")
    append(tmp_path, SHOPPING)
    assert path.read_text("utf-8").startswith(
        "# A note.\n- {id: one, name: 深層海水取水工程計畫, kind: programme}\n"
    )
    assert [p.id for p in load_register(tmp_path).programmes] == ["one", "shopping-district-brands"]
