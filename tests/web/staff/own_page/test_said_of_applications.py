"""What they said of an application waits until a step of it is recorded, and then it asks for no answer."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.referrals.applications import record_heard_nothing
from backend.referrals.choices import Way
from backend.web.staff.own_page.messages import RECORDED
from tests.factories.opportunities import OpportunityFactory
from tests.factories.unasked import step
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


@pytest.fixture
def applying(world):
    advert = OpportunityFactory(council=world.council, application_url="https://apply.example")
    return world.refer(Way.HELPED_TO_APPLY, opportunity=advert)


def later():
    return clock.moved_to(clock.now() + dt.timedelta(minutes=2))


def said(world, referral, kind=OwnMessageKind.SENT, words="done it!"):
    return send_own_message(care_leaver=world.person, kind=kind, about=referral.public_id, words=words)


def shown(adviser, world):
    return page_of(get_within(adviser, reverse("person-own-page", args=[world.person.public_id]))).main


def to_answer(page, message) -> bool:
    return bool(page.select_one(f"a[href='{reverse('own-message-answer', args=[message.public_id])}']"))


def test_what_they_sent_waits_until_it_is_recorded(adviser, world, applying):
    message = said(world, applying)
    assert to_answer(shown(adviser, world), message)
    with later():
        step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
        page = shown(adviser, world)
        assert not to_answer(page, message)
        assert RECORDED in text_of(page)
        assert "done it!" in text_of(page)


def test_that_they_heard_is_settled_by_nothing_yet_as_well(adviser, world, applying):
    step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
    with later():
        message = said(world, applying, OwnMessageKind.HEARD, "")
    with clock.moved_to(clock.now() + dt.timedelta(minutes=5)):
        assert to_answer(shown(adviser, world), message)
        record_heard_nothing(referral=applying, by=world.adviser)
    with clock.moved_to(clock.now() + dt.timedelta(minutes=9)):
        assert not to_answer(shown(adviser, world), message)


def test_words_that_name_harm_wait_for_somebody_to_speak_with_them(adviser, world, applying):
    message = said(world, applying, words="I want to kill myself")
    with later():
        step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
        assert to_answer(shown(adviser, world), message)
