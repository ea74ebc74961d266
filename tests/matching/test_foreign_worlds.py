"""The coastal county: a world written without knowledge of the engine's terms; what its users rely on."""

from collections import Counter
from datetime import timedelta
from math import exp, sqrt
from time import perf_counter

import pytest

from matching import Opportunities, People, Referrals
from tests.benchmarks.foreign.coastal_beliefs import BELIEFS
from tests.benchmarks.foreign.coastal_county import CoastalCounty
from tests.benchmarks.foreign.coastal_places import kilometres, minutes
from tests.benchmarks.foreign.coastal_truth import chance_waits, weekly_hazard
from tests.benchmarks.foreign.coastal_words import OCCUPATIONS, likeness


pytestmark = pytest.mark.full  # what the comparison with peers stands on, and nothing that is served


SMALL = {"people": 40, "opportunities": 50}


@pytest.fixture(scope="module", params=["kind", "contrary"])
def county(request):
    return CoastalCounty(request.param, 5, **SMALL)


@pytest.fixture(scope="module")
def past(county):
    return county.history(1_200)


@pytest.fixture(scope="module")
def kind():
    return CoastalCounty("kind", 5, **SMALL)


@pytest.fixture(scope="module")
def contrary():
    return CoastalCounty("contrary", 5, **SMALL)


def still_there(rows, week):
    """Product-limit estimate, by counting."""
    stays = [(row["weeks_observed"], row["left"]) for row in rows if row["started"]]
    share = 1.0
    for end in sorted({weeks for weeks, left in stays if left and weeks < week}):
        at_risk = sum(weeks >= end for weeks, _ in stays)
        share *= 1 - sum(left and weeks == end for weeks, left in stays) / at_risk
    return share


def with_facts(county, person=None, opportunity=None):
    """A pair with these facts, and its two chances."""
    pair = [county.people()[0] | (person or {}), county.opportunities()[0] | (opportunity or {})]
    return county.chances(*pair)


def stays(county, person=None, opportunity=None):
    starts, lasts = with_facts(county, person, opportunity)
    return lasts / starts


def wishes_and_minutes(pairs):
    """Share of pairs in a route wished for, and mean minutes from door to door."""
    liked = [offer["route"] in person["route_interests"] for person, offer in pairs]
    return sum(liked) / len(liked), sum(minutes(*pair) for pair in pairs) / len(pairs)


def test_the_same_seed_gives_the_same_world_and_another_seed_another(county, past):
    kind = "kind" if county.beliefs is BELIEFS["kind"] else "contrary"
    again, other = CoastalCounty(kind, 5, **SMALL), CoastalCounty(kind, 6, **SMALL)
    assert again.history(1_200) == past  # before people are asked for: the order of questions changes nothing
    assert again.people() == county.people()
    assert again.opportunities() == county.opportunities()
    pair = county.people()[3], county.opportunities()[4]
    assert again.chances(*pair) == county.chances(*pair)
    assert other.people() != county.people()
    assert other.history(120) != county.history(120)


def test_the_engine_accepts_every_record(county, past):
    assert len(People.from_records(county.people())) == SMALL["people"]
    assert len(Opportunities.from_records(county.opportunities())) == SMALL["opportunities"]
    referrals = Referrals.from_records(past)
    assert len(referrals) == 1_200
    assert referrals.observed_until(county.today) == county.today


def test_base_rates_are_those_of_the_field(past):
    assert 0.25 <= sum(row["started"] for row in past) / len(past) <= 0.35
    assert 0.55 <= still_there(past, 26) <= 0.65


def test_about_half_of_the_referrals_share_a_person_and_employers_recur(county, past):
    times = Counter(row["person"]["id"] for row in past)
    assert 0.4 <= sum(times[row["person"]["id"]] > 1 for row in past) / len(past) <= 0.6
    assert not set(times) & {person["id"] for person in county.people()}
    past_offers = {row["opportunity"]["id"] for row in past}
    assert not past_offers & {one["id"] for one in county.opportunities()}
    assert {one["employer_id"] for one in county.opportunities()} <= {row["opportunity"]["employer_id"] for row in past}


