"""A council's chances stand at published base rates, move with its own outcomes, and can be made again as they were."""

import datetime as dt

import pytest

import matching
from backend.core import clock
from backend.core.protection import council_context
from backend.ranking.base_rates import anchor_of_council, base_rates_as_json, published_rate
from backend.ranking.reproduction import reproduce
from backend.ranking.services import rank_care_leaver, rank_council
from backend.reference.base_rates import base_rates_on
from backend.reference.choices import RatedOutcome
from backend.referrals.models import Referral
from backend.shortlists.choices import ChanceBasis
from backend.shortlists.models import Match, MatchRun
from tests.factories.learning import past_of
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)
FIGURES = ("position", "chance_start", "chance_stay", "chance_stay_low", "likelier_to_stay", "fair_value")


def kept(council):
    return list(Match.objects.for_council(council.id).best_first().values_list(*FIGURES))


def test_published_rates_are_of_week_26_and_a_placement_in_four_or_five_ends_early():
    stay = published_rate(RatedOutcome.STAY, TODAY)
    assert stay.worth == sum(row.worth for row in base_rates_on(TODAY, RatedOutcome.STAY)) == 20
    assert stay.share == pytest.approx(0.768, abs=0.005)
    assert published_rate(RatedOutcome.START, TODAY).share == 0.25


def test_before_any_outcome_the_published_rates_stand_alone(world):
    (run,) = rank_council(council=world.council)
    assert run.basis == ChanceBasis.PUBLISHED
    assert (run.base_rates["referrals"], run.base_rates["left"]) == (0, 0)
    match = Match.objects.for_council(world.council.id).first()
    assert match.chance_stay_low < match.chance_stay < match.chance_stay_high
    assert match.chance_26_weeks == pytest.approx(match.chance_start * match.chance_stay)


def test_outcomes_move_everybody_at_the_next_ranking_of_everybody_and_nobody_before(world):
    rank_council(council=world.council)
    before = kept(world.council)
    past_of(world, starts=2, declined=6, first=TODAY - dt.timedelta(days=200), apart=10)
    with council_context(world.council.id):
        assert rank_care_leaver(care_leaver=world.person).base_rates["referrals"] == 0
    (run,) = rank_council(council=world.council)
    assert run.basis == ChanceBasis.LOCAL
    assert [run.base_rates[name] for name in ("referrals", "starts", "left")] == [8, 2, 1]
    assert run.base_rates["start_sd"] < 0.73
    assert kept(world.council) != before
    with council_context(world.council.id):
        assert rank_care_leaver(care_leaver=world.person).base_rates == run.base_rates


def test_a_ranking_is_made_again_at_the_base_rates_of_its_day(world):
    (first,) = rank_council(council=world.council)
    made = kept(world.council)
    past_of(world, starts=3, declined=2, first=TODAY - dt.timedelta(days=200))
    assert [tuple(getattr(each, name) for name in FIGURES) for each in reproduce(first)] == made
    MatchRun.objects.filter(id=first.id).update(base_rates={})  # one of before there were any
    first.refresh_from_db()
    assert reproduce(first)[0].chance_stay < made[0][2]
    assert base_rates_as_json(matching.Ranker()) == {}


def test_a_record_that_the_engine_refuses_stops_no_ranking(world):
    past_of(world, starts=0, declined=2, first=TODAY - dt.timedelta(days=100))
    with council_context(world.council.id):
        assert anchor_of_council(world.council, clock.today()).referrals == 2
        snapshot = Referral.objects.for_council(world.council.id).latest("id").person_snapshot
        type(snapshot).objects.filter(id=snapshot.id).update(record={"id": "p", "readiness": 99})
        assert anchor_of_council(world.council, clock.today()).referrals == 1
