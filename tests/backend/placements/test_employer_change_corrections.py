"""A change of employer that was recorded wrongly leaves nothing behind but what it said and why it was wrong."""

import pytest

from backend.audit.services import record_read
from backend.care_leavers.models import CareLeaver, Correction
from backend.care_leavers.safety import avoid_employer
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.notifications.models import Message
from backend.outcomes.sustainment import sustainment_curve
from backend.placements.employer_change_corrections import take_back_change
from backend.placements.employer_records import employer_records
from backend.placements.models import EmployerChange, Placement
from backend.placements.services import end, record_check_in
from backend.ranking.gated_steps import correct_employer_change
from backend.ranking.referral_history import referral_history
from backend.referrals.details import may_be_added_to
from tests.backend.placements.conftest import CHANGED, DAY, FIRST, TODAY, another_employer, referral_to
from tests.backend.placements.employer_change_steps import changed, counted, is_touched
from tests.backend.placements.kept_placement import kept_world, made, new_employer, placement, world
from tests.factories.referrals import viewer_with


WHY = "It was her cousin who moved"
KEPT = ("starts_on", "ended_on", "weekly_hours", "planned_end", "workplace", "activity_code")


__all__ = ["kept_world", "made", "new_employer", "placement", "world"]


def state_of(placement) -> dict:
    """Everything that pages, returns and the learning read of it."""
    found = Placement.objects.with_details().get(pk=placement.pk)
    spells = found.care_leaver.activity_spells.order_by("starts_on")
    employers = {found.opportunity.employer_id} | {EmployerChange.objects.count()}
    return {
        "placement": [getattr(found, name) for name in KEPT] + [found.opportunity_id, found.referral_id, found.site_id],
        "check_ins": list(found.check_ins.values_list("week", "due_on", "done_on")),
        "marks": counted(found),
        "spells": list(spells.values_list("code", "starts_on", "ends_on", "source")),
        "records": employer_records(employers, TODAY),
        "history": referral_history(found.council, TODAY).records,
        "curve": sustainment_curve(found.council, FIRST, TODAY, on=TODAY),
        "places": found.opportunity.places_taken,
    }


def take_back(world, placement, why=WHY, by=None):
    change = placement.employer_changes.last()
    return take_back_change(change=change, reason=why, by=by or world.adviser)


@pytest.mark.parametrize("hours", [37, 15])
def test_all_that_is_counted_is_as_if_it_had_never_been(world, placement, new_employer, hours):
    referral = referral_to(world, placement, new_employer, weekly_hours=hours)
    before = state_of(placement)
    after = changed(world, placement, referral)
    assert state_of(placement) != before
    take_back(world, after)
    assert state_of(placement) == before
    referral.refresh_from_db()
    assert (referral.state, referral.disclosed) == ("accepted", {})
    again = changed(world, Placement.objects.get(pk=placement.pk), referral)
    assert again.opportunity == referral.opportunity, "the right one is recorded afterwards"


def test_who_took_it_back_when_and_why_is_kept_with_what_it_said_and_what_was_read(world, placement, referral):
    after = changed(world, placement, referral, note="The shop closed")
    looking = viewer_with(Role.EMPLOYER, world.council)
    record_read(viewer=looking, subject=referral, page="employer-referral")
    employer = referral.opportunity.employer.name
    take_back(world, after)
    kept = Correction.objects.get(of="employer_change")
    assert (kept.is_removal, kept.reason, kept.by, kept.part_of) == (True, WHY, world.adviser, placement.public_id)
    assert kept.was == {
        "on": CHANGED.isoformat(),
        "reason": "redundancy",
        "note": "The shop closed",
        "employer": employer,
        "could_read": ["Name"],
        "looked_on": [TODAY.isoformat()],
    }
    assert referral.events.get(step="start_taken_back").note == WHY


