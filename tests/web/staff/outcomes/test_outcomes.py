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
from tests.factories.heard import heard_on
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


def turned_twenty(council, code, on=dt.date(2026, 5, 1)):
    """Somebody whose twentieth birthday was in this collection year, and what they did on it."""
    person = CareLeaverFactory(council=council, birth_date=birthday(on, -20))
    EntitlementSpellFactory(care_leaver=person)
    if code:
        start_activity(care_leaver=person, code=code, on=dt.date(2026, 4, 1), source=Source.WORKER, by=None)
    return person


def rows_of_csv(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_rate_stands_beside_england_with_rule_and_period(head, in_council):
    for code in ("F4", "F5", "F2", "G5", "G5", "G5", None, None):
        turned_twenty(in_council, code)
    response = get_within(head, PAGE)
    page = page_of(response)
    findings = [text_of(each) for each in page.select("figcaption")]
    so_far = "38% in EET at 19 to 21 so far in the year to March 2027"
    assert findings[1] == f"{so_far}; England 54% (year to March 2025): the gap may be chance"
    main = text_of(page.main)
    assert so_far in headings_in(response)
    assert "3 of 8, from 1 April 2026 to 1 June 2026: part of a year. Not known: 2, counted as not in EET." in main
    assert "chance alone puts the figure anywhere from 14% to 69%, so the gap to England may be chance." in main
    figures = next(
        table for table in page.select("table") if text_of(table.caption) == "In EET at 19 to 21 over the years"
    )
    assert text_of(figures.select("tbody tr")[-1]) == "since 1 Apr 38% (14% to 69%) no figure"
    counts = next(table for table in page.select("table") if "behind these figures" in text_of(table.caption))
    row = next(row for row in counts.select("tbody tr") if text_of(row.th) == "19 to 21")
    assert [text_of(cell) for cell in row.select("td")][:5] == ["8", "3", "3", "2", "1"]
    assert "Rule “activity on the birthday of the collection year”, version 1" in text_of(page.main)


def test_a_small_group_has_no_share(head, in_council):
    turned_twenty(in_council, "F4")
    findings = [text_of(each) for each in page_of(get_within(head, PAGE)).select("figcaption")]
    assert findings[1] == "No share in EET at 19 to 21 can be shown so far in the year to March 2027"
    assert not any("100%" in finding for finding in findings)


def test_an_empty_council_has_a_page(head):
    response = get_within(head, PAGE)
    assert "Too few placements for a curve" in headings_in(response)
    assert "Nobody was referred in this period" in text_of(page_of(response).main)


def test_the_curve_counts_those_still_there(head, in_council):
    world = referral_world(in_council, places=50)
    for _ in range(5):
        heard_on(placement_since(world, dt.date(2025, 9, 1)), TODAY, by=world.adviser)
    placement_since(world, dt.date(2025, 9, 1), last=dt.date(2025, 12, 1), reason="travel")
    page = page_of(get_within(head, PAGE))
    findings = [text_of(each) for each in page.select("figcaption")]
    assert page.select("path[fill-opacity]"), "the range the share may lie in is drawn"
    assert findings[-1].startswith("About 83% of 6 placements lasted 26 weeks")
    assert findings[-2] == ("Of 6 young people referred, 6 have started so far, and 6 have lasted 13 weeks by today")
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


def test_what_a_file_says_in_words_tells_no_number_that_it_hides(head, in_council):
    """3 of 8 is hidden as a count, so it is as a share; where a group may be shown, file and page say the same."""
    for code in ("F4", "F5", "F2", "G5", "G5", "G5", None, None):
        turned_twenty(in_council, code)
    file = reverse("outcomes-csv", args=["eet"])
    ours = last_row_of(head.get(file))
    assert (ours["Whole year"], ours["In EET likely from, %"]) == ("no", "")
    assert ours["In words"] == "No share in EET at 19 to 21 can be shown so far in the year to March 2027"
    for code in ("F4",) * 3 + ("G5",) * 4 + (None,) * 6:
        turned_twenty(in_council, code)
    ours = last_row_of(head.get(file))
    assert (ours["Counted"], ours["In EET"]) == ("21", "6")
    assert (ours["In EET likely from, %"], ours["In EET likely to, %"]) == ("14", "50")
    assert ours["In words"] == "29% in EET at 19 to 21 so far in the year to March 2027"
    assert ours["In words"] in headings_in(head.get(PAGE))


def last_row_of(response):
    rows = rows_of_csv(response)
    return next(row for row in rows if row["Age turned"] == "19 to 21" and row["Year"].startswith("2026"))


def test_who_moved_the_figure_is_whose_birthday_came(head, in_council):
    """The page is of 1 June: birthdays of May moved it, those of April are what it was before."""
    for code in ("F4",) * 3 + ("G5",) * 3:
        turned_twenty(in_council, code, on=dt.date(2026, 4, 20))
    studies, away = turned_twenty(in_council, "F2", on=dt.date(2026, 5, 20)), turned_twenty(in_council, None)
    page = page_of(get_within(head, PAGE))
    assert "1 birthday since 3 May 2026 moved it: 1 in EET. Before them it was 43%." in text_of(page.main)
    table = next(table for table in page.select("table") if text_of(table.caption) == "Whose birthday came")
    assert [text_of(row.th) for row in table.select("tbody tr")] == [studies.full_name]
    assert away.full_name not in text_of(table)


def test_every_chart_leads_to_its_file(head, in_council):
    world = referral_world(in_council, places=50)
    for _ in range(6):
        heard_on(placement_since(world, dt.date(2025, 9, 1)), TODAY, by=world.adviser)
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


def test_where_most_are_silent_no_curve_is_drawn_and_the_page_says_why(head, in_council):
    world = referral_world(in_council, places=50)
    for _ in range(6):
        placement_since(world, dt.date(2025, 9, 1))
    response = get_within(head, PAGE)
    assert "Too few placements for a curve" in headings_in(response)
    main = text_of(page_of(response).main)
    assert "of 6 nobody has said by the day they were last to be asked that they are still there" in main
    assert "0 have lasted 13 weeks by today; of 6 it is not known" in main
