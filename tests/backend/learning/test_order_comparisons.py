"""Lists in two orders by lot: the protocol comes first and stays, and the end alone says what came of it."""

import datetime as dt
from decimal import Decimal
from hashlib import sha256

import pytest
from django.db import ProgrammingError, transaction

from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import DRAW_ORDERS, RANK_COUNCIL
from backend.core.models import Job
from backend.councils.choices import Role
from backend.learning.order_comparisons import draw_week, register, stop
from backend.learning.order_results import standing_of
from backend.learning.services import approve
from backend.model_versions.models import OrderComparison
from backend.placements.services import record_check_in
from backend.ranking.active_model import PRIOR_MODEL
from backend.ranking.services import rank_care_leaver, rank_council
from backend.reference.choices import Route
from backend.shortlists.models import Match
from matching.trials import ring_order, seal
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.learning import past_of, trained, turned_round
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is
from worker.tasks.learning import draw_orders, draw_orders_everywhere


TODAY = dt.date(2026, 6, 15)  # a Monday
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
FIRST = TODAY + WEEK
_today = today_is(TODAY)
CHOSEN = {
    "begins_on": FIRST,
    "last_week": FIRST,
    "most": 60,
    "weeks_followed": 26,
    "share": Decimal("0.30"),
    "difference": Decimal("0.10"),
}


def build(council):
    """A live version that turns the order round, seven people who look, and six opportunities."""
    world = referral_world_with_facts(council, places=50)
    for route in 2 * (Route.CATERING, Route.LEGAL, Route.SALES):
        CareLeaverFactory(council=council, ready=True, route_interests=[route])
    for route in (Route.CATERING, Route.DIGITAL, Route.LEGAL, Route.SALES, Route.CARE):
        OpportunityFactory(council=council, route=route, employer=world.opportunity.employer)
    past_of(world, starts=2, declined=0, first=TODAY - 300 * DAY)
    head = MembershipFactory(council=council, role=Role.HEAD).user
    approve(version=turned_round(trained(council)), by=head)
    return world


kept_world = kept(build, TODAY)
world = fresh("kept_world", autouse=True)


def registered(world, **more):
    return register(council=world.council, by=world.adviser, **CHOSEN | more)


def drawn_on(world, day):
    with clock.moved_to(day):
        return draw_week(world.council)


def test_a_protocol_is_registered_with_its_digest_and_the_database_lets_nobody_change_it(world):
    comparison = registered(world)
    assert comparison.digest == sha256(comparison.protocol.encode()).hexdigest()
    assert comparison.seal == seal(comparison.seed)
    for said in ("Registered on 15 June 2026", "week 13", comparison.seal, "takes 708 people", "at most 60"):
        assert said in comparison.protocol
    assert comparison.seed not in comparison.protocol
    for changed in ({"protocol": "Another"}, {"most": 10}, {"begins_on": FIRST + WEEK}, {"seed": "mine"}):
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            OrderComparison.objects.update(**changed)
    with pytest.raises(Refused, match="A comparison runs already"):
        registered(world)


