"""A referred young person and an invented outside applicant with the same answers: an employer finds no difference.

Beside it, all an employer can reach is read for its meaning. Both are tried: a tell in each of many places is found.
"""

import datetime as dt
import logging
from dataclasses import replace
from difflib import unified_diff

import pytest
from django.db import transaction
from django.http import HttpResponse

from backend.api.v1 import document
from backend.api.v1.opportunities.serializers import EmployerOpportunitySerializer
from backend.core import clock
from backend.notifications.models import Message
from backend.opportunities import messages as opportunity_messages
from backend.opportunities import services
from backend.placements.choices import EndReason
from backend.placements.services import end
from backend.ranking.holds import not_held
from backend.referrals import messages as referral_messages
from backend.referrals.agreements import take_agreement_back
from backend.referrals.deletions import ask_to_delete
from backend.referrals.reminders import remind_employers
from backend.referrals.taken_back_documents import take_back_document
from backend.web.employer_portal import introduction_states, introductions, opportunities
from backend.web.employer_portal.by_link import answer_pages, brief_pages, deletion_pages
from backend.web.employer_portal.files import views as files
from backend.web.employer_portal.opportunity_steps import STEPS
from backend.web.kit import csv_files
from tests.architecture.rows import Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import (
    consent_to,
)
from tests.factories.documents import sent_cv
from tests.factories.gated import start_from, step
from tests.safety.employers_world import (
    ROUTES,
    addresses,
    browser_of,
    mails,
    posted_empty,
    read,
    read_about,
    read_request_to_delete,
    refused_outside,
    without_signing_in,
)
from tests.safety.matched_people import AGREED, outside_applicant, referred_person
from tests.safety.tells import Answer, tells_of, without_what_each_request_makes


@pytest.fixture(autouse=True)
def _quietly_on_the_day():
    logging.disable(logging.ERROR)
    with clock.moved_to(TODAY):
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def rows(in_council):
    made = Rows(in_council)
    assert made.world.opportunity.employer.contacts.exists()  # made before anything is taken back
    return made


def lived_through(rows, make) -> list[Answer]:
    """Introduced, reminded about, interviewed, offered, started, ended; another withdrawn: as an employer gets it."""
    with transaction.atomic():
        person, client = make(rows), browser_of(rows)
        consent_to(person, *AGREED)
        Message.objects.all().delete()
        facts = {"care_leaver": person, "checked": "Asked the probation practitioner"}
        posts = [rows.another_opportunity(title=title) for title in ("Baker", "Cook")]
        referral, other = (rows.world.refer(**facts, opportunity=post) for post in posts)
        for each in (referral, other):
            sent_cv(rows.world, each, words=f"I like working with my hands, as {each.opportunity.title}.")
        found = read_about(client, rows, referral)
        take_back_document(sent=other.sent_documents.get(), by=rows.adviser)
        found += read_about(client, rows, other)
        with clock.moved_to(TODAY + dt.timedelta(days=7)):
            remind_employers(council=rows.council, not_held=not_held)
        step(referral=other, step="withdrawn", on=TODAY, by=rows.adviser)
        found += read_about(client, rows, other)
        invited = {"interview_on_0": "1", "interview_on_1": "2", "interview_on_2": "2099", "interview_at": "10am"}
        answer = ROUTES["employer-referral-answer"].address({"public_id": referral.public_id}) + "?answer=interview"
        found += [Answer.of("employer-referral-answer", client.post(answer, data)) for data in ({}, invited)]
        for name in ("interview", "offered", "accepted"):
            when = {"interview_on": TODAY + dt.timedelta(days=3)} if name == "interview" else {}
            step(referral=referral, step=name, on=TODAY, by=rows.adviser, **when)
            found += read_about(client, rows, referral) if when else []
        placement = start_from(referral=referral, on=TODAY, checked="Let out by day.", by=rows.adviser)
        found += read_about(client, rows, referral)
        end(placement=placement, on=TODAY, reason=EndReason.CUSTODY, by=rows.adviser)
        found += read_about(client, rows, referral)
        found += asked_to_delete(rows, other)
        found += mails(rows)
        transaction.set_rollback(True)
    return found


