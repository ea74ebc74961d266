"""Half a year of referrals: choices, starts, drop-outs and places that come free, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from matching.experiments.simulation.adviser import Adviser
from matching.experiments.simulation.borough import Borough
from matching.experiments.simulation.scenarios import INTERVALS
from matching.experiments.simulation.truth import hazards


Floats = NDArray[np.float64]

NEW_PLACES_EVERY = 13  # weeks: an employer takes people on again
OTHER_END = 0.002  # weekly chance of an end that says nothing about the match
NEVER = 10_000.0


@dataclass(frozen=True)
class Event:
    """A referral as the simulation knows it: rows are rows of the borough's eligible pairs."""

    person: int
    row: int
    on: date
    begins: date
    started: bool
    leaves: float  # weeks from the start
    otherwise_ends: float
    options: NDArray[np.int64]  # rows that were possible, the chosen one among them
    propensities: Floats


class HalfYear:
    """Nobody is referred while in a placement; a place is free again when its holder leaves or at the next intake."""

    def __init__(self, borough: Borough, adviser: Adviser, draw: np.random.Generator) -> None:
        self.borough, self.adviser, self.draw = borough, adviser, draw
        self.away = np.zeros(len(borough.people))  # week from which a person may be referred again
        self.places = borough.opportunities.places.copy()
        self.returns: list[tuple[float, int]] = []
        self.ahead = [
            (record["start_date"] - borough.on).days if "start_date" in record else 0
            for record in borough.opportunity_records
        ]

    def events(self, days: list[date]) -> Iterator[Event]:
        """One referral on each day given, in order; a day on which nobody can be referred has none."""
        intake = 0
        for day in days:
            week = (day - days[0]).days / 7
            if week // NEW_PLACES_EVERY > intake:
                intake = int(week // NEW_PLACES_EVERY)
                self.places, self.returns = self.borough.opportunities.places.copy(), []
            self._release_places(week)
            event = self._referral(day, week)
            if event:
                yield event

    def _release_places(self, week: float) -> None:
        for back, opportunity in self.returns:
            if back <= week:
                self.places[opportunity] += 1
        self.returns = [entry for entry in self.returns if entry[0] > week]

    def _referral(self, day: date, week: float) -> Event | None:
        there = np.flatnonzero(self.away <= week)
        if not len(there):
            return None
        person = int(self.draw.choice(there))
        rows = np.arange(self.borough.begins[person], self.borough.begins[person + 1])
        rows = rows[self.places[self.borough.opportunity[rows]] > 0]
        if not len(rows):
            return None
        chances = self.adviser.propensities(self.borough.expert[rows], self.draw)
        row = int(self.draw.choice(rows, p=chances))
        opportunity = int(self.borough.opportunity[row])
        started = bool(self.draw.random() < self.borough.truth.start[row])
        leaves, otherwise = self._leaving(row) if started else (NEVER, NEVER)
        self.away[person] = week + 1
        if started:
            self._take(person, opportunity, week, min(leaves, otherwise))
        begins = day + timedelta(days=self.ahead[opportunity])
        return Event(person, row, day, begins, started, leaves, otherwise, rows, chances)

    def _take(self, person: int, opportunity: int, week: float, lasts: float) -> None:
        back = week + self.ahead[opportunity] / 7 + lasts
        self.away[person] = back
        self.places[opportunity] -= 1
        self.returns.append((back, opportunity))

    def _leaving(self, row: int) -> tuple[float, float]:
        """Weeks to leaving for a reason about the match, and to an end for any other."""
        weekly = hazards(self.borough.truth.stay[row : row + 1])[0]
        otherwise = float(self.draw.geometric(OTHER_END)) - float(self.draw.random())
        week = 0.0
        for (end, _), hazard in zip(INTERVALS, weekly, strict=True):
            wait = float(self.draw.geometric(hazard))
            if week + wait <= end:
                return week + wait - float(self.draw.random()), otherwise
            week = float(end)
        return NEVER, otherwise
