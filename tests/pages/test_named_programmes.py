"""A page says of a record which programmes it speaks of, as the register knows it."""

from generator.pages.frame.site import REGISTER, Folders, Site
from generator.paths import ProjectPaths
from tests.register.samples import PLAN, REVIEW, package
from tests.tooling.tracked import ROOT

NAMES = {"5g-security-system": "5G資安防護系統開發計畫", "6g-early-research": "6G產業發展先期研發計畫"}


def site(*mentions: tuple[str, str, str, str]) -> Site:
    """A site whose register has these mentions: programme, report, record, relation."""
    programmes = [{"programme_id": key, "name": name} for key, name in NAMES.items()]
    columns = ("programme_id", "report_id", "record_id", "relation")
    rows = [dict(zip(columns, mention, strict=True)) for mention in mentions]
    register = package(REGISTER, programmes=programmes, mentions=rows)
    return Site({REGISTER: register}, {}, Folders.of(ProjectPaths(ROOT)))


def test_a_record_names_the_programmes_that_it_is_and_no_others() -> None:
    own = site(
        ("5g-security-system", REVIEW, "programmes.40", "same"),
        ("6g-early-research", REVIEW, "programmes.40", "same"),
        ("6g-early-research", PLAN, "projects.1", "part_of"),
        ("6g-early-research", PLAN, "projects.2", "same"),
    )
    first, second = ((name, f"programmes/{key}/") for key, name in NAMES.items())
    assert own.named_programmes == {
        (REVIEW, "programmes.40"): [first, second],
        (PLAN, "projects.2"): [second],
    }


def test_a_site_without_a_register_names_none() -> None:
    assert Site({}, {}, Folders.of(ProjectPaths(ROOT))).named_programmes == {}
