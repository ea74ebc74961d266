"""Lines of Today about applications: each there while its fact is, and of one application one line at a time."""

import datetime as dt

import pytest

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import answer_own_message, send_own_message
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.working_days import add_working_days
from backend.referrals.applications import (
    change_part,
    finish_part,
    record_heard_nothing,
    record_why_it_ended,
    set_last_day,
)
from backend.referrals.choices import Way
from tests.factories.opportunities import OpportunityFactory
from tests.factories.unasked import step
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, lines_in, link_of


pytestmark = pytest.mark.usefixtures("kinds_named")


URL, DAY = "/today/", dt.timedelta(days=1)
SOON, GONE, SAYS, HEARD, WHY = "apply-by", "apply-by-gone", "says-of-application", "heard-back", "why-it-ended"
WROTE = "wrote-of-application"
LATE = "apply-late"
EVERY = ("closing", SOON, LATE, GONE, SAYS, HEARD, WHY)


@pytest.fixture
def applying(world):
    last = clock.today() + 9 * DAY
    advert = OpportunityFactory(council=world.council, application_url="https://apply.example", closing_date=last)
    return world.refer(Way.HELPED_TO_APPLY, opportunity=advert)


def told(adviser) -> list[str]:
    page = get_within(adviser, URL)
    return [kind for kind in EVERY for _ in lines_in(page, kind)]


def test_one_application_has_one_line_at_a_time_from_a_week_before_to_after_the_last_day(adviser, applying):
    last, found = applying.apply_by, {}
    for days in (8, 7, 3, 2, 0, -1):
        with clock.moved_to(last - days * DAY):
            found[days] = told(adviser)
    assert found == {8: [], 7: ["closing"], 3: ["closing"], 2: [SOON], 0: [SOON], -1: [GONE]}


def test_two_days_before_it_says_what_is_still_to_do_and_leads_to_the_application(adviser, applying):
    with clock.moved_to(applying.apply_by - 2 * DAY):
        page = get_within(adviser, URL)
        ((asked, said),) = hints(page, SOON)
        assert asked.endswith("help them to apply")
        assert "Still to do: CV, first referee, second referee and statement in their own sentences" in said
        assert link_of(page, SOON) == f"/referrals/{applying.public_id}/"


def test_what_is_late_of_one_whose_last_day_is_far_or_not_given_is_told_until_it_is_planned(adviser, world, applying):
    begun, change = clock.today(), {"owner": "adviser", "by": world.adviser}
    change_part(referral=applying, part="cv", due_on=begun, **change)
    set_last_day(referral=applying, apply_by=begun + 30 * DAY, by=world.adviser)
    found = {}
    for days in (0, 1, 22, 23):
        with clock.moved_to(begun + days * DAY):
            found[days] = told(adviser)
    assert found == {0: [], 1: [LATE], 22: [LATE], 23: ["closing"]}
    set_last_day(referral=applying, apply_by=None, by=world.adviser)
    update_profile(care_leaver=world.person, documents_ready=["cv", "referees"], by=world.adviser)
    with clock.moved_to(begun + 20 * DAY):
        ((_, said),) = hints(get_within(adviser, URL), LATE)
        assert said.startswith("Applying, no last day given: ")
        assert said.endswith("Late: statement in their own sentences")
        change_part(referral=applying, part="statement", due_on=clock.today() + DAY, **change)
        assert told(adviser) == []
        finish_part(referral=applying, part="statement", by=world.adviser)
        ((_, said),) = hints(get_within(adviser, URL), LATE)
        assert said.endswith("All is ready")


def press(adviser, kind, row, name, choice=""):
    return adviser.post(f"/today/{name}/", {"line": f"{kind}:{row} {choice}".strip()}, follow=True)


def test_they_say_they_applied_and_one_press_records_it(adviser, world, applying):
    about = {"kind": OwnMessageKind.SENT, "about": applying.public_id}
    message = send_own_message(care_leaver=world.person, words="done it!", **about)
    ((asked, said),) = hints(get_within(adviser, URL), SAYS)
    assert asked.endswith("record that they have applied")
    assert f"{applying.opportunity.title}: “done it!”" in said
    applying.refresh_from_db()
    assert applying.state == "applying"
    press(adviser, SAYS, message.public_id, "applied")
    applying.refresh_from_db()
    assert (applying.state, told(adviser)) == ("applied", [])


