"""Every package has pages: those of its family, the register's own, or the general ones."""

import pytest

from generator.packaging.reader import Package
from generator.pages import register
from generator.pages.frame.family_pages import pages_of
from generator.pages.general import general_report
from generator.registry import FAMILIES, load_part


def package(name: str, family: str) -> Package:
    return Package(name, {"family": family}, {}, {})


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_its_own_pages_or_the_general_ones(family: str) -> None:
    own = load_part(family, "pages")
    assert pages_of(package("some-report", family)) is (own or general_report.PAGES)


def test_the_register_and_an_unknown_family_have_pages_too() -> None:
    assert pages_of(package("register", "")) is register.PAGES
    assert pages_of(package("some-report", "no-such-family")) is general_report.PAGES
