"""What was sent is taken back: whether it was read is known, and the request to delete names it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from backend.audit.services import record_read
from backend.care_leavers.choices import ConsentKind as K
from backend.care_leavers.choices import ContactMethod, DocumentKind
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.referrals.agreements import record_agreements, take_agreement_back
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletion_left import left_to_delete
from backend.referrals.deletions import answer_request, ask_all_to_delete
from backend.referrals.disclosure import LABELS
from backend.referrals.models import DeleteRequest, SentDocument
from backend.referrals.resting import resting_on
from backend.referrals.taken_back_documents import (
    ask_to_delete_document,
    key_of,
    readings_of,
    requests_to_delete,
    take_back_document,
)
from backend.referrals.told_employers import employers_told
from tests.factories.documents import agree_to_documents, looked_at, send, sent_cv
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is


_today_is = today_is(dt.date(2026, 6, 15))


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def sent(world):
    return sent_cv(world)


def open_it(sent):
    record_read(viewer=viewer_with(Role.EMPLOYER, sent.council), subject=sent, page="employer-document")


def test_before_it_was_read_it_goes_and_nothing_is_asked(world, sent):
    take_back_document(sent=sent, delete=True, by=world.adviser)
    sent.refresh_from_db()
    assert (sent.taken_back_by, readings_of([sent])[sent.public_id]) == (world.adviser, [])
    assert "document_cv" not in sent.referral.disclosed
    assert not DeleteRequest.objects.exists()
    with pytest.raises(Refused, match="taken back already"):
        take_back_document(sent=sent, by=world.adviser)


def test_one_that_was_taken_back_without_asking_is_asked_for_later_where_it_was_read(world, sent):
    with pytest.raises(Refused, match="take it back first"):
        ask_to_delete_document(sent=sent, by=world.adviser)
    take_back_document(sent=sent, by=world.adviser)
    with pytest.raises(Refused, match="nothing to delete"):
        ask_to_delete_document(sent=sent, by=world.adviser)
    open_it(sent)
    assert ask_to_delete_document(sent=sent, by=world.adviser).fields == ["document_cv"]


def test_after_it_was_read_the_request_to_delete_names_it(world, sent):
    open_it(sent)
    take_back_document(sent=sent, delete=True, by=world.adviser)
    request = DeleteRequest.objects.get()
    assert [LABELS[name] for name in left_to_delete(request)] == ["CV"]
    assert request.written_to == 1


def test_a_second_one_is_asked_in_a_row_of_its_own_and_the_first_answer_stays(world, sent):
    letter = looked_at(world.person, world.adviser, "Dear Sir", DocumentKind.LETTER)
    (other,) = send(sent.referral, letter, by=world.adviser)
    for each in (sent, other):
        open_it(each)
    take_back_document(sent=sent, delete=True, by=world.adviser)
    contact = sent.employer.contacts.first()
    answer_request(request=DeleteRequest.objects.get(), answer=DeleteAnswer.KEPT, reason="The file", by=contact)
    take_back_document(sent=other, delete=True, by=world.adviser)
    first, second = DeleteRequest.objects.order_by("asking")
    assert (first.answer, first.reason, first.by_contact) == (DeleteAnswer.KEPT, "The file", contact)
    assert (first.fields, second.fields) == (["document_cv"], ["document_letter"])
    assert (second.asking, second.answered_at, second.written_to) == (2, None, 1)
    assert list(DeleteRequest.objects.kept_by_link()) == [first], "nobody told the young person yet"
    asked = requests_to_delete([key_of(sent), key_of(other)])
    assert [asked[key_of(each)] for each in (sent, other)] == [first, second]
    facts = {"consent": first.consent, "referral": first.referral, "employer": first.employer, "asking": 2}
    with pytest.raises(IntegrityError), transaction.atomic():
        DeleteRequest.objects.create(council=first.council, fields=["name"], asked_on=clock.today(), **facts)


def test_an_agreement_that_is_taken_back_closes_it_and_keeps_whether_it_was_read(world, sent):
    consent = world.person.consents.get(kind=K.SHARE_DOCUMENTS)
    assert employers_told(world.person, list(world.person.consents.all()))[consent.pk] == [sent.employer]
    open_it(sent)
    taken = take_agreement_back(consent=consent, by=None)
    (part,) = taken.seen
    assert part["fields"] == ["document_cv"]
    assert part["since"]["document_cv"] == SentDocument.objects.get().created_at.isoformat()
    assert part["opened"], "the download is what counts as opened"
    (request,) = ask_all_to_delete(consents=taken.consents, by=None)
    assert request.fields == ["document_cv"]


def test_what_went_while_care_was_agreed_to_is_asked_about_with_care_though_nobody_told_of_it(world):
    referral = world.refer()
    agree_to_documents(world.person, referral.employer, world.adviser, K.SHARE_CARE_STATUS)
    (sent,) = send(referral, looked_at(world.person, world.adviser), by=world.adviser)
    assert "care_status" not in sent.referral.disclosed
    consent = world.person.consents.get(kind=K.SHARE_CARE_STATUS)
    assert employers_told(world.person, list(world.person.consents.all()))[consent.pk] == [sent.employer]
    open_it(sent)
    taken = take_agreement_back(consent=consent, by=None)
    (part,) = taken.seen
    assert (part["fields"], bool(part["opened"])) == (["document_cv"], True)
    (request,) = ask_all_to_delete(consents=taken.consents, by=None)
    assert request.fields == ["document_cv"]


def test_where_care_runs_out_the_document_goes_that_went_with_it(world):
    referral, today = world.refer(), clock.today()
    agree_to_documents(world.person, referral.employer, world.adviser)
    facts = {"employer": referral.employer, "on": today, "how": ContactMethod.PHONE, "until": today}
    record_agreements(care_leaver=world.person, kinds=[K.SHARE_CARE_STATUS], by=world.adviser, **facts)
    send(referral, looked_at(world.person, world.adviser), by=world.adviser)
    referral.refresh_from_db()
    assert referral.disclosed_until == {"document_cv": today.isoformat()}


def test_that_the_page_was_opened_is_not_said_of_a_document(world, sent):
    viewer = viewer_with(Role.EMPLOYER, sent.council)
    record_read(viewer=viewer, subject=sent.referral, page="employer-referral")
    (part,) = take_agreement_back(consent=world.person.consents.get(kind=K.SHARE_DOCUMENTS), by=None).seen
    assert part["opened"] == []


def test_an_introduction_rests_on_the_agreement_while_the_document_is_with_it(world, sent):
    of_documents = world.person.consents.filter(kind=K.SHARE_DOCUMENTS)
    assert resting_on(of_documents).exists()
    take_back_document(sent=sent, by=world.adviser)
    assert not resting_on(of_documents).exists()
