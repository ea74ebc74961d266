"""A handover begins when an adviser changes, is passed on with the young person's yes, and is kept as given."""

import datetime as dt

import pytest

from backend.care_leavers.adviser_changes import AGAIN_THEIRS
from backend.care_leavers.assignments import end_access
from backend.care_leavers.choices import ContactMethod, HandoverHeading, HandoverState
from backend.care_leavers.handovers import (
    agree_handover,
    ask_for_change,
    begin_council_handover,
    confirm_handover_read,
    end_handover,
    give_handover,
    write_handover,
)
from backend.care_leavers.models import Handover, OwnMessage
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


WRITTEN, AGREED = HandoverState.WRITTEN, HandoverState.AGREED
TOLD, NEVER = HandoverHeading.TOLD, HandoverHeading.NEVER


@pytest.fixture
def advisers(in_council):
    return [MembershipFactory(council=in_council, role=Role.EET_ADVISER) for _ in range(3)]


@pytest.fixture
def person(in_council, advisers):
    return CareLeaverFactory(council=in_council, eet_adviser=advisers[0].user)


def assigned(person, membership):
    update_profile(care_leaver=person, eet_adviser=membership.user if membership else None, by=None)


@pytest.fixture
def handover(person, advisers):
    assigned(person, advisers[1])
    return Handover.objects.get()


def written(handover, **texts):
    lines = {TOLD: "Wants to cook.\nLikes mornings.", NEVER: "Do not ring before ten."} | texts
    return write_handover(handover=handover, lines=lines, by=handover.from_adviser)


def ids(handover):
    return list(handover.lines.values_list("public_id", flat=True))


def agreed(handover, **said):
    return agree_handover(handover=handover, shown=ids(handover), by=None, **said)


def test_it_begins_when_another_adviser_takes_over(handover, advisers):
    assert (handover.from_adviser, handover.to_adviser) == (advisers[0].user, advisers[1].user)
    assert handover.state == HandoverState.TO_WRITE


def test_the_first_adviser_takes_nothing_over(in_council, advisers):
    somebody = CareLeaverFactory(council=in_council)
    assigned(somebody, advisers[0])
    update_profile(care_leaver=somebody, preferred_name="Bo", by=None)
    assert not Handover.objects.exists()


def test_who_comes_after_the_next_gets_it_from_who_knows_them(handover, person, advisers):
    assigned(person, advisers[2])
    handover.refresh_from_db()
    assert (handover.from_adviser, handover.to_adviser) == (advisers[0].user, advisers[2].user)
    assert Handover.objects.count() == 1


def test_a_yes_for_one_adviser_is_asked_again_for_another(handover, person, advisers):
    held = written(handover)
    agreed(held, left_out=ids(held)[:1])
    assigned(person, advisers[2])
    handover.refresh_from_db()
    assert (handover.state, handover.agreed_on, handover.to_adviser) == (WRITTEN, None, advisers[2].user)
    assert [each.is_left_out for each in handover.lines.all()] == [True, False, False], "proposed to them once more"
    with pytest.raises(Refused, match="nothing here to be read"):
        confirm_handover_read(handover=handover, by=advisers[2].user)
    agreed(handover)
    assert not handover.lines.filter(is_left_out=True).exists()


def test_a_yes_for_whoever_comes_next_counts_for_whoever_that_is(person, advisers):
    end_access(membership=advisers[0], by=advisers[1].user)
    agreed(written(Handover.objects.get()))
    person.refresh_from_db()
    assigned(person, advisers[2])
    assert (Handover.objects.get().state, Handover.objects.get().to_adviser) == (AGREED, advisers[2].user)


def test_none_is_needed_where_they_are_their_adviser_again(handover, person, advisers):
    assigned(person, advisers[0])
    handover.refresh_from_db()
    assert (handover.state, handover.ended_why) == (HandoverState.ENDED, AGAIN_THEIRS)


def test_when_an_advisers_role_ends_each_of_theirs_waits_for_the_next(person, advisers):
    end_access(membership=advisers[0], by=advisers[1].user)
    handover = Handover.objects.get()
    assert (handover.from_adviser, handover.to_adviser) == (advisers[0].user, None)
    person.refresh_from_db()
    assigned(person, advisers[2])
    handover.refresh_from_db()
    assert handover.to_adviser == advisers[2].user


