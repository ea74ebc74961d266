"""Helping somebody to apply: who does what, asking whether they heard on working days, and why it ended."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.ranking.gated_steps import take_step
from backend.referrals.application_clock import to_ask_whether_heard, to_say_why, to_send_soon, with_last_day_gone
from backend.referrals.applications import (
    change_part,
    finish_part,
    left_to_do,
    open_part,
    parts_of,
    record_heard_nothing,
    record_why_it_ended,
    set_last_day,
)
from backend.referrals.choices import ApplicationPart, PartOwner, Way
from backend.referrals.models import Referral
from tests.backend.referrals.conftest import TODAY
from tests.factories.councils import MembershipFactory
from tests.factories.unasked import step


DAY = dt.timedelta(days=1)
CV, FIRST, STATEMENT = ApplicationPart.CV, ApplicationPart.FIRST_REFEREE, ApplicationPart.STATEMENT


@pytest.fixture
def applying(advert):
    return advert.refer(Way.HELPED_TO_APPLY)


def now_of(referral, part):
    return next(each for each in parts_of(Referral.objects.get(pk=referral.pk)) if each.part == part)


def test_every_part_has_an_owner_and_a_day_before_anybody_said_more(applying):
    assert [(each.owner, each.due_on, each.is_done) for each in parts_of(applying)] == [
        ("young_person", dt.date(2026, 6, 18), False),
        ("adviser", dt.date(2026, 6, 18), False),
        ("adviser", dt.date(2026, 6, 18), False),
        ("young_person", dt.date(2026, 6, 18), False),
    ]


def test_a_part_is_ready_the_working_day_before_the_last_one_at_the_latest(advert, applying):
    set_last_day(referral=applying, apply_by=TODAY + DAY, by=advert.adviser)
    assert now_of(applying, CV).due_on == TODAY
    set_last_day(referral=applying, apply_by=None, by=advert.adviser)
    assert now_of(applying, CV).due_on == dt.date(2026, 6, 18)


def test_what_the_profile_has_ready_is_done_until_somebody_says_otherwise(advert, applying):
    update_profile(care_leaver=advert.person, documents_ready=["cv", "referees"], by=advert.adviser)
    assert left_to_do(parts_of(Referral.objects.get(pk=applying.pk))) == ["Statement in their own sentences"]
    applying = Referral.objects.get(pk=applying.pk)
    change_part(
        referral=applying, part=CV, owner=PartOwner.ADVISER, due_on=None, note="In the folder", by=advert.adviser
    )
    assert (now_of(applying, CV).is_done, now_of(applying, CV).note) == (True, "In the folder")
    open_part(referral=applying, part=CV, by=advert.adviser)
    assert not now_of(applying, CV).is_done
    change_part(referral=applying, part=CV, owner=PartOwner.ADVISER, due_on=None, note="Lost", by=advert.adviser)
    assert not now_of(applying, CV).is_done
    finish_part(referral=applying, part=CV, by=advert.adviser)
    assert now_of(applying, CV).is_done


def test_who_and_when_are_changed_and_a_part_is_done_by_somebody_with_a_name(advert, applying):
    facts = {"owner": PartOwner.YOUNG_PERSON, "due_on": TODAY + DAY, "note": "Mr Khan, football coach"}
    change_part(referral=applying, part=FIRST, by=advert.adviser, **facts)
    with clock.moved_to(TODAY + DAY):
        finish_part(referral=applying, part=FIRST, by=advert.adviser)
    now = now_of(applying, FIRST)
    assert (now.owner, now.note, now.done_on, now.done_by) == (
        "young_person",
        "Mr Khan, football coach",
        TODAY + DAY,
        str(advert.adviser),
    )


def test_a_personal_adviser_does_their_parts_of_their_own_young_people_alone(advert, applying):
    pa, other = (MembershipFactory(council=advert.council, role=Role.PERSONAL_ADVISER).user for _ in range(2))
    update_profile(care_leaver=advert.person, personal_adviser=pa, by=advert.adviser)
    applying = Referral.objects.get(pk=applying.pk)
    finish_part(referral=applying, part=CV, by=pa)
    for who, part in ((pa, FIRST), (other, STATEMENT)):
        with pytest.raises(Refused, match="This part is with the"):
            finish_part(referral=applying, part=part, by=who)
    change_part(referral=applying, part=FIRST, owner=PartOwner.PERSONAL_ADVISER, due_on=None, by=advert.adviser)
    finish_part(referral=applying, part=FIRST, by=pa)
    with pytest.raises(Refused, match="Only an EET adviser"):
        change_part(referral=applying, part=CV, owner=PartOwner.YOUNG_PERSON, due_on=None, by=pa)


def test_nothing_of_it_changes_once_it_is_sent_and_nothing_of_an_introduction(advert, applying, world):
    step(referral=applying, step="applied", on=TODAY, by=advert.adviser)
    with pytest.raises(Refused, match="at “Applied”"):
        finish_part(referral=applying, part=CV, by=advert.adviser)
    with pytest.raises(Refused, match="no application to help with"):
        finish_part(referral=world.refer(), part=CV, by=world.adviser)


def test_days_that_cannot_be(advert, applying):
    with pytest.raises(Refused, match="Give that day or an earlier one"):
        change_part(referral=applying, part=CV, owner="adviser", due_on=applying.apply_by + DAY, by=advert.adviser)
    for day, said in ((TODAY - DAY, "in the past"), (TODAY + 400 * DAY, "more than a year")):
        with pytest.raises(Refused, match=said):
            set_last_day(referral=applying, apply_by=day, by=advert.adviser)


def test_it_is_told_two_days_before_the_last_day_and_after_it_until_somebody_says_they_applied(advert, applying):
    last, every = applying.apply_by, Referral.objects.all()
    told = {day: list(to_send_soon(every, last - day * DAY)) == [applying] for day in (7, 2, 0, -1)}
    assert told == {7: False, 2: True, 0: True, -1: False}
    assert list(with_last_day_gone(every, last + DAY)) == [applying]
    for name, last_day, days in (("Monday", 22, {17: False, 18: True}), ("Tuesday", 23, {18: False, 19: True})):
        Referral.objects.update(apply_by=dt.date(2026, 6, last_day))
        found = {day: to_send_soon(every, dt.date(2026, 6, day)).exists() for day in days}
        assert found == days, f"on the second working day before a {name}, since nobody helps at a weekend"
    step(referral=applying, step="applied", on=TODAY, by=advert.adviser)
    assert not to_send_soon(every, last)
    assert not with_last_day_gone(every, last + DAY)


def test_whether_they_heard_is_asked_on_working_days_and_again_after_five(advert, applying):
    """Applied on Monday 15 June with five days to answer: asked on Monday 22; heard nothing, so on Monday 29."""
    step(referral=applying, step="applied", on=TODAY, by=advert.adviser)

    def asked(day: int) -> bool:
        return bool(to_ask_whether_heard(Referral.objects.all(), TODAY + day * DAY, answer_days=5))

    assert [asked(day) for day in (4, 6, 7)] == [False, False, True]
    with clock.moved_to(TODAY + 7 * DAY):
        record_heard_nothing(referral=applying, by=advert.adviser)
    assert [asked(day) for day in (7, 11, 13, 14)] == [False, False, False, True]
    with clock.moved_to(TODAY + 14 * DAY):
        step(referral=applying, step="interview", on=TODAY + 14 * DAY, by=advert.adviser)
    assert not asked(30)
    with pytest.raises(Refused, match="nobody is waiting to hear"):
        record_heard_nothing(referral=applying, by=advert.adviser)


def test_after_an_interview_too_it_is_the_young_person_who_hears(advert, applying):
    for each in ("applied", "interview", "interview_held"):
        step(referral=applying, step=each, on=TODAY, by=advert.adviser)
    every, later = Referral.objects.all(), TODAY + 7 * DAY
    assert not every.awaiting_employer().exists()
    assert not every.unanswered(on=TODAY + 30 * DAY, working_days=5).exists()
    assert to_ask_whether_heard(every, later, answer_days=5).get() == applying
    with clock.moved_to(later):
        record_heard_nothing(referral=applying, by=advert.adviser)
    assert not to_ask_whether_heard(every, later, answer_days=5).exists()
    with pytest.raises(Refused, match="Ask the young person whether they have heard"):
        step(referral=applying, step="no_response", on=TODAY, by=advert.adviser)


@pytest.mark.parametrize("no", ["declined_by_young_person", "declined_by_employer", "no_response"])
def test_what_came_to_nothing_asks_why_until_somebody_says(advert, applying, no):
    with pytest.raises(Refused, match="nothing to say of why"):
        record_why_it_ended(referral=applying, reasons=["taken"], by=advert.adviser)
    step(referral=applying, step="applied", on=TODAY, by=advert.adviser)
    step(referral=applying, step=no, on=TODAY, by=advert.adviser)
    every = Referral.objects.all()
    assert list(to_say_why(every, TODAY)) == [applying]
    for reasons in ([], ["because"]):
        with pytest.raises(Refused, match="at least one reason"):
            record_why_it_ended(referral=applying, reasons=reasons, by=advert.adviser)
    stranger = MembershipFactory(council=advert.council, role=Role.PERSONAL_ADVISER).user
    with pytest.raises(Refused, match="Only who helped them"):
        record_why_it_ended(referral=applying, reasons=["experience"], by=stranger)
    said = record_why_it_ended(referral=applying, reasons=["experience"], words="Two years", by=advert.adviser)
    with pytest.raises(Refused, match="said already why it ended"):
        record_why_it_ended(referral=applying, reasons=["hours"], by=advert.adviser)
    assert said.said == "They wanted more experience.\nTwo years"
    assert not to_say_why(every, TODAY)


def test_why_is_asked_again_where_it_was_opened_and_ended_anew_and_not_months_later(advert, applying):
    step(referral=applying, step="declined_by_young_person", on=TODAY, by=advert.adviser)
    record_why_it_ended(referral=applying, reasons=["hours"], by=advert.adviser)
    take_step(referral=applying, step="reopened", on=TODAY, note="They changed their mind", by=advert.adviser)
    step(referral=applying, step="declined_by_young_person", on=TODAY, by=advert.adviser)
    assert list(to_say_why(Referral.objects.all(), TODAY)) == [applying]
    assert not to_say_why(Referral.objects.all(), TODAY + 60 * DAY)
