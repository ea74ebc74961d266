"""A start that was recorded by mistake: everything is as if it had not been, and what it said is kept."""

from functools import partial

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.models import Correction
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.models import Job
from backend.councils.choices import Role
from backend.employers.concerns import raise_concern
from backend.employers.models import Concern
from backend.notifications.models import Message
from backend.outcomes.funnel import funnel
from backend.placements.affected import to_speak_with
from backend.placements.check_ins import record_check_in
from backend.placements.corrections import remove_break, take_back_check_in
from backend.placements.models import CheckIn, Placement
from backend.placements.services import begin_break, end, undo_end
from backend.placements.support import record_support
from backend.placements.undone_starts import undo_start
from backend.ranking.gated_steps import correct_first_day
from backend.ranking.referral_history import referral_history
from backend.referrals.models import Referral
from tests.backend.activities.status import status_on
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.referrals import viewer_with
from tests.kept_worlds import fresh, kept, referral_world_with_facts


HEARD = {"heard_from": "young_person", "going": 2, "still_there": True}
PROMISED, FIRST = TODAY - 50 * DAY, TODAY - 20 * DAY
WHY = "It was her sister who began"


kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)


def promised(world, *, person=None, doing=None, source=Source.WORKER) -> Referral:
    """Accepted on a day, of one place of two; `doing` is what they mainly did until then."""
    person = person or CareLeaverFactory(council=world.council, ready=True)
    with clock.moved_to(PROMISED):
        if not person.consents.exists():
            consent_to(person, "share_name")
        if doing:
            start_activity(care_leaver=person, code=doing, on=PROMISED, source=source, by=None)
        offer = {"council": world.council, "employer": world.opportunity.employer, "places": 2}
        offer["closing_date"] = TODAY + 30 * DAY
        return accepted(world, care_leaver=person, opportunity=OpportunityFactory(**offer))


def begun(world, referral, on=FIRST) -> Placement:
    with clock.moved_to(on):
        return start_from(referral=referral, on=on, by=world.adviser)


def undo(world, placement, reason=WHY, by=None) -> Referral:
    placement = Placement.objects.get(id=placement.id)
    return undo_start(placement=placement, reason=reason, by=by or world.adviser)


def spells(person):
    return [(each.code, each.starts_on, each.ends_on) for each in person.activity_spells.order_by("starts_on")]


def facts_of(world, referral):
    """What figures, returns and learning are made of."""
    person, opportunity = referral.care_leaver, referral.opportunity
    referral.refresh_from_db()
    opportunity.refresh_from_db()
    return {
        "state": (referral.state, referral.last_step_on),
        "disclosed": referral.disclosed,
        "places": (opportunity.places_taken, opportunity.state),
        "spells": spells(person),
        "today": status_on(person, TODAY),
        "rows": (Placement.objects.count(), CheckIn.objects.count()),
        "learnt": referral_history(world.council, TODAY),
        "funnel": [(step.name, step.people) for step in funnel(world.council, PROMISED, TODAY)],
    }


@pytest.mark.parametrize("doing", [None, ActivityCode.G5, ActivityCode.F2, ActivityCode.NOT_KNOWN])
def test_everything_is_as_before_the_start(world, doing):
    referral = promised(world, doing=doing)
    before = facts_of(world, referral)
    placement = begun(world, referral)
    during = facts_of(world, referral)
    assert {name for name in before if before[name] != during[name]} == set(before) - {"places", "disclosed"}
    Job.objects.all().delete()
    undo(world, placement)
    assert facts_of(world, referral) == before
    assert Job.objects.filter(name=RANK_CARE_LEAVER).exists()


def test_what_it_said_is_kept_with_the_reason(world):
    referral = promised(world)
    placement = begun(world, referral)
    undo(world, placement)
    kept = Correction.objects.get(of=CorrectionOf.PLACEMENT)
    assert kept.is_removal
    assert (kept.record, kept.part_of, kept.by) == (placement.public_id, referral.public_id, world.adviser)
    assert kept.reason == WHY
    assert (kept.was["starts_on"], kept.was["activity_code"]) == (FIRST.isoformat(), placement.activity_code)
    activity = Correction.objects.get(of=CorrectionOf.ACTIVITY, is_removal=True)
    assert activity.was["starts_on"] == FIRST.isoformat()
    event = referral.events.last()
    facts = (event.step, event.from_state, event.to_state, event.on, event.by, event.note)
    assert facts == ("start_taken_back", "started", "accepted", TODAY, world.adviser, WHY)


