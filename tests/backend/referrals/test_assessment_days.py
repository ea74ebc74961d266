"""Several people are invited to one day in one act: each is asked for alone, and who cannot come along is named."""

import datetime as dt

import pytest

from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.notifications.models import Message
from backend.placements.still_to_tell import to_pass_on
from backend.ranking.assessment_days import call_day_off, invite_to_day, move_day
from backend.referrals.choices import ReferralState, Step
from backend.referrals.days import days_before, latest_of, people_at
from backend.referrals.models import AssessmentDay, Referral
from tests.backend.referrals.conftest import TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import step


DAY = dt.timedelta(days=1)
WHEN = {"on": TODAY + 8 * DAY, "at": dt.time(9, 30), "words": "Ask for Sam at the gate"}


def introduced(world, number=3) -> list[Referral]:
    found = [world.refer()]
    while len(found) < number:
        person = CareLeaverFactory(council=world.council, ready=True)
        consent_to(person, "share_name")
        found.append(world.refer(care_leaver=person))
    return found


def invite(world, people, *, by=None, **changes):
    return invite_to_day(opportunity=world.opportunity, people=people, by=by or world.employer_user, **WHEN | changes)


def hold(referral) -> None:
    """Something is to be checked first: nobody at the employer may read what."""
    type(referral.care_leaver).objects.filter(pk=referral.care_leaver_id).update(in_custody=True)


def test_each_has_a_step_of_their_own_with_the_one_day_and_the_employer_one_message(world):
    people, before = introduced(world), Message.objects.count()
    made = invite(world, people, neutral=True, minutes=90, how="in_person")
    assert (len(made.invited), made.left_out) == (3, [])
    events = [each.events.latest("id") for each in people]
    assert {each.assessment_day for each in events} == {made.day}
    assert {(each.step, each.interview_on, each.interview_minutes) for each in events} == {
        ("interview", WHEN["on"], 90)
    }
    assert to_pass_on(Referral.objects.all()).count() == 3, "one line a person"
    (mail,) = Message.objects.order_by("id")[before:]
    assert all(each.reference in mail.body for each in people)
    assert not any(each.care_leaver.given_name in mail.subject + mail.body for each in people)


def test_who_cannot_come_along_is_named_as_the_reader_may_know_and_the_others_are_invited(world):
    people = introduced(world)
    hold(people[0])
    step(referral=people[1], step=Step.INTERVIEW, on=TODAY, by=world.adviser)
    made = invite(world, people, neutral=True)
    assert made.invited == [people[2]]
    why = {each.pk: said for each, said in made.left_out}
    assert why[people[0].pk].startswith("This introduction is paused.")
    assert "custody" not in str(why).lower()
    assert "arranged already" in why[people[1].pk]
    people[0].refresh_from_db()
    assert people[0].state == ReferralState.INTRODUCED


def test_where_nobody_can_come_nothing_is_kept(world):
    (referral,) = introduced(world, 1)
    hold(referral)
    with pytest.raises(Refused, match="Nobody could be invited, and nothing is recorded"):
        invite(world, [referral], by=world.adviser)
    assert not AssessmentDay.objects.exists()
    assert referral.events.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": TODAY - DAY}, "on"),
        ({"on": dt.date(2027, 3, 28), "at": dt.time(1, 30)}, "at"),
        ({"on": TODAY + 400 * DAY}, "on"),
    ],
)
def test_a_day_that_nobody_can_keep_is_refused(world, changes, field):
    with pytest.raises(Refused) as refusal:
        invite(world, introduced(world, 1), **changes)
    assert refusal.value.field == field


def test_the_day_is_moved_for_all_who_are_still_at_it_and_no_one_else(world):
    people = introduced(world)
    day = invite(world, people).day
    step(referral=people[0], step=Step.DECLINED_BY_YOUNG_PERSON, on=TODAY, by=world.adviser)
    hold(people[1])
    before = Message.objects.count()
    made = move_day(day=day, on=TODAY + 9 * DAY, at=dt.time(11), words="Gate 2", neutral=True, by=world.employer_user)
    assert (made.invited, [each for each, _ in made.left_out]) == ([people[2]], [people[1]])
    assert people_at(made.day) == [people[2]]
    people[1].refresh_from_db()
    assert people[1].state == ReferralState.INTRODUCED, "nobody is left with a day that is none"
    assert (latest_of(day), len(days_before(made.day))) == (made.day, 1)
    (mail,) = Message.objects.order_by("id")[before:]
    assert f"References: {people[2].reference}\n" in mail.body, "the employer counts on who comes"
    assert f"Not at this day any more: {people[1].reference}." in mail.body
    assert people[0].reference not in mail.subject + mail.body
    with pytest.raises(Refused, match="moved or called off"):
        move_day(day=day, on=TODAY + 9 * DAY, at=dt.time(12), words="Gate 3", by=world.employer_user)


def test_a_day_at_which_nobody_would_be_left_is_called_off_and_no_empty_one_is_kept(world):
    people = introduced(world, 2)
    day = invite(world, people).day
    for each in people:
        hold(each)
    before = Message.objects.count()
    made = move_day(day=day, on=TODAY + 9 * DAY, at=dt.time(11), words="Gate 2", neutral=True, by=world.employer_user)
    assert (made.day, made.invited, len(made.left_out)) == (day, [], 2)
    assert AssessmentDay.objects.get() == day
    assert set(Referral.objects.values_list("state", flat=True)) == {ReferralState.INTRODUCED}
    (mail,) = Message.objects.order_by("id")[before:]
    assert mail.subject.startswith("An assessment day is called off")
    assert "is called off" in mail.body
    assert all(each.reference in mail.body for each in people)


def test_words_of_an_adviser_that_tell_of_somebody_do_not_reach_the_employer_unread(world):
    """Under “Where”, on the employer's own page: where somebody lives, or that they have been in care."""
    people, tells = introduced(world), {"words": "Gate 2. Her social worker comes too"}
    with pytest.raises(Refused, match=r"The employer reads this.*in care") as refusal:
        invite(world, people, by=world.adviser, **tells)
    assert refusal.value.field == "words"
    assert not AssessmentDay.objects.exists()
    day = invite(world, people, by=world.adviser, is_read=True, **tells).day
    later = {"on": TODAY + 9 * DAY, "at": dt.time(11)}
    with pytest.raises(Refused, match="The employer reads this"):
        move_day(day=day, by=world.adviser, **later, **tells)
    moved = move_day(day=day, by=world.employer_user, neutral=True, **later, **tells).day
    assert moved.words == tells["words"], "an employer's own words are its own"


def test_the_day_is_called_off_for_all_in_one_act(world):
    people = introduced(world)
    day = invite(world, people).day
    with pytest.raises(Refused, match="Say why"):
        call_day_off(day=day, note=" ", by=world.employer_user)
    before = Message.objects.count()
    call_day_off(day=day, note="The site is closed", by=world.adviser)
    assert set(Referral.objects.values_list("state", flat=True)) == {ReferralState.INTRODUCED}
    assert Referral.objects.awaiting_employer().count() == to_pass_on(Referral.objects.all()).count() == 3
    assert Message.objects.count() == before + 1
    with pytest.raises(Refused, match="moved or called off"):
        call_day_off(day=day, note="Again", by=world.employer_user)


def test_a_day_is_read_by_its_own_employer_alone(world):
    day = invite(world, introduced(world, 1)).day
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        assert AssessmentDay.objects.get() == day
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.adviser.id):
        assert not AssessmentDay.objects.exists()
