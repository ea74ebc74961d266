"""Dates, hours, travel and driving."""

from datetime import date

import numpy as np

from matching.criteria.base import Check, PairFacts, TabulatedCheck, ask_before, format_date, format_number
from matching.journeys import journey_words
from matching.logic import MET, NOT_MET, UNKNOWN, Truth, all_of, decide, flag, implies
from matching.pairs import Pairs
from matching.vocabulary import Status


ROUNDING = 1e-9  # a limit reached exactly is met, whatever the last binary digit says


class Dates(Check):
    """Still open on the day asked about, and the person free by the start date, as they say and as they can be."""

    name = "dates"
    said_of_person = ("available_from", "not_before")
    said_of_opportunity = ("closing_date", "start_date")

    def status(self, pairs: Pairs) -> Truth:
        closing, free = pairs.of_opportunity("closing_date"), pairs.of_person("free_from")
        starts = pairs.context.start_known[pairs.opportunity]
        still_open = decide(closing >= 0, closing >= pairs.context.on)
        return all_of(still_open, decide(starts & (free >= 0), free <= pairs.start))

    def sentence(self, facts: PairFacts, status: Status) -> str:
        closing, start = facts.opportunity.get("closing_date"), facts.opportunity.get("start_date")
        days = "; ".join(
            (
                _day("closes on", closing, "its closing date"),
                _day("starts on", start, "its start date"),
                _day("they are free from", _free_from(facts), "the day they are free from"),
            )
        )
        if closing is not None and closing < facts.pairs.context.day:
            return f"Dates: it closed on {format_date(closing)}."
        ending = ". Ask for what is missing" if status is Status.UNKNOWN else ""
        return f"Dates: {days}{ending}."


class Hours(Check):
    """Weekly hours within what the person can do."""

    name = "hours"
    said_of_person = ("max_weekly_hours",)
    said_of_opportunity = ("weekly_hours",)

    def status(self, pairs: Pairs) -> Truth:
        weekly, most = pairs.of_opportunity("weekly_hours"), pairs.of_person("max_weekly_hours")
        decided = decide(~(np.isnan(weekly) | np.isnan(most)), weekly <= most)
        return np.where(weekly == 0, MET, decided)

    def sentence(self, facts: PairFacts, status: Status) -> str:
        weekly, most = facts.opportunity.get("weekly_hours"), facts.person.get("max_weekly_hours")
        weekly_hours = "its weekly hours are not recorded yet" if weekly is None else f"{format_number(weekly)} a week"
        can = "the most they can do is not recorded yet" if most is None else f"they can do up to {format_number(most)}"
        return f"Hours: {weekly_hours}; {can}.{ask_before(status)}"


class Travel(Check):
    """Travel time within the person's limit and a small tolerance; an estimate unless a journey was recorded."""

    name = "travel"
    said_of_person = ("max_travel_minutes", "home_confidential")
    said_of_opportunity = ("remote", "nationwide")
    said_of_pair = "journey"

    def status(self, pairs: Pairs) -> Truth:
        limit = pairs.of_person("max_travel_minutes") + pairs.context.settings.travel.tolerance_minutes + ROUNDING
        minutes = pairs.minutes
        near = decide(~(np.isnan(minutes) | np.isnan(limit)), minutes <= limit)
        elsewhere = pairs.of_opportunity("nationwide") == 1
        if len(pairs.context.journey_keys):
            elsewhere &= pairs.journey_position < 0
        near[(near == NOT_MET) & elsewhere] = UNKNOWN
        near[pairs.of_opportunity("remote") == 1] = MET
        return near

    def sentence(self, facts: PairFacts, status: Status) -> str:
        if facts.opportunity.get("remote"):
            return "Travel: it can be done from home."
        minutes, limit = float(facts.pairs.minutes[0]), facts.person.get("max_travel_minutes")
        way = "travel time cannot be estimated yet" if np.isnan(minutes) else _journey(facts, minutes)
        tolerance = format_number(facts.pairs.context.settings.travel.tolerance_minutes)
        allowed = f"their limit is {format_number(limit)}" if limit is not None else "their limit is not recorded yet"
        if status is Status.UNKNOWN:
            nationwide = "; it recruits nationwide, so ask where" if facts.opportunity.get("nationwide") else ""
            return f"Travel: {way}; {allowed}{nationwide}. Ask before going on."
        return f"Travel: {way}; {allowed}, and {tolerance} minutes more are tolerated."


class FlagRequirement(TabulatedCheck):
    """Something the opportunity may ask for that the person may have, such as a driving licence."""

    def __init__(self, name: str, required: str, held: str, words: tuple[str, str, str]) -> None:
        self.name = name
        self._required, self._held, self._words = required, held, words
        self.said_of_person, self.said_of_opportunity = (held,), (required,)

    def status(self, pairs: Pairs) -> Truth:
        return implies(flag(pairs.of_opportunity(self._required)), flag(pairs.of_person(self._held)))

    def sentence(self, facts: PairFacts, status: Status) -> str:
        required, held = facts.opportunity.get(self._required), facts.person.get(self._held)
        subject, can, cannot = self._words
        if required is False:
            return f"{subject}: not asked for."
        needs = "asked for" if required else "whether it is asked for is not recorded yet"
        theirs = {True: can, False: cannot, None: "theirs is not recorded yet"}[held]
        return f"{subject}: {needs}; {theirs}.{ask_before(status)}"


def _free_from(facts: PairFacts) -> date | None:
    """The later of what they said and what binds them; which of them it is would tell why, to whoever reads it."""
    days = [day for day in (facts.person.get("available_from"), facts.person.get("not_before")) if day]
    return max(days, default=None)


def _day(words: str, day: date | None, name: str) -> str:
    return f"{words} {format_date(day)}" if day is not None else f"{name} is not recorded yet"


def _journey(facts: PairFacts, minutes: float) -> str:
    recorded = bool(facts.pairs.journey_position[0] >= 0)
    return journey_words(minutes, recorded=recorded, confidential=bool(facts.person.get("home_confidential")))