def test_the_real_start_is_recorded_then_for_an_earlier_day_and_corrected(world):
    referral = promised(world, doing=ActivityCode.G5)
    undo(world, begun(world, referral))
    referral.refresh_from_db()
    real = start_from(referral=referral, on=FIRST - 9 * DAY, by=world.adviser)
    correct_first_day(placement=real, on=FIRST - 12 * DAY, why="Three days before", by=world.adviser)
    assert spells(real.care_leaver)[0][2] == FIRST - 13 * DAY
    undo(world, real, reason="Twice")
    assert spells(real.care_leaver) == [("G5", PROMISED, None)]
    assert referral_history(world.council, TODAY).starts == 0


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER, Role.HEAD}))
def test_only_an_adviser_or_the_head_takes_a_start_back(world, role):
    placement = begun(world, promised(world))
    with pytest.raises(Refused, match="Only an EET adviser or a virtual school head"):
        undo(world, placement, by=viewer_with(role, world.council).user)
    assert Placement.objects.exists()


def test_the_workers_are_told_by_a_link_alone_and_the_employer_by_no_mail(world):
    head = MembershipFactory(council=world.council, role=Role.HEAD).user
    helper = MembershipFactory(council=world.council, role=Role.PERSONAL_ADVISER).user
    referral = promised(world)
    person = referral.care_leaver
    person.eet_adviser, person.personal_adviser = world.adviser, helper
    person.save()
    placement = begun(world, referral)
    Message.objects.all().delete()
    undo(world, placement, by=head)
    told = {message.to: message for message in Message.objects.all()}
    assert set(told) == {world.adviser.email, helper.email}
    for message in told.values():
        assert person.family_name not in message.body + message.subject
        assert WHY not in message.body
        assert str(referral.public_id) in message.body


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_taken_back(world, reason):
    placement = begun(world, promised(world))
    with pytest.raises(Refused, match="Say why"):
        undo(world, placement, reason=reason)
    assert Placement.objects.exists()


def test_what_rests_on_it_is_named_with_what_to_do_first_until_nothing_is_left(world):
    referral = promised(world, doing=ActivityCode.G5)
    placement = begun(world, referral)
    week = placement.check_ins.get(week=1)
    record_check_in(check_in=week, on=FIRST + 7 * DAY, by=world.adviser, **HEARD)
    spell = begin_break(placement=placement, on=FIRST + 9 * DAY, reason="illness", by=world.adviser)
    end(placement=placement, on=FIRST + 12 * DAY, reason="travel", by=world.adviser)
    before = spells(placement.care_leaver)

    def said():
        with pytest.raises(Refused) as refusal:
            undo(world, placement)
        referral.refresh_from_db()
        assert referral.state == "started"
        return refusal.value.message

    assert said() == (
        f"Its end is recorded, for {FIRST + 12 * DAY:%-d %B %Y}. Take the end back first."
        f" Somebody was heard at the check-in of week 1, on {FIRST + 7 * DAY:%-d %B %Y}. Correct that first: it did not"
        f" take place. A break is recorded from {FIRST + 9 * DAY:%-d %B %Y}. Correct that first: take it away."
    )
    assert spells(placement.care_leaver) == before
    undo_end(placement=placement, reason="x", by=world.adviser)
    assert "Its end" not in said()
    spell.refresh_from_db()
    remove_break(spell=spell, why="x", by=world.adviser)
    assert said().startswith("Somebody was heard")
    take_back_check_in(check_in=week, why="x", by=world.adviser)
    undo(world, placement)
    assert spells(placement.care_leaver) == [("G5", PROMISED, None)]


def test_support_that_was_given_is_not_undone(world):
    placement = begun(world, promised(world))
    week = placement.check_ins.get(week=1)
    record_check_in(check_in=week, on=FIRST + 7 * DAY, by=world.adviser, **HEARD)
    record_support(placement=placement, kind="hours", words="Later Mondays", by=world.adviser)
    with pytest.raises(Refused, match="cannot be undone: somebody was there"):
        undo(world, placement)


