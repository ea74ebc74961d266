"""Interviews: times to choose from, another day, that it took place, and whose turn it is after each."""

import datetime as dt
from functools import partial

import pytest

from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.notifications.models import Message
from backend.placements.still_to_tell import to_pass_on
from backend.ranking.holds import not_held
from backend.ranking.interviews import ask_for_other_times, choose_time, missed_and_again
from backend.referrals.answers import (
    answer_words,
    arranged_interview,
    with_interview,
    with_meeting,
    with_times_to_choose,
)
from backend.referrals.applications import record_heard_nothing
from backend.referrals.choices import ReferralState, Step, Way
from backend.referrals.interviews import Meeting, offer_of, standing_arrangement
from backend.referrals.models import InterviewTime, Referral, TimeWish
from backend.referrals.reminders import remind_employers
from backend.referrals.transitions import answer_awaited_until
from tests.backend.referrals.conftest import TODAY
from tests.factories.employers import EmployerContactFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world


DAY = dt.timedelta(days=1)
TIMES = ((TODAY + 8 * DAY, dt.time(14)), (TODAY + 9 * DAY, dt.time(10)), (TODAY + 10 * DAY, dt.time(9, 30)))


def offered(world, times=TIMES, **more) -> Referral:
    referral = world.refer()
    meeting = Meeting(times=times, how="video", minutes=45)
    step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.employer_user, meeting=meeting, **more)
    return referral


def arranged(world, on=TODAY + 8 * DAY, by=None) -> Referral:
    referral = world.refer()
    when = {"interview_on": on, "interview_at": dt.time(10)}
    step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=by or world.employer_user, **when)
    return referral


def meeting_of(referral) -> Referral:
    return with_meeting(Referral.objects.filter(pk=referral.pk)).get()


def mails_about(referral) -> list[Message]:
    return list(Message.objects.filter(subject__contains=referral.reference).order_by("id"))


def test_several_times_are_no_day_yet_and_one_chosen_is_the_day_with_one_mail_that_names_nobody(world):
    referral = offered(world)
    assert [each.when for each in offer_of(referral)[1]] == list(TIMES)
    assert meeting_of(referral).interview_on is None
    assert with_times_to_choose(Referral.objects.all()).get().first_offered_on == TIMES[0][0]
    before = len(mails_about(referral))
    second = offer_of(referral)[1][1]
    choose_time(referral=referral, time=second.public_id, how="phone", by=world.adviser)
    event = standing_arrangement(referral)
    assert (event.step, event.interview_on, event.interview_at) == (Step.TIME_CHOSEN, *TIMES[1])
    assert (event.interview_how, event.interview_minutes, event.chosen_time) == ("video", 45, second)
    assert world.person.contacts.get().method == "phone"
    (mail,) = mails_about(referral)[before:]
    assert mail.subject == f"A time is chosen for an interview: {referral.reference}"
    assert "/introduction/" in mail.body
    assert world.person.given_name not in mail.subject + mail.body
    assert not to_pass_on(Referral.objects.all()).exists(), "whoever chose it was told"
    with pytest.raises(Refused, match="no such times"):
        choose_time(referral=referral, time=second.public_id, how="phone", by=world.adviser)


def test_a_choice_that_is_taken_back_opens_the_times_again(world):
    referral = offered(world)
    choose_time(referral=referral, time=offer_of(referral)[1][0].public_id, how="text", by=world.adviser)
    step(referral=referral, step=Step.REOPENED, on=TODAY, note="Mistaken", by=world.adviser)
    assert (referral.state, len(offer_of(referral)[1])) == (ReferralState.INTERVIEW, 3)