def test_the_employer_before_is_shown_nothing_by_it_and_can_be_again(world, placement, referral):
    first = placement.referral
    after = changed(world, placement, referral)
    take_back(world, after)
    first.refresh_from_db()
    assert first.disclosed == {}
    assert may_be_added_to(first)


def test_their_other_advisers_are_told_by_mail_and_read_nothing_in_it(world, placement, referral):
    after = changed(world, placement, referral)
    colleague = viewer_with(Role.PERSONAL_ADVISER, world.council).user
    CareLeaver.objects.filter(pk=placement.care_leaver_id).update(personal_adviser=colleague)
    take_back(world, Placement.objects.get(pk=after.pk))
    mail = Message.objects.filter(to=colleague.email).latest("id")
    assert "change of employer was taken back" in mail.subject
    assert placement.care_leaver.family_name not in mail.body


def test_a_concern_about_the_employer_of_before_touches_them_in_the_days_of_the_wrong_one(world, placement, referral):
    old, person = placement.opportunity.employer, placement.care_leaver
    CareLeaver.objects.filter(pk=person.pk).update(birth_date=TODAY - 17 * 365 * DAY)
    after = changed(world, placement, referral)
    assert not is_touched(world, person, old, CHANGED + 20 * DAY)
    take_back(world, after)
    assert is_touched(world, person, old, CHANGED + 25 * DAY)


def test_a_change_is_taken_back_to_an_employer_they_avoid_by_now(world, placement, referral):
    """What speaks against the place is a line of Today, as of every placement; the mistake is put right."""
    old = placement.opportunity.employer
    after = changed(world, placement, referral)
    avoid_employer(care_leaver=placement.care_leaver, employer=old, note="x", by=world.adviser)
    take_back(world, after)
    assert Placement.objects.with_facts_against(TODAY).filter(pk=placement.pk).exists()


def heard_from(world, placement, week, on, who):
    facts = {"heard_from": who, "going": 4, "still_there": True}
    record_check_in(check_in=placement.check_ins.get(week=week), on=on, by=world.adviser, **facts)


@pytest.mark.parametrize(("who", "refused"), [("employer", True), ("young_person", False), ("provider", False)])
def test_what_the_wrong_employer_said_since_is_corrected_first(world, placement, referral, who, refused):
    after = changed(world, placement, referral)
    heard_from(world, after, 13, CHANGED + DAY, who)
    if not refused:
        take_back(world, after)
        return
    with pytest.raises(Refused, match=r"week 13.*Correct that check-in first"):
        take_back(world, after)
    assert EmployerChange.objects.exists()


def test_the_last_of_two_is_taken_back_first_and_an_end_before_that(world, placement, referral):
    after = changed(world, placement, referral)
    second = referral_to(world, placement, another_employer(world))
    after = changed(world, Placement.objects.get(pk=after.pk), second, on=CHANGED + 20 * DAY)
    with pytest.raises(Refused, match="changed again on"):
        take_back_change(change=after.employer_changes.first(), reason=WHY, by=world.adviser)
    end(placement=Placement.objects.get(pk=after.pk), on=TODAY, reason="completed", by=world.adviser)
    with pytest.raises(Refused, match="Take the end back first"):
        take_back(world, Placement.objects.get(pk=after.pk))


def test_of_two_the_one_before_stands_after_the_last_is_taken_back(world, placement, referral):
    changed(world, placement, referral)
    between = state_of(placement)
    second = referral_to(world, placement, another_employer(world), weekly_hours=15)
    after = changed(world, Placement.objects.get(pk=placement.pk), second, on=CHANGED + 20 * DAY)
    take_back(world, after)
    assert state_of(placement) == between


def test_the_second_of_two_who_take_it_back_or_correct_it_is_told(world, placement, referral):
    change = changed(world, placement, referral).employer_changes.get()
    again = EmployerChange.objects.get(pk=change.pk)
    take_back(world, Placement.objects.get(pk=placement.pk))
    with pytest.raises(Refused, match="taken back already"):
        take_back_change(change=again, reason=WHY, by=world.adviser)
    with pytest.raises(Refused, match="taken back already"):
        corrected(world, again, reason="own_choice")
    assert Correction.objects.filter(of="employer_change").count() == 1


