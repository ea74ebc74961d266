import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.placements.models import CheckIn, Placement
from backend.placements.services import end, record_check_in
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.councils import CouncilFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tools.local_servers.database import run_as_owner


@pytest.fixture
def placement(world):
    return placement_since(world, TODAY - 30 * DAY)


def heard(check_in, world, **facts):
    told = {"on": TODAY, "heard_from": "young_person", "going": 4, "still_there": True} | facts
    return record_check_in(check_in=check_in, by=world.adviser, **told)


def test_what_is_due_comes_soonest_first_and_leaves_the_list_once_recorded(world, placement):
    due = CheckIn.objects.due_by(TODAY).soonest_first()
    assert [check_in.week for check_in in due] == [1, 4]
    done = heard(due[0], world, support_needed="Bus fares", note="Likes the team")
    assert (done.done_on, done.recorded_by, done.support_needed) == (TODAY, world.adviser, "Bus fares")
    assert [check_in.week for check_in in CheckIn.objects.due_by(TODAY)] == [4]


def test_a_missed_check_in_is_over_once_a_later_one_is_done(world, placement):
    week_4 = placement.check_ins.get(week=4)
    heard(week_4, world)
    assert not CheckIn.objects.due_by(TODAY).exists()
    assert CheckIn.objects.upcoming().soonest_first().first().week == 8


def test_a_placement_that_ended_asks_for_nothing_more(world, placement):
    end(placement=placement, on=TODAY, reason="completed", by=world.adviser)
    assert not CheckIn.objects.due_by(TODAY).exists()
    assert not CheckIn.objects.upcoming().exists()


@pytest.mark.parametrize(
    ("facts", "sentence", "field"),
    [
        ({"on": TODAY + DAY}, "up to today", "on"),
        ({"on": TODAY - 31 * DAY}, "a check-in comes after that", "on"),
        ({"heard_from": "neighbour"}, "who you heard this from", "heard_from"),
        ({"going": 6}, "how it is going", "going"),
    ],
)
def test_a_check_in_that_cannot_be_is_refused(world, placement, facts, sentence, field):
    check_in = placement.check_ins.first()
    with pytest.raises(Refused, match=sentence) as refusal:
        heard(check_in, world, **facts)
    assert refusal.value.field == field
    check_in.refresh_from_db()
    assert check_in.done_on is None


def test_a_check_in_is_recorded_once(world, placement):
    check_in = placement.check_ins.first()
    heard(check_in, world)
    with pytest.raises(Refused, match="already recorded, for 15 June 2026"):
        heard(check_in, world)


def test_hearing_that_somebody_left_asks_for_the_end_and_changes_no_date(world, placement):
    heard(placement.check_ins.first(), world, still_there=False, going=None)
    assert list(Placement.objects.said_to_be_over()) == [placement]
    placement.refresh_from_db()
    assert placement.ended_on is None


def test_a_list_of_check_ins_is_one_query(world, placement, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = CheckIn.objects.upcoming().with_details().soonest_first()
        assert [row.placement.care_leaver.full_name + row.placement.opportunity.employer.name for row in rows]


def test_what_is_due_is_found_by_its_index_and_not_by_reading_every_check_in(transactional_db):
    """As PostgreSQL plans it once it knows the table: a few check-ins are due among thousands that are done."""
    council = CouncilFactory()
    with clock.moved_to(TODAY), council_context(council.id):
        world = referral_world(council)
        placement = placement_since(world, TODAY - 30 * DAY)
        done = {"placement": placement, "council": council, "due_on": TODAY, "done_on": TODAY}
        CheckIn.objects.bulk_create(
            CheckIn(week=week, recorded_by=world.adviser, **done) for week in range(1_000, 4_000)
        )
    run_as_owner(["ANALYZE"])
    with council_context(council.id):
        plan = CheckIn.objects.for_council(council.id).due_by(TODAY).explain()
    assert "check_ins_still_to_do" in plan
    assert "Seq Scan on placements_checkin" not in plan


@pytest.mark.parametrize(
    ("words", "left"),
    [((), 0), ((False,), 1), ((True, False), 1), ((False, True), 0), ((None, False), 1), ((False, None), 1)],
)
def test_the_last_word_of_whether_they_are_there_counts(world, placement, words, left):
    for check_in, word in zip(placement.check_ins.order_by("week"), words, strict=False):
        CheckIn.objects.filter(pk=check_in.pk).update(still_there=word)
    asked = list(CheckIn.objects.saying_they_left())
    (read,) = Placement.objects.filter(pk=placement.pk).with_whether_they_left()
    assert [each for each in read.check_ins.all() if each.says_they_left] == asked
    assert len(asked) == left
