"""What is promised for an accepted offer: planned once, kept, moved with the first day, and ended by what ends it."""

from functools import partial

import pytest

from backend.care_leavers.contact_corrections import remove_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.placements.check_ins import record_check_in
from backend.placements.choices import PromiseKind
from backend.placements.models import Promise, without_promises
from backend.placements.promises import (
    NOT_NEEDED,
    Planned,
    colleagues_who_keep,
    drop_promise,
    keep_promise,
    make_promise,
    plan_fortnight,
)
from backend.placements.services import end, undo_end
from backend.referrals.models import Referral
from tests.backend.placements.conftest import DAY, TODAY
from tests.backend.placements.promised import now, offer, planned, reached, waiting
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory, UserFactory
from tests.factories.gated import step
from tests.factories.unasked import start_from
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)
K = PromiseKind


def test_a_plan_is_made_once_and_what_is_left_out_stays_on_record(world):
    referral = offer(world)
    open_ones = Referral.objects.filter(pk=referral.pk)
    assert without_promises(open_ones).exists()
    made = planned(world, referral, kit=True)
    assert now(made["kit"]).off_because == NOT_NEEDED
    assert made["kit"].words not in waiting(referral)
    assert not without_promises(open_ones).exists()
    with pytest.raises(Refused, match="planned already, by"):
        planned(world, referral)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"words": "  "}, "words_a", "Enter what is promised"),
        ({"words": "Your care leaver grant comes"}, "words_a", "may tell that they have been in care"),
        ({"words": "x" * 201}, "words_a", "at most 200 letters"),
        ({"due_on": None}, "due_a", "Give the day"),
        ({"due_on": TODAY - DAY}, "due_a", "This day is past"),
        ({"due_on": TODAY + 400 * DAY}, "due_a", "more than a year"),
    ],
)
def test_what_is_refused_names_its_line_and_nothing_of_the_plan_is_kept(world, change, field, said):
    referral = offer(world)
    good = {"kind": K.OTHER, "words": "We ring you.", "owner": world.adviser, "due_on": TODAY, "place": "a"}
    lines = [Planned(**good), Planned(**good | change)]
    with pytest.raises(Refused, match=said) as refusal:
        plan_fortnight(referral=referral, first_day=None, planned=lines, by=world.adviser)
    assert refusal.value.field == field
    assert not referral.promises.exists()


def test_who_keeps_it_works_here_and_may_open_them(world):
    person = CareLeaverFactory(council=world.council, ready=True)
    staff = MembershipFactory(council=world.council, role=Role.STAFF).user
    theirs = MembershipFactory(council=world.council, role=Role.PERSONAL_ADVISER).user
    officer = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    facts = {"care_leaver": person, "words": "We ring you.", "due_on": TODAY, "by": world.adviser}
    for nobody in (theirs, officer, UserFactory()):
        with pytest.raises(Refused, match="may open this young person") as refusal:
            make_promise(owner=nobody, **facts)
        assert refusal.value.field == "owner"
    person.personal_adviser = theirs
    person.save()
    assert {staff, theirs, world.adviser} <= {each.user for each in colleagues_who_keep(person)}
    assert make_promise(owner=theirs, **facts).referral is None


def test_who_ticks_second_is_told_who_was_first(world):
    promise = planned(world, offer(world))["kit"]
    keep_promise(promise=promise, how="Boots from the store", by=world.adviser)
    with pytest.raises(Refused, match=r"done already, by .* on 15 June 2026: “Boots from the store”"):
        keep_promise(promise=promise, how="Again", by=world.adviser)
    with pytest.raises(Refused, match="done already"):
        drop_promise(promise=promise, because="No", by=world.adviser)
    with pytest.raises(Refused, match="how it was done"):
        keep_promise(promise=planned(world, offer(world))["kit"], how=" ", by=world.adviser)


def test_a_call_is_kept_by_whoever_reached_them_on_its_day_or_later(world):
    referral = offer(world, first_day=TODAY + DAY)
    call = planned(world, referral)["call-1"]
    reached(world, referral.care_leaver, TODAY)
    with clock.moved_to(call.due_on):
        reached(world, referral.care_leaver, call.due_on, reached=False)
        assert now(call).is_open
    with clock.moved_to(call.due_on + DAY):
        assert now(call).is_late(clock.today())
        contact = reached(world, referral.care_leaver, clock.today())
        assert (now(call).called_on, now(call).is_kept) == (clock.today(), True)
        assert call.words not in waiting(referral)
        with pytest.raises(Refused, match="which keeps this"):
            keep_promise(promise=call, how="Rang", by=world.adviser)
        remove_contact(contact=contact, why="It was somebody else", by=world.adviser)
        assert now(call).is_open


def test_a_check_in_with_them_is_a_call_too(world):
    referral = offer(world, first_day=TODAY)
    call = planned(world, referral)["call-3"]
    placement = start_from(referral=referral, on=TODAY, by=world.adviser)
    with clock.moved_to(TODAY + 7 * DAY):
        heard = {"on": clock.today(), "heard_from": "young_person", "going": 4, "still_there": True}
        record_check_in(check_in=placement.check_ins.first(), by=world.adviser, **heard)
        assert now(call).is_kept


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("reopened", "The acceptance was taken back"),
        ("did_not_start", "They did not start"),
        ("declined_by_young_person", "The young person said no"),
        ("withdrawn", "The referral was withdrawn"),
    ],
)
def test_what_ends_the_offer_ends_what_is_open_of_it_and_taking_that_back_opens_it_again(world, name, because):
    referral = offer(world)
    made = planned(world, referral)
    keep_promise(promise=made["kit"], how="Boots", by=world.adviser)
    step(referral=referral, step=name, on=TODAY, note="A mistake", by=world.adviser)
    assert waiting(referral) == set()
    assert (now(made["travel"]).off_because, now(made["travel"]).is_open) == (because, False)
    assert (now(made["kit"]).is_kept, now(made["kit"]).off_because) == (True, "")
    with pytest.raises(Refused, match="no longer needed"):
        keep_promise(promise=made["travel"], how="Planned", by=world.adviser)
    back = "accepted" if name == "reopened" else "reopened"
    step(referral=referral, step=back, on=TODAY, note="It was right", by=world.adviser)
    assert now(made["travel"]).is_open
    assert len(waiting(referral)) == len(made) - 1


def test_the_end_of_what_they_started_ends_what_is_open_until_it_is_taken_back(world):
    referral = offer(world, first_day=TODAY)
    made = planned(world, referral)
    placement = start_from(referral=referral, on=TODAY, by=world.adviser)
    end(placement=placement, on=TODAY, reason="travel", by=world.adviser)
    assert (now(made["pay"]).off_because, waiting(referral)) == ("It ended on 15 June 2026", set())
    undo_end(placement=placement, reason="It goes on", by=world.adviser)
    assert now(made["pay"]).is_open


def test_what_is_not_needed_says_why(world):
    promise = planned(world, offer(world))["letter"]
    with pytest.raises(Refused, match="Enter why"):
        drop_promise(promise=promise, because=" ", by=world.adviser)
    drop_promise(promise=promise, because="She has no work coach", by=world.adviser)
    assert now(promise).off_because == "She has no work coach"
    assert Promise.objects.filter(pk=promise.pk).exists()