def test_each_line_is_one_thing_and_what_is_left_out_is_not_passed_on(handover):
    held = written(handover)
    assert held.state == HandoverState.WRITTEN
    first, *_ = ids(held)
    held = agreed(held, left_out=[first])
    assert [each.words for each in held.may_be_shown] == ["Likes mornings.", "Do not ring before ten."]
    assert (held.state, held.agreed_recorded_by) == (HandoverState.AGREED, None)


def test_they_say_yes_to_what_they_read_alone(handover):
    held = written(handover)
    before = ids(held)
    written(handover, told="Something else")
    with pytest.raises(Refused, match="changed since you opened it"):
        agree_handover(handover=handover, shown=before, by=None)


def test_a_yes_by_voice_says_on_which_day_and_how(handover, advisers):
    held, by = written(handover), advisers[0].user
    with pytest.raises(Refused, match="how they said yes"):
        agree_handover(handover=held, shown=ids(held), on=clock.today(), by=by)
    earlier = clock.today() - dt.timedelta(days=1)
    with pytest.raises(Refused, match="from when it was written"):
        agree_handover(handover=held, shown=ids(held), on=earlier, how=ContactMethod.PHONE, by=by)
    held = agree_handover(handover=held, shown=ids(held), on=clock.today(), how=ContactMethod.PHONE, by=by)
    assert (held.agreed_how, held.agreed_recorded_by) == (ContactMethod.PHONE, by)


def test_what_they_agreed_to_is_kept_as_it_was_given(handover):
    held = agreed(written(handover))
    for act in (lambda: written(held), lambda: agreed(held), lambda: ask_for_change(handover=held, words="No")):
        with pytest.raises(Refused, match="kept as it was given"):
            act()


@pytest.mark.parametrize("line", ["They are a care leaver", "x" * 401, "\n".join("abcdefghijklm")])
def test_a_line_that_tells_or_is_too_long_is_refused_and_nothing_is_half_saved(handover, line):
    held = written(handover)
    with pytest.raises(Refused):
        written(handover, told=line)
    assert held.lines.count() == 3


def test_what_they_ask_to_change_is_kept_exactly_and_answered_as_every_message(handover):
    held = ask_for_change(handover=written(handover), words=" not  the mornings ")
    message = OwnMessage.objects.get()
    assert (held.asked, message.words) == (message, " not  the mornings ")
    assert written(handover).asked is None


def test_words_that_name_harm_are_kept_also_where_nothing_is_changed_any_more(handover):
    held = agreed(written(handover))
    with pytest.raises(Refused, match="kept as it was given"):
        ask_for_change(handover=held, words="he hits me")
    assert OwnMessage.objects.get().names_harm


def test_the_new_adviser_alone_says_that_they_have_read_it(handover, advisers):
    held = written(handover)
    with pytest.raises(Refused, match="nothing here to be read"):
        confirm_handover_read(handover=held, by=advisers[1].user)
    held = agreed(held)
    with pytest.raises(Refused, match="their new adviser"):
        confirm_handover_read(handover=held, by=advisers[2].user)
    assert confirm_handover_read(handover=held, by=advisers[1].user).state == HandoverState.PASSED_ON


def test_for_another_council_it_is_given_by_hand_once(person, advisers):
    by = advisers[0].user
    held = begin_council_handover(care_leaver=person, next_council="Medway Council", by=by)
    with pytest.raises(Refused, match="begun already"):
        begin_council_handover(care_leaver=person, next_council="Kent", by=by)
    gives = {"given_on": clock.today(), "given_to": "Ana Hill, personal adviser", "by": by}
    with pytest.raises(Refused, match="said yes to"):
        give_handover(handover=held, **gives)
    held = agreed(written(held))
    with pytest.raises(Refused, match="nothing here to be read"):
        confirm_handover_read(handover=held, by=by)
    assert give_handover(handover=held, **gives).state == HandoverState.PASSED_ON


def test_where_none_is_needed_somebody_says_why(handover, advisers):
    by = advisers[0].user
    with pytest.raises(Refused, match="why none is needed"):
        end_handover(handover=handover, why=" ", by=by)
    held = end_handover(handover=handover, why="I never met them.", by=by)
    assert held.state == HandoverState.ENDED
    with pytest.raises(Refused, match="not needed any more"):
        written(held)
