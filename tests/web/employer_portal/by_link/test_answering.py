"""Somebody at an employer without an account reads an introduction by their link, answers, and is named for it."""

import datetime as dt

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from backend.audit.models import Read
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.links.choices import LinkState
from backend.links.models import Link, Visit
from backend.notifications.carrying import deliver
from backend.notifications.models import Message
from backend.outcomes.audit_choices import AuditKind
from backend.outcomes.audit_trail import Asked, Entry, audit_trail
from backend.placements.still_to_tell import to_pass_on
from backend.ranking.gated_steps import take_step
from backend.ranking.holds import not_held
from backend.referrals.choices import EmployerWord, ReferralState, Step, WhyNot
from backend.referrals.models import Referral
from backend.referrals.reminders import remind_employers
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.moved_on import moved_on
from tests.factories.gated import step
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is
from tests.web.employer_portal.by_link.links import (
    INTRODUCTION,
    OUT,
    answer_of,
    browser,
    code_for,
    come_in,
    contact_without_account,
    link_to,
    say,
    token_for,
)
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints


TODAY = dt.date(2026, 6, 15)  # a Monday
_today_is = today_is(TODAY)
TOMORROW = {f"interview_on_{part}": getattr(TODAY + dt.timedelta(days=1), part) for part in ("day", "month", "year")}
INTERVIEW = TOMORROW | {"interview_at": "10am", "words": "Ask for Sam"}


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker", start_date=TODAY)


@pytest.fixture
def contact(world):
    return contact_without_account(world)


@pytest.fixture
def referral(world, contact):
    return world.refer()


def test_every_contact_has_a_link_of_their_own_and_the_mail_says_what_it_does(world, contact, referral):
    mails = Message.objects.filter(subject__contains=referral.reference)
    assert {each.to for each in mails} == {contact.email, world.employer_user.email}
    for each in mails:
        assert "Opening it changes nothing" in each.body
        assert world.person.given_name not in each.subject + each.body
    assert token_for(contact) != token_for(world.opportunity.employer.contacts.get(user=world.employer_user))
    assert not Link.objects.filter(digest__in=[each.body for each in mails]).exists()
    assert set(Link.objects.values_list("address", flat=True)) == {each.to for each in mails}


def test_what_opens_it_is_in_no_mail_of_ours_once_that_is_delivered(settings, contact, referral):
    settings.IS_DEMO = False  # whose letter box the rows themselves are
    token = token_for(contact)
    sent = Message.objects.get(to=contact.email)
    deliver(message_id=sent.pk)
    sent.refresh_from_db()
    assert token in mail.outbox[-1].body
    assert token not in sent.body + sent.secret
    assert referral.reference in sent.body


def test_a_reminder_has_a_link_of_its_own_and_the_first_still_works(world, contact, referral):
    first = token_for(contact)
    with clock.moved_to(TODAY + dt.timedelta(days=3)):
        assert remind_employers(council=world.council, not_held=not_held) == 1
        assert token_for(contact) != first
        for token in (first, token_for(contact)):
            assert browser().get(link_to(token)).status_code == 200


def test_it_is_read_after_a_code_and_says_who_exactly_as_to_a_signed_in_colleague(world, contact, referral):
    client, token = browser(), token_for(contact)
    first = get_within(client, link_to(token))
    assert f"{contact.email[0]}…@{contact.email.partition('@')[2]}" in text_of(page_of(first).main)
    assert contact.email not in first.content.decode()
    for shown in (first, client.get(link_to(token, "introduction-code")), client.get(INTRODUCTION, follow=True)):
        assert world.person.given_name not in shown.content.decode()
    come_in(client, contact)
    assert "Your code" in Message.objects.order_by("-id")[0].subject
    page = page_of(get_within(client, INTRODUCTION))
    colleague = page_of(browser_of(world.employer_user).get(reverse("employer-referral", args=[referral.public_id])))
    rows = [[text_of(row) for row in each.select(".govuk-summary-list__row")] for each in (page, colleague)]
    assert rows[0] == rows[1]
    assert world.person.full_name in text_of(page.main)
    answers = [[text_of(link) for link in each.select(".onward-answers a")] for each in (page, colleague)]
    assert answers[0] == answers[1] == ["Interview", "Offer a place", "Not this time", "Ask something"]
    assert page.title.text.strip().endswith(world.council.employment_team_name)
    assert Read.objects.get(page="introduction").reader_role == "employer"


