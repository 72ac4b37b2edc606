"""A package that does not say what it is, whose it is and how it may be used is not published."""

import json
import shutil

import pytest

from generator.errors import ProblemError
from generator.packaging.addresses import Addresses
from generator.packaging.completeness import metadata_problems
from generator.packaging.package_downloads import package_downloads
from generator.paths import ProjectPaths

PATHS = ProjectPaths.of_checkout()


@pytest.fixture
def damaged(folder, tmp_path):
    """Write the sample with a changed descriptor; returns its folder."""

    def write(path, value):
        target = tmp_path / folder.name
        shutil.copytree(folder, target)
        descriptor = json.loads((target / "datapackage.json").read_text("utf-8"))
        place = descriptor
        for step in path[:-1]:
            place = place[step]
        if value is None:
            del place[path[-1]]
        else:
            place[path[-1]] = value
        (target / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
        return target

    return write


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("title",), None, "title"),
        (("title_en",), " ", "title_en"),
        (("description",), "", "description"),
        (("description_en",), None, "description_en"),
        (("licenses",), None, "licenses"),
        (("licenses",), [], "licenses"),
        (("licenses", 0, "path"), "", "licenses.OGDL-Taiwan-1.0.path"),
        (("sources",), [], "sources"),
        (("sources", 0, "title"), None, "sources.0.title"),
        (("sources",), "a book", "sources"),
        (("contributors", 0), "the ministry", "contributors.0.title"),
        (("issuer",), {}, "issuer"),
        (("resources", 0, "description"), None, "resources.accounts.description"),
        (("resources", 1, "schema", "fields", 1, "title_en"), "", "resources.amounts.code.title_en"),
        (("resources", 0, "schema", "fields"), [], "resources.accounts.schema.fields"),
        (("resources", 0, "schema"), "none", "resources.accounts.schema.fields"),
    ],
)
def test_what_is_missing_is_named_and_stops_publication(damaged, project, path, value, key):
    folder = damaged(path, value)
    with pytest.raises(ProblemError) as caught:
        package_downloads(folder, project.templates, project.releases, Addresses())
    assert {problem.code for problem in caught.value.problems} == {"PACKAGE-METADATA"}
    assert caught.value.problems[0].file == f"data/packages/{folder.name}/datapackage.json"
    assert f"{key} is missing or empty" in {problem.seen for problem in caught.value.problems}


def test_a_descriptor_of_another_kind_is_told_too(folder, tmp_path):
    (tmp_path / "datapackage.json").write_text("[]", "utf-8")
    assert [problem.code for problem in metadata_problems(tmp_path)] == ["PACKAGE-METADATA"]


@pytest.mark.parametrize("name", sorted(path.name for path in PATHS.packages.iterdir()))
def test_published_packages_leave_nothing_out(name):
    assert metadata_problems(PATHS.packages / name) == []
