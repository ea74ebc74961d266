"""What has run out holds its introduction and shuts its link; a night takes it out; asked again in time it goes on."""

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.links.models import Link
from backend.links.standings import Standing
from backend.ranking.holds import held_among
from backend.referrals.agreements import renew_agreement, take_agreement_back
from backend.referrals.deletions import ask_all_to_delete
from backend.referrals.disclosure import to_be_added
from backend.referrals.introduction_links import opened
from backend.referrals.run_out import let_go_of_run_out_in
from tests.backend.referrals.agreements.worlds import DAY, OURS, THEIRS, TODAY


LAST = TODAY + 3 * DAY


def test_what_has_run_out_holds_the_introduction_and_shuts_its_link(two):
    two.agree(K.SHARE_NAME, until=LAST)
    referral = two.refer(OURS)
    link = Link.objects.get(subject=referral.public_id)
    assert opened(link).standing == Standing.OPEN
    with clock.moved_to(LAST + DAY):
        assert opened(link).standing == Standing.PAUSED
        (answer,) = held_among([referral]).values()
    assert "The last day has passed" in answer.refusal


def test_what_they_took_back_is_not_said_to_have_run_out(two):
    """Of an employer that is named it alone is asked, and of what was asked anew the row of that day."""
    two.agree(K.SHARE_NAME, until=LAST)
    two.agree(K.SHARE_NAME, whom=OURS, until=TODAY)
    referral = two.refer(OURS)
    with clock.moved_to(TODAY + DAY):
        (again,) = two.agree(K.SHARE_NAME, whom=OURS)
    with clock.moved_to(LAST + DAY):
        take_agreement_back(consent=again, by=None)
        (answer,) = held_among([referral]).values()
        assert "They have taken back that the employer is told their name." in answer.refusal


def test_a_night_takes_out_what_ran_out_once_and_keeps_what_was_read(two):
    two.agree(K.SHARE_NAME)
    (phone,) = two.agree(K.SHARE_PHONE, until=LAST)
    referral = two.refer(OURS)
    assert let_go_of_run_out_in(council=two.world.council) == 0
    with clock.moved_to(LAST + DAY):
        assert let_go_of_run_out_in(council=two.world.council) == 1
        assert let_go_of_run_out_in(council=two.world.council) == 0
        referral.refresh_from_db()
        assert set(referral.disclosed) == {"name"}
        assert referral.events.last().step == "details_taken_back"
        phone.refresh_from_db()
        assert [each["fields"] for each in phone.seen] == [["phone"]]


def test_what_ran_out_and_is_then_taken_back_keeps_what_was_read(two):
    two.agree(K.SHARE_NAME)
    (phone,) = two.agree(K.SHARE_PHONE, until=LAST)
    two.refer(OURS)
    with clock.moved_to(LAST + DAY):
        let_go_of_run_out_in(council=two.world.council)
        (taken,) = take_agreement_back(consent=phone, by=None).consents
        assert [(each["employer"], each["fields"]) for each in taken.seen] == [(two.employers[OURS].name, ["phone"])]
        (request,) = ask_all_to_delete(consents=[taken], by=None)
        assert request.employer == two.employers[OURS]


def test_each_that_runs_out_keeps_what_was_read_by_it_and_loses_nothing_to_another(two):
    two.agree(K.SHARE_NAME)
    (for_any,) = two.agree(K.SHARE_PHONE, until=LAST)
    (ours,) = two.agree(K.SHARE_PHONE, whom=OURS, until=LAST + 10 * DAY)
    for whom in (OURS, THEIRS):
        two.refer(whom)
    for day in (LAST + DAY, LAST + 11 * DAY):
        with clock.moved_to(day):
            assert let_go_of_run_out_in(council=two.world.council) == 1
    for consent, whom in ((for_any, THEIRS), (ours, OURS)):
        consent.refresh_from_db()
        assert [each["whose"] for each in consent.seen] == [str(two.employers[whom].public_id)]


def test_asked_again_in_time_it_goes_on_and_late_it_is_previewed_anew(two):
    (name,) = two.agree(K.SHARE_NAME, until=LAST)
    referral = two.refer(OURS)
    with clock.moved_to(LAST):
        renewed = renew_agreement(consent=name, how="phone", by=two.world.adviser)
        assert renewed.until_on == LAST + (LAST - TODAY)
    with clock.moved_to(LAST + DAY):
        assert two.reads(OURS) == {"name"}
    with clock.moved_to(renewed.until_on + DAY):
        renew_agreement(consent=renewed, how="phone", by=two.world.adviser)
        assert two.reads(OURS) == set()
        referral.refresh_from_db()
        assert set(to_be_added(referral)) == {"name"}
    assert [each.renewed_on is None for each in two.person.consents.order_by("id")] == [False, False, True]
