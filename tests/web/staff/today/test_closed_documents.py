"""A document that was sent and that a new fact closed is a line until it is taken back, or may be opened again."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.choices import ConsentKind as K
from backend.care_leavers.services import update_profile
from backend.councils.choices import Role
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import Step
from backend.referrals.deletions import ask_all_to_delete
from backend.referrals.taken_back_documents import take_back_document
from tests.factories.documents import sent_cv
from tests.factories.gated import step
from tests.factories.referrals import viewer_with
from tests.today import today_is
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints, link_of


_on_the_day = today_is(dt.date(2026, 6, 15))
CLOSED, URL = "closed-documents", "/today/"


@pytest.fixture
def sent(world):
    found = sent_cv(world)
    record_read(viewer=viewer_with(Role.EMPLOYER, found.council), subject=found, page="employer-document")
    return found


def test_a_home_that_is_confidential_now_closes_it_and_taking_it_back_settles_that(adviser, world, sent):
    assert not hints(get_within(adviser, URL), CLOSED)
    update_profile(care_leaver=world.person, home_is_confidential=True, by=world.adviser)
    ((action, what),) = hints(get_within(adviser, URL), CLOSED)
    assert action == f"{world.person.full_name}: take it back, and ask them to delete it"
    assert what.startswith("CV")
    assert "opens no more; somebody there had opened it. What is found in it has changed" in what
    assert reverse("sent-document-take-back", args=[sent.public_id]) in link_of(adviser.get(URL), CLOSED)
    take_back_document(sent=sent, delete=True, by=world.adviser)
    assert not hints(get_within(adviser, URL), CLOSED)


def test_an_agreement_that_stopped_is_one_until_they_are_asked_to_delete_it(adviser, world, sent):
    consent = world.person.consents.get(kind=K.SHARE_DOCUMENTS)
    taken = take_agreement_back(consent=consent, by=None)
    ((_, what),) = hints(get_within(adviser, URL), CLOSED)
    assert "They do not agree to it any more" in what
    ask_all_to_delete(consents=taken.consents, by=None)
    assert not hints(get_within(adviser, URL), CLOSED)


def test_the_end_of_the_referral_settles_it(adviser, world, sent):
    update_profile(care_leaver=world.person, home_is_confidential=True, by=world.adviser)
    step(referral=sent.referral, step=Step.WITHDRAWN, on=dt.date(2026, 6, 15), note="x", by=world.adviser)
    assert not hints(get_within(adviser, URL), CLOSED)
