import datetime as dt
from decimal import Decimal

import pytest

from backend.activities.services import start_activity
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_CARE_LEAVER
from backend.core.models import Job
from backend.councils.choices import Role
from backend.placements.models import Placement
from backend.placements.permissions import (
    can_change_placement,
    can_record_check_in,
    can_start_placement,
    check_ins_of,
    placements_of,
)
from backend.placements.services import begin_break, end, end_break, undo_end
from tests.backend.activities.status import status_on
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.councils import CouncilFactory
from tests.factories.gated import start_from
from tests.factories.placements import accepted, placement_since
from tests.factories.referrals import viewer_with


def began(world, days_ago=40, **facts):
    return placement_since(world, TODAY - days_ago * DAY, **facts)


def spells(person):
    return [(s.code, s.starts_on, s.ends_on) for s in person.activity_spells.order_by("starts_on")]


def test_a_start_closes_the_referral_and_opens_an_activity_with_its_code(world):
    referral = accepted(world)
    placement = start_from(referral=referral, on=TODAY, by=world.adviser)
    referral.refresh_from_db()
    assert referral.state == "started"
    assert placement.activity_code == "F4"
    assert placement.weekly_hours == Decimal("37.0")
    assert spells(world.person) == [("F4", TODAY, None)]
    assert placement.activity_spell.source == "placement"
    world.opportunity.refresh_from_db()
    assert world.opportunity.places_taken == 1


def test_hours_under_sixteen_are_part_time(world):
    referral = accepted(world)
    assert start_from(referral=referral, on=TODAY, weekly_hours=Decimal(12), by=world.adviser).activity_code == "P4"


def test_check_ins_fall_due_in_the_weeks_of_the_settings(world):
    placement = start_from(referral=accepted(world), on=TODAY, by=world.adviser)
    due = {check_in.week: check_in.due_on for check_in in placement.check_ins.all()}
    assert due == {week: TODAY + dt.timedelta(weeks=week) for week in (1, 4, 8, 13, 26, 39, 52)}


def test_an_activity_the_case_system_already_holds_is_kept(world):
    referral = accepted(world)
    start_activity(care_leaver=world.person, code="F4", on=TODAY - DAY, source="case_system", by=None)
    placement = start_from(referral=referral, on=TODAY, by=world.adviser)
    assert spells(world.person) == [("F4", TODAY - DAY, None)]
    assert placement.activity_spell == world.person.activity_spells.get()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"on": TODAY + DAY}, "up to today"),
        ({"on": TODAY - DAY}, "step before it was on 15 June 2026"),
        ({"on": TODAY, "planned_end": TODAY - DAY}, "planned end lies before the first day"),
    ],
)
def test_a_start_out_of_order_is_refused_and_nothing_is_half_saved(world, facts, sentence):
    referral = accepted(world)
    with pytest.raises(Refused, match=sentence):
        start_from(referral=referral, by=world.adviser, **facts)
    referral.refresh_from_db()
    assert referral.state == "accepted"
    assert not Placement.objects.exists()
    assert spells(world.person) == []


def test_a_start_over_a_later_activity_is_refused_whole(world):
    referral = accepted(world)
    with clock.moved_to(TODAY + 5 * DAY):
        start_activity(care_leaver=world.person, code="G5", on=TODAY + 3 * DAY, source="worker", by=None)
        with pytest.raises(Refused, match="already recorded from 18 June 2026"):
            start_from(referral=referral, on=TODAY, by=world.adviser)
    referral.refresh_from_db()
    assert referral.state == "accepted"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER}))
def test_only_an_adviser_records_a_start(world, role):
    viewer = world.viewer(role)
    assert not can_start_placement(viewer)
    with pytest.raises(Refused, match="You may not record"):
        start_from(referral=accepted(world), on=TODAY, by=viewer.user)