def asked_to_delete(rows, referral) -> list[Answer]:
    """They take their name back and ask for it to be deleted."""
    consent = referral.care_leaver.consents.standing().filter(kind="share_name").first()
    take_agreement_back(consent=consent, by=rows.adviser)
    ask_to_delete(consent=consent, referral=referral.public_id, by=rows.adviser)
    return read_request_to_delete(rows, referral)


def differences(one: list[Answer], other: list[Answer]) -> list[str]:
    pairs = zip(map(without_what_each_request_makes, one), map(without_what_each_request_makes, other), strict=True)
    return [f"{first.place}: {_unlike(first, second)}" for first, second in pairs if first != second]


def _unlike(first: Answer, second: Answer) -> list[str]:
    told = [
        [*(f"{name}: {value}" for name, value in each.headers), *each.body.splitlines()] for each in (first, second)
    ]
    return [line for line in unified_diff(*told, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]


def test_nothing_tells_a_referred_person_from_an_outside_applicant(rows):
    known, outside = lived_through(rows, referred_person), lived_through(rows, outside_applicant)
    assert len(known) > 30
    assert any("Robin Example" in answer.body for answer in known)
    assert not "\n".join(differences(known, outside))
    assert not "\n".join(tells_in(known))


@pytest.mark.full
def test_a_difference_would_be_found(rows, monkeypatch):
    known = []

    def telling(referral):
        return introduction_states.Tag("Waiting", "blue" if referral.care_leaver_id in known else "teal")

    def remembered(rows):
        person = referred_person(rows)
        known.append(person.id)
        return person

    monkeypatch.setattr(introductions, "state_words", telling)
    assert differences(lived_through(rows, remembered), lived_through(rows, outside_applicant))


def test_nothing_an_employer_can_reach_speaks_of_care_or_of_anything_near_it(rows):
    asked = addresses(rows)
    client = browser_of(rows)
    answers = read(client, asked) + posted_empty(client, rows) + refused_outside(client)
    answers += without_signing_in() + mails(rows)
    assert {answer.status for answer in answers} >= {200, 302, 403, 404, 405}
    assert [answer.place for answer in answers if answer.status >= 500] == []
    assert len({answer.place for answer in answers if answer.status == 200}) > 30
    assert not "\n".join(tells_in(answers))


def tells_in(answers) -> list[str]:
    return sorted({tell for answer in answers for tell in tells_of(answer)})


def page(rows, name, about=""):
    address = rows.address(ROUTES[name], about) if about else ROUTES[name].address()
    return read(browser_of(rows), [(name, address)])


def in_a_page(monkeypatch, rows):
    monkeypatch.setattr(opportunities, "PAY_FELL", "")
    monkeypatch.setitem(opportunities.WAITS_FOR, "live", "Nothing: care leavers are being put forward")
    assert rows.opportunity.state == "live"
    return page(rows, "employer-opportunity", "opportunity")


def in_a_header(monkeypatch, rows):
    shown = introductions.render

    def render(*arguments, **named):
        response = shown(*arguments, **named)
        response["X-Team"] = "virtual-school"
        return response

    monkeypatch.setattr(introductions, "render", render)
    return page(rows, "employer-referrals")


def in_the_subject_of_a_mail(monkeypatch, rows):
    monkeypatch.setitem(opportunity_messages.SENTENCES, "close", ("is closed by the leaving care team", "It ended."))
    services.close(opportunity=rows.opportunity, reason="Taken", by=rows.employer_user)
    return mails(rows)


def in_the_text_of_a_mail(monkeypatch, rows):
    monkeypatch.setattr(referral_messages, "ASK", "Sign in and ask their social worker:")
    assert rows.world.employer_user
    assert rows.referral
    return mails(rows)


def in_a_field_of_the_api(monkeypatch, rows):
    told = EmployerOpportunitySerializer.to_representation
    monkeypatch.setattr(
        EmployerOpportunitySerializer, "to_representation", lambda self, row: told(self, row) | {"ehcp_required": False}
    )
    assert rows.opportunity
    return page(rows, "api-opportunities-list")


def in_the_document_of_the_api(monkeypatch, rows):
    written = document.document_of(document.Audience.EMPLOYER)
    info = written["info"] | {"description": "For systems that place people on probation"}
    monkeypatch.setattr(document, "document_of", lambda audience: written | {"info": info})
    assert rows.employer
    return page(rows, "api-schema")


def in_a_file(monkeypatch, rows):
    monkeypatch.setattr(files, "WHAT_TO_CORRECT", "What to correct before the pathway plan")
    return page(rows, "opportunity-file-refused", "opportunity_file:checked")


def in_the_name_of_a_file(monkeypatch, rows):
    def named(name, headings, lines):
        return csv_files.csv_response("asylum-rows.csv", headings, lines)

    monkeypatch.setattr(files, "csv_response", named)
    return page(rows, "opportunity-file-refused", "opportunity_file:checked")


def in_the_words_of_an_error(monkeypatch, rows):
    def refuse(**_):
        raise services.Refused("Ask their personal adviser first.")

    monkeypatch.setattr("backend.web.employer_portal.opportunity_steps.STEPS", _with_refusing_close(refuse))
    address = rows.address(ROUTES["opportunity-close"], "opportunity")
    return [Answer.of("opportunity-close", browser_of(rows).post(address, {"reason": "Taken"}))]


def _with_refusing_close(refuse):
    return STEPS | {"close": replace(STEPS["close"], save=refuse)}


def in_a_calendar(monkeypatch, rows):
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:Interview\\, EHCP review after", "END:VEVENT", "END:VCALENDAR"]
    answer = HttpResponse("\r\n".join(lines), content_type="text/calendar")
    return [Answer.of("calendar", answer)]


def by_link(rows):
    """An interview that is arranged, read by the link in our e-mail."""
    referral = rows.world.refer(opportunity=rows.another_opportunity(title="Baker"))
    step(referral=referral, step="interview", interview_on=TODAY + dt.timedelta(days=3), on=TODAY, by=rows.adviser)
    return read_about(browser_of(rows), rows, referral)


def in_the_calendar_of_a_link(monkeypatch, rows):
    told = answer_pages.interview_entry

    def entry(*about, description, **facts):
        return told(*about, description=f"{description} Their personal adviser comes too.", **facts)

    monkeypatch.setattr(answer_pages, "interview_entry", entry)
    return by_link(rows)


def in_the_managers_brief_of_a_link(monkeypatch, rows):
    monkeypatch.setattr(brief_pages, "HEADING", "What helps a care leaver in this post")
    return by_link(rows)


def in_a_request_to_delete(monkeypatch, rows):
    monkeypatch.setattr(deletion_pages, "ANYTHING_ELSE", "Anything else that the leaving care team told you")
    return asked_to_delete(rows, rows.world.refer(opportunity=rows.another_opportunity(title="Baker")))


PLANTED = (
    in_a_page,
    in_a_header,
    in_the_subject_of_a_mail,
    in_the_text_of_a_mail,
    in_a_field_of_the_api,
    in_the_document_of_the_api,
    in_a_file,
    in_the_name_of_a_file,
    in_the_words_of_an_error,
    in_a_calendar,
    in_the_calendar_of_a_link,
    in_the_managers_brief_of_a_link,
    in_a_request_to_delete,
)


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_tell_planted_in_each_place_is_found(plant, monkeypatch, rows):
    assert tells_in(plant(monkeypatch, rows))
