"""「後來呢？」 lists what was promised for a day that has passed, and asks for nothing that is complete."""

import csv
import io
from datetime import date

import pytest

from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.due import all_due
from generator.pages.programmes.due_page import due_draft
from tests.committed import committed_site


@pytest.fixture(scope="module")
def known():
    site = committed_site()
    return list(dossiers(site, site.packages["register"]))


@pytest.fixture(scope="module")
def due(known):
    return all_due(committed_site(), known)


def test_a_programme_is_listed_with_its_last_known_state(due):
    (found,) = (d for d in due if d.dossier and d.dossier.identifier == "amuping-silt-tunnel")
    assert (found.kind, found.agency, found.day, found.days) == (
        "programme",
        "經濟部水利署",
        date(2024, 12, 31),
        293,
    )
    assert found.last == "110年12月31日總進度 83.95%（如期），指標達成 0/1；其後沒有讀到它的報告。"


def test_what_a_report_calls_complete_is_not_asked_for(due, known):
    complete = {dossier.identifier for dossier in known if dossier.status.state == "completed"}
    assert len(complete) == 8
    assert not complete & {d.dossier.identifier for d in due if d.dossier and d.kind == "programme"}


def test_a_promise_lay_ahead_of_its_report_and_lies_behind_the_newest(due):
    days = [d.day for d in due if d.kind == "promise"]
    # The business report looks back to February 2024; the newest report that was read is of October 2025.
    assert date(2024, 2, 29) < min(days) <= max(days) < date(2025, 10, 20)
    assert all((date(2025, 10, 20) - d.day).days == d.days for d in due)
    (tunnel,) = (d for d in due if d.name.startswith("桃園–新竹備援管線正趕辦"))
    assert tunnel.dossier is not None
    # Nothing compares a promise with what reports of other families print, so nothing is said of them.
    assert tunnel.last == "《經濟部業務報告（113年初）》的預定；本站沒有把它和後來報告的數字比對。"
    assert (tunnel.dossier.identifier, tunnel.day) == ("taoyuan-hsinchu-backup-pipeline", date(2024, 6, 30))


def test_the_page_counts_by_agency_and_its_csv_holds_every_row(due, known):
    draft = due_draft(committed_site(), known)
    agencies = dict(draft.values["agencies"])
    assert sum(map(len, agencies.values())) == len(due)
    asset = draft.assets[0]
    feed = draft.assets[1].data.decode()
    assert feed.count("<entry>") == len(due)
    # The latest first; days come from reports, never from a clock.
    assert feed.index(max(d.day for d in due).isoformat()) < feed.index(min(d.day for d in due).isoformat())
    assert "<updated>2025-10-20T00:00:00Z</updated>" in feed
    rows = list(csv.DictReader(io.StringIO(asset.data.decode("utf-8"))))
    assert len(rows) == len(due)
    assert {row["counted_to"] for row in rows} == {"2025-10-20"}
    assert rows[0].keys() >= {"agency", "programme_id", "due", "days_past", "last_known", "record"}
