"""A change of employer within an apprenticeship is one placement: everything counted goes on."""

import pytest

from backend.care_leavers.safety import avoid_employer
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.outcomes.sustainment import sustainment_curve
from backend.placements.employer_records import employer_records
from backend.placements.models import EmployerChange, Placement
from backend.placements.promise_proposals import first_day_known
from backend.placements.services import end, record_check_in
from backend.placements.undone_starts import undo_start
from backend.ranking.gated_steps import correct_first_day
from backend.ranking.referral_history import referral_history
from backend.referrals.models import Referral
from backend.referrals.moved_adverts import follow_employer
from tests.backend.placements.conftest import CHANGED, DAY, FIRST, TODAY, another_employer, referral_to
from tests.backend.placements.employer_change_steps import changed, counted, is_touched
from tests.backend.placements.kept_placement import kept_world, made, new_employer, placement, world
from tests.factories.heard import heard_on
from tests.factories.opportunities import SiteFactory
from tests.factories.placements import placement_since


__all__ = ["kept_world", "made", "new_employer", "placement", "world"]


def test_marks_check_ins_breaks_and_activity_go_on_and_no_second_placement_begins(world, placement, referral):
    record_check_in(
        check_in=placement.check_ins.get(week=4),
        on=FIRST + 28 * DAY,
        heard_from="employer",
        going=4,
        still_there=True,
        by=world.adviser,
    )
    heard_on(placement, TODAY, who="young_person", by=world.adviser)
    before = Placement.objects.with_details().get(pk=placement.pk)
    check_ins = list(before.check_ins.values_list("week", "due_on", "done_on"))
    after = changed(world, placement, referral)
    assert after.opportunity == referral.opportunity
    assert (after.starts_on, after.ended_on, after.activity_spell) == (FIRST, None, before.activity_spell)
    assert list(after.check_ins.values_list("week", "due_on", "done_on")) == check_ins
    assert counted(after) == counted(before)
    assert Placement.objects.count() == 1
    assert first_day_known(before.referral) == FIRST
    assert [*Placement.objects.led_to_by([before.referral]), *Placement.objects.led_to_by([referral])] == [after, after]
    referral.refresh_from_db()
    assert referral.state == "started"


def test_the_curve_and_the_learning_see_one_start_of_the_first_pair_that_goes_on(world, placement, referral):
    first = placement.referral
    heard_on(placement, TODAY, who="young_person", by=world.adviser)
    curve = sustainment_curve(world.council, FIRST, TODAY, on=TODAY)
    history = [each for each in referral_history(world.council, TODAY).records if each["started"]]
    changed(world, placement, referral)
    assert sustainment_curve(world.council, FIRST, TODAY, on=TODAY) == curve
    assert [each for each in referral_history(world.council, TODAY).records if each["started"]] == history
    assert [each["opportunity"]["id"] for each in history] == [str(first.opportunity.public_id)]


def test_the_employer_before_reads_nothing_more_and_the_new_one_what_was_agreed(world, placement, referral):
    first = placement.referral
    assert first.disclosed
    changed(world, placement, referral)
    first.refresh_from_db()
    referral.refresh_from_db()
    assert first.disclosed == {}
    assert "name" in referral.disclosed
    end(placement=Placement.objects.get(pk=placement.pk), on=TODAY, reason="completed", by=world.adviser)
    referral.refresh_from_db()
    assert referral.disclosed == {}


@pytest.mark.parametrize(
    ("reason", "expected"), [("redundancy", (1, 0)), ("employer_fault", (1, 0)), ("own_choice", None)]
)
def test_what_an_employer_did_counts_for_it_and_the_new_one_has_no_start(world, placement, referral, reason, expected):
    old, new = placement.opportunity.employer_id, referral.opportunity.employer_id
    changed(world, placement, referral, reason=reason)
    records = employer_records({old, new}, TODAY)
    assert records.get(old) == expected
    assert records[new] == (0, 0)


@pytest.mark.parametrize(("days", "lasted"), [(260, 1), (182, 1), (181, 0)])
def test_who_had_lasted_with_the_first_employer_lasted_there(world, new_employer, days, lasted):
    placement = placement_since(world, CHANGED - days * DAY, weekly_hours=37, lars_code=196)
    referral = referral_to(world, placement, new_employer)
    old = placement.opportunity.employer_id
    changed(world, placement, referral)
    assert employer_records({old}, TODAY)[old] == (1, lasted)


def test_fewer_hours_make_another_code_from_that_day(world, placement, new_employer):
    spell = placement.activity_spell
    after = changed(world, placement, referral_to(world, placement, new_employer, weekly_hours=15))
    spell.refresh_from_db()
    assert (placement.opportunity.weekly_hours, after.activity_code) != (15, "F4")
    assert (spell.ends_on, after.activity_spell.starts_on, after.activity_spell.code) == (CHANGED - DAY, CHANGED, "P4")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"type": "job", "lars_code": None}, "another apprenticeship"),
        ({"lars_code": 157}, "another apprenticeship"),
        ({"type": "foundation_apprenticeship"}, "another apprenticeship"),
    ],
)
def test_another_standard_or_type_is_a_new_start(world, placement, new_employer, facts, says):
    with pytest.raises(Refused, match=says):
        changed(world, placement, referral_to(world, placement, new_employer, **facts))
    nothing_is_saved(placement)


