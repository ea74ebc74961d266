"""An EET plan: opened once, its aims and actions, what a manager looks for in it, and what is refused."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.plans.choices import ActionFlag
from backend.plans.models import ActionMove, PlanAction
from backend.plans.services import (
    change_action,
    do_action,
    drop_action,
    drop_aim,
    end_plan,
    open_plan,
    reach_aim,
    reopen_action,
    reopen_aim,
    set_action,
    set_aim,
)
from tests.backend.plans.conftest import DAY, TODAY
from tests.factories.councils import MembershipFactory
from tests.sampling import examples


F = ActionFlag


def read(action):
    return PlanAction.objects.with_moves().get(pk=action.pk)


def changed(action, **facts):
    kept = {each: getattr(action, each) for each in ("words", "matters", "owner", "owner_name", "target_on")}
    return change_action(action=action, **kept | facts)


def test_one_plan_at_a_time(person, plan, adviser):
    with pytest.raises(Refused, match="They have a plan already, opened on 15 June 2026"):
        open_plan(care_leaver=person, by=adviser)
    end_plan(plan=plan, because="They moved to Kent", by=adviser)
    assert open_plan(care_leaver=person, by=adviser).is_open
    with pytest.raises(Refused, match="This plan has ended"):
        set_aim(plan=plan, words="Something", by=adviser)


def test_words_of_theirs_are_kept_exactly(aim):
    assert aim.why == "cos dogs dont judge"


def test_an_action_without_owner_or_day_is_flagged_until_it_has_them(aim, adviser):
    action = set_action(aim=aim, words="Visit the kennels", by=adviser)
    assert read(action).flags(TODAY) == [F.NO_OWNER, F.NO_DATE]
    changed(action, owner_name="Kennels in Purley", target_on=TODAY + 7 * DAY, by=adviser)
    assert read(action).flags(TODAY) == []
    assert read(action).flags(TODAY + 8 * DAY) == [F.OVERDUE]
    assert not ActionMove.objects.exists(), "the first day it is given is no move"


def test_moved_twice_is_flagged_and_each_move_says_why(aim, adviser):
    action = set_action(aim=aim, words="Visit", owner=adviser, target_on=TODAY, by=adviser)
    with pytest.raises(Refused, match="Enter why the day moves") as refused:
        changed(action, target_on=TODAY + DAY, by=adviser)
    assert refused.value.field == "moved_because"
    action = changed(read(action), target_on=TODAY + DAY, moved_because="The vet was ill", by=adviser)
    assert read(action).flags(TODAY) == []
    changed(action, target_on=TODAY + 5 * DAY, moved_because="Again", by=adviser)
    assert read(action).flags(TODAY) == [F.MOVED_TWICE]
    assert [str(each) for each in ActionMove.objects.all()] == [
        "15 June 2026 to 16 June 2026",
        "16 June 2026 to 20 June 2026",
    ]
    with pytest.raises(Refused, match="Give the day by which it is done"):
        changed(read(action), target_on=None, by=adviser)


def test_done_needs_what_shows_it_and_can_be_taken_back(aim, adviser):
    action = set_action(aim=aim, words="Visit", by=adviser)
    with pytest.raises(Refused, match="Enter what shows that it was done"):
        do_action(action=action, on=TODAY, evidence=" ", by=adviser)
    with pytest.raises(Refused, match="Give a day from 15 June 2026"):
        do_action(action=action, on=TODAY + DAY, evidence="Photo", by=adviser)
    do_action(action=action, on=TODAY, evidence="A photo of her there", by=adviser)
    assert read(action).flags(TODAY + 99 * DAY) == []
    with pytest.raises(Refused, match="This was done on 15 June 2026"):
        drop_action(action=action, because="No", by=adviser)
    reopen_action(action=action, by=adviser)
    assert read(action).flags(TODAY) == [F.NO_OWNER, F.NO_DATE]


def test_what_is_done_for_an_aim_that_is_reached_asks_nobody_any_more(aim, adviser):
    set_action(aim=aim, words="Visit", by=adviser)
    assert PlanAction.objects.flagged(TODAY).count() == 1
    reach_aim(aim=aim, on=TODAY, by=adviser)
    assert not PlanAction.objects.flagged(TODAY).exists()
    with pytest.raises(Refused, match="This aim was reached on 15 June 2026"):
        set_action(aim=aim, words="More", by=adviser)
    reopen_aim(aim=aim, by=adviser)
    drop_aim(aim=aim, because="Dogs bite", by=adviser)
    with pytest.raises(Refused, match=r"given up, by .* “Dogs bite”"):
        set_action(aim=aim, words="More", by=adviser)


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"words": "  "}, "words", "Enter what is done"),
        ({"words": "x" * 201}, "words", "at most 200 letters"),
        ({"words": "Claim the care leaver grant"}, "words", "may tell that they have been in care"),
        ({"target_on": TODAY - DAY}, "target_on", "This day is past"),
        ({"target_on": dt.date(2062, 1, 1)}, "target_on", "more than 3 years away"),
        ({"owner": "adviser", "owner_name": "Ann"}, "owner_name", "not both"),
        ({"owner": "stranger"}, "owner", "Choose somebody of the team"),
    ],
)
def test_what_is_refused_names_its_field(aim, adviser, facts, field, said):
    people = {"adviser": adviser, "stranger": MembershipFactory(role=Role.EET_ADVISER).user}
    facts = {"words": "Visit"} | facts
    facts["owner"] = people.get(facts.get("owner"))
    with pytest.raises(Refused, match=said) as refused:
        set_action(aim=aim, by=adviser, **facts)
    assert refused.value.field == field
    assert not PlanAction.objects.exists()


STEPS = st.lists(
    st.tuples(st.sampled_from(["owner", "move", "done", "drop", "reopen"]), st.integers(0, 40)), max_size=8
)


@given(first=st.one_of(st.none(), st.integers(0, 20)), steps=STEPS, later=st.integers(0, 60))
@settings(max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flags_of_a_row_and_of_the_database_are_those_of_a_history_told_aloud(aim, adviser, first, steps, later):
    """Oracle: what happened is told in plain values, and the flags are worked out from them alone."""
    on = None if first is None else TODAY + first * DAY
    action = set_action(aim=aim, words="Visit", target_on=on, by=adviser)
    owner, moves, closed = "", 0, False
    for step, number in steps:
        day = TODAY + number * DAY
        try:
            if step == "owner":
                owner_now = "Ann"
                action = changed(read(action), owner_name=owner_now, by=adviser)
                owner = owner_now
            elif step == "move":
                action = changed(read(action), target_on=day, moved_because="Why not", by=adviser)
                moves, on = moves + (on is not None and on != day), day
            elif step == "done":
                do_action(action=action, on=TODAY, evidence="Seen", by=adviser)
                closed = True
            elif step == "drop":
                drop_action(action=action, because="No", by=adviser)
                closed = True
            else:
                reopen_action(action=action, by=adviser)
                closed = False
        except Refused:
            assert closed or step == "reopen"
    today = TODAY + later * DAY
    told = {F.NO_OWNER: not owner, F.NO_DATE: on is None, F.MOVED_TWICE: moves >= 2, F.OVERDUE: bool(on and on < today)}
    expected = [] if closed else [flag for flag, is_so in told.items() if is_so]
    assert read(action).flags(today) == expected
    with clock.moved_to(today):
        assert PlanAction.objects.flagged(today).filter(pk=action.pk).exists() == bool(expected)