def test_a_time_that_has_passed_is_not_chosen(world):
    referral = offered(world)
    first = offer_of(referral)[1][0]
    with clock.moved_to(TIMES[0][0] + DAY), pytest.raises(Refused, match="has passed"):
        choose_time(referral=referral, time=first.public_id, how="phone", by=world.adviser)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (((TODAY - DAY, dt.time(10)), TIMES[0]), "today or later"),
        (((TODAY, dt.time(9)), TIMES[0]), "has passed already"),
        ((TIMES[0], TIMES[0]), "stands there already"),
        (((dt.date(2027, 7, 1), dt.time(10)), TIMES[0]), "more than a year away"),
        (((dt.date(2027, 3, 28), dt.time(1, 30)), TIMES[0]), "there is no 1:30am"),
        ((*TIMES, (TODAY + 11 * DAY, dt.time(9))), "at most 3"),
    ],
)
def test_times_that_nobody_could_keep_are_refused_and_nothing_is_written(world, times, said):
    referral = world.refer()
    with pytest.raises(Refused, match=said):
        step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.employer_user, meeting=Meeting(times=times))
    assert not InterviewTime.objects.exists()
    assert Referral.objects.get().state == ReferralState.INTRODUCED


def test_other_times_go_back_to_the_employer_in_words_that_were_read_and_its_days_begin(world):
    referral = offered(world)
    ask = partial(ask_for_other_times, referral=referral, by=world.adviser)
    with pytest.raises(Refused, match="in care") as refusal:
        ask(words="She sees her social worker on Tuesdays")
    assert refusal.value.field == "words"
    with clock.moved_to(TODAY + 2 * DAY):
        ask(words="Mornings would do")
    assert not with_times_to_choose(Referral.objects.all()).exists()
    assert mails_about(referral)[-1].subject.startswith("Other times are needed")
    assert "Mornings" not in mails_about(referral)[-1].body, "a mail holds a reference only"
    assert Referral.objects.awaiting_employer().get() == referral
    assert not Referral.objects.unanswered(on=TODAY + 8 * DAY, working_days=5).exists()
    assert Referral.objects.unanswered(on=TODAY + 9 * DAY, working_days=5).exists()
    with clock.moved_to(TODAY + 3 * DAY):
        moved = {"interview_on": TODAY + 14 * DAY, "interview_at": dt.time(9)}
        step(referral=referral, step=Step.RESCHEDULED, on=clock.today(), by=world.employer_user, **moved)
    assert not Referral.objects.awaiting_employer().exists()


def test_an_interview_that_is_moved_is_to_be_told_again_whoever_moved_it(world):
    referral = arranged(world)
    first = standing_arrangement(referral)
    moved = {
        "interview_on": TODAY + 9 * DAY,
        "interview_at": dt.time(15),
        "meeting": Meeting(instead_of=first.public_id),
    }
    step(referral=referral, step=Step.RESCHEDULED, on=TODAY, by=world.adviser, **moved)
    assert arranged_interview(referral).interview_on == TODAY + 9 * DAY
    assert to_pass_on(Referral.objects.all()).get() == referral
    assert mails_about(referral)[-1].subject.startswith("An interview is on another day")
    assert referral.events.filter(interview_on=TODAY + 8 * DAY).exists(), "the old day stays in the history"
    with pytest.raises(Refused, match="changed while this page was open"):
        step(referral=referral, step=Step.RESCHEDULED, on=TODAY, by=world.employer_user, **moved)
    step(referral=referral, step=Step.REOPENED, on=TODAY, note="Mistaken", by=world.adviser)
    assert arranged_interview(referral).interview_on == TODAY + 8 * DAY


def taken_back_after_a_talk(world, referral) -> str:
    """What is to be passed on again, in words."""
    with clock.moved_to(dt.datetime(2026, 6, 15, 13, tzinfo=dt.UTC)):
        record_contact(care_leaver=world.person, on=TODAY, method="phone", reached=True, by=world.adviser)
    assert not to_pass_on(Referral.objects.all()).exists()
    with clock.moved_to(dt.datetime(2026, 6, 15, 14, tzinfo=dt.UTC)):
        step(referral=referral, step=Step.REOPENED, on=TODAY, note="Mistaken", by=world.adviser)
    return answer_words(with_interview(to_pass_on(Referral.objects.all())).get())


