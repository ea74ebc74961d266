"""From rows to rankings and back: real engine, real rows."""

import datetime as dt
from decimal import Decimal

import pytest

import matching
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.care_leavers.services import set_entitlement
from backend.core import jobs
from backend.core.job_names import RANK_CARE_LEAVER, RANK_OPPORTUNITY
from backend.core.models import JobState
from backend.core.protection import clock_context
from backend.opportunities.choices import NO_OLDEST_AGE
from backend.opportunities.models import Opportunity
from backend.ranking import services
from backend.ranking.eligibility import Eligibility
from backend.ranking.orders_by_lot import rank_by_lot
from backend.ranking.records import EetHistory, free_from, opportunity_records, person_record
from backend.ranking.services import rank_care_leaver, rank_council, rank_opportunity
from backend.reference.choices import Route
from backend.shortlists.models import Match
from matching.criteria.age import NO_MAX_AGE
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


def person_in(council, **facts):
    return CareLeaverFactory(council=council, ready=True, living_in_croydon=True, **facts)


def opportunity_in(council, **facts):
    site = SiteFactory(opportunity=OpportunityFactory(council=council, **facts))
    return site.opportunity


def titles_for(person) -> list[str]:
    return list(
        Match.objects.filter(care_leaver=person).order_by("position").values_list("opportunity__title", flat=True)
    )


def test_what_a_person_wants_comes_first_with_reasons_that_add_up(in_council):
    person = person_in(in_council, route_interests=[Route.CATERING], aspiration="I want to be a chef")
    opportunity_in(in_council, title="Bricklayer", route=Route.CONSTRUCTION)
    opportunity_in(in_council, title="Chef", route=Route.CATERING)
    (run,) = rank_council(council=in_council)
    assert titles_for(person) == ["Chef", "Bricklayer"]
    assert (run.people, run.opportunities, run.matches, run.on, run.calibrated) == (1, 2, 2, TODAY, False)
    for match in Match.objects.all():
        assert sum(reason["contribution"] for reason in match.reasons) == pytest.approx(match.score - match.reference)
        assert [criterion["name"] for criterion in match.criteria] == list(matching.CRITERIA)
        assert match.chance_start_low <= match.chance_start <= match.chance_start_high


def test_positions_run_from_one_for_each_person(in_council):
    people = [person_in(in_council) for _ in range(3)]
    for _ in range(25):
        opportunity_in(in_council)
    rank_council(council=in_council)
    for person in people:
        assert list(person.matches.order_by("position").values_list("position", flat=True)) == list(range(1, 21))


def test_what_is_closed_or_full_or_of_a_paused_employer_is_in_no_ranking(in_council):
    person = person_in(in_council)
    opportunity_in(in_council, title="Open")
    for facts in ({"closed": True}, {"full": True}, {"draft": True}, {"employer__paused": True}):
        opportunity_in(in_council, **facts)
    opportunity_in(CouncilFactory(), title="Next door")
    rank_council(council=in_council)
    assert titles_for(person) == ["Open"]


def test_a_place_or_an_employer_to_avoid_rules_out_and_the_sentence_does_not_say_why(in_council):
    person, by = person_in(in_council), UserFactory()
    near, theirs = opportunity_in(in_council, title="Near"), opportunity_in(in_council, title="Theirs")
    far = opportunity_in(in_council, title="Far")
    far.sites.update(easting=535000, northing=165500)
    avoid_place(care_leaver=person, easting=532400, northing=165500, radius_metres=500, note="CANARY", by=by)
    theirs.sites.update(easting=535000, northing=165500)
    avoid_employer(care_leaver=person, employer=theirs.employer, note="CANARY", by=by)
    rank_care_leaver(care_leaver=person)
    assert titles_for(person) == ["Far"]
    opportunities = Opportunity.objects.with_details().filter(id__in=[near.id, theirs.id]).order_by("id")
    for criteria in Eligibility(person).criteria(opportunities):
        against = [each for each in criteria if each["status"] == "not_met"]
        assert [each["visible_to"] for each in against] == ["adviser"]
        assert "CANARY" not in str(criteria)


def test_a_ranking_replaces_the_one_before_and_touches_nobody_else(in_council):
    person, other = person_in(in_council), person_in(in_council)
    first = opportunity_in(in_council, title="First")
    rank_council(council=in_council)
    opportunity_in(in_council, title="Second")
    Opportunity.objects.filter(id=first.id).update(closing_date=TODAY - dt.timedelta(days=1))
    rank_care_leaver(care_leaver=person)
    assert titles_for(person) == ["Second"]
    assert titles_for(other) == ["First"]
    rank_opportunity(opportunity=first)
    assert titles_for(other) == ["Second"]


@pytest.mark.parametrize("again", ["person", "council"])
def test_somebody_whose_support_has_ended_stands_in_no_list(in_council, again):
    person = person_in(in_council)
    opportunity_in(in_council)
    rank_council(council=in_council)
    person.support_ended_on = TODAY
    person.save()
    if again == "person":
        rank_care_leaver(care_leaver=person)
    else:
        rank_council(council=in_council)
    assert titles_for(person) == []


