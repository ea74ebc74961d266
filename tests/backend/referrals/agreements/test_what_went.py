"""What went from an employer's page by another door is known there too: told, shown and asked to be deleted."""

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.referrals.agreements import shown_by_now, take_agreement_back
from backend.referrals.deletions import ask_all_to_delete
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
        assert shown_by_now(phone) == [two.employers[OURS]]
        (taken,) = take_agreement_back(consent=phone, by=None).consents
        assert [(each["employer"], each["fields"]) for each in taken.seen] == [(two.employers[OURS].name, ["phone"])]
        assert shown_by_now(name) == [two.employers[OURS]]
        (taken,) = take_agreement_back(consent=name, by=None).consents
        assert [each["fields"] for each in taken.seen] == [["name", "phone"]]


def test_what_was_told_with_one_no_is_not_told_with_the_next(two):
    (phone,) = two.agree(K.SHARE_PHONE)
    two.agree(K.SHARE_NAME)
    two.refer(OURS)
    take_agreement_back(consent=phone, by=None)
    with clock.moved_to(TODAY + DAY):
        (again,) = two.agree(K.SHARE_PHONE)
        assert shown_by_now(again) == []
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
        assert set(shown_by_now(name)) == set(two.employers.values())
        (taken,) = take_agreement_back(consent=name, by=None).consents
        assert len(taken.seen) == 2
        asked = ask_all_to_delete(consents=[taken], by=None)
    assert {each.employer for each in asked} == set(two.employers.values())
    assert {each.referral for each in asked} == {referral}