def test_that_it_is_as_it_was_before_is_told_to_both_sides_again(world):
    referral = arranged(world)
    moved = {"interview_on": TODAY + 9 * DAY, "interview_at": dt.time(15)}
    step(referral=referral, step=Step.RESCHEDULED, on=TODAY, by=world.adviser, **moved)
    assert taken_back_after_a_talk(world, referral) == "The interview is on 23 June 2026 at 10am again."
    mail = mails_about(referral)[-1]
    assert mail.subject == f"An interview is as it was before: {referral.reference}"
    assert world.person.given_name not in mail.subject + mail.body


def test_a_call_off_of_their_own_application_that_is_taken_back_is_told_to_them_alone(advert):
    own = advert.refer(Way.HELPED_TO_APPLY)
    when = {"interview_on": TODAY + 8 * DAY}
    for each, facts in ((Step.APPLIED, {}), (Step.INTERVIEW, when), (Step.CALLED_OFF, {"note": "Ill"})):
        step(referral=own, step=each, on=TODAY, by=advert.adviser, **facts)
    assert taken_back_after_a_talk(advert, own) == "The interview is on 23 June 2026 again."
    assert not mails_about(own)


def test_a_choice_that_is_taken_back_is_told_to_the_employer_and_what_else_is_taken_back_to_nobody(world):
    chosen, held = offered(world), arranged(referral_world(world.council), on=TODAY)
    choose_time(referral=chosen, time=offer_of(chosen)[1][0].public_id, how="text", by=world.adviser)
    step(referral=held, step=Step.INTERVIEW_HELD, on=TODAY, by=world.adviser)
    before = len(mails_about(held))
    for each in (chosen, held):
        step(referral=each, step=Step.REOPENED, on=TODAY, note="Mistaken", by=world.adviser)
    assert mails_about(chosen)[-1].subject.startswith("An interview is as it was before")
    assert len(mails_about(held)) == before
    assert not to_pass_on(Referral.objects.filter(pk=held.pk)).exists()


def test_that_it_took_place_starts_the_employers_days_to_answer(world):
    held_on = dt.date(2026, 12, 22)  # a Tuesday: three days off follow before the year ends
    with clock.moved_to(held_on - 2 * DAY):
        referral = world.refer()
        when = {"interview_on": held_on, "interview_at": dt.time(10)}
        step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.employer_user, **when)
    with clock.moved_to(held_on - DAY), pytest.raises(Refused, match="The interview is on 22 December 2026"):
        step(referral=referral, step=Step.INTERVIEW_HELD, on=clock.today(), by=world.employer_user)
    with clock.moved_to(held_on + DAY):
        step(referral=referral, step=Step.INTERVIEW_HELD, on=held_on, note="Sam met her", by=world.employer_user)
    assert (referral.state, referral.last_step_on) == (ReferralState.INTERVIEWED, held_on)
    assert Referral.objects.awaiting_employer().get() == referral
    assert not to_pass_on(Referral.objects.all()).exists()
    late = {on: Referral.objects.unanswered(on=on, working_days=5).exists() for on in _days(held_on, 10)}
    assert min(on for on, is_late in late.items() if is_late) == dt.date(2026, 12, 31)
    reminded = {}
    for on in _days(held_on + DAY, 12):
        with clock.moved_to(on):
            reminded[on] = remind_employers(council=world.council, not_held=not_held)
    assert [on for on, number in reminded.items() if number] == [dt.date(2026, 12, 29)]


def _days(first, number):
    return [first + DAY * each for each in range(number)]


def test_silence_after_an_interview_ends_it_after_ten_working_days_and_no_sooner(world):
    referral = arranged(world, on=TODAY)
    step(referral=referral, step=Step.INTERVIEW_HELD, on=TODAY, by=world.adviser)
    with clock.moved_to(TODAY + 13 * DAY), pytest.raises(Refused, match="has until 29 June 2026 to answer"):
        step(referral=referral, step=Step.NO_RESPONSE, on=clock.today(), by=world.adviser)
    with clock.moved_to(TODAY + 14 * DAY):
        step(referral=referral, step=Step.NO_RESPONSE, on=clock.today(), by=world.adviser)
    assert referral.state == ReferralState.NO_RESPONSE


