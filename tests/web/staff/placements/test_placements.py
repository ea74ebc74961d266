import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.models import CheckIn
from backend.reference.services import load_reference
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


LIST = reverse("placements")
TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=50)


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def days_ago(days):
    return TODAY - dt.timedelta(days=days)


def address(thing, name="placement"):
    return reverse(name, args=[thing.public_id])


def table_called(response, caption):
    tables = page_of(response).select("table")
    return next(table for table in tables if text_of(table.caption) == caption)


def rows_of(table):
    return [[text_of(cell) for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")]


def test_what_is_looked_for_most_stands_above_the_list(adviser, world):
    due = placement_since(world, days_ago(10))
    earlier, later = (placement_since(world, days_ago(60), last=days_ago(day), reason="travel") for day in (9, 5))
    choices = page_of(adviser.get(LIST)).select(".onward-choice a")
    assert [text_of(each) for each in choices] == [
        "May need support",
        "Check-in due",
        "There now",
        "Ended, latest first",
    ]
    shown = [adviser.get(f"{LIST}{each['href']}") for each in choices]
    assert [names_in_table(each) for each in shown] == [
        [each.care_leaver.full_name for each in found] for found in ([], [due], [due], [later, earlier])
    ]
    marked = [text_of(page_of(each).select_one(".onward-choice [aria-current]")) for each in shown]
    assert marked == [text_of(each) for each in choices]


def test_the_list_narrows_to_what_goes_on_has_ended_or_needs_a_check_in(adviser, world):
    new = placement_since(world, days_ago(2))
    due = placement_since(world, days_ago(10))
    ended = placement_since(world, days_ago(60), last=days_ago(5), reason="travel")
    for query, found in (
        ("", {new, due, ended}),
        ("?show=current", {new, due}),
        ("?show=due", {due}),
        ("?show=ended", {ended}),
        (f"?words={due.care_leaver.family_name}", {due}),
        (f"?words={due.care_leaver.family_name}&show=unheard-of", {due}),
    ):
        names = names_in_table(get_within(adviser, LIST + query))
        assert sorted(names) == sorted(each.care_leaver.full_name for each in found), query


def test_marks_are_computed_and_name_their_rule(adviser, world):
    placement = placement_since(world, days_ago(30))
    response = get_within(adviser, address(placement))
    marks = rows_of(table_called(response, "Marks, computed from the days"))
    assert marks[0] == [
        "In placement for 4 weeks, breaks not counted",
        "28",
        "Not known",
        "29 May 2026",
        "31",
        "rule “weeks on programme”, version 1",
        "Nobody has said since 29 May 2026 that they are still there",
    ]
    assert marks[1][1:4] == ["91", "Not yet", "31 Jul 2026"]
    assert Read.objects.filter(page="placement", subject=placement.care_leaver.public_id).count() == 1


def test_a_check_in_is_recorded(adviser, world):
    placement = placement_since(world, days_ago(10))
    check_in = placement.check_ins.get(week=1)
    url = address(check_in, "check-in")
    get_within(adviser, url)
    facts = {"on": "1/6/2026", "heard_from": "young_person", "still_there": "True", "going": "4"}
    response = adviser.post(url, facts | {"support_needed": "A bus pass"})
    assert response.url == address(placement)
    shown = rows_of(table_called(adviser.get(response.url), "Check-ins"))[0]
    assert shown == ["Week 1", "29 May 2026", "1 Jun 2026", "The young person", "Well", "yes", *shown[6:]]
    assert shown[6:] == ["A bus pass Say what was done after week 1", "Correct the check-in of week 1"]
    for again in (adviser.get(url, follow=True), adviser.post(url, facts, follow=True)):
        assert "is recorded already, by" in text_of(page_of(again).main)


def test_hearing_that_somebody_left_asks_for_the_end(adviser, world):
    placement = placement_since(world, days_ago(10))
    facts = {"on": "1/6/2026", "heard_from": "employer", "still_there": "False", "going": ""}
    response = adviser.post(address(placement.check_ins.get(week=1), "check-in"), facts)
    assert "no longer there" in text_of(page_of(adviser.get(response.url)).main)
    assert names_in_table(adviser.get(f"{LIST}?show=over")) == [placement.care_leaver.full_name]


def test_a_check_in_before_the_start_is_refused_and_what_was_typed_stays(adviser, world):
    placement = placement_since(world, days_ago(10))
    check_in = placement.check_ins.get(week=1)
    facts = {"on": "1/1/2026", "heard_from": "employer", "still_there": "True", "going": "", "note": "All is well"}
    response = adviser.post(address(check_in, "check-in"), facts)
    assert errors_in(response) == ["It began on 22 May 2026: a check-in comes after that."]
    assert "All is well" in page_of(response).select_one("[name=note]").text
    assert CheckIn.objects.get(id=check_in.id).done_on is None


def test_a_break_begins_and_ends_and_moves_the_marks(adviser, world):
    placement = placement_since(world, days_ago(30))
    get_within(adviser, address(placement, "placement-break"))
    adviser.post(address(placement, "placement-break"), {"on": "22/5/2026", "reason": "illness"})
    waits, first = "waits for the end of the break", placement.check_ins.filter(due_on__lt=days_ago(10)).count()
    due = [row[1] for row in rows_of(table_called(get_within(adviser, address(placement)), "Check-ins"))]
    assert [each == waits for each in due] == [False] * first + [True] * (len(due) - first)
    placement.check_ins.filter(due_on__lt=days_ago(10)).delete()
    assert rows_of(page_of(get_within(adviser, LIST)).select_one("table"))[0][-2] == waits
    get_within(adviser, address(placement, "placement-break-end"))
    adviser.post(address(placement, "placement-break-end"), {"on": "31/5/2026"})
    again = adviser.post(address(placement, "placement-break-end"), {"on": "31/5/2026"}, follow=True)
    assert "its last day is recorded already" in text_of(page_of(again).main)
    response = adviser.get(address(placement))
    assert rows_of(table_called(response, "Breaks")) == [
        ["22 May 2026", "31 May 2026", "Illness or injury", "Correct the break that began on 22 May 2026"]
    ]
    assert rows_of(table_called(response, "Marks, computed from the days"))[0][2:5] == ["Not yet", "8 Jun 2026", "21"]


def test_a_first_day_is_corrected_and_what_it_was_stands_beside_it(adviser, world):
    placement = placement_since(world, days_ago(30))
    url = address(placement, "placement-first-day")
    assert url in [link["href"] for link in page_of(get_within(adviser, address(placement))).select("main a")]
    boxes = filled(get_within(adviser, url), "main form:has([name=opened_on])")
    assert boxes["on"] == "02/05/2026"
    later = boxes | {"on": "9/5/2026", "why": "The bank holiday came first"}
    response = adviser.post(url, boxes | {"on": "2/6/2026", "why": "x"})
    assert errors_in(response) == ["A first day is recorded once it has come. Give a date up to today."]
    assert adviser.post(url, later).url == address(placement)
    said = text_of(page_of(adviser.get(address(placement))).main)
    assert "9 May 2026 Corrected by" in said
    assert "on 1 June 2026: The bank holiday came first. Was: first day 2 May 2026." in said
    assert "The first day was corrected" in text_of(page_of(adviser.get(address(placement.referral, "referral"))).main)


def test_the_end_says_that_they_go_back_into_matching_and_can_be_taken_back(adviser, world):
    placement = placement_since(world, days_ago(30))
    url = address(placement, "placement-end")
    assert "go back into matching today" in text_of(page_of(get_within(adviser, url)).main)
    facts = {"on": "31/5/2026", "reason": "travel", "note": "Two buses were too many", "then": "0"}
    missing = errors_in(adviser.post(url, facts))
    assert missing == ["Select who says that it ended", "Select how it is known"]
    facts |= {"said_by": "employer", "evidence": "written"}
    response = adviser.post(url, facts)
    assert "goes back into matching today" in banner_in(adviser.get(response.url))
    said = text_of(page_of(adviser.get(response.url)).main)
    assert "Other: Travel was too hard. Two buses were too many" in said
    assert "Who says so The employer: they wrote it" in said
    assert "The employer says so: it ended on 31 May 2026, after 30 of 91 days" in said
    adviser.post(address(placement, "placement-end-undo"), {"reason": "It was somebody else"})
    placement.refresh_from_db()
    assert (placement.ended_on, placement.end_said_by, placement.end_evidence) == (None, "", "")


def test_not_now_until_a_day_they_choose_is_a_sentence_and_a_date(adviser, world):
    placement = placement_since(world, days_ago(30))
    url = address(placement, "placement-end")
    facts = {"on": "31/5/2026", "reason": "pregnancy", "then": "0", "said_by": "young_person", "evidence": "said"}
    until = clock.today() + dt.timedelta(days=90)
    chosen = facts | {"not_now_until": f"{until:%d/%m/%Y}"}
    assert errors_in(adviser.post(url, chosen)) == ["Write what they say about it, in their own words."]
    response = adviser.post(url, chosen | {"not_now_words": "After the baby"})
    assert f"begins on {until:%-d %B %Y} or later" in banner_in(adviser.get(response.url))
    assert f"Not now, until {until:%-d %B %Y}" in text_of(page_of(adviser.get(response.url)).main)


def test_a_long_list_costs_no_more_queries(adviser, world):
    for days in range(5):
        placement_since(world, days_ago(10 + days))
    assert len(names_in_table(get_within(adviser, LIST))) == 5


def test_a_personal_adviser_sees_their_own(in_council, world):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    mine, other = placement_since(world, days_ago(10)), placement_since(world, days_ago(10))
    mine.care_leaver.personal_adviser = membership.user
    mine.care_leaver.save(update_fields=["personal_adviser"])
    assert names_in_table(client.get(LIST)) == [mine.care_leaver.full_name]
    assert client.get(address(other)).status_code == 404
    assert client.get(address(other.check_ins.get(week=1), "check-in")).status_code == 404


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR])
def test_placements_are_closed_to_who_sees_no_young_people(in_council, world, role):
    placement = placement_since(world, days_ago(10))
    client, _ = signed_in(in_council, role)
    names = ("placement", "placement-break", "placement-end", "placement-end-undo")
    assert {client.get(address(placement, name)).status_code for name in names} == {403}
    assert client.get(LIST).status_code == 403
    assert client.get(address(placement.check_ins.get(week=1), "check-in")).status_code == 403


