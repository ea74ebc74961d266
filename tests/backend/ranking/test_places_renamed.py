"""A referral or placement that names a place, and the opportunity's places changed since: unknown is not safe."""

import datetime as dt

import pytest

from backend.care_leavers.safety import avoid_place
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.opportunities.sites import SiteFacts, replace_sites
from backend.ranking.holds import HeldReferral, answers_about_next
from backend.ranking.placements_in_question import answers_about
from backend.referrals.gate_answers import Outcome
from backend.referrals.models import Referral
from tests.factories.gated import start_from, step
from tests.factories.referrals import viewer_with
from tests.sampling import one_in
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)
AVOIDED, EAST, SOUTH = (532_000, 165_000), (537_500, 180_500), (540_000, 169_000)
NAMED, OTHER = "1 High Street", "2 Quay Street"
CHECKED = "Rang the manager: it is the same building as before."


def placed_beside_mark(viewer, placement):
    return next(iter(answers_about(viewer, placement).beside_marks), None)


def lies_at(world, *places):
    replace_sites(world.opportunity, [SiteFacts(address=words, easting=e, northing=n) for words, (e, n) in places])


@pytest.fixture
def two(world):
    lies_at(world, (NAMED, SOUTH), (OTHER, EAST))
    easting, northing = AVOIDED
    avoid_place(
        care_leaver=world.person, easting=easting, northing=northing, radius_metres=1_000, note="", by=world.adviser
    )
    return world


def outcome(referral) -> Outcome:
    return answers_about_next([Referral.objects.get(id=referral.id)])[referral.id].outcome


CHANGED = {
    "renamed and moved beside the mark": ([(f"{NAMED}, rear", AVOIDED), (OTHER, EAST)], Outcome.HOLD),
    "moved under the same words": ([(NAMED, AVOIDED), (OTHER, EAST)], Outcome.NO),
    "taken off, one left elsewhere": ([(OTHER, EAST)], Outcome.HOLD),
    "written without words": ([("", AVOIDED), (OTHER, EAST)], Outcome.HOLD),
    "two of the same words, one beside the mark": ([(NAMED, SOUTH), (NAMED, AVOIDED)], Outcome.HOLD),
    "two of the same words, both beside the mark": ([(NAMED, AVOIDED), (NAMED, AVOIDED)], Outcome.NO),
    "two of the same words, both elsewhere": ([(NAMED, SOUTH), (NAMED, EAST)], Outcome.GO_ON),
    "the other one moved beside the mark": ([(NAMED, SOUTH), (OTHER, AVOIDED)], Outcome.GO_ON),
    "renamed where it lies": ([("The Old Mill", SOUTH), (OTHER, EAST)], Outcome.GO_ON),
    "moved beside the mark, the other took its words": ([("The Old Mill", AVOIDED), (NAMED, EAST)], Outcome.HOLD),
    "a new one beside the mark took its words": ([(NAMED, AVOIDED), ("The Old Mill", SOUTH)], Outcome.HOLD),
    "both changed words where they lie": ([(NAMED, EAST), (OTHER, SOUTH)], Outcome.GO_ON),
    "changed words, and the other one moved beside the mark": ([(NAMED, AVOIDED), (OTHER, SOUTH)], Outcome.HOLD),
    "said in another order": ([(OTHER, EAST), (NAMED, SOUTH)], Outcome.GO_ON),
}


@pytest.mark.parametrize("change", CHANGED)
@pytest.mark.parametrize("steps", one_in(2, [["offered", "accepted"], []]), ids=["accepted", "introduced"])
def test_the_named_place_is_judged_by_where_it_lies(two, steps, change):
    places, expected = CHANGED[change]
    referral = two.ask_to_refer(workplace=NAMED)
    for name in steps:
        step(referral=referral, step=name, on=TODAY, by=two.adviser)
    assert outcome(referral) == Outcome.GO_ON
    lies_at(two, *places)
    assert outcome(referral) == expected


def test_whoever_avoids_no_place_goes_on_whatever_it_is_called(world):
    lies_at(world, (NAMED, SOUTH), (OTHER, EAST))
    referral = world.ask_to_refer(workplace=NAMED)
    lies_at(world, ("Head office", AVOIDED))
    assert outcome(referral) == Outcome.GO_ON


def test_a_place_renamed_where_it_lies_is_still_the_one_that_moves_beside_the_mark(two):
    referral = two.ask_to_refer(workplace=NAMED)
    lies_at(two, ("1 High St", SOUTH), (OTHER, EAST))
    assert outcome(referral) == Outcome.GO_ON
    lies_at(two, ("1 High St", AVOIDED), (OTHER, EAST))
    assert outcome(referral) == Outcome.NO
    assert Referral.objects.get(id=referral.id).workplace == NAMED