def test_an_end_puts_the_person_back_into_matching_the_same_day(world):
    placement = began(world)
    person = placement.care_leaver
    Job.objects.all().delete()
    end(placement=placement, on=TODAY, reason="contract_ended", note="Last day", by=world.adviser)
    job = Job.objects.get(name=RANK_CARE_LEAVER)
    assert job.arguments == [person.council_id, person.id]
    assert spells(person) == [("F4", TODAY - 40 * DAY, TODAY), ("0", TODAY + DAY, None)]
    assert status_on(person, TODAY) == "F4"
    assert not Placement.objects.current().exists()


def test_what_comes_next_is_recorded_if_told(world):
    placement = began(world)
    end(placement=placement, on=TODAY - DAY, reason="illness", then="G4", by=world.adviser)
    assert status_on(placement.care_leaver, TODAY) == "G4"


def test_another_placement_that_goes_on_is_the_main_activity_afterwards(world):
    job = began(world, 90, job=True)
    apprenticeship = began(world, 40, person=job.care_leaver)
    assert status_on(job.care_leaver, TODAY) == "F4"
    end(placement=apprenticeship, on=TODAY - DAY, reason="redundancy", by=world.adviser)
    assert status_on(job.care_leaver, TODAY) == "F5"
    job.refresh_from_db()
    end(placement=job, on=TODAY, reason="pay", by=world.adviser)
    assert status_on(job.care_leaver, TODAY + DAY) == "0"


def test_the_end_of_what_is_no_longer_the_main_activity_changes_no_spell(world):
    job = began(world, 90, job=True)
    began(world, 40, person=job.care_leaver)
    job.refresh_from_db()
    end(placement=job, on=TODAY, reason="progressed", by=world.adviser)
    assert status_on(job.care_leaver, TODAY + DAY) == "F4"


@pytest.mark.parametrize(
    ("on", "reason", "sentence"),
    [
        (TODAY - 41 * DAY, "pay", "cannot end before that"),
        (TODAY + DAY, "pay", "up to today"),
        (TODAY, "bored", "Choose why it ended"),
    ],
)
def test_an_end_out_of_order_is_refused(world, on, reason, sentence):
    placement = began(world)
    with pytest.raises(Refused, match=sentence):
        end(placement=placement, on=on, reason=reason, by=world.adviser)
    placement.refresh_from_db()
    assert placement.ended_on is None


def test_an_end_is_recorded_once(world):
    placement = began(world, last=TODAY - 10 * DAY)
    with pytest.raises(Refused, match="already ended, on 5 June 2026"):
        end(placement=placement, on=TODAY, reason="pay", by=world.adviser)


def test_a_wrong_end_is_taken_back_with_a_reason_that_stays_in_the_history(world):
    placement = began(world, last=TODAY - 10 * DAY)
    with pytest.raises(Refused, match="Say why"):
        undo_end(placement=placement, reason=" ", by=world.adviser)
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    placement.refresh_from_db()
    assert (placement.ended_on, placement.end_reason) == (None, "")
    assert spells(placement.care_leaver) == [("F4", TODAY - 40 * DAY, None)]
    assert placement.history.order_by("pgh_id").last().pgh_context == {"undone_because": "Wrong person"}
    with pytest.raises(Refused, match="has not ended"):
        undo_end(placement=placement, reason="Again", by=world.adviser)


@pytest.mark.parametrize("facts", [{"reason": "childcare"}, {"reason": "travel", "then": "F2"}])
def test_what_the_end_itself_opened_gives_way_when_it_is_taken_back(world, facts):
    placement = began(world)
    end(placement=placement, on=TODAY - DAY, by=world.adviser, **facts)
    assert len(spells(placement.care_leaver)) == 2
    undo_end(placement=placement, reason="Wrong person", by=world.adviser)
    assert spells(placement.care_leaver) == [("F4", TODAY - 40 * DAY, None)]


