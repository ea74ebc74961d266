"""Facts that a statistician would take from the records of a person and an opportunity, without the engine.

Numbers stay as they are (kilometres, minutes, pounds, days), lists become a count and an indicator a word. An unknown
number is NaN.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import hypot, log1p
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB


Record = dict[str, Any]
Facts = dict[str, float]

NAN = float("nan")
USUAL_LASTING, PRIOR_STARTS = 0.6, 4.0  # an employer's record is drawn to the usual by so many starts
NOT_WISHED = 4.0  # rank of a route that is not among those wished
PERSON_NUMBERS = ("readiness", "home_moves_3y", "early_ends", "months_since_eet", "highest_level", "max_weekly_hours")
PERSON_FLAGS = ("can_drive", "has_ehcp")
CORE = (  # the few that matter by common opinion, with which a small history has to do
    "km",
    "minutes",
    "wish rank",
    "wished",
    "words",
    "experience in the route",
    "level step",
    "needs met",
    "needs unmet",
    "number of pledges",
    "weekly_pay",
    "days to start",
    "employer lasting",
    "readiness",
    "home_moves_3y",
    "early_ends",
    "months_since_eet",
)
OPPORTUNITY_NUMBERS = ("level", "weekly_pay", "weekly_hours", "daily_hours", "places", "min_level")
OPPORTUNITY_FLAGS = (
    "night_work",
    "paid",
    "private_business",
    "includes_training",
    "care_leavers_only",
    "dbs_required",
    "driving_required",
    "remote",
    "nationwide",
)


class Words:
    """How well a wish in somebody's own words goes with a route: learnt from adverts and from what people with such
    words put first.
    """

    def __init__(self, people: Iterable[Record], opportunities: Iterable[Record]) -> None:
        texts, routes = [], []
        for person in people:
            if person.get("aspiration") and person.get("route_interests"):
                texts.append(person["aspiration"])
                routes.append(person["route_interests"][0])
        for opportunity in opportunities:
            if opportunity.get("route"):
                texts.append(f"{opportunity.get('title') or ''} {opportunity.get('text') or ''}")
                routes.append(opportunity["route"])
        self._seen: dict[str, Facts] = {}
        self._model = None
        if len(set(routes)) > 1:
            self._vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
            self._model = MultinomialNB(alpha=0.05).fit(self._vectors.fit_transform(texts), routes)

    def fit_of(self, aspiration: str | None, route: str | None) -> float:
        """Chance from 0 to 1 that these words mean this route; NaN where either is unknown."""
        if self._model is None or not aspiration or not route:
            return NAN
        if aspiration not in self._seen:
            chances = self._model.predict_proba(self._vectors.transform([aspiration]))[0]
            self._seen[aspiration] = dict(zip(self._model.classes_, chances.tolist(), strict=True))
        return self._seen[aspiration].get(route, 0.0)


def plain_facts(pairs: Iterable[tuple[Record, Record, date]], words: Words) -> list[Facts]:
    """The facts of every pair of person and opportunity on a day."""
    people: dict[tuple[int, date], Facts] = {}
    offers: dict[tuple[int, date], Facts] = {}
    rows = []
    for person, opportunity, on in pairs:
        who, what = (id(person), on), (id(opportunity), on)
        if who not in people:
            people[who] = person_facts(person, on)
        if what not in offers:
            offers[what] = opportunity_facts(opportunity, on)
        own = pair_facts(person, opportunity)
        own["words"] = words.fit_of(person.get("aspiration"), opportunity.get("route"))
        rows.append(people[who] | offers[what] | own)
    return rows


def person_facts(person: Record, on: date) -> Facts:
    born = person.get("birth_date")
    facts = {name: _number(person.get(name)) for name in PERSON_NUMBERS + PERSON_FLAGS}
    facts["age"] = (on - born).days / 365.25 if born else NAN
    facts |= {f"number of {name}": _count(person.get(name)) for name in ("route_interests", "experience_routes")}
    facts["number of needs"] = _count(person.get("support_needs"))
    return facts | _indicators("entitlement", [person.get("entitlement")])


def opportunity_facts(opportunity: Record, on: date) -> Facts:
    begins, pay, hours = (opportunity.get(name) for name in ("start_date", "weekly_pay", "weekly_hours"))
    facts = {name: _number(opportunity.get(name)) for name in OPPORTUNITY_NUMBERS + OPPORTUNITY_FLAGS}
    facts["days to start"] = float((begins - on).days) if begins else NAN
    facts["hourly pay"] = pay / hours if pay is not None and hours else NAN
    facts["number of pledges"] = _count(opportunity.get("pledges"))
    facts["number of support"] = _count(opportunity.get("support_offered"))
    facts |= employer_facts(opportunity)
    facts |= _indicators("pledge", opportunity.get("pledges")) | _indicators(
        "offers", opportunity.get("support_offered")
    )
    return facts | _indicators("type", [opportunity.get("type")]) | _indicators("route", [opportunity.get("route")])


def employer_facts(opportunity: Record) -> Facts:
    starts, lasted = opportunity.get("employer_starts"), opportunity.get("employer_sustained_26")
    if starts is None:
        return {"employer starts": NAN, "employer lasting": NAN}
    shrunk = ((lasted or 0) + PRIOR_STARTS * USUAL_LASTING) / (starts + PRIOR_STARTS)
    return {"employer starts": log1p(starts), "employer lasting": shrunk if lasted is not None else NAN}


def pair_facts(person: Record, opportunity: Record) -> Facts:
    km = kilometres(person, opportunity)
    minutes, most = (
        12 + 4.4 * min(km, 10) + 2.5 * max(km - 10, 0) if km == km else NAN,
        person.get("max_travel_minutes"),
    )
    return {
        "km": km,
        "log km": log1p(km),
        "minutes": minutes,
        "share of the longest journey": minutes / most if most else NAN,
        **wish_facts(person.get("route_interests"), opportunity.get("route")),
        **experience_facts(person.get("experience_routes"), opportunity.get("route")),
        **level_facts(person, opportunity),
        **support_facts(person.get("support_needs"), opportunity.get("support_offered")),
    }


def kilometres(person: Record, opportunity: Record) -> float:
    """Straight line to the nearest site; NaN where a place is unknown or there is no way to go."""
    east, north = person.get("easting"), person.get("northing")
    sites = [tuple(site[:2]) for site in opportunity.get("sites") or ()]
    if opportunity.get("easting") is not None:
        sites.append((opportunity["easting"], opportunity["northing"]))
    if east is None or north is None or not sites or opportunity.get("remote"):
        return NAN
    return min(hypot(east - x, north - y) for x, y in sites) / 1000


def wish_facts(wishes: Sequence[str] | None, route: str | None) -> Facts:
    if not wishes or route is None:
        return {"wish rank": NAN, "wished": NAN}
    if route not in wishes:
        return {"wish rank": NOT_WISHED, "wished": 0.0}
    rank = min(wishes.index(route), 3)
    return {"wish rank": float(rank), "wished": 1.0, f"wish {rank + 1}": 1.0}


def experience_facts(routes: Sequence[str] | None, route: str | None) -> Facts:
    if routes is None or route is None:
        return {"experience in the route": NAN, "experience elsewhere": NAN}
    own = float(route in routes)
    return {"experience in the route": own, "experience elsewhere": float(bool(routes)) * (1 - own)}


def level_facts(person: Record, opportunity: Record) -> Facts:
    step = _difference(opportunity.get("level"), person.get("highest_level"))
    return {
        "level step": step,
        "level above": max(step, 0.0) if step == step else NAN,
        "level below": max(-step, 0.0) if step == step else NAN,
        **{
            f"{subject} above what is asked": _difference(
                person.get(f"{subject}_level"), opportunity.get(f"{subject}_required")
            )
            for subject in ("english", "maths")
        },
    }


def support_facts(needs: Sequence[str] | None, offered: Sequence[str] | None) -> Facts:
    if needs is None or offered is None:
        return {"needs met": NAN, "needs unmet": NAN, "share of needs met": NAN}
    met, unmet = sorted(set(needs) & set(offered)), sorted(set(needs) - set(offered))
    share = len(met) / (len(met) + len(unmet)) if needs else 1.0
    facts = {"needs met": float(len(met)), "needs unmet": float(len(unmet)), "share of needs met": share}
    return facts | _indicators("met", met) | _indicators("unmet", unmet)


def matrix(rows: list[Facts], columns: Sequence[str]) -> np.ndarray:
    """A row per pair; what is not named in it counts as 0."""
    return np.array([[row.get(name, 0.0) for name in columns] for row in rows], dtype=float).reshape(
        len(rows), len(columns)
    )


def column_names(rows: Iterable[Facts]) -> list[str]:
    """Every name, those of CORE first."""
    named = {name for row in rows for name in row}
    return [*CORE, *sorted(named - set(CORE))] if named else []


def _number(value: Any) -> float:
    return NAN if value is None else float(value)


def _count(values: Sequence[Any] | None) -> float:
    return NAN if values is None else float(len(values))


def _difference(one: float | None, other: float | None) -> float:
    return NAN if one is None or other is None else float(one - other)


def _indicators(name: str, values: Iterable[Any] | None) -> Facts:
    return {f"{name}: {value}": 1.0 for value in values or () if value is not None}