def test_whoever_has_an_account_reads_it_by_link_as_well(world, referral):
    contact = world.opportunity.employer.contacts.get(user=world.employer_user)
    client = come_in(browser(), contact)
    assert world.person.full_name in text_of(page_of(get_within(client, INTRODUCTION)).main)
    say(client, "offered", {"words": "Monday"})
    referral.refresh_from_db()
    assert referral.state == ReferralState.OFFERED
    colleague = browser_of(world.employer_user).get(reverse("employer-referral", args=[referral.public_id]))
    assert "Take back your offer" in text_of(page_of(colleague).main), "signed in, they may take it back"


def test_an_interview_is_attributed_to_who_gave_it_and_told_to_the_adviser(world, contact, referral):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    client = come_in(browser(), contact)
    form = page_of(client.get(INTRODUCTION)).select_one("main form")
    response = client.post(form["action"], filled(client.get(INTRODUCTION)) | INTERVIEW)
    assert response.status_code == 303
    shown = text_of(page_of(client.get(response.url)).main)
    assert "They will pass it on" in shown
    assert "If you have not heard from us by Thursday 18 June, ring us" in shown
    assert "Ask for Sam" in shown, "their own words stay theirs to read"
    referral.refresh_from_db()
    event = referral.events.last()
    assert (referral.state, event.by, event.by_contact) == (ReferralState.INTERVIEW, None, contact)
    assert to_pass_on(Referral.objects.all()).get() == referral
    adviser = sign_in(Client(), world.adviser.memberships.get())
    assert "Sam Doorley said so by link." in text_of(page_of(adviser.get("/today/")).main)
    record = text_of(page_of(adviser.get(reverse("referral", args=[referral.public_id]))).main)
    assert f"Sam Doorley, {world.opportunity.employer.name}, by link" in record
    found = audit_trail(viewer_with("auditor", world.council), Asked(TODAY, TODAY))
    told = [Entry(*each) for each in found]
    assert any("by link: Sam Doorley" in each.about and each.kind == AuditKind.CHANGED for each in told)
    looks = [each for each in told if each.kind == AuditKind.LOOKED and "introduction" in each.what]
    assert looks
    assert {each.about for each in looks} == {f"by link: Sam Doorley, {world.opportunity.employer.name}"}


def test_the_interview_is_taken_into_a_calendar_that_names_nobody(world, contact, referral):
    client = come_in(browser(), contact)
    calendar = reverse("introduction-calendar")
    assert client.get(calendar).status_code == 404
    say(client, "interview", INTERVIEW)
    assert page_of(client.get(INTRODUCTION)).select_one(f'main a[href="{calendar}"]')
    response = get_within(client, calendar)
    assert referral.reference in response["Content-Disposition"]
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert entry["summary"] == f"Interview {referral.reference}"
    assert entry.decoded("dtstart").isoformat() == "2026-06-16T10:00:00+01:00"
    for told in (world.person.given_name, world.person.family_name):
        assert told not in response.content.decode() + str(response.headers)
    assert "no-store" in response["Cache-Control"]


def test_a_no_has_reasons_about_the_job_and_words_that_the_adviser_alone_reads(world, contact, referral):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    client = come_in(browser(), contact)
    assert errors_in(say(client, "declined_by_employer", {})) == ["Select why not this time"]
    said = {"reasons": ["hours", "experience"], "words": "They were very pleasant"}
    response = say(client, "declined_by_employer", said)
    done = client.get(response.url)
    assert done.status_code == 410
    assert b"This is done" in done.content
    assert b"ring us" not in done.content
    assert b"They were very pleasant" not in done.content
    assert world.person.given_name.encode() not in done.content
    event = referral.events.last()
    assert set(event.reasons) == {WhyNot.EXPERIENCE, WhyNot.HOURS}
    adviser = sign_in(Client(), world.adviser.memberships.get())
    record = text_of(page_of(adviser.get(reverse("referral", args=[referral.public_id]))).main)
    assert "The days or hours would not fit" in record
    assert "They were very pleasant" in record
    link = Link.objects.get(address=contact.email)
    assert link.state == LinkState.USED
    assert browser().get(link_to(token_for(contact))).status_code == 410


