"""The raw facts of a pair, read from its two records."""

from datetime import date, timedelta
from math import hypot

from tests.benchmarks.foreign.inner_city_draws import generator, lognormal
from tests.benchmarks.foreign.inner_city_employers import Firm
from tests.benchmarks.foreign.inner_city_people import Inner
from tests.benchmarks.foreign.inner_city_truth import Pair
from tests.benchmarks.foreign.inner_city_words import OCCUPATION_OF_SAYING, OCCUPATION_OF_TITLE


USUAL_WAIT = timedelta(days=14)  # of a rolling start
ANYWHERE = 20.0  # minutes, where nobody knows the place


def minutes_between(person: dict, opportunity: dict) -> float:
    """Minutes door to door: on foot, by bus, by train, by car; the nearest site counts."""
    if opportunity.get("remote"):
        return 0.0
    own = (opportunity.get("easting"), opportunity.get("northing"))
    sites = [site[:2] for site in (own, *(opportunity.get("sites") or ())) if site[0] is not None]
    if person.get("easting") is None or not sites:
        return ANYWHERE
    km = min(hypot(east - person["easting"], north - person["northing"]) for east, north in sites) / 1000
    if km < 1.2:
        return 13 * km
    public = 11 + 4.8 * min(km, 6) + 2.2 * max(0.0, km - 6)
    return min(public, 10 + 2.4 * km) if person.get("can_drive") else public


def rank_of(person: dict, opportunity: dict) -> int:
    wishes = person.get("route_interests") or []
    if opportunity["route"] in wishes:
        return wishes.index(opportunity["route"])
    return 9 if wishes else -1


def fit_of(person: dict, opportunity: dict) -> int:
    """2 where the advert is for the occupation the young person spoke of, 1 for its route, else 0."""
    wanted = OCCUPATION_OF_SAYING.get(person.get("aspiration") or "")
    if wanted is None or wanted.route != opportunity["route"]:
        return 0
    return 2 if OCCUPATION_OF_TITLE.get(opportunity.get("title") or "") == wanted else 1


def start_day(opportunity: dict, on: date) -> date:
    return max(on, opportunity.get("start_date") or on + USUAL_WAIT)


def pair_of(seed: int, person: dict, opportunity: dict, on: date, hidden: Inner, firm: Firm) -> Pair:
    start = start_day(opportunity, on)
    needs = tuple(person.get("support_needs") or ())
    level = opportunity.get("level")
    return Pair(
        person=hidden,
        firm=firm,
        chemistry=lognormal(generator(seed, 41, person["id"], firm.id), 0.6),
        rank=rank_of(person, opportunity),
        fit=fit_of(person, opportunity),
        minutes=minutes_between(person, opportunity),
        age=(start - person["birth_date"]).days / 365.25,
        readiness=person["readiness"],
        months=person["months_since_eet"],
        moves=person["home_moves_3y"],
        early_ends=person["early_ends"],
        step=0 if level is None else level - person["highest_level"],
        experienced=opportunity["route"] in (person.get("experience_routes") or ()),
        unmet=tuple(need for need in needs if need not in (opportunity.get("support_offered") or ())),
        needs=needs,
        pledges=tuple(opportunity.get("pledges") or ()),
        type=opportunity["type"],
        route=opportunity["route"],
        hours=opportunity.get("weekly_hours") or 0.0,
        pay=opportunity.get("weekly_pay") or 0.0,
        night=bool(opportunity.get("night_work")),
        wait=(start - on).days / 7,
        month=start.month,
        starts=opportunity.get("employer_starts") or 0,
        lasted=opportunity.get("employer_sustained_26") or 0,
    )