def test_each_who_looks_is_drawn_once_and_half_have_the_written_order(world):
    comparison = registered(world)
    assert drawn_on(world, TODAY) == []
    draws = drawn_on(world, FIRST + 2 * DAY)
    assert drawn_on(world, FIRST + 3 * DAY) == []
    placed = placement_of(world)
    assert placed not in {each.care_leaver_id for each in draws}
    people = {str(each.care_leaver.public_id): each for each in draws}
    listed = sorted(people)
    order = [listed[place] for place in ring_order(listed, comparison.seed, FIRST.isoformat())]
    assert [people[key].is_written for key in order] == [place < len(order) // 2 for place in range(len(order))]
    assert {each.until for each in draws} == {FIRST + 26 * WEEK}
    assert "seed" not in {field.name for field in OrderComparison.history.rel.related_model._meta.fields}


def placement_of(world):
    return placement_since(world, TODAY - DAY).care_leaver_id


def orders(world):
    """By person the model that ranked them, and the opportunities of their list."""
    found = {}
    for match in Match.objects.for_council(world.council.id).select_related("run").order_by("position"):
        found.setdefault(match.care_leaver_id, (match.run.model_version, []))[1].append(match.opportunity_id)
    return found


def test_lists_are_of_the_same_opportunities_in_the_order_of_the_lot_until_it_is_stopped(world):
    rank_council(council=world.council)
    before = orders(world)
    assert PRIOR_MODEL not in {model for model, _ in before.values()}
    comparison = registered(world)
    with clock.moved_to(FIRST):
        draws = draw_week(world.council)
        runs = rank_council(council=world.council)
        during = orders(world)
        written = {each.care_leaver_id for each in draws if each.is_written}
        assert {person for person, (model, _) in during.items() if model == PRIOR_MODEL} == written & during.keys()
        assert len(runs) == 2
        assert all(sorted(during[person][1]) == sorted(before[person][1]) for person in before)  # no door is lost
        assert any(during[person][1] != before[person][1] for person in written)
        one = next(each for each in draws if each.is_written).care_leaver
        rank_care_leaver(care_leaver=one)
        assert orders(world)[one.pk][0] == PRIOR_MODEL
        with pytest.raises(Refused, match="why it is stopped"):
            stop(comparison=comparison, why=" ", by=world.adviser)
        stop(comparison=comparison, why="We changed our mind", by=world.adviser)
        assert Job.objects.filter(name=RANK_COUNCIL, arguments=[world.council.id]).exists()
        rank_council(council=world.council)
        assert PRIOR_MODEL not in {model for model, _ in orders(world).values()}


def test_nothing_is_said_before_everybody_was_followed_and_silence_is_not_known(world):
    comparison = registered(world)
    draws = drawn_on(world, FIRST)
    in_use = next(each.care_leaver for each in draws if not each.is_written)
    written = next(each.care_leaver for each in draws if each.is_written)
    heard = placement_since(world, FIRST + WEEK, person=in_use)
    placement_since(world, FIRST + WEEK, person=written)
    end = FIRST + 26 * WEEK
    with clock.moved_to(end):
        said = {"heard_from": "employer", "going": 4, "still_there": True, "on": FIRST + 15 * WEEK}
        record_check_in(check_in=heard.check_ins.get(week=13), by=world.adviser, **said)
        assert not standing_of(comparison).is_known
        assert standing_of(comparison).steps == []
    with clock.moved_to(end + DAY):
        standing = standing_of(comparison)
    half = len(draws) // 2
    assert standing.known_on == end + DAY
    assert f"Of {len(draws) - half} with the order in use 1 got to week 13" in standing.sentence
    assert f"of {half - 1} with the written order 0" in standing.sentence
    assert "Of 1 it is not known" in standing.sentence
    assert standing.sentence.startswith("No difference was found")
    assert [(each.drawn, each.started) for each in standing.steps] == [(len(draws) - half, 1), (half, 1)]


CANNOT_BE = [
    ({"begins_on": FIRST + DAY}, "begins_on", "is no Monday"),
    ({"begins_on": TODAY}, "begins_on", "comes before the first draw"),
    ({"last_week": FIRST - WEEK}, "last_week", "lies before the first"),
    ({"last_week": FIRST + 200 * WEEK}, "last_week", "104 weeks at most"),
    ({"most": 1}, "most", "2 to 5,000"),
    ({"weeks_followed": 13}, "weeks_followed", "26 to 52 weeks"),
    ({"share": Decimal(1)}, "share", "1 to 90"),
    ({"difference": Decimal("0.80")}, "difference", "100 at most"),
]


def test_a_protocol_that_cannot_be_is_a_sentence_at_its_field(world):
    for wrong, field, sentence in CANNOT_BE:
        with pytest.raises(Refused, match=sentence) as refused:
            registered(world, **wrong)
        assert refused.value.field == field
    assert not OrderComparison.objects.exists()


def test_the_clock_draws_in_every_council(world):
    comparison = registered(world)
    with clock.moved_to(FIRST):
        draw_orders_everywhere()
        job = Job.objects.get(name=DRAW_ORDERS, arguments=[world.council.id])
        draw_orders.apply(args=[job.id], throw=True)
    assert comparison.draws.count() > 2