def test_the_same_employer_is_no_change(world, placement):
    with pytest.raises(Refused, match="same employer"):
        changed(world, placement, referral_to(world, placement, placement.opportunity.employer))
    nothing_is_saved(placement)


def test_a_job_or_what_has_ended_does_not_go_on(world, placement, referral, new_employer):
    end(placement=placement, on=CHANGED, reason="redundancy", by=world.adviser)
    with pytest.raises(Refused, match="take the end back first"):
        changed(world, placement, referral)
    job = placement_since(world, FIRST, type="job", lars_code=None)
    with pytest.raises(Refused, match="Only an apprenticeship"):
        changed(world, job, referral_to(world, job, new_employer, type="job", lars_code=None))


@pytest.mark.parametrize(("on", "refused"), [(FIRST, True), (CHANGED - DAY, True), (CHANGED, False), (TODAY, False)])
def test_the_day_follows_the_first_one_and_the_yes_of_the_new_employer(world, placement, referral, on, refused):
    if not refused:
        assert changed(world, placement, referral, on=on).employer_changes.get().on == on
        return
    with pytest.raises(Refused):
        changed(world, placement, referral, on=on)
    nothing_is_saved(placement)


def test_nobody_goes_on_at_an_employer_they_avoid(world, placement, referral, new_employer):
    avoid_employer(care_leaver=placement.care_leaver, employer=new_employer, note="x", by=world.adviser)
    with pytest.raises(Refused):
        changed(world, placement, referral)
    nothing_is_saved(placement)


@pytest.mark.parametrize("hours", [37, 15])
def test_the_first_day_is_corrected_up_to_the_change(world, placement, new_employer, hours):
    placement = changed(world, placement, referral_to(world, placement, new_employer, weekly_hours=hours))
    correct_first_day(placement=placement, on=FIRST + DAY, why="A day later", by=world.adviser)
    placement.refresh_from_db()
    assert placement.starts_on == FIRST + DAY == placement.care_leaver.activity_spells.last().starts_on
    with pytest.raises(Refused, match="the employer changed"):
        correct_first_day(placement=placement, on=CHANGED + DAY, why="Much later", by=world.adviser)


@pytest.mark.parametrize(
    ("on", "at_the_old", "at_the_new"),
    [
        (CHANGED - 9 * DAY, True, True),
        (CHANGED - DAY, True, True),
        (CHANGED, False, True),
        (CHANGED + 20 * DAY, False, True),
    ],
)
def test_a_concern_touches_who_was_with_that_employer_since_it_was_raised(
    world, placement, referral, on, at_the_old, at_the_new
):
    old = placement.opportunity.employer
    changed(world, placement, referral)
    person = placement.care_leaver
    person.birth_date = TODAY - 17 * 365 * DAY
    person.save()
    assert is_touched(world, person, old, on) is at_the_old
    assert is_touched(world, person, referral.opportunity.employer, on) is at_the_new


def test_of_two_changes_each_employer_has_its_own_days(world, placement, referral):
    between = referral.opportunity.employer
    changed(world, placement, referral)
    again = CHANGED + 20 * DAY
    placement.refresh_from_db()
    changed(world, placement, referral_to(world, placement, another_employer(world)), on=again)
    person = placement.care_leaver
    person.birth_date = TODAY - 17 * 365 * DAY
    person.save()
    assert is_touched(world, person, between, CHANGED + 5 * DAY)
    assert not is_touched(world, person, between, again)
    assert not is_touched(world, person, between, CHANGED - 6 * DAY, until=CHANGED - 5 * DAY)


def test_before_a_change_they_were_with_the_employer_of_then_since_its_advert_moved(world, placement, referral):
    first, second = placement.opportunity.employer, another_employer(world)
    moved_on = CHANGED - 30 * DAY
    with clock.moved_to(moved_on):
        advert = Opportunity.objects.filter(pk=placement.opportunity_id)
        advert.update(employer=second)
        follow_employer(advert, by=world.adviser)
    changed(world, Placement.objects.get(pk=placement.pk), referral)
    person = placement.care_leaver
    person.birth_date = TODAY - 17 * 365 * DAY
    person.save()
    assert is_touched(world, person, first, moved_on - 9 * DAY, until=moved_on - 5 * DAY)
    assert not is_touched(world, person, second, moved_on - 9 * DAY, until=moved_on - 5 * DAY)
    assert is_touched(world, person, second, moved_on + DAY)


def test_it_names_the_place_of_the_new_employer_by_its_row(world, placement, new_employer):
    several = referral_to(world, placement, new_employer)
    for address in ("1 High Street", "2 High Street"):
        second = SiteFactory(opportunity=several.opportunity, address=address)
    several = Referral.objects.get(pk=several.pk)
    with pytest.raises(Refused, match="Choose the place"):
        changed(world, placement, several)
    nothing_is_saved(placement)
    after = changed(world, placement, several, workplace=second.in_words)
    assert (after.workplace, after.site) == (second.in_words, second)


def test_a_start_after_which_the_employer_changed_is_not_taken_back(world, placement, referral):
    after = changed(world, placement, referral)
    with pytest.raises(Refused, match=r"The employer changed on .* Take that change back first"):
        undo_start(placement=after, reason="By mistake", by=world.adviser)
    assert Placement.objects.filter(pk=placement.pk).exists()


def nothing_is_saved(placement):
    referral = placement.referral_id
    placement.refresh_from_db()
    assert placement.referral_id == referral
    assert not EmployerChange.objects.exists()
