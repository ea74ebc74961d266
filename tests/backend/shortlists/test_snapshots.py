"""What a ranking read is kept, so that it can be made again; what nothing needs is let go."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.ranking.records import EetHistory, person_record
from backend.ranking.reproduction import reproduce
from backend.ranking.services import rank_care_leaver, rank_council
from backend.reference.choices import Route
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Match, MatchRun, OpportunitySnapshot, PersonSnapshot
from backend.shortlists.retention import remove_unneeded_snapshots
from backend.shortlists.services import decide
from backend.shortlists.snapshots import record_from_snapshot
from tests.factories.care_leavers import AvoidedPlaceFactory, CareLeaverFactory
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.referrals import referral_world
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
MATCH_FIELDS = [
    "care_leaver_id", "opportunity_id", "position", "score", "reference", "chance_start", "chance_start_low",
    "chance_start_high", "chance_26_weeks", "chance_26_weeks_low", "chance_26_weeks_high", "fair_value", "minutes",
    "reasons", "criteria",
]  # fmt: skip
_today = today_is(TODAY)


def person_in(council, **facts):
    return CareLeaverFactory(council=council, ready=True, living_in_croydon=True, **facts)


def opportunities_in(council, count):
    routes = list(Route)
    for number in range(count):
        opportunity = OpportunityFactory(council=council, route=routes[number % len(routes)], summary=f"Work {number}")
        SiteFactory(opportunity=opportunity, easting=532400 + 300 * number)


def values(matches):
    return [{name: getattr(match, name) for name in MATCH_FIELDS} for match in matches]


def edit_everything(council):
    people = CareLeaver.objects.for_council(council.id)
    people.update(
        birth_date=dt.date(2009, 1, 1), home_easting=600000, maths_level=0, aspiration="Something else", readiness=1
    )
    opportunities = Opportunity.objects.for_council(council.id)
    opportunities.update(
        title="Changed", route=Route.BUSINESS, weekly_hours=5, start_date=None, min_age=22, closing_date=None
    )


def test_a_ranking_is_made_again_from_what_it_read_after_everything_has_changed(in_council):
    for _ in range(3):
        AvoidedPlaceFactory(care_leaver=person_in(in_council, available_from=TODAY))
    opportunities_in(in_council, 30)
    (run,) = rank_council(council=in_council)
    before = values(run.rows.order_by("care_leaver_id", "position"))
    assert len(before) == 60
    edit_everything(in_council)
    with clock.moved_to(TODAY + dt.timedelta(days=90)):
        assert values(reproduce(MatchRun.objects.get(id=run.id))) == before


def test_a_record_that_has_not_changed_is_kept_once(in_council):
    person = person_in(in_council)
    opportunities_in(in_council, 3)
    rank_council(council=in_council)
    rank_council(council=in_council)
    assert (PersonSnapshot.objects.count(), OpportunitySnapshot.objects.count()) == (1, 3)
    CareLeaver.objects.update(maths_level=1)
    rank_care_leaver(care_leaver=person)
    assert (PersonSnapshot.objects.count(), OpportunitySnapshot.objects.count()) == (2, 3)


def test_storing_a_snapshot_that_exists_takes_a_query_a_side(in_council):
    person = person_in(in_council)
    opportunities_in(in_council, 3)
    rank_council(council=in_council)
    with CaptureQueriesContext(connection) as captured:
        rank_care_leaver(care_leaver=person)
    about_them = [
        each for each in captured.captured_queries if "snapshot" in each["sql"] and "shortlists_" in each["sql"]
    ]
    assert len(about_them) == 4  # a look at each side and at the rules, and the run that names them


def test_a_snapshot_reads_as_the_record_it_was_made_from(in_council):
    person = person_in(in_council, available_from=TODAY, max_weekly_hours=20, route_interests=[Route.CATERING])
    AvoidedPlaceFactory(care_leaver=person)
    opportunities_in(in_council, 1)
    rank_council(council=in_council)
    record = person_record(person, on=TODAY, history=EetHistory([person], on=TODAY))
    restored = record_from_snapshot(PersonSnapshot.objects.get())
    assert restored == record | {"avoid_areas": [list(area) for area in record["avoid_areas"]]}
    assert restored["birth_date"] == person.birth_date


def test_a_decision_keeps_the_pair_that_was_in_front_of_the_decider(in_council):
    person = person_in(in_council)
    opportunities_in(in_council, 2)
    rank_council(council=in_council)
    match = Match.objects.with_details().best_first().first()
    CareLeaver.objects.update(maths_level=0)
    decision = decide(match=match, kind=DecisionKind.SHORTLIST, by=UserFactory())
    assert decision.person_snapshot.care_leaver_id == person.id
    assert decision.person_snapshot.record["maths_level"] == 2
    assert decision.opportunity_snapshot.record["id"] == str(match.opportunity.public_id)


def test_a_referral_keeps_the_pair_also_where_no_ranking_has_seen_it(in_council):
    world = referral_world(in_council)
    referral = world.refer()
    assert referral.person_snapshot.record["id"] == str(world.person.public_id)
    assert referral.opportunity_snapshot.record["title"] == world.opportunity.title


def test_unneeded_snapshots_are_deleted_and_the_rest_stay(in_council):
    person, other = person_in(in_council), person_in(in_council)
    opportunities_in(in_council, 2)
    (first,) = rank_council(council=in_council)
    match = Match.objects.with_details().filter(care_leaver=person).best_first().first()
    decision = decide(match=match, kind=DecisionKind.SHORTLIST, by=UserFactory())
    CareLeaver.objects.update(maths_level=1)
    Opportunity.objects.update(weekly_hours=30)
    (second,) = rank_council(council=in_council)
    assert PersonSnapshot.objects.filter(care_leaver=other).count() == 2
    remove_unneeded_snapshots(council=in_council)
    assert PersonSnapshot.objects.filter(care_leaver=other).count() == 1
    assert decision.person_snapshot in PersonSnapshot.objects.filter(care_leaver=person)
    assert OpportunitySnapshot.objects.count() == 3
    assert values(reproduce(second)) == values(second.rows.order_by("care_leaver_id", "position"))
    with pytest.raises(Refused, match="no longer kept"):
        reproduce(MatchRun.objects.get(id=first.id))
    assert remove_unneeded_snapshots(council=in_council) == 0


def test_snapshots_of_a_referral_stay(in_council):
    referral = referral_world(in_council).refer()
    remove_unneeded_snapshots(council=in_council)
    assert PersonSnapshot.objects.filter(id=referral.person_snapshot_id).exists()
    assert OpportunitySnapshot.objects.filter(id=referral.opportunity_snapshot_id).exists()


def test_snapshots_go_with_the_person(in_council):
    person = person_in(in_council)
    opportunities_in(in_council, 1)
    rank_council(council=in_council)
    person.delete()
    assert not PersonSnapshot.objects.exists()


def test_what_another_council_reads_is_its_own(in_council):
    opportunities_in(in_council, 1)
    person_in(in_council)
    rank_council(council=in_council)
    assert not PersonSnapshot.objects.exclude(council=in_council).exists()
    assert remove_unneeded_snapshots(council=CouncilFactory()) == 0
    assert PersonSnapshot.objects.count() == 1
