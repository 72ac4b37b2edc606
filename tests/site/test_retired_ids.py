"""Links to records by the identifiers of an earlier version still lead to the record."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
REPORT = "moea-business-report-113"
# The built site of the tests has no releases, from which the table is made.
TABLE = "version,table,record_id,successor\n1.0.0,figures,figures.1.1.1.7,{}\n"


@pytest.mark.parametrize("name", ["figures.1.1.1.7", "figures.1.1.1.8"])
def test_an_identifier_of_an_earlier_version_leads_to_the_record(
    page: Page, base_url: str, site_dir: Path, name: str
) -> None:
    place = next(
        path
        for path in sorted((site_dir / "reports" / REPORT).rglob("index.html"))
        if 'id="figures.' in path.read_text("utf-8")
    )
    (successor,) = re.findall(r'id="(figures\.[^"]+)"', place.read_text("utf-8"))[:1]
    table = TABLE.format(successor)
    page.route("**/retired_ids.csv", lambda route: route.fulfill(body=table, content_type="text/csv"))
    with page.expect_response("**/retired_ids.csv"):
        page.goto(f"{base_url}{place.parent.relative_to(site_dir).as_posix()}/#{name}")
    page.wait_for_timeout(300)
    hash_ = page.evaluate("decodeURIComponent(location.hash)")
    # A name that no version had leads nowhere else.
    assert hash_ == (f"#{successor}" if name == "figures.1.1.1.7" else f"#{name}")
    page.unroute("**/retired_ids.csv")
