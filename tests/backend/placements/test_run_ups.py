"""The weeks before a release: when each is due, planned once, moved with the day, and nothing half-saved."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.choices import PromiseKind
from backend.placements.models import Promise, RunUp
from backend.placements.promises import Planned, keep_promise
from backend.placements.run_ups import is_due, move_run_up, plan_run_up, proposals_for_release
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


RELEASE = dt.date(2026, 9, 18)  # a Friday
NOBODY = {"earliest_on": None, "partner": "", "partner_phone": ""}
HELPS = {"earliest_on": dt.date(2026, 8, 3), "partner": " Ann  Ward, probation ", "partner_phone": "020 7946 0333"}


@pytest.fixture
def person(in_council, adviser):
    return CareLeaverFactory(council=in_council, eet_adviser=adviser, in_custody=True, release_date=RELEASE)


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council).user


def lines(today=TODAY):
    return [Planned(each.kind, each.words, None, each.due_on, place=each.key) for each in proposals(today)]


def proposals(today=TODAY, release=RELEASE):
    return proposals_for_release(release, today=today)


def plan(person, adviser, *, planned=None, **facts):
    return plan_run_up(
        care_leaver=person, planned=lines() if planned is None else planned, by=adviser, **NOBODY | facts
    )


def dues(run_up) -> list[dt.date]:
    return [each.due_on for each in Promise.objects.filter(run_up=run_up).order_by("id")]


def test_each_is_due_on_a_working_day_so_many_weeks_before():
    """By hand, from a calendar of 2026: 31 August is a bank holiday."""
    found = {each.key: each.due_on for each in proposals(dt.date(2026, 6, 1))}
    assert found == {
        "papers": dt.date(2026, 6, 26),
        "wishes": dt.date(2026, 7, 10),
        "limits": dt.date(2026, 7, 24),
        "start": dt.date(2026, 8, 7),
        "money": dt.date(2026, 8, 21),
        "journey": dt.date(2026, 9, 4),
        "call": dt.date(2026, 9, 25),
    }
    on_a_monday = {each.key: each.due_on for each in proposals(dt.date(2026, 6, 1), dt.date(2026, 9, 14))}
    assert on_a_monday["journey"] == dt.date(2026, 8, 28), "not on the bank holiday, nor at the weekend"


def test_what_is_planned_late_is_due_from_today_on():
    found = [each.due_on for each in proposals(RELEASE - 3 * DAY)]
    assert found[:6] == [RELEASE - 3 * DAY] * 6
    assert found[6] == RELEASE + 7 * DAY
    saturday = RELEASE - 6 * DAY
    assert proposals(saturday)[0].due_on == RELEASE - 4 * DAY, "nobody is at work on a Saturday"


def test_it_is_due_twelve_weeks_before_and_only_of_somebody_in_custody(person):
    for days, due in ((85, False), (84, True), (0, True)):
        with clock.moved_to(RELEASE - days * DAY):
            assert is_due(person) is due, days
    person.in_custody = False
    with clock.moved_to(RELEASE - DAY):
        assert not is_due(person)


def test_it_is_planned_once_for_a_release_with_who_helps_there(person, adviser):
    run_up = plan(person, adviser, **HELPS)
    assert (run_up.partner, run_up.partner_phone, run_up.release_on) == (
        "Ann Ward, probation",
        "020 7946 0333",
        RELEASE,
    )
    assert [each.kind for each in run_up.promises.all()] == [PromiseKind.RELEASE] * 7
    with pytest.raises(Refused, match="planned already"):
        plan(person, adviser)
    assert RunUp.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"earliest_on": RELEASE + DAY}, "earliest_on", "The release is expected on 18 September 2026"),
        ({"earliest_on": TODAY - DAY}, "earliest_on", "This day is past"),
        ({"partner_phone": "ask Ann"}, "partner_phone", "must be a telephone number"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(person, adviser, facts, field, sentence):
    with pytest.raises(Refused, match=sentence) as refused:
        plan(person, adviser, **facts)
    assert refused.value.field == field
    assert not RunUp.objects.exists()


def test_a_line_that_is_refused_names_itself_and_the_others_are_not_kept(person, adviser):
    bad = [*lines()[:2], Planned(PromiseKind.RELEASE, "We tell other care leavers.", None, TODAY, place="own1")]
    with pytest.raises(Refused) as refused:
        plan(person, adviser, planned=bad)
    assert refused.value.field == "words_own1"
    assert not Promise.objects.exists()
    assert not RunUp.objects.exists()


@pytest.mark.parametrize("facts", [{"in_custody": False}, {"in_custody": True, "release_date": None}])
def test_without_a_release_to_come_nothing_is_planned(person, adviser, facts):
    update_profile(care_leaver=person, by=adviser, **facts)
    with pytest.raises(Refused, match="whose day of release is recorded"):
        plan(person, adviser)


def test_it_moves_with_the_day_of_release_but_never_into_the_past(person, adviser):
    run_up = plan(person, adviser, **HELPS)
    first = run_up.promises.order_by("id").first()
    keep_promise(promise=first, how="Has them", by=adviser)
    before = dues(run_up)
    update_profile(care_leaver=person, release_date=RELEASE + 14 * DAY, by=adviser)
    moved = move_run_up(care_leaver=person, by=adviser)
    assert moved.release_on == RELEASE + 14 * DAY
    assert dues(run_up) == [before[0], *(each + 14 * DAY for each in before[1:])], "what is done stays where it was"
    update_profile(care_leaver=person, release_date=TODAY + 10 * DAY, by=adviser)
    moved = move_run_up(care_leaver=person, by=adviser)
    assert min(dues(run_up)[1:]) == TODAY
    assert moved.earliest_on is None, "no early release is later than the release"
    with pytest.raises(Refused, match="already"):
        move_run_up(care_leaver=person, by=adviser)


def test_a_second_time_in_custody_has_a_run_up_of_its_own(person, adviser):
    plan(person, adviser)
    with clock.moved_to(RELEASE + 200 * DAY):
        update_profile(care_leaver=person, in_custody=True, release_date=RELEASE + 300 * DAY, by=adviser)
        with pytest.raises(Refused):
            move_run_up(care_leaver=person, by=adviser)
        plan(person, adviser, planned=lines(RELEASE + 200 * DAY))
    assert RunUp.objects.count() == 2