def test_a_place_taken_off_stays_unknown_whatever_is_called_like_it_later(two):
    referral = two.ask_to_refer(workplace=NAMED)
    lies_at(two, (OTHER, EAST))
    lies_at(two, (NAMED, SOUTH), (OTHER, EAST))
    assert outcome(referral) == Outcome.HOLD


def test_whoever_may_read_the_mark_reads_that_nobody_knows_where_the_named_place_is(two):
    referral = two.ask_to_refer(workplace=NAMED)
    lies_at(two, (OTHER, EAST))
    lies_at(two, (NAMED, SOUTH), (OTHER, EAST))
    row = Referral.objects.get(id=referral.id)
    held = HeldReferral(row, answers_about_next([row])[row.id])
    assert f"“{NAMED}”, which was named, is none of its places any more" in held.reasons_for(two.viewer()).text


def test_what_was_checked_of_a_place_that_was_lost_stands_until_it_changes_again(two):
    referral = two.ask_to_refer(workplace=NAMED)
    lies_at(two, ("1 High St", EAST), (OTHER, SOUTH))
    lies_at(two, ("1 High St", EAST))
    step(referral=referral, step="offered", on=TODAY, checked=CHECKED, by=two.adviser)
    assert outcome(referral) == Outcome.GO_ON
    lies_at(two, ("1 High St", EAST), ("Annexe", AVOIDED))
    assert outcome(referral) == Outcome.HOLD


def test_a_placement_follows_its_place_and_not_the_words(two):
    viewer, placement = begun(two)
    lies_at(two, ("Back door", SOUTH), (NAMED, EAST))
    assert placed_beside_mark(viewer, placement) is None
    lies_at(two, ("Back door", AVOIDED), (NAMED, EAST))
    assert placed_beside_mark(viewer, placement).is_ruled_out is False  # by the words they may be at the other one
    lies_at(two, ("Back door", AVOIDED), (OTHER, EAST))
    assert placed_beside_mark(viewer, placement).is_ruled_out


def test_a_start_at_the_only_place_names_it_though_it_has_no_words(two):
    lies_at(two, ("", SOUTH))
    referral = two.ask_to_refer()
    for name in ("offered", "accepted"):
        step(referral=referral, step=name, on=TODAY, by=two.adviser)
    placement = start_from(referral=referral, on=TODAY, by=two.adviser)
    lies_at(two, ("", SOUTH), ("", AVOIDED))
    assert (placement.workplace, placed_beside_mark(two.viewer(), placement)) == ("", None)


def test_a_start_where_only_the_other_place_is_written_names_none(two):
    lies_at(two, ("", SOUTH))
    referral = two.ask_to_refer()
    lies_at(two, ("", SOUTH), (NAMED, EAST))
    for name in ("offered", "accepted"):
        step(referral=referral, step=name, on=TODAY, by=two.adviser)
    assert start_from(referral=referral, on=TODAY, by=two.adviser).workplace == ""


def begun(two):
    referral = two.ask_to_refer(workplace=NAMED)
    for name in ("offered", "accepted"):
        step(referral=referral, step=name, on=TODAY, by=two.adviser)
    return viewer_with(Role.EET_ADVISER, two.council), start_from(referral=referral, on=TODAY, by=two.adviser)


def test_a_placement_at_a_place_that_was_renamed_is_to_be_checked(two):
    viewer = viewer_with(Role.EET_ADVISER, two.council)
    referral = two.ask_to_refer(workplace=NAMED)
    for name in ("offered", "accepted"):
        step(referral=referral, step=name, on=TODAY, by=two.adviser)
    placement = start_from(referral=referral, on=TODAY, by=two.adviser)
    assert placed_beside_mark(viewer, placement) is None
    lies_at(two, ("Back door", AVOIDED), (OTHER, EAST))
    beside = placed_beside_mark(viewer, placement)
    assert beside
    assert not beside.is_ruled_out


@pytest.mark.parametrize("words", [NAMED, ""])
def test_of_places_written_alike_none_is_put_forward_for(two, words):
    lies_at(two, (words, AVOIDED), (words, SOUTH))
    with pytest.raises(Refused, match="told apart"):
        two.ask_to_refer()


def test_of_places_whose_words_no_other_shares_the_one_left_is_asked_for_and_named(two):
    """The place written like the one to avoid may be gone to as well, so that nobody else chooses between them."""
    lies_at(two, (NAMED, AVOIDED), (NAMED, SOUTH), (OTHER, EAST))
    with pytest.raises(Refused, match="Choose the place"):
        two.ask_to_refer()
    assert two.ask_to_refer(workplace=OTHER).workplace == OTHER


def test_the_only_place_they_may_be_sent_to_is_named_unasked(two):
    lies_at(two, (NAMED, AVOIDED), (OTHER, EAST))
    assert two.ask_to_refer().workplace == OTHER
