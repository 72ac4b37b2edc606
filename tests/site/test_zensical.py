"""Zensical, the theme's successor, builds the same site from the same settings: our way out."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publishing.content_policy import with_policies
from generator.publishing.site_pages import read_pages
from tests.patience import WAIT_SECONDS

pytestmark = [pytest.mark.slow, pytest.mark.long]
ROOT = Path(__file__).parents[2]
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
TAG = re.compile(r"<[^>]*>|\s+")


@pytest.fixture(scope="module")
def other_site(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("zensical")
    shutil.copytree(ROOT / "site_templates", project / "site_templates")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    shutil.copytree(site_dir.parent / "markdown", project / "build" / "markdown")
    command = [str(Path(sys.executable).parent / "zensical"), "build"]
    done = subprocess.run(
        command, cwd=project, capture_output=True, text=True, timeout=WAIT_SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    return project / "site"


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def words(page: Path) -> str:
    """The text of a page's own part, without mark-up and white space; all of it where it has no frame."""
    text = page.read_text("utf-8")
    found = ARTICLE.search(text)
    return html.unescape(TAG.sub("", found.group() if found else text))


def test_it_has_the_same_pages_with_the_same_words(site_dir: Path, other_site: Path) -> None:
    assert pages(other_site) == pages(site_dir)
    different = [name for name in pages(site_dir) if words(site_dir / name) != words(other_site / name)]
    assert different == []


def test_its_pages_take_our_policy_and_our_parts(other_site: Path) -> None:
    page = with_policies(read_pages(other_site))["glossary/index.html"]
    assert "Content-Security-Policy" in page
    assert 'class="site-nav"' in page
    assert re.findall(r'aria-current="\w+">(.+?)</a>', page) == ["名詞"]
    assert 'property="og:title"' in page