def test_another_placement_goes_by_its_own_activity_again_when_an_end_is_taken_back(world):
    first = began(world)
    second = began(world, 9, person=first.care_leaver)
    before = spells(first.care_leaver)
    end(placement=second, on=TODAY - DAY, reason="travel", by=world.adviser)
    undo_end(placement=second, reason="Wrong person", by=world.adviser)
    assert spells(first.care_leaver) == before
    own = Placement.objects.get(pk=first.pk).activity_spell
    assert (own.starts_on, own.ends_on) == (TODAY - 40 * DAY, TODAY - 10 * DAY)


def test_a_break_closes_with_the_placement(world):
    placement = began(world)
    spell = begin_break(placement=placement, on=TODAY - 5 * DAY, reason="illness", by=world.adviser)
    end(placement=placement, on=TODAY, reason="illness", by=world.adviser)
    spell.refresh_from_db()
    assert spell.ends_on == TODAY


def test_a_placement_does_not_end_before_a_break_in_it(world):
    placement = began(world)
    begin_break(placement=placement, on=TODAY - 5 * DAY, reason="illness", by=world.adviser)
    with pytest.raises(Refused, match="runs past that day"):
        end(placement=placement, on=TODAY - 6 * DAY, reason="illness", by=world.adviser)


@pytest.mark.parametrize(
    ("on", "reason", "sentence"),
    [
        (TODAY - 41 * DAY, "illness", "a break comes after that"),
        (TODAY + DAY, "illness", "up to today"),
        (TODAY, "holiday", "reason for the break"),
        (TODAY - 15 * DAY, "illness", "already recorded from 31 May 2026 to 5 June 2026"),
        (TODAY - 20 * DAY, "illness", "already recorded from 31 May 2026"),
    ],
)
def test_a_break_out_of_order_is_refused(world, on, reason, sentence):
    placement = began(world)
    spell = begin_break(placement=placement, on=TODAY - 15 * DAY, reason="caring", by=world.adviser)
    end_break(spell=spell, on=TODAY - 10 * DAY, by=world.adviser)
    with pytest.raises(Refused, match=sentence):
        begin_break(placement=placement, on=on, reason=reason, by=world.adviser)
    assert placement.breaks.count() == 1


def test_one_break_at_a_time_and_each_ends_once(world):
    placement = began(world)
    spell = begin_break(placement=placement, on=TODAY - 15 * DAY, reason="caring", by=world.adviser)
    with pytest.raises(Refused, match="on, without an end"):
        begin_break(placement=placement, on=TODAY, reason="caring", by=world.adviser)
    for day, sentence in ((TODAY - 16 * DAY, "cannot end before that"), (TODAY + DAY, "up to today")):
        with pytest.raises(Refused, match=sentence):
            end_break(spell=spell, on=day, by=world.adviser)
    end_break(spell=spell, on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match="already ended, on 15 June 2026"):
        end_break(spell=spell, on=TODAY, by=world.adviser)


def test_no_break_in_what_has_ended(world):
    placement = began(world, last=TODAY - 10 * DAY)
    with pytest.raises(Refused, match="no break can begin"):
        begin_break(placement=placement, on=TODAY - 20 * DAY, reason="illness", by=world.adviser)


def test_who_reaches_placements_and_what_they_may_do(world):
    placement = began(world)
    roles = {role: viewer_with(role, world.council) for role in Role}
    placement.care_leaver.personal_adviser = roles[Role.PERSONAL_ADVISER].user
    placement.care_leaver.save()
    seen = {role for role, viewer in roles.items() if placements_of(viewer).exists()}
    assert seen == {role for role, viewer in roles.items() if check_ins_of(viewer).exists()}
    assert seen == {Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.AUDITOR, Role.PERSONAL_ADVISER}
    assert {r for r, v in roles.items() if can_record_check_in(v)} == {
        Role.EET_ADVISER,
        Role.STAFF,
        Role.PERSONAL_ADVISER,
    }
    assert {r for r, v in roles.items() if can_change_placement(v)} == {Role.EET_ADVISER}
    assert not placements_of(viewer_with(Role.HEAD, CouncilFactory())).exists()