def test_a_no_that_is_taken_back_opens_the_link_again(world, contact, referral):
    client = come_in(browser(), contact)
    say(client, "declined_by_employer", {"reasons": ["other"]})
    referral.refresh_from_db()
    step(referral=referral, step=Step.REOPENED, on=TODAY, note="They rang", by=world.adviser)
    assert client.get(INTRODUCTION).status_code == 200


def test_a_question_stands_on_today_and_the_first_day_is_confirmed(world, contact, referral):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    client = come_in(browser(), contact)
    say(client, "question", {"words": "May they begin at six?"})
    adviser = sign_in(Client(), world.adviser.memberships.get())
    ((_, reason),) = hints(adviser.get("/today/"), "employers-words")
    assert "(Sam Doorley, by link) asks about Baker: “May they begin at six?”" in reason
    for each in (Step.OFFERED, Step.ACCEPTED):
        step(referral=referral, step=each, on=TODAY, by=world.adviser)
    say(client, "has_started", {f"on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")})
    last = referral.events.last()
    assert (last.step, last.by_contact) == (EmployerWord.STARTED, contact)


@pytest.mark.parametrize(
    ("name", "said"),
    [("interview", INTERVIEW), ("offered", {"words": "Monday"}), ("question", {"words": "When?"})],
)
def test_pressed_twice_it_is_there_once_and_both_presses_are_told_so(contact, referral, name, said):
    client = come_in(browser(), contact)
    answers = [say(client, name, said) for _ in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert referral.events.filter(by_contact=contact).count() == 1


def test_what_cannot_follow_any_more_is_said_and_nothing_is_written(world, contact, referral):
    client = come_in(browser(), contact)
    client.get(answer_of("interview"))
    take_step(referral=referral, step=Step.OFFERED, on=TODAY, by=world.adviser)
    late = say(client, "interview", INTERVIEW)
    assert "You cannot give this answer any more" in text_of(page_of(late).main)
    assert "Ask for Sam" in text_of(page_of(late).main), "what was typed is given back"
    assert not referral.events.filter(by_contact=contact).exists()


def test_leaving_ends_the_visit_and_a_kept_cookie_opens_nothing(world, contact, referral):
    client = come_in(browser(), contact)
    kept = client.cookies["introduction"].value
    assert client.post(reverse("introduction-leave")).url == OUT
    assert client.get(INTRODUCTION).url == OUT
    client.cookies["introduction"] = kept
    assert client.get(INTRODUCTION).url == OUT
    assert Visit.objects.get().ended_at


def test_whoever_presses_too_late_is_told_who_answered_by_link_whoever_asked_for_access_since(world, contact, referral):
    say(come_in(browser(), contact), "offered", {"words": "Monday"})
    browser().post(link_to(token_for(contact), "introduction-access"))
    referral.refresh_from_db()
    told = {each: moved_on(REFERRAL_LIFE, referral, world.viewer(each)) for each in (Role.EET_ADVISER, Role.EMPLOYER)}
    assert "by Sam Doorley" in told[Role.EET_ADVISER]
    assert "by link, since" in told[Role.EET_ADVISER]
    assert "Sam Doorley" not in told[Role.EMPLOYER], "who of a colleague answered is not on this page"


def test_the_code_goes_to_the_address_of_the_link_alone_and_is_asked_for_so_often_and_no_more(contact, referral):
    token, before = token_for(contact), Message.objects.count()
    answers = [browser().post(link_to(token)) for _ in range(7)]
    assert [each.status_code for each in answers][:5] == [303] * 5
    assert answers[-1].status_code == 429
    assert b"A code was asked for often" in answers[-1].content
    assert set(Message.objects.order_by("id")[before:].values_list("to", flat=True)) == {contact.email}
    assert code_for(contact)