def test_words_recorded_after_the_interview_do_not_put_the_end_of_silence_off(world, advert):
    own, introduced = advert.refer(Way.HELPED_TO_APPLY), arranged(world, on=TODAY)
    for each in (Step.APPLIED, Step.INTERVIEW, Step.INTERVIEW_HELD):
        step(referral=own, step=each, on=TODAY, by=advert.adviser)
    step(referral=introduced, step=Step.INTERVIEW_HELD, on=TODAY, by=world.adviser)
    with clock.moved_to(TODAY + 8 * DAY):
        record_heard_nothing(referral=own, by=advert.adviser)
        assert remind_employers(council=world.council, not_held=not_held) == 1
    assert {answer_awaited_until(each) for each in (own, introduced)} == {TODAY + 14 * DAY}
    with clock.moved_to(TODAY + 14 * DAY):
        for each in (own, introduced):
            step(referral=each, step=Step.NO_RESPONSE, on=clock.today(), by=world.adviser)


def test_a_day_they_met_that_was_taken_back_counts_for_nothing(world):
    referral = arranged(world, on=TODAY)
    step(referral=referral, step=Step.INTERVIEW_HELD, on=TODAY, by=world.adviser)
    with clock.moved_to(TODAY + DAY):
        step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.adviser)
        step(referral=referral, step=Step.INTERVIEW_HELD, on=clock.today(), by=world.adviser)
        for _ in range(2):
            step(referral=referral, step=Step.REOPENED, on=clock.today(), note="Mistaken", by=world.adviser)
    assert answer_awaited_until(referral) == TODAY + 14 * DAY


def test_an_interview_called_off_waits_for_the_employer_again_and_is_to_be_told(world):
    referral = arranged(world)
    with pytest.raises(Refused, match="Say why the interview is called off"):
        step(referral=referral, step=Step.CALLED_OFF, on=TODAY, by=world.employer_user)
    step(referral=referral, step=Step.CALLED_OFF, on=TODAY, note="The chef is ill", by=world.employer_user)
    assert (referral.state, arranged_interview(referral)) == (ReferralState.INTRODUCED, None)
    assert Referral.objects.awaiting_employer().get() == referral
    assert to_pass_on(Referral.objects.all()).get() == referral


def test_nobody_came_and_another_day_is_agreed_in_one_go_or_not_at_all(world):
    referral = arranged(world, on=TODAY)
    when = {"interview_on": TODAY + 3 * DAY, "interview_at": dt.time(11)}
    with pytest.raises(Refused, match="before the day it was arranged"):
        missed_and_again(referral=referral, on=TODAY, by=world.adviser, interview_on=TODAY - DAY)
    referral.refresh_from_db()
    assert referral.state == ReferralState.INTERVIEW
    missed_and_again(referral=referral, on=TODAY, note="Bus", by=world.adviser, **when)
    assert list(referral.events.order_by("id").values_list("step", flat=True))[-2:] == ["interview_missed", "interview"]
    assert arranged_interview(referral).interview_on == TODAY + 3 * DAY


def test_an_employer_reads_the_times_of_its_own_introductions_and_nobodys_wishes(world):
    referral = offered(world)
    TimeWish.objects.create(council=world.council, event=standing_arrangement(referral), time=None, at=clock.now())
    stranger = EmployerContactFactory(employer__council=world.council, signs_in=True).user
    seen = {}
    for user in (world.employer_user, stranger):
        with council_context(world.council.id, audience=EMPLOYER, user_id=user.id):
            seen[user] = (InterviewTime.objects.count(), TimeWish.objects.count())
    assert seen == {world.employer_user: (3, 0), stranger: (0, 0)}
