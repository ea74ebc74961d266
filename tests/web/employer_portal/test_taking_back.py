"""What an employer said last is taken back by it: until when, by whom, and what the council reads of it."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.still_to_tell import to_pass_on
from backend.ranking.gated_steps import take_back_word
from backend.referrals.choices import EmployerWord, ReferralState, Step
from backend.referrals.employers_words import (
    ask,
    asks_for_an_answer,
    say_whether_started,
    settle_question,
    with_last_word,
    words_waiting,
)
from backend.referrals.models import Referral
from backend.referrals.moved_adverts import follow_employer
from backend.referrals.reminders import remind_employers
from backend.referrals.transitions import standing_states
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints


TODAY = dt.date(2026, 6, 19)  # a Friday
_today_is = today_is(TODAY)
WHY = {"reason": "We meant somebody else"}
GONE = "You cannot take this back here any more"
PAGE = "employer-referral-take-back"


@pytest.fixture
def world(in_council):
    made = referral_world(in_council, title="Baker", start_date=TODAY)
    update_profile(care_leaver=made.person, eet_adviser=made.adviser, by=made.adviser)
    return made


def answered(world, *steps) -> Referral:
    referral = world.refer()
    for each in steps:
        step(referral=referral, step=each, on=clock.today(), by=world.employer_user)
    return referral


def last_of(referral):
    return referral.events.order_by("id").last()


def taken_back(world, referral, said=None, by=None):
    take_back_word(referral=referral, said=said or last_of(referral), by=by or world.employer_user, **WHY)
    referral.refresh_from_db()
    return referral


def test_an_answer_is_taken_back_on_its_page_and_the_adviser_reads_that_and_why(world):
    referral, client = answered(world, Step.DECLINED_BY_EMPLOYER), browser_of(world.employer_user)
    page = reverse("employer-referral", args=[referral.public_id])
    opened = page_of(get_within(client, page))
    assert "You can take back your no until the end of Monday 22 June" in text_of(opened.main)
    assert world.person.full_name not in text_of(opened.main), "of one that has ended a reference is read"
    address = opened.find("a", string="Take back your no")["href"]
    form = client.get(address)
    assert "Enter why you take it back" in text_of(page_of(client.post(address, filled(form))).main)
    with CaptureQueriesContext(connection) as captured:
        sent = client.post(address, filled(form) | WHY)
    locked = [each["sql"] for each in captured.captured_queries if "FOR UPDATE" in each["sql"]]
    rows = [
        name for sql in locked for name in ("care_leavers_careleaver", "referrals_referral") if f'FROM "{name}"' in sql
    ]
    assert rows[0] == "care_leavers_careleaver", "the person is locked before the introduction, as everywhere"
    assert "It is taken back" in banner_in(client.get(sent.url))
    after = text_of(page_of(client.get(page)).main)
    for said in ("Waiting for your answer", world.person.full_name, "Your answer was taken back", WHY["reason"]):
        assert said in after
    assert "Take back" not in after
    adviser = sign_in(Client(), world.adviser.memberships.get())
    assert not hints(get_within(adviser, "/today/"), "answers")
    ((_, line),) = hints(adviser.get("/today/"), "employers-words")
    assert "took back what it had said about Baker: “We meant somebody else”" in line
    staff_page = reverse("referral", args=[referral.public_id])
    read = page_of(get_within(adviser, staff_page))
    told = text_of(read.main)
    assert "The employer took its answer back: now introduced to the employer" in told
    assert "The employer says no" in told, "what was said stays on record"
    adviser.post(
        reverse("referral-question", args=[referral.public_id]), {"read": read.select_one("[name=read]")["value"]}
    )
    assert not hints(adviser.get("/today/"), "employers-words")
    assert "It was read" in text_of(page_of(adviser.get(staff_page)).main)
    history = text_of(page_of(client.get(page)).main)
    assert "We have read what came in" in history
    assert "The question was answered" not in history
    assert "this introduction moved on" in banner_in(client.get(client.get(address).url)), "once"


def test_each_word_is_taken_back_to_what_stood_before_it(world):
    referral = answered(world, Step.INTERVIEW)
    ask(referral=referral, question="Is there a bus at six?", by=world.employer_user)
    step(referral=referral, step=Step.OFFERED, on=TODAY, by=world.employer_user)
    taken_back(world, referral)
    assert referral.state == ReferralState.INTERVIEW
    still = to_pass_on(Referral.objects.all()).get()
    assert still.answer_step == Step.INTERVIEW, "nobody has passed the invitation on yet"
    word = with_last_word(Referral.objects.all()).get().word
    assert word == "Is there a bus at six?", "what waits for an answer comes before what is only read"
    settle_question(referral=referral, read=last_of(referral).public_id, by=world.adviser)
    assert last_of(referral).step == EmployerWord.SETTLED
    events = referral.events.order_by("id").values_list("step", "to_state")
    assert standing_states(events) == [ReferralState.INTRODUCED, ReferralState.INTERVIEW]
    ask(referral=referral, question="May they begin at six?", by=world.employer_user)
    taken_back(world, referral)
    assert not asks_for_an_answer(words_waiting(referral.events.order_by("id")))
    assert Referral.objects.with_words_waiting().get() == referral
    for each in (Step.OFFERED, Step.ACCEPTED):
        step(referral=referral, step=each, on=TODAY, by=world.adviser)
    say_whether_started(referral=referral, started=True, on=TODAY, by=world.employer_user)
    taken_back(world, referral)
    home = browser_of(world.employer_user).get(reverse("employer-home"))
    assert "started on Friday 19 June" in text_of(page_of(home).main), "it is asked again"


def test_it_is_refused_once_acted_on_later_by_others_and_of_another_word(world, in_council):
    referral = answered(world, Step.INTERVIEW)
    said = last_of(referral)
    with pytest.raises(Refused, match=GONE):
        taken_back(world, referral, by=referral_world(in_council).employer_user)
    with clock.moved_to(dt.date(2026, 6, 22)):
        ask(referral=referral, question="Which bus?", by=world.employer_user)
        with pytest.raises(Refused, match=GONE):
            taken_back(world, referral, said)
        taken_back(world, referral)
    with clock.moved_to(dt.date(2026, 6, 23)), pytest.raises(Refused, match=GONE):
        taken_back(world, referral, said)
    record_contact(care_leaver=world.person, on=TODAY, method=ContactMethod.PHONE, reached=True, by=world.adviser)
    with pytest.raises(Refused, match=GONE):
        taken_back(world, referral, said)
    client = browser_of(world.employer_user)
    told = banner_in(client.get(client.get(reverse(PAGE, args=[referral.public_id])).url))
    assert GONE in told
    assert "moved on" not in told, "nothing followed it"


def test_what_an_adviser_recorded_and_what_an_adviser_followed_is_not_the_employers_to_take_back(world):
    referral = world.refer()
    step(referral=referral, step=Step.OFFERED, on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match=GONE):
        taken_back(world, referral)
    step(referral=referral, step=Step.REOPENED, on=TODAY, note="By mistake", by=world.adviser)
    step(referral=referral, step=Step.OFFERED, on=TODAY, by=world.employer_user)
    offered = last_of(referral)
    step(referral=referral, step=Step.ACCEPTED, on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match=GONE):
        taken_back(world, referral, offered)
    with pytest.raises(Refused, match="where it gave it"):
        step(referral=referral, step=Step.ANSWER_TAKEN_BACK, on=TODAY, note="Why", by=world.employer_user)


def test_a_no_is_not_taken_back_where_the_pair_may_not_go_on_and_says_nothing_of_why(world):
    referral = answered(world, Step.DECLINED_BY_EMPLOYER)
    world.person.consents.all().delete()
    with pytest.raises(Refused, match="This introduction is paused"):
        taken_back(world, referral)


def test_the_clock_of_an_answer_begins_again(world, in_council):
    with clock.moved_to(TODAY - dt.timedelta(days=7)):
        referral = world.refer()
    step(referral=referral, step=Step.OFFERED, on=TODAY, by=world.employer_user)
    taken_back(world, referral)
    assert remind_employers(council=in_council, not_held=list) == 0


def test_after_an_advert_moved_an_answer_is_taken_back_to_where_all_of_it_stood(world, in_council):
    referral = answered(world, Step.INTERVIEW, Step.OFFERED)
    to = EmployerContactFactory(employer=EmployerFactory(council=in_council), signs_in=True)
    world.opportunity.employer = to.employer
    world.opportunity.save()
    follow_employer(type(world.opportunity).objects.filter(id=world.opportunity.id), by=world.adviser)
    referral = Referral.objects.get(id=referral.id)
    for _ in range(2):
        step(referral=referral, step=Step.REOPENED, on=TODAY, note="It is another employer", by=world.adviser)
    step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=to.user)
    client, address = browser_of(to.user), reverse(PAGE, args=[referral.public_id])
    sent = client.post(address, filled(client.get(address)) | WHY)
    assert "It is taken back" in banner_in(client.get(sent.url))
    referral.refresh_from_db()
    assert referral.state == ReferralState.INTRODUCED
    assert standing_states([(Step.REOPENED, ReferralState.INTRODUCED)]) == [], "of a part of it nothing may stand"
