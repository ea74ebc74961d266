import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from backend.activities.choices import Source
from backend.activities.services import start_activity
from backend.care_leavers.ages import birthday
from backend.councils.choices import Role
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE = reverse("outcomes")
TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def head(in_council):
    load_reference()
    return signed_in(in_council, Role.HEAD)[0]


def turned_twenty(council, code):
    """Somebody whose twentieth birthday was in this collection year, and what they did on it."""
    person = CareLeaverFactory(council=council, birth_date=birthday(dt.date(2026, 5, 1), -20))
    EntitlementSpellFactory(care_leaver=person)
    if code:
        start_activity(care_leaver=person, code=code, on=dt.date(2026, 4, 1), source=Source.WORKER, by=None)
    return person


def rows_of_csv(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_rate_stands_beside_england_with_rule_and_period(head, in_council):
    for code in ("F4", "F5", "F2", "G5", "G5", "G5", None, None):
        turned_twenty(in_council, code)
    page = page_of(get_within(head, PAGE))
    findings = [text_of(each) for each in page.select("figcaption")]
    assert findings[0] == (
        "38% of those who turned 19 to 21 since 1 April 2026 were in EET; England 54% (year to March 2025)"
    )
    counts = next(table for table in page.select("table") if "behind these figures" in text_of(table.caption))
    row = next(row for row in counts.select("tbody tr") if text_of(row.th) == "19 to 21")
    assert [text_of(cell) for cell in row.select("td")][:5] == ["8", "3", "3", "2", "1"]
    assert "Rule “activity on the birthday of the collection year”, version 1" in text_of(page.main)


def test_a_small_group_has_no_share(head, in_council):
    turned_twenty(in_council, "F4")
    findings = [text_of(each) for each in page_of(get_within(head, PAGE)).select("figcaption")]
    assert findings[0] == "Too few turned 19 to 21 since 1 April 2026 to give a share in EET"
    assert not any("100%" in finding for finding in findings)


def test_an_empty_council_has_a_page(head):
    response = get_within(head, PAGE)
    assert "Too few placements for a curve" in headings_in(response)
    assert "Nobody was referred in this period" in text_of(page_of(response).main)


def test_the_curve_counts_those_still_there(head, in_council):
    world = referral_world(in_council, places=50)
    for _ in range(5):
        placement_since(world, dt.date(2025, 9, 1))
    placement_since(world, dt.date(2025, 9, 1), last=dt.date(2025, 12, 1), reason="travel")
    page = page_of(get_within(head, PAGE))
    findings = [text_of(each) for each in page.select("figcaption")]
    assert page.select("path[fill-opacity]"), "the range the share may lie in is drawn"
    assert findings[-1].startswith("About 83% of 6 placements lasted 26 weeks")
    assert findings[-2] == "Of 6 young people referred, 6 have started and 6 lasted 13 weeks"
    marks = next(table for table in page.select("table") if text_of(table.caption) == "At the marks")
    week_26 = next(row for row in marks.select("tbody tr") if text_of(row.th) == "Week 26")
    assert [text_of(cell) for cell in week_26.select("td")][::2] == ["83%", "5"]


def test_the_period_narrows_what_is_counted(head, in_council):
    world = referral_world(in_council, places=50)
    placement_since(world, dt.date(2024, 9, 2))
    assert "Of 1 young person referred" in text_of(page_of(head.get(PAGE)).main)
    assert "Nobody was referred in this period" in text_of(page_of(head.get(f"{PAGE}?years=1")).main)


def test_files_leave_small_numbers_out(head, in_council):
    for code in ("F4", "F5", "F2", "F2", "F2", "F2", "F2", "G5"):
        turned_twenty(in_council, code)
    rows = rows_of_csv(get_within(head, reverse("outcomes-csv", args=["eet"])))
    ours = next(row for row in rows if row["Age turned"] == "19 to 21" and row["Year"].startswith("2026"))
    assert ours["Not in EET"] == "too few to show"
    told = [ours[name] for name in ("Counted", "In EET", "Not known")]
    assert told.count("too few to show") == 1, "one number alone could be worked out from the others"


def test_every_chart_leads_to_its_file(head, in_council):
    world = referral_world(in_council, places=50)
    for _ in range(6):
        placement_since(world, dt.date(2025, 9, 1))
    links = [link["href"] for link in page_of(head.get(f"{PAGE}?years=1")).select("a[download]")]
    assert len(set(links)) == 3
    for link in links:
        assert rows_of_csv(get_within(head, link)), link


def test_a_file_that_is_not_there(head):
    assert head.get(reverse("outcomes-csv", args=["names"])).status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.HEAD, Role.STAFF, Role.AUDITOR}))
def test_outcomes_are_for_head_staff_and_auditor(in_council, role):
    client, _ = signed_in(in_council, role)
    assert client.get(PAGE).status_code == 403
    assert client.get(reverse("outcomes-csv", args=["eet"])).status_code == 403


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_staff_and_auditor_may_look(in_council, role):
    client, _ = signed_in(in_council, role)
    get_within(client, PAGE)