def test_an_auditor_reads_and_changes_nothing(in_council, world):
    client, _ = signed_in(in_council, Role.AUDITOR)
    placement = placement_since(world, days_ago(10))
    page = page_of(get_within(client, address(placement)))
    assert "Record" not in text_of(page.main)
    assert client.post(address(placement, "placement-end"), {"on": "31/5/2026"}).status_code == 403
    assert client.get(address(placement.check_ins.get(week=1), "check-in")).status_code == 403


def test_whose_placement_it_is_and_the_check_in_that_is_due_stand_before_all_else(adviser, world):
    placement = placement_since(world, days_ago(10))
    week_one = placement.check_ins.order_by("week").first()
    page = page_of(get_within(adviser, address(placement)))
    assert placement.care_leaver.phone in text_of(page.select_one(".onward-identity"))
    first = page.select_one("main .govuk-inset-text")
    assert f"The check-in of week {week_one.week} is due since" in text_of(first)
    assert first.select_one("a")["href"] == address(week_one, "check-in")
    assert page.main.find("table").find_previous(class_="govuk-inset-text") is first


def test_an_auditor_reads_that_it_is_due_and_has_no_button(in_council, world):
    placement = placement_since(world, days_ago(10))
    page = page_of(signed_in(in_council, Role.AUDITOR)[0].get(address(placement)))
    assert "is due since" in text_of(page.select_one("main .govuk-inset-text"))
    assert page.select("main .govuk-inset-text a") == []


def test_nothing_is_due_while_somebody_is_away_or_after_the_end(adviser, world):
    ended = placement_since(world, days_ago(60), last=days_ago(5), reason="travel")
    assert page_of(adviser.get(address(ended))).select("main .govuk-inset-text") == []