@pytest.mark.parametrize("words", ["", "the form asked where I live, what do I say?"])
def test_their_words_are_still_to_be_answered_once_the_step_is_recorded(adviser, world, applying, words):
    about = {"kind": OwnMessageKind.SENT, "about": applying.public_id}
    message = send_own_message(care_leaver=world.person, words=words, **about)
    assert hints(get_within(adviser, URL), WROTE) == []
    press(adviser, SAYS, message.public_id, "applied")
    found = hints(get_within(adviser, URL), WROTE)
    assert [asked.endswith("read it and answer") and words in said for asked, said in found] == [True] * bool(words)
    if words:
        assert str(message.public_id) in link_of(adviser.get(URL), WROTE)
        message.refresh_from_db()
        answer_own_message(message=message, answer="Say the town.", by=world.adviser)
        assert hints(get_within(adviser, URL), WROTE) == []


def test_words_that_name_harm_are_read_as_such_and_nowhere_else(adviser, world, applying):
    about = {"kind": OwnMessageKind.SENT, "about": applying.public_id}
    send_own_message(care_leaver=world.person, words="I want to kill myself", **about)
    page = get_within(adviser, URL)
    assert len(lines_in(page, "wrote-cannot-wait")) == 1
    assert not lines_in(page, SAYS)


@pytest.mark.parametrize(
    ("choice", "state"),
    [("nothing", "applied"), ("interview", "interview"), ("offer", "offered"), ("no", "declined_by_employer")],
)
def test_whether_they_heard_is_asked_in_time_and_recorded_in_one_press(adviser, world, applying, choice, state):
    step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
    due = add_working_days(clock.today(), world.council.answer_days)
    with clock.moved_to(due - DAY):
        assert told(adviser) == []
    with clock.moved_to(due):
        assert told(adviser) == [HEARD]
        press(adviser, HEARD, applying.public_id, "heard", choice)
        applying.refresh_from_db()
        assert (applying.state, HEARD in told(adviser)) == (state, False)
    if choice == "nothing":
        with clock.moved_to(add_working_days(due, 5)):
            assert told(adviser) == [HEARD]


def test_what_they_say_they_heard_takes_the_place_of_the_question(adviser, world, applying):
    step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
    due = add_working_days(clock.today(), world.council.answer_days)
    with clock.moved_to(due):
        about = {"kind": OwnMessageKind.HEARD, "about": applying.public_id}
        message = send_own_message(care_leaver=world.person, words="they want to meet me", **about)
        assert told(adviser) == [SAYS]
        press(adviser, SAYS, message.public_id, "heard", "interview")
        applying.refresh_from_db()
        assert (applying.state, told(adviser)) == ("interview", [])


def test_what_came_to_nothing_asks_why_until_it_is_said(adviser, world, applying):
    step(referral=applying, step="declined_by_young_person", on=clock.today(), by=world.adviser)
    assert told(adviser) == [WHY]
    assert link_of(adviser.get(URL), WHY).endswith("#why")
    record_why_it_ended(referral=applying, reasons=["hours"], by=world.adviser)
    assert told(adviser) == []


def test_a_line_that_is_settled_or_not_theirs_is_not_pressed(adviser, world, applying):
    step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
    record_heard_nothing(referral=applying, by=world.adviser)
    press(adviser, HEARD, applying.public_id, "heard", "no")
    press(adviser, HEARD, world.person.public_id, "heard", "no")
    applying.refresh_from_db()
    assert applying.state == "applied"


def test_a_personal_adviser_is_led_to_help_and_rings_about_the_steps(world, applying):
    client, membership = signed_in(world.council, Role.PERSONAL_ADVISER)
    update_profile(care_leaver=world.person, personal_adviser=membership.user, by=world.adviser)
    with clock.moved_to(applying.apply_by - DAY):
        ((asked, _),) = hints(get_within(client, URL), SOON)
        assert asked.endswith("help them to apply")
    step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
    with clock.moved_to(add_working_days(clock.today(), world.council.answer_days)):
        ((asked, _),) = hints(get_within(client, URL), HEARD)
        assert "ring" in asked
    assert client.post("/today/heard/", {"line": f"{HEARD}:{applying.public_id} no"}).status_code == 403
