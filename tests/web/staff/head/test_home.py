"""The head's home says how it goes, who may need support and what waits, from facts that stand elsewhere."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.audit.models import Read
from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.check_ins import record_check_in
from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.placements.models import Placement
from backend.placements.support import record_support
from backend.ranking.may_need_support.listing import may_need_support
from backend.reference.services import load_reference
from backend.referrals.employers_words import ask
from backend.web.staff.head.overdue import SUPPORT, WATCHED, waiting
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import lines_of
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE = reverse("head-home")
TODAY = dt.date(2026, 11, 30)
_today = today_is(TODAY)


@pytest.fixture
def head(in_council):
    load_reference()
    return signed_in(in_council, Role.HEAD)[0]


def turning_twenty(council, on, code=None, **facts):
    person = CareLeaverFactory(council=council, birth_date=birthday(on, -20), **facts)
    EntitlementSpellFactory(care_leaver=person)
    if code:
        start_activity(care_leaver=person, code=code, on=dt.date(2026, 4, 1), source=Source.WORKER, by=None)
    return person


def section(response, name):
    return page_of(response).find(attrs={"aria-labelledby": name})


def test_a_head_signs_in_to_how_it_goes(head, in_council):
    for number, code in enumerate(["F4"] * 5 + ["G5"] * 4):
        turning_twenty(in_council, dt.date(2026, 6, 1 + number), code)
    assert head.get("/")["Location"] == PAGE
    response = get_within(head, PAGE)
    assert headings_in(response)[0] == "56% in EET at 19 to 21 so far in the year to March 2027"
    assert text_of(page_of(response).find("a", attrs={"aria-current": "true"})) == "Home"
    assert head.get(reverse("today")).status_code == 200


def test_whose_birthday_moved_it_and_whose_still_can_are_named_and_what_comes_of_it(head, in_council):
    for number in range(6):
        turning_twenty(in_council, dt.date(2026, 6, 1 + number), "F4")
    moved = [turning_twenty(in_council, dt.date(2026, 11, 20), code) for code in ("F4", "G5", None)]
    later = turning_twenty(in_council, dt.date(2027, 3, 31), "G5")
    sooner = turning_twenty(in_council, dt.date(2026, 12, 1), None)
    turning_twenty(in_council, dt.date(2027, 1, 5), "F4")
    next_year = turning_twenty(in_council, dt.date(2027, 4, 1), "G5")  # counts by the nineteenth, of 1 April 2026
    part = page_of(get_within(head, PAGE)).select_one(".onward-home__moved")
    assert "Who moved it since 1 November 2026: 3 birthdays, 1 in EET" in text_of(part)
    tallies = [text_of(each) for each in part.select("li")]
    assert tallies == [
        f"1 in EET {moved[0].full_name}",
        f"1 not in EET {moved[1].full_name}",
        f"1 not known {moved[2].full_name}",
    ]
    assert "3 birthdays still to come by 31 March 2027: 2 not in EET, or not known, today" in text_of(part)
    assert text_of(part.find("p")) == "If nothing changes the year ends at 62% (8 of 13)."
    still = [text_of(row.th) for row in part.select("details tbody tr")]
    assert still == [sooner.full_name, later.full_name]
    assert next_year.full_name not in text_of(part)


def test_who_may_need_support_stands_with_one_action_until_it_is_given(head, in_council):
    world = referral_world(in_council, places=50)
    placement = placement_since(world, dt.date(2026, 9, 1))
    check_in = placement.check_ins.get(week=8)
    record_check_in(
        check_in=check_in,
        on=dt.date(2026, 11, 20),
        heard_from=CheckInFrom.YOUNG_PERSON,
        going=HowItIsGoing.HARD,
        still_there=True,
        support_needed="later Mondays",
        by=world.adviser,
    )
    part = section(get_within(head, PAGE), "support")
    assert text_of(part.h2) == "May need support: 1"
    line = part.select_one("li")
    assert placement.care_leaver.full_name in text_of(line)
    assert "later Mondays" in text_of(line)
    assert "waiting 10 days" in text_of(line.select_one(".onward-late"))
    assert [link["href"] for link in line.select(".onward-brief__why a")] == [
        reverse("placement", args=[placement.public_id])
    ]
    about = may_need_support(Placement.objects.all())[0].keys
    done = {"kind": "hours", "words": "Starts at ten on Mondays", "by": world.adviser}
    record_support(placement=placement, reasons=about, **done)
    assert "May need support: 0" in headings_in(head.get(PAGE))


def test_what_is_overdue_is_counted_by_kind_with_the_worst_and_each_adviser_has_their_load(head, in_council):
    world = referral_world(in_council, places=50)
    placement = placement_since(world, dt.date(2026, 9, 1))
    silent = CareLeaverFactory(council=in_council, eet_adviser=world.adviser, given_name="Si", family_name="Lent")
    heard = CareLeaverFactory(council=in_council, eet_adviser=world.adviser)
    for person, on in ((silent, dt.date(2026, 6, 1)), (heard, dt.date(2026, 11, 29))):
        record_contact(care_leaver=person, on=on, method="phone", reached=True, by=world.adviser)
    start_activity(care_leaver=silent, code=ActivityCode.G5, on=TODAY, source=Source.WORKER, by=None)
    response = get_within(head, PAGE)
    overdue = section(response, "overdue")
    told = [text_of(each) for each in overdue.select("li")]
    assert any("check-ins due" in each and placement.care_leaver.full_name in each for each in told)
    assert any("not reached for 8 weeks" in each for each in told)
    assert "None: no personal adviser" in text_of(overdue) or any("no personal adviser" in each for each in told)
    rows = {
        text_of(row.th): [text_of(cell) for cell in row.select("td")] for row in page_of(response).select("tbody tr")
    }
    load = rows[world.adviser.name]
    assert load[1] == "1"
    assert "No EET adviser" in rows


def test_an_empty_council_has_a_home_that_says_so(head):
    response = get_within(head, PAGE)
    page = text_of(page_of(response).main)
    assert "Nobody has moved it since 1 November 2026: no birthday counted" in page
    assert "Nobody waits for support of whom a sign is recorded." in page
    assert "No young people are on record yet." in page
    assert "Concerns about employers: 0 open" in page


def test_it_is_written_down_that_the_head_looked_at_everybody(head, in_council):
    get_within(head, PAGE)
    assert Read.objects.filter(page="head-home", reader_role=Role.HEAD).count() == 1


def added(council, on, **facts):
    at = dt.datetime.combine(on, dt.time(9), tzinfo=dt.UTC)
    return CareLeaverFactory(council=council, created_at=at, **facts)


def test_the_longest_is_the_one_whose_day_is_the_earliest_whether_or_not_they_were_ever_reached(head, in_council):
    added(in_council, dt.date(2026, 9, 28), given_name="Chidi", family_name="Tide", preferred_name="")
    keira = added(in_council, dt.date(2024, 1, 8), given_name="Keira", family_name="Moss", preferred_name="")
    record_contact(care_leaver=keira, on=dt.date(2025, 3, 20), method="phone", reached=True, by=UserFactory())
    [told] = [
        text_of(each)
        for each in section(get_within(head, PAGE), "overdue").select("li")
        if "not reached" in text_of(each)
    ]
    assert "the longest Keira Moss since 20 Mar 2025" in told


def test_what_is_called_the_longest_is_the_earliest_of_all_lines_of_its_kind(in_council):
    """Also where a kind finds its lines in two ways, and where the oldest was added last."""
    load_reference()
    world = referral_world(in_council, places=50)
    placement_since(world, dt.date(2026, 9, 1))
    for number, (born, on) in enumerate([(2004, 28), (2005, 9), (2006, 2), (2007, 20), (2008, 5)]):
        person = added(in_council, dt.date(2026, 9, on), birth_date=dt.date(born, 5, 1), eet_adviser=None)
        EntitlementSpellFactory(care_leaver=person)
        if number % 2:
            method = {"method": "phone", "reached": True, "by": world.adviser}
            record_contact(care_leaver=person, on=dt.date(2026, 1, 1 + number), **method)
    viewer = world.viewer(Role.HEAD)
    all_lines = lines_of(Desk(viewer, everybody=True), WATCHED, shown=100)
    desk = Desk(viewer, everybody=True)
    found = lines_of(desk, WATCHED, shown=1)
    for each in all_lines:
        if each.lines and each.kind.anchor != SUPPORT:
            [told] = waiting(desk, found, [each.kind.anchor]).kinds
            assert told.worst.orders_by == min(line.orders_by for line in each.lines), each.kind.anchor
    assert sum(len(each.lines) > 1 for each in all_lines) >= 3, "there is something to choose between"


def test_one_of_a_kind_is_said_as_one(head, in_council):
    world = referral_world(in_council, places=50)
    placement_since(world, dt.date(2026, 11, 16))
    told = [text_of(each) for each in section(get_within(head, PAGE), "overdue").select("li")]
    assert any(each.startswith("1 check-in due ") for each in told), told


def test_what_the_council_owes_employers_is_told_late_first_and_leads_where_a_head_may_look(head, in_council):
    world = referral_world(in_council, places=50)
    in_week = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    with clock.moved_to(in_week.date()):
        referral = world.refer()
        OpportunityFactory(council=in_council, employer=world.opportunity.employer, title="Baker", submitted=True)
        employer = EmployerFactory(council=in_council, name="Blue Kettle", verified_at=None, asked_at=in_week)
    ask(referral=referral, question="Can she start on Monday?", by=world.employer_user)
    owed = section(get_within(head, PAGE, most=18), "owed")  # what each of four kinds tells is read for itself
    told = [text_of(each) for each in owed.select("li")]
    assert any(each.startswith("1 post waiting for approval , the longest Baker") for each in told), told
    assert any("employers waiting to be verified , the longest Blue Kettle overdue" in each for each in told), told
    assert any(each.startswith("1 question of an employer") for each in told), told
    late = [bool(each.select(".onward-late")) for each in owed.select("li")]
    assert any(late)
    assert late == sorted(late, reverse=True)
    for link in owed.select("a"):
        assert head.get(link["href"]).status_code == 200, link["href"]
    assert employer.name in text_of(
        page_of(head.get(owed.find("a", string="employers waiting to be verified")["href"]))
    )


def test_what_young_people_wrote_stands_with_what_cannot_wait_and_with_the_answers_owed(head, in_council):
    world = referral_world(in_council)
    with clock.moved_to(TODAY - dt.timedelta(days=9)):
        send_own_message(care_leaver=world.person, kind=OwnMessageKind.WRONG, words="My name is wrong")
        send_own_message(care_leaver=world.person, kind=OwnMessageKind.TALK, words="he hit me")
    shown = get_within(head, PAGE, most=16)
    assert text_of(section(shown, "unsafe").h2) == "Held or unsafe: 1"
    assert "1 message that cannot wait , the longest" in text_of(section(shown, "unsafe"))
    (told,) = [each for each in section(shown, "owed").select("li") if "wrong about them" in text_of(each)]
    assert "2 days late" in text_of(told)
    for link in (*section(shown, "unsafe").select("a"), *told.select("a")):
        assert head.get(link["href"]).status_code == 200