def test_a_stay_is_seen_up_to_today_and_places_are_limited(county, past):
    began = [row for row in past if row["started"]]
    for row in began:
        assert row["on"] <= row["opportunity"]["start_date"] <= county.today
        assert row["opportunity"]["start_date"] + timedelta(weeks=row["weeks_observed"]) <= county.today
    assert any(row["left"] for row in began)
    assert any(not row["left"] and row["weeks_observed"] < 26 for row in began)
    taken = Counter(row["opportunity"]["id"] for row in began)
    places = {row["opportunity"]["id"]: row["opportunity"]["places"] for row in began}
    assert all(taken[one] <= places[one] for one in taken)


def test_a_person_starts_nothing_else_while_they_stay(past):
    free = {}
    for row in past:
        person, start = row["person"]["id"], row["opportunity"]["start_date"]
        assert row["on"] >= free.get(person, row["on"])
        if row["started"]:
            free[person] = start + timedelta(weeks=row["weeks_observed"])


def test_what_happened_is_as_likely_as_the_truth_says(county, past):
    """In fifths by chance, starts come as often as their chances add up to, within what luck explains."""
    told = sorted((county.chances(row["person"], row["opportunity"], row["on"])[0], row["started"]) for row in past)
    assert told[0][0] < 0.15 < 0.45 < told[-1][0]
    for low in range(0, len(told), len(told) // 5):
        fifth = told[low : low + len(told) // 5]
        luck = sqrt(sum(chance * (1 - chance) for chance, _ in fifth))
        assert abs(sum(started for _, started in fifth) - sum(chance for chance, _ in fifth)) < 3.3 * luck


def test_as_many_stay_half_a_year_as_the_truth_says(county, past):
    began = [row for row in past if row["started"]]
    both = [county.chances(row["person"], row["opportunity"], row["on"]) for row in began]
    told = sum(lasts / starts for starts, lasts in both) / len(both)
    assert abs(still_there(past, 26) - told) < 3 * sqrt(told * (1 - told) / len(both))


def test_readiness_decides_who_passes_probation_and_nothing_after(kind):
    person, offer = kind.people()[0], kind.opportunities()[0]
    unready, ready = (
        weekly_hazard(kind.pair(person | {"readiness": level}, offer, kind.today), kind.beliefs) for level in (1, 5)
    )
    assert [week for week in range(26) if unready[week] != ready[week]] == list(range(6, 13))
    assert (unready[6:13] > ready[6:13]).all()


def test_the_adviser_refers_near_and_by_wish(past):
    """Against the same people with one another's opportunities, where they are within their limit of travel."""
    people, offers = [row["person"] for row in past], [row["opportunity"] for row in past]
    swapped = [pair for by in range(100, 1_200, 100) for pair in zip(people, offers[by:] + offers[:by], strict=True)]
    within = [pair for pair in swapped if minutes(*pair) <= pair[0]["max_travel_minutes"]]
    liked, near = wishes_and_minutes(list(zip(people, offers, strict=True)))
    liked_within, near_within = wishes_and_minutes(within)
    assert liked > 1.5 * liked_within
    assert near < 0.85 * near_within
    assert all(row["chosen_from"] >= 1 for row in past)


@pytest.mark.slow
def test_histories_of_all_sizes_are_drawn_within_a_minute():
    began = perf_counter()
    county = CoastalCounty("kind", 11)
    for size in (120, 1_200, 5_000):
        assert len(Referrals.from_records(county.history(size))) == size
    assert perf_counter() - began < 60


def test_beliefs_hold_in_kind_and_turn_in_contrary(kind, contrary):
    mover = {"home_moves_3y": 4}
    buddy, none = {"pledges": ["workplace_buddy"], "support_offered": []}, {"pledges": [], "support_offered": []}
    assert stays(kind, mover, buddy) > stays(kind, mover, none)
    assert stays(contrary, mover, buddy) < stays(contrary, mover, none)
    assert stays(kind, {"home_moves_3y": 4}) < stays(kind, {"home_moves_3y": 0})
    assert stays(contrary, {"home_moves_3y": 4}) == stays(contrary, {"home_moves_3y": 0})
    keen, slow = {"readiness": 5}, {"readiness": 1}
    assert with_facts(kind, keen)[0] > with_facts(kind, slow)[0]
    assert with_facts(contrary, keen)[0] < with_facts(contrary, slow)[0]


def test_a_buddy_helps_those_who_moved_more_than_those_who_did_not(kind):
    buddy, none = {"pledges": ["workplace_buddy"], "support_offered": []}, {"pledges": [], "support_offered": []}
    gain = [stays(kind, {"home_moves_3y": n}, buddy) / stays(kind, {"home_moves_3y": n}, none) for n in (0, 3)]
    assert 1 < gain[0] < gain[1]


def test_experience_counts_in_its_own_route_alone(kind):
    route = kind.opportunities()[0]["route"]
    other = next(one.route for one in OCCUPATIONS if one.route != route)
    without = with_facts(kind, {"experience_routes": []})
    assert with_facts(kind, {"experience_routes": [other]}) == without
    assert with_facts(kind, {"experience_routes": [route]})[0] > without[0]


@pytest.mark.parametrize(
    "inert",
    [
        {"closing_date": None},
        {"places": 9},
        {"text": "Anything."},
        {"pledges": ["application_support"]},
    ],
)
def test_inert_facts_change_nothing(county, inert):
    bare = {"pledges": []}
    assert with_facts(county, opportunity=bare | inert) == with_facts(county, opportunity=bare)


def test_what_a_record_leaves_out_is_known_to_the_truth():
    county = CoastalCounty("kind", 8)
    gaps = [person for person in county.people() if person["readiness"] is None]
    offer = county.opportunities()[0]
    assert gaps
    for person in gaps:
        options = [county.chances(person | {"readiness": level}, offer) for level in range(1, 6)]
        assert county.chances(person, offer) in options


@pytest.mark.parametrize(
    ("home", "work", "by_road"),
    [
        ((600_000, 115_000), (600_000, 120_000), 6.0),  # one shore: 5 km and a fifth
        ((607_000, 131_000), (615_000, 131_000), 12.0),  # round the head of the estuary: 5 km and 5 km, and a fifth
        ((607_000, 140_000), (615_000, 140_000), 9.6),  # inland of the estuary: 8 km and a fifth
    ],
)
def test_the_way_by_road_goes_round_the_estuary(home, work, by_road):
    ends = [dict(zip(("easting", "northing"), place, strict=True)) for place in (home, work)]
    assert kilometres(*ends) == pytest.approx(by_road)


def test_waiting_loses_two_starts_in_a_hundred_a_week_and_a_named_contact_saves_most(kind):
    person = kind.people()[0] | {"home_moves_3y": 0, "support_needs": []}
    offer = kind.opportunities()[0] | {"start_date": kind.today + timedelta(weeks=6)}
    alone, called = ({**offer, "pledges": pledges} for pledges in ([], ["named_contact"]))
    assert chance_waits(kind.pair(person, alone, kind.today), kind.beliefs) == pytest.approx(exp(-6 * 0.022))
    assert chance_waits(kind.pair(person, called, kind.today), kind.beliefs) == pytest.approx(exp(-6 * 0.0088))


def test_each_title_and_each_wish_is_of_one_occupation():
    for one in OCCUPATIONS:
        same = [other for other in OCCUPATIONS if other.name.lower() in one.name.lower() or other.wish in one.wish]
        assert same == [one]
        assert likeness(f"one day I will {one.wish}", f"Course: {one.name.lower()}") == 1
    assert likeness("be a sparky", "Bricklayer") == 0.6
    assert likeness("be a sparky", "Welder") == 0.25
    assert likeness("be a sparky", "Barista") == 0
    assert likeness(None, "Barista") == 0.15
