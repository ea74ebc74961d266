"""A wrong first day put right: what follows from it follows, what stands before it refuses, the law is asked again."""

import datetime as dt
from functools import partial

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.models import Correction
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.employers.services import pause
from backend.placements.check_ins import record_check_in
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.placements.services import begin_break, end
from backend.ranking.gated_steps import correct_first_day
from tests.backend.activities.status import status_on
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.referrals import viewer_with
from tests.kept_worlds import fresh, kept, referral_world_with_facts


HEARD = {"heard_from": "young_person", "going": 4, "still_there": True}
PROMISED, FIRST = TODAY - 100 * DAY, TODAY - 60 * DAY


kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)


def begun(world, first=FIRST, *, promised=PROMISED, person=None, doing=None, **facts) -> Placement:
    """One accepted some time before its first day; `doing` is what they did until then."""
    person = person or CareLeaverFactory(council=world.council, ready=True)
    with clock.moved_to(promised):
        if not person.consents.exists():
            consent_to(person, "share_name")
        if doing:
            start_activity(care_leaver=person, code=doing, on=promised, source=Source.WORKER, by=world.adviser)
        opportunity = OpportunityFactory(council=world.council, employer=world.opportunity.employer, **facts)
        referral = accepted(world, care_leaver=person, opportunity=opportunity)
    with clock.moved_to(first):
        return start_from(referral=referral, on=first, by=world.adviser)


def put_right(world, placement, on, why="It was the week after"):
    placement = Placement.objects.get(id=placement.id)
    return correct_first_day(placement=placement, on=on, why=why, by=world.adviser)


def spells_of(placement):
    spells = placement.care_leaver.activity_spells.order_by("starts_on")
    return [(each.code, each.starts_on, each.ends_on) for each in spells]


@pytest.mark.parametrize("moved", [-39, 30])
def test_everything_is_as_if_the_right_day_had_been_recorded_at_once(world, moved):
    right = FIRST + moved * DAY
    wrong = begun(world, doing=ActivityCode.G5)
    at_once = begun(world, right, doing=ActivityCode.G5)
    put_right(world, wrong, right)
    wrong = Placement.objects.with_details().get(id=wrong.id)
    at_once = Placement.objects.with_details().get(id=at_once.id)
    assert wrong.starts_on == right == wrong.activity_spell.starts_on
    assert spells_of(wrong) == spells_of(at_once)
    assert marks_of(wrong, TODAY) == marks_of(at_once, TODAY)
    due = [[each.due_on for each in placement.check_ins.all()] for placement in (wrong, at_once)]
    assert due[0] == due[1]
    assert wrong.referral.last_step_on == at_once.referral.last_step_on
    kept = Correction.objects.get(of=CorrectionOf.PLACEMENT)
    assert (kept.was, kept.reason) == ({"starts_on": FIRST.isoformat()}, "It was the week after")
    last = wrong.referral.events.last()
    assert (last.step, last.on, last.note) == ("first_day_corrected", right, "")


def test_who_had_ended_something_else_or_is_told_of_by_the_case_system_keeps_those_days(world):
    first, second = begun(world, FIRST - 60 * DAY, promised=FIRST - 70 * DAY), None
    person = first.care_leaver
    with clock.moved_to(FIRST - DAY):
        end(placement=first, on=FIRST - DAY, reason="travel", by=world.adviser)
    second = begun(world, person=person, promised=FIRST - 5 * DAY)
    put_right(world, second, FIRST + 3 * DAY)
    assert status_on(person, FIRST - DAY) == first.activity_code, "it ended by itself, on its last day"
    assert [status_on(person, FIRST + days * DAY) for days in (0, 2, 3)] == ["0", "0", second.activity_code]
    with pytest.raises(Refused, match="already recorded from") as refusal:
        put_right(world, second, FIRST - 3 * DAY)
    assert refusal.value.field == "on"

    known = CareLeaverFactory(council=world.council, ready=True)
    start_activity(care_leaver=known, code=first.activity_code, on=FIRST - DAY, source=Source.CASE_SYSTEM, by=None)
    third = begun(world, person=known)
    put_right(world, third, FIRST + 3 * DAY)
    assert third.activity_spell.starts_on == FIRST - DAY
    put_right(world, third, FIRST - 9 * DAY)
    third = Placement.objects.get(id=third.id)
    assert third.activity_spell.starts_on == FIRST - 9 * DAY