def test_two_open_referrals_of_one_pair_are_never_made(world):
    referral = promised(world)
    placement = begun(world, referral)
    again = world.refer(care_leaver=referral.care_leaver, opportunity=referral.opportunity)
    with pytest.raises(Refused, match="Withdraw that referral first"):
        undo(world, placement)
    assert Referral.objects.get(id=again.id).state == "introduced"


def test_a_concern_that_came_up_there_stays_with_the_young_person(world):
    referral = promised(world)
    placement = begun(world, referral)
    rows = [placement, placement.check_ins.get(week=4)]
    for row, source in zip(rows, ("placement", "check_in"), strict=True):
        facts = {"words": "Shouted at", "raised_from": source, "about": row.public_id, "by": world.adviser}
        raise_concern(employer=placement.opportunity.employer, **facts)
    undo(world, placement)
    assert set(Concern.objects.values_list("raised_from", "about")) == {("referral", referral.public_id)}
    people = type(referral.care_leaver).objects.filter(id=referral.care_leaver_id)
    assert to_speak_with(viewer_with(Role.EET_ADVISER, world.council), people, Concern.objects.all())


# What they did beside it


def test_what_the_case_system_told_of_stays(world):
    code = begun(world, promised(world)).activity_code
    referral = promised(world, doing=code, source=Source.CASE_SYSTEM)
    undo(world, begun(world, referral))
    assert spells(referral.care_leaver) == [(code, PROMISED, None)]


def test_what_was_recorded_after_it_stays_and_what_was_before_goes_on_until_then(world):
    referral = promised(world, doing=ActivityCode.G5)
    placement = begun(world, referral)
    later = FIRST + 11 * DAY
    start_activity(care_leaver=referral.care_leaver, code="F2", on=later, source=Source.WORKER, by=world.adviser)
    undo(world, placement)
    assert spells(referral.care_leaver) == [("G5", PROMISED, later - DAY), ("F2", later, None)]


def test_another_placement_goes_on_and_ends_on_its_own_day(world):
    first = begun(world, promised(world), FIRST - 10 * DAY)
    person = first.care_leaver
    second = begun(world, promised(world, person=person))
    undo(world, second)
    assert spells(person) == [(first.activity_code, FIRST - 10 * DAY, None)]

    third = begun(world, promised(world, person=person))
    end(placement=first, on=FIRST + 4 * DAY, reason="travel", by=world.adviser)
    undo(world, third)
    assert spells(person) == [(first.activity_code, FIRST - 10 * DAY, FIRST + 4 * DAY)]


def test_the_wrong_one_that_was_first_leaves_nothing_behind_once_the_other_has_ended(world):
    wrong = begun(world, promised(world), FIRST - 10 * DAY)
    person = wrong.care_leaver
    other = begun(world, promised(world, person=person))
    end(placement=other, on=FIRST + 4 * DAY, reason="travel", by=world.adviser)
    assert len(spells(person)) == 3
    undo(world, wrong)
    assert spells(person) == [(other.activity_code, FIRST, FIRST + 4 * DAY)]


@pytest.mark.parametrize(("reason", "left"), [("pregnancy", "G6"), ("travel", "0")])
def test_what_an_end_left_behind_stands_again_once_the_start_written_over_it_is_undone(world, reason, left):
    ended = begun(world, promised(world), FIRST - 10 * DAY)
    person, code = ended.care_leaver, ended.activity_code
    referral = promised(world, person=person)
    end(placement=ended, on=FIRST - DAY, reason=reason, by=world.adviser)
    before = spells(person)
    assert before == [(code, FIRST - 10 * DAY, FIRST - DAY), (left, FIRST, None)]
    wrong = begun(world, referral)
    assert spells(person)[1] == (wrong.activity_code, FIRST, None)
    undo(world, wrong)
    assert spells(person) == before
    undo_end(placement=Placement.objects.get(id=ended.id), reason="It goes on", by=world.adviser)
    assert spells(person) == [(code, FIRST - 10 * DAY, None)]
