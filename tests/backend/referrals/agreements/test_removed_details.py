"""What went from an employer's page by another door is known there too: told, shown and asked to be deleted."""

import datetime as dt

import pytest
import time_machine

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.referrals.agreements import take_agreement_back
from backend.referrals.deletions import ask_all_to_delete, ask_to_delete
from backend.referrals.details import take_back_details
from backend.referrals.disclosure import to_be_added
from backend.referrals.moved_adverts import follow_employer
from tests.backend.referrals.agreements.worlds import DAY, OURS, THEIRS, TODAY
from tests.factories.gated import disclose_more


def test_what_ended_before_it_was_taken_back_is_told_and_asked_to_be_deleted(two):
    (name,) = two.agree(K.SHARE_NAME)
    (phone,) = two.agree(K.SHARE_PHONE)
    referral = two.refer(OURS)
    take_back_details(referral=referral, by=two.world.adviser)
    with clock.moved_to(TODAY + DAY):
        assert two.told_by(phone) == [two.employers[OURS]]
        (taken,) = take_agreement_back(consent=phone, by=None).consents
        assert [(each["employer"], each["fields"]) for each in taken.seen] == [(two.employers[OURS].name, ["phone"])]
        assert two.told_by(name) == [two.employers[OURS]]
        (taken,) = take_agreement_back(consent=name, by=None).consents
        assert [each["fields"] for each in taken.seen] == [["name", "phone"]]


def test_what_was_told_with_one_no_is_not_told_with_the_next(two):
    (phone,) = two.agree(K.SHARE_PHONE)
    two.agree(K.SHARE_NAME)
    two.refer(OURS)
    take_agreement_back(consent=phone, by=None)
    with clock.moved_to(TODAY + DAY):
        (again,) = two.agree(K.SHARE_PHONE)
        assert two.told_by(again) == []
        assert take_agreement_back(consent=again, by=None).seen == []


@pytest.fixture
def ticking(monkeypatch):
    """As clocks are outside of tests: no two moments of one transaction are the same."""
    noon = dt.datetime(2026, 6, 15, 11, tzinfo=dt.UTC)
    with monkeypatch.context() as patched, time_machine.travel(noon, tick=True):
        patched.setattr(clock, "_moved_to", [])
        yield


def test_nor_while_the_clock_goes_on(two, ticking):
    (phone,) = two.agree(K.SHARE_PHONE)
    two.agree(K.SHARE_NAME)
    two.refer(OURS)
    (told,) = take_agreement_back(consent=phone, by=None).seen
    assert told["fields"] == ["phone"]
    (again,) = two.agree(K.SHARE_PHONE)
    assert two.told_by(again) == []
    assert take_agreement_back(consent=again, by=None).seen == []


def test_each_employer_of_an_advert_that_moved_is_asked_by_itself(two):
    (name,) = two.agree(K.SHARE_NAME)
    referral = two.refer(OURS)
    Opportunity.objects.filter(pk=referral.opportunity_id).update(employer=two.employers[THEIRS])
    follow_employer(Opportunity.objects.filter(pk=referral.opportunity_id), by=two.world.adviser)
    with clock.moved_to(TODAY + DAY):
        referral.refresh_from_db()
        previewed = to_be_added(referral)
        disclose_more(referral=referral, previewed=previewed, words="", by=two.world.adviser)
    with clock.moved_to(TODAY + 2 * DAY):
        assert set(two.told_by(name)) == set(two.employers.values())
        (taken,) = take_agreement_back(consent=name, by=None).consents
        assert len(taken.seen) == 2
        with pytest.raises(Refused, match="Choose which of them"):
            ask_to_delete(consent=taken, referral=referral.public_id, by=two.world.adviser)
        asked = ask_all_to_delete(consents=[taken], by=None)
    assert {each.employer for each in asked} == set(two.employers.values())
    assert {each.referral for each in asked} == {referral}