def test_a_row_that_cannot_be_is_left_out_and_stops_nobody_elses_ranking(in_council, caplog):
    person, impossible = person_in(in_council), person_in(in_council, max_weekly_hours=Decimal("400"))
    opportunity_in(in_council, title="Real")
    unreal = opportunity_in(in_council, title="A typing error", wage_from=Decimal("9999999"))
    (run,) = rank_council(council=in_council)
    assert (run.people, run.opportunities) == (1, 1)
    assert titles_for(person) == ["Real"]
    assert titles_for(impossible) == []
    assert str(unreal.public_id) in caplog.text
    assert "weekly_pay" in caplog.text
    assert "max_weekly_hours" in caplog.text


def test_changes_of_several_opportunities_are_answered_by_one_ranking(in_council):
    person_in(in_council)
    opportunities = [opportunity_in(in_council) for _ in range(3)]
    jobs_enqueued = [jobs.enqueue(RANK_OPPORTUNITY, in_council.id, opportunity.id) for opportunity in opportunities]
    elsewhere = jobs.enqueue(RANK_OPPORTUNITY, CouncilFactory().id, 1)
    with jobs.running(jobs_enqueued[0].id):
        rank_opportunity(opportunity=opportunities[0])
    with clock_context():
        for job in [*jobs_enqueued, elsewhere]:
            job.refresh_from_db()
    assert [job.state for job in jobs_enqueued] == [JobState.DONE] * 3
    assert elsewhere.state == JobState.WAITING


def test_what_is_asked_for_while_an_opportunity_is_ranked_is_a_job_of_its_own(in_council, monkeypatch):
    person_in(in_council)
    ranked, other = opportunity_in(in_council), opportunity_in(in_council)
    before = jobs.enqueue(RANK_OPPORTUNITY, in_council.id, other.id)
    asked_meanwhile = []

    def reading_takes_a_while(*arguments):
        asked_meanwhile.append(jobs.enqueue(RANK_OPPORTUNITY, in_council.id, other.id))
        return rank_by_lot(*arguments)

    monkeypatch.setattr(services, "rank_by_lot", reading_takes_a_while)
    rank_opportunity(opportunity=ranked)
    (later,) = asked_meanwhile
    with clock_context():
        for job in (before, later):
            job.refresh_from_db()
    assert before.state == JobState.DONE
    assert later.id != before.id
    assert later.state == JobState.WAITING


def test_ranking_everybody_finishes_jobs_enqueued_before_it_began_alone(in_council):
    person = person_in(in_council)
    before = jobs.enqueue(RANK_CARE_LEAVER, in_council.id, person.id)
    later = []
    rank_council(council=in_council, progress=lambda _: later.append(jobs.enqueue(RANK_CARE_LEAVER, in_council.id, 99)))
    before.refresh_from_db()
    later[0].refresh_from_db()
    assert (before.state, later[0].state) == (JobState.DONE, JobState.WAITING)


def test_the_engine_reads_every_field_that_a_record_can_hold(in_council):
    """A field the engine knows and we never hand over would be lost without anybody's noticing."""
    person = person_in(in_council, route_interests=[Route.DIGITAL], support_needs=["esol"], types_wanted=["job"])
    record = person_record(person, on=TODAY, history=EetHistory([person], on=TODAY))
    assert set(record) == {"id", *matching.profiles.fields.PERSON_FIELDS}
    [opportunity] = opportunity_records([opportunity_in(in_council)], council_id=in_council.id, on=TODAY)
    missing = {"id", *matching.profiles.fields.OPPORTUNITY_FIELDS} - set(opportunity)
    assert missing == {"easting", "northing"}


def test_nobody_is_free_before_their_release_and_entitlement_is_that_of_the_day(in_council):
    release = TODAY + dt.timedelta(days=60)
    person = person_in(in_council, in_custody=True, release_date=release, available_from=TODAY)
    set_entitlement(care_leaver=person, category=Entitlement.FORMER_RELEVANT, starts_on=TODAY, by=None)
    record = person_record(person, on=TODAY, history=EetHistory([person], on=TODAY))
    assert (record["not_before"], free_from(record), record["entitlement"]) == (release, release, "former_relevant")


@pytest.mark.parametrize(
    ("custody", "release", "said", "expected"),
    [
        (False, None, TODAY, TODAY),
        (True, None, TODAY, None),
        (True, TODAY - dt.timedelta(days=1), TODAY, None),
        (True, TODAY, None, TODAY),
        (True, TODAY, TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=1)),
    ],
)
def test_while_a_release_is_not_recorded_nobody_knows_from_when_they_are_free(
    in_council, custody, release, said, expected
):
    person = person_in(in_council, in_custody=custody, release_date=release, available_from=said)
    record = person_record(person, on=TODAY, history=EetHistory([person], on=TODAY))
    assert free_from(record) == expected


def test_what_the_equality_act_protects_is_not_handed_over():
    named = set(matching.profiles.fields.PERSON_FIELDS)
    assert not named & {"sex", "gender", "ethnicity", "religion", "disability", "caring_for_child", "seeking_asylum"}


def test_no_oldest_age_means_the_same_to_a_post_and_to_the_engine():
    assert NO_OLDEST_AGE == NO_MAX_AGE