@pytest.mark.parametrize("role", [Role.STAFF, Role.PERSONAL_ADVISER, Role.EMPLOYER])
def test_nobody_but_an_adviser_and_the_head_takes_it_back(world, placement, referral, role):
    after = changed(world, placement, referral)
    with pytest.raises(Refused, match="Only an EET adviser"):
        take_back(world, after, by=viewer_with(role, world.council).user)
    with pytest.raises(Refused, match="Say why"):
        take_back(world, after, why=" ")
    take_back(world, Placement.objects.get(pk=after.pk), by=viewer_with(Role.HEAD, world.council).user)


def corrected(world, change, on=None, **facts):
    stands = {"on": on or change.on, "reason": change.reason, "note": change.note, "why": "A Monday"} | facts
    return correct_employer_change(change=change, by=world.adviser, **stands)


@pytest.mark.parametrize("moved", [-1, 7])
@pytest.mark.parametrize("hours", [37, 15])
def test_a_corrected_day_is_as_if_it_had_been_recorded_so(world, placement, new_employer, hours, moved):
    recorded, right = CHANGED + 8 * DAY, CHANGED + (8 + moved) * DAY
    referral = referral_to(world, placement, new_employer, weekly_hours=hours)
    after = changed(world, placement, referral, on=recorded)
    corrected(world, after.employer_changes.get(), right)
    as_corrected = state_of(placement)
    assert placement.employer_changes.get().on == right
    take_back(world, Placement.objects.get(pk=placement.pk))
    changed(world, Placement.objects.get(pk=placement.pk), referral, on=right)
    assert state_of(placement) == as_corrected
    assert [each.was for each in Correction.objects.filter(of="employer_change", is_removal=False)] == [
        {"on": recorded.isoformat()}
    ]


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (FIRST, "began with the employer before|step before"),
        (TODAY + DAY, "once it has come"),
        (CHANGED + 20 * DAY, "changed again"),
        (CHANGED + 10 * DAY, "week 8"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_changes(world, placement, referral, on, says):
    after = changed(world, placement, referral)
    heard_from(world, after, 8, CHANGED + DAY, "employer")
    second = referral_to(world, placement, another_employer(world))
    changed(world, Placement.objects.get(pk=after.pk), second, on=CHANGED + 20 * DAY)
    before = state_of(placement)
    with pytest.raises(Refused, match=says):
        corrected(world, EmployerChange.objects.first(), on)
    assert state_of(placement) == before


def test_a_corrected_day_asks_the_gate_and_a_corrected_reason_does_not(world, placement, referral):
    change = changed(world, placement, referral, on=CHANGED + 8 * DAY).employer_changes.get()
    CareLeaver.objects.filter(pk=placement.care_leaver_id).update(in_custody=True)
    change = EmployerChange.objects.get(pk=change.pk)
    with pytest.raises(Refused, match="custody"):
        corrected(world, change, CHANGED + 9 * DAY)
    assert EmployerChange.objects.get().on == CHANGED + 8 * DAY
    corrected(world, EmployerChange.objects.get(), reason="transfer")
    assert EmployerChange.objects.get().reason == "transfer"


def test_a_corrected_reason_counts_for_the_employer_of_before_at_once(world, placement, referral):
    old = placement.opportunity.employer_id
    after = changed(world, placement, referral, reason="redundancy")
    assert employer_records({old}, TODAY) == {old: (1, 0)}
    corrected(world, after.employer_changes.get(), reason="own_choice")
    assert employer_records({old}, TODAY) == {}
    with pytest.raises(Refused, match="from the list"):
        corrected(world, after.employer_changes.get(), reason="because")
