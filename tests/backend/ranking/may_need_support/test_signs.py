"""Which facts are a sign that somebody may need support, for how long, and what settles them."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.care_leavers.own_messages import answer_own_message, send_own_message
from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.model_versions.models import ModelVersion
from backend.placements.models import Placement, Promise
from backend.placements.pay_checks import Payslip, compare_pay, record_pay_check
from backend.placements.services import begin_break, end, end_break, record_check_in
from backend.placements.support import record_support, say_whether_it_helped
from backend.ranking.may_need_support.listing import SupportState, may_need_support
from matching import PARAMETERS_FORMAT, SUPPORT_SIGNS, TYPES, Ranker
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)
kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)


@pytest.fixture
def placement(world):
    return placement_since(world, TODAY - 31 * DAY)


def names(day=TODAY):
    with clock.moved_to(day):
        return [sign.name for each in may_need_support(Placement.objects.all()) for sign in each.signs]


def only():
    (found,) = may_need_support(Placement.objects.all())
    return found


def heard(placement, world, week=4, on=TODAY, **facts):
    told = {"heard_from": "young_person", "going": 4, "still_there": True} | facts
    return record_check_in(check_in=placement.check_ins.get(week=week), on=on, by=world.adviser, **told)


def test_a_check_in_that_heard_nobody_is_a_sign_once_five_working_days_are_over(world, placement):
    week_4 = placement.check_ins.get(week=4).due_on  # Friday 12 June
    heard(placement, world, week=1, on=TODAY - 20 * DAY)
    assert names() == []
    assert names(week_4 + 7 * DAY) == []
    assert names(week_4 + 10 * DAY) == ["nobody_heard"]
    with clock.moved_to(week_4 + 10 * DAY):
        sign = only().signs[0]
        assert sign.sentence == "Nobody has heard from them: the week 4 check-in was due on 12 June"
        assert (sign.source, sign.on) == ("check-in of week 4", week_4)
        heard(placement, world, on=clock.today())
        assert names(clock.today()) == []


def test_whoever_was_reached_in_another_way_was_heard(world, placement):
    heard(placement, world, week=1, on=TODAY - 20 * DAY)
    later = TODAY + 10 * DAY
    with clock.moved_to(later):
        record_contact(care_leaver=placement.care_leaver, on=later, method="phone", reached=False, by=world.adviser)
        assert names(later) == ["nobody_heard"]
        record_contact(care_leaver=placement.care_leaver, on=later, method="phone", reached=True, by=world.adviser)
        assert names(later) == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"going": 2}, ["said_hard"]),
        ({"going": 3}, []),
        ({"support_needed": "A bus pass"}, ["asked_for_support"]),
        ({"attendance": "some_missed"}, []),
        ({"attendance": "many_missed"}, ["missed_days"]),
        ({"attendance": "stopped"}, ["stopped_going"]),
        ({"worries": ["money", "people"]}, ["worried", "worried"]),
        ({"worries": ["manager"]}, ["manager_changed"]),
        ({"note": "he hit me and I want to die"}, []),
    ],
)
def test_what_was_chosen_at_the_last_check_in_counts_and_words_do_not(world, placement, facts, found):
    heard(placement, world, **facts)
    assert names() == found
    with clock.moved_to(TODAY + DAY):
        heard(placement, world, week=8, on=TODAY + DAY)
        assert names(TODAY + DAY) == []


def test_a_good_word_of_one_side_does_not_settle_what_the_other_said(world, placement):
    heard(placement, world, week=1, heard_from="employer", attendance="many_missed")
    heard(placement, world, week=4, going=5)
    assert names() == ["missed_days"]
    assert only().signs[0].sentence == "Several days missed, said the employer on 15 June"


def test_hard_on_their_own_page_is_a_sign_without_its_words_until_they_are_heard(world, placement):
    heard(placement, world)
    person = placement.care_leaver
    with clock.moved_to(TODAY + DAY):
        message = send_own_message(care_leaver=person, kind="going", feeling="hard", words="he hit me")
        found = only()
        assert [sign.sentence for sign in found.signs] == ["Chose “hard” on their own page, 16 June"]
        assert found.is_told_elsewhere, "the message has a line of its own until somebody answers"
        spoken = {"spoken_on": clock.today(), "told_whom": "Ann, duty"}
        answer_own_message(message=message, answer="We talked.", by=world.adviser, **spoken)
        assert not only().is_told_elsewhere
    with clock.moved_to(TODAY + 2 * DAY):
        heard(placement, world, week=8, on=clock.today())
        assert names(clock.today()) == []


def test_two_who_chose_the_same_stand_alike_whatever_one_of_them_wrote(world):
    both = [placement_since(world, TODAY - 31 * DAY) for _ in range(2)]
    for each, words in zip(both, ("", "I want to hurt myself"), strict=True):
        heard(each, world)
        send_own_message(care_leaver=each.care_leaver, kind="going", feeling="hard", words=words)
    found = may_need_support(Placement.objects.all())
    assert [each.placement.pk for each in found] == [each.pk for each in both]
    assert len({tuple(sign.name for sign in each.signs) for each in found}) == 1


def test_a_break_is_a_sign_while_it_lasts_and_for_two_weeks_after_and_why_is_not_read(world, placement):
    heard(placement, world)
    spell = begin_break(placement=placement, on=TODAY, reason="custody", by=world.adviser)
    assert names() == ["away"]
    assert only().signs[0].sentence == "On a break since 15 June"
    with clock.moved_to(TODAY + 10 * DAY):
        end_break(spell=spell, on=TODAY + 9 * DAY, by=world.adviser)
        assert names(clock.today()) == ["back_from_break"]
    assert "back_from_break" not in names(TODAY + 24 * DAY)


def test_a_shift_before_the_first_bus_is_a_sign_in_the_first_weeks_for_whoever_cannot_drive(world):
    placement = placement_since(world, TODAY - 3 * DAY, working_pattern="06:30 to 14:30")
    assert only().signs[0].sentence == "The shift starts at 6:30am: the first bus may come after that"
    assert "first_bus" not in names(TODAY + 60 * DAY)
    Promise.objects.create(
        council=world.council,
        care_leaver=placement.care_leaver,
        referral=placement.referral,
        kind="travel",
        words="We plan it.",
        owner=world.adviser,
        promised_by=world.adviser,
        due_on=TODAY,
        kept_at=clock.now(),
        kept_by=world.adviser,
        how="Planned",
    )
    assert names() == []


def test_whoever_drives_needs_no_bus(world):
    placement = placement_since(world, TODAY - 3 * DAY, working_pattern="06:30 to 14:30")
    update_profile(care_leaver=placement.care_leaver, can_drive=True, by=world.adviser)
    assert names() == []


def test_a_first_pay_below_the_minimum_is_a_sign_by_what_the_check_said(world, placement):
    heard(placement, world)
    facts = {"council": world.council, "care_leaver": placement.care_leaver, "referral": placement.referral}
    promised = {"words": "We check your pay.", "owner": world.adviser, "promised_by": world.adviser, "due_on": TODAY}
    promise = Promise.objects.create(kind="pay", **facts, **promised)
    slip = Payslip(TODAY - 14 * DAY, TODAY - 8 * DAY, Decimal(30), Decimal(60), False, False, True)
    assert compare_pay(slip, placement.care_leaver).is_under
    record_pay_check(promise=promise, payslip=slip, by=world.adviser)
    assert names() == ["pay_below_floor"]


def test_what_was_done_covers_the_signs_it_was_about_and_a_new_one_brings_them_back(world, placement):
    heard(placement, world, week=1, going=1)
    assert only().state == SupportState.NOTHING_DONE
    support = record_support(placement=placement, kind="calls", words="Rang", reasons=only().keys, by=world.adviser)
    assert only().state == SupportState.TRIED
    heard(placement, world, week=4, going=2, heard_from="employer")
    found = only()
    assert (found.state, [sign.name for sign in found.waiting]) == (SupportState.NOTHING_DONE, ["said_hard"])
    assert [sign.name for sign in found.tried] == ["said_hard"]
    record_support(placement=placement, kind="manager", words="Met", reasons=found.keys, by=world.adviser)
    say_whether_it_helped(support=support, helped="yes", by=world.adviser)
    assert only().state == SupportState.TRIED, "the last about a sign says how it stands"


@pytest.mark.parametrize(("helped", "left"), [("yes", None), ("partly", SupportState.TRIED)])
def test_what_helped_settles_and_what_helped_a_little_stays(world, placement, helped, left):
    heard(placement, world, going=1)
    support = record_support(placement=placement, kind="calls", words="Rang", reasons=only().keys, by=world.adviser)
    say_whether_it_helped(support=support, helped=helped, by=world.adviser)
    found = may_need_support(Placement.objects.all())
    assert [each.state for each in found] == ([left] if left else [])


def test_what_did_not_help_waits_again_since_they_said_so_and_is_not_proposed_twice(world, placement):
    heard(placement, world, going=1)
    support = record_support(placement=placement, kind="calls", words="Rang", reasons=only().keys, by=world.adviser)
    with clock.moved_to(TODAY + 3 * DAY):
        say_whether_it_helped(support=support, helped="no", by=world.adviser)
        found = only()
        assert (found.state, found.since) == (SupportState.NOTHING_DONE, TODAY + 3 * DAY)
        assert found.suggested == []


def test_nothing_needed_settles_and_a_sign_of_another_day_is_a_new_one(world, placement):
    heard(placement, world, week=1, going=1)
    record_support(placement=placement, kind="nothing", words="A bad day", reasons=only().keys, by=world.adviser)
    assert names() == []
    with clock.moved_to(TODAY + DAY):
        heard(placement, world, week=4, on=clock.today(), going=1)
        assert names(clock.today()) == ["said_hard"]


def test_whom_to_look_at_first_is_by_week_and_signs_and_who_waits_longer_among_equals(world):
    late = placement_since(world, TODAY - 300 * DAY)
    early, equal = (placement_since(world, TODAY - 31 * DAY) for _ in range(2))
    for each, week in ((late, 39), (equal, 4), (early, 4)):
        heard(each, world, week=week, worries=["money"])
    worst = placement_since(world, TODAY - 31 * DAY)
    heard(worst, world, going=1, attendance="many_missed")
    found = [each.placement.pk for each in may_need_support(Placement.objects.all())]
    assert found == [worst.pk, *sorted([early.pk, equal.pk]), late.pk]


def test_a_learnt_model_says_how_often_people_leave_by_kind(world):
    both = [placement_since(world, TODAY - 31 * DAY, type=kind) for kind in ("apprenticeship", "job")]
    for each in both:
        heard(each, world, worries=["money"])
    assert [each.placement.pk for each in may_need_support(Placement.objects.all())] == [each.pk for each in both]
    parameters = Ranker().parameters()
    parameters["terms"]["opportunity_type"]["stay"] = [
        0.0,
        *(1.0 if kind == "apprenticeship" else 0.0 for kind in TYPES),
    ]
    assert parameters["format"] == PARAMETERS_FORMAT
    counted = dict.fromkeys(("referrals", "starts", "leaves"), 0)
    days = {"trained_on": TODAY, "window_to": TODAY, "calibrated": True, "data_hash": "x"}
    ModelVersion.objects.create(
        council=world.council,
        number=1,
        parameters=parameters,
        state="live",
        approved_by=world.adviser,
        approved_at=clock.now(),
        **counted,
        **days,
    )
    assert [each.placement.pk for each in may_need_support(Placement.objects.all())] == [both[1].pk, both[0].pk]


def test_nobody_who_has_left_whose_support_ended_or_who_has_died_is_on_the_list(world, placement):
    heard(placement, world, going=1)
    person = placement.care_leaver
    update_profile(care_leaver=person, support_ended_on=TODAY, by=world.adviser)
    assert names() == []
    update_profile(care_leaver=person, support_ended_on=None, by=world.adviser)
    assert names() == ["said_hard"]
    end(placement=placement, on=TODAY, reason="travel", by=world.adviser)
    assert names() == []


def test_all_of_it_is_one_query_and_every_sign_is_one_of_the_engines(world):
    for _ in range(3):
        heard(
            placement_since(world, TODAY - 31 * DAY, person=CareLeaverFactory(council=world.council, ready=True)),
            world,
            going=1,
        )
    with CaptureQueriesContext(connection) as captured:
        found = may_need_support(Placement.objects.all())
        assert [str(each.placement.care_leaver.eet_adviser) for each in found]
    assert len(captured.captured_queries) == 1
    assert {sign.name for each in found for sign in each.signs} <= {sign.name for sign in SUPPORT_SIGNS}


def test_what_was_said_a_quarter_ago_says_nothing_of_today_but_support_that_was_asked_for_waits(placement, world):
    heard(placement, world, going=2)
    assert "said_hard" in names(TODAY + 91 * DAY)
    assert "said_hard" not in names(TODAY + 92 * DAY)
    with clock.moved_to(TODAY + 5 * DAY):
        heard(placement, world, week=8, on=TODAY + 5 * DAY, support_needed="A bus pass")
    assert "asked_for_support" in names(TODAY + 300 * DAY)