def test_what_is_not_known_gives_way_and_what_is_known_does_not(world):
    placement = begun(world)
    person = placement.care_leaver
    for code, first, last in (("0", 20, 15), ("0", 14, 9), ("F2", 40, 31)):
        facts = {"code": code, "starts_on": FIRST - first * DAY, "ends_on": FIRST - last * DAY, "source": "placement"}
        person.activity_spells.create(council=world.council, **facts)
    put_right(world, placement, FIRST - 18 * DAY)
    assert [spell[1:] for spell in spells_of(placement)] == [
        (FIRST - 40 * DAY, FIRST - 31 * DAY),
        (FIRST - 20 * DAY, FIRST - 19 * DAY),
        (FIRST - 18 * DAY, None),
    ]
    assert Correction.objects.filter(of=CorrectionOf.ACTIVITY, is_removal=True).count() == 1
    with pytest.raises(Refused, match="Education other than higher education, full time is already recorded"):
        put_right(world, placement, FIRST - 35 * DAY)


def test_what_happened_before_the_new_day_is_named(world):
    placement = begun(world)
    week = placement.check_ins.get(week=1)
    with clock.moved_to(FIRST + 20 * DAY):
        record_check_in(check_in=week, on=FIRST + 6 * DAY, by=world.adviser, **HEARD)
        begin_break(placement=placement, on=FIRST + 10 * DAY, reason="illness", by=world.adviser)
        end(placement=placement, on=FIRST + 15 * DAY, reason="travel", by=world.adviser)
    said = (
        "Recorded before that day: the check-in of week 1 on 22 April 2026; a break began on 26 April 2026; it ended on"
        " 1 May 2026. Correct what is wrong there first, or give a day up to 22 April 2026."
    )
    for days, words in (
        (20, said),
        (11, "of week 1 on 22 April 2026; a break began on 26 April 2026. Correct"),
        (7, "before that day: the check-in of week 1 on 22 April 2026. Correct"),
    ):
        with pytest.raises(Refused) as refusal:
            put_right(world, placement, FIRST + days * DAY)
        assert refusal.value.field == "on"
        assert words in refusal.value.message
    heard_on = week.due_on
    put_right(world, placement, FIRST + 6 * DAY)
    weeks = dict(placement.check_ins.values_list("week", "due_on"))
    assert weeks.pop(1) == heard_on, "what was heard was due when it was"
    away = 6 * DAY  # 26 April to 1 May
    assert all(due == FIRST + 6 * DAY + week * 7 * DAY + away for week, due in weeks.items())
    assert spells_of(placement)[0][1:] == (FIRST + 6 * DAY, FIRST + 15 * DAY)


@pytest.mark.parametrize(
    ("on", "why", "words", "field"),
    [
        (TODAY + DAY, "x", "once it has come", "on"),
        (PROMISED - DAY, "x", "step before the start was on 7 March 2026", "on"),
        (TODAY - 50 * DAY, "  ", "Say why", "why"),
        (TODAY - 9 * DAY, "x", "its planned last day on 1 June 2026", "on"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_moved(world, on, why, words, field):
    placement = begun(world, planned_end=dt.date(2026, 6, 1), doing=ActivityCode.G5)
    before = spells_of(placement)
    with pytest.raises(Refused, match=words) as refusal:
        put_right(world, placement, on, why)
    assert refusal.value.field == field
    assert Placement.objects.get(id=placement.id).starts_on == FIRST
    assert spells_of(placement) == before
    assert not Correction.objects.exists()
    assert not placement.referral.events.filter(step="first_day_corrected").exists()


def test_nobody_of_sixteen_is_moved_into_year_11_and_nobody_else_than_an_adviser_moves_anybody(world):
    born, left = dt.date(2009, 12, 1), dt.date(2026, 6, 29)
    with clock.moved_to(dt.date(2026, 1, 5)):
        person = CareLeaverFactory(council=world.council, ready=True, birth_date=born)
    facts = {"min_age": 16, "start_date": left, "promised": dt.date(2026, 1, 5), "person": person}
    placement = begun(world, left, **facts)
    with clock.moved_to(left):
        for on in (dt.date(2026, 1, 12), dt.date(2026, 6, 26)):
            with pytest.raises(Refused, match="may leave school only after 26 June 2026") as refusal:
                put_right(world, placement, on)
            assert refusal.value.field == "on"
        staff = viewer_with(Role.STAFF, world.council).user
        with pytest.raises(Refused, match="Only an EET adviser"):
            correct_first_day(placement=placement, on=left - DAY, why="x", by=staff)


def test_what_has_become_of_employer_and_agreements_since_says_nothing_about_the_day(world):
    placement = begun(world)
    pause(employer=placement.opportunity.employer, reason="Looked into", by=world.adviser)
    person = placement.care_leaver
    person.consents.all().delete()
    person.support_ended_on, person.support_ended_reason = TODAY, "moved"
    person.save()
    put_right(world, placement, FIRST + DAY)
    assert Placement.objects.get(id=placement.id).starts_on == FIRST + DAY
