"""A county by the sea, as a labour economist would write it; none of it is an additive logit.

What is true in it ("kind"; in "contrary" the parts in brackets hold):

1. A start is a product: the young person accepts, the employer hires, and no week of waiting loses it.
2. Acceptance compares take-home pounds (pay less fares) with a reservation wage by age and months out of work; it
   saturates. Minutes cost nothing to 25, more to 55, most beyond, half as much again for low pay or nights (a third).
3. Wishes count by rank and the aspiration by occupation, route and kin of routes (a first wish, and a dream come true,
   disappoint: both leave sooner).
4. Hiring is a threshold: readiness with a plateau at 4 (flat, and the keenest do worse), experience in its own route
   alone (bored by it), early ends in firms under 30, over nine months idle (idleness makes them stay), maths in three
   routes, a guaranteed interview for readiness to 3 (a sign of trouble), a work trial for those new to the trade.
5. Waiting loses 2% a week to twelve weeks; a named contact saves most of that in both kinds.
6. Leaving has four hazards: disappointment around week 4, dismissal in weeks 6 to 12, better outside offers (pay holds;
   here it does not), and shocks that come with home moves (or at random), half as often again in winter.
7. A buddy or mentor absorbs shocks for those with two or more moves, little for others (does harm). Each need has its
   own place: equipment in three trades, reading at level 3, childcare above 25 hours (most make no difference).
8. Two or more levels up makes leave (stretch holds, repeating a level bores). Lateness from 45 minutes costs the place
   in probation (no effect, and more than 12 km from old friends holds).
9. Nobody records eagerness, restlessness, headcount, supervision, choosiness. Past starts that lasted betray good
   supervision (those with most starts are revolving doors). An estuary and a railway bend distance.
10. Inert: help with the application, closing date, entitlement, EHCP, places, the advert's cheer, English. Near twins:
    buddy and mentor, English and maths, weekly and daily hours, level and minimum level.

The chance at week 26 is net of other ends (illness, season, planned end), which censor a stay in the history. Referrals
that nobody answered are not in the history. What a record does not say is hidden, not absent: the truth knows it.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from math import exp
from typing import Any
from zlib import crc32

import numpy as np
from numpy.random import Generator

from tests.benchmarks.foreign import coastal_employers, coastal_people
from tests.benchmarks.foreign.coastal_beliefs import BELIEFS
from tests.benchmarks.foreign.coastal_employers import Employer, draw_employer, draw_opportunity
from tests.benchmarks.foreign.coastal_history import Past
from tests.benchmarks.foreign.coastal_people import draw_person
from tests.benchmarks.foreign.coastal_truth import Hidden, Pair, chance_starts, weekly_hazard


HIDDEN_CORRELATION = -0.4
NEWEST_FIRST_DAYS = 19  # an advert is open for twenty days or more


class CoastalCounty:
    """A benchmark world; the same kind, seed and sizes give the same world on every machine.

    Parameters
    ----------
    kind : str
        "kind" or "contrary".
    seed : int
    people, opportunities : int
        How many look today, and how many are on offer today.
    """

    today = date(2026, 11, 23)

    def __init__(self, kind: str, seed: int, people: int = 300, opportunities: int = 120) -> None:
        if kind not in BELIEFS:
            raise ValueError(f"kind must be one of: {', '.join(BELIEFS)}")
        self.beliefs, self._seed = BELIEFS[kind], seed
        self._complete: dict[str, Mapping[str, Any]] = {}
        self._hidden: dict[str, Hidden] = {}
        draw = self.generator("employers")
        doors = self.beliefs.revolving_doors
        self.employers = [draw_employer(i, self.today, doors, draw) for i in range(max(40, opportunities * 3 // 4))]
        self._employers = {one.id: one for one in self.employers}
        self._people = self._draw_people(people)
        self._opportunities = self._draw_opportunities(opportunities)

    def people(self) -> list[dict[str, Any]]:
        """Records of those who look today."""
        return [dict(one) for one in self._people]

    def opportunities(self) -> list[dict[str, Any]]:
        """Records of what is on offer today."""
        return [dict(one) for one in self._opportunities]

    def history(self, n: int) -> list[dict[str, Any]]:
        """`n` referrals that were decided before today, in the order of their days."""
        return Past(self, n).rows

    def chances(
        self, person: Mapping[str, Any], opportunity: Mapping[str, Any], on: date | None = None
    ) -> tuple[float, float]:
        """Chance that a referral `on` a day (None: today) starts; that it starts and is there at week 26."""
        pair = self.pair(person, opportunity, on or self.today)
        starts = chance_starts(pair, self.beliefs)
        return starts, starts * exp(-float(weekly_hazard(pair, self.beliefs).sum()))

    def pair(self, person: Mapping[str, Any], opportunity: Mapping[str, Any], on: date) -> Pair:
        """The two sides without gaps, and what is hidden of them."""
        return Pair(
            self._without_gaps(person, coastal_people.UNRECORDED),
            self._without_gaps(opportunity, ("weekly_pay",)),
            on,
            self._hidden_of(person["id"]),
            self.employer(opportunity),
        )

    def employer(self, opportunity: Mapping[str, Any]) -> Employer:
        return self._employers[opportunity["employer_id"]]

    def remember(self, record: Mapping[str, Any]) -> None:
        """Keep what is true of an id, for facts that its record leaves out."""
        self._complete[record["id"]] = record

    def as_recorded(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A referral with the gaps of its records: the same gaps for the same id, every time."""
        person, opportunity = row["person"], row["opportunity"]
        return {
            **row,
            "person": coastal_people.with_gaps(person, self.generator("gaps", person["id"])),
            "opportunity": coastal_employers.with_gaps(opportunity, self.generator("gaps", opportunity["id"])),
        }

    def generator(self, *names: str) -> Generator:
        return np.random.default_rng([self._seed, *(crc32(name.encode()) for name in names)])

    def _draw_people(self, count: int) -> list[dict[str, Any]]:
        draw = self.generator("people")
        complete = [draw_person(f"young-{i:04d}", self.today, draw) for i in range(count)]
        for one in complete:
            self.remember(one)
        return [coastal_people.with_gaps(one, self.generator("gaps", one["id"])) for one in complete]

    def _draw_opportunities(self, count: int) -> list[dict[str, Any]]:
        draw = self.generator("opportunities")
        complete = []
        for i in range(count):
            posted = self.today - timedelta(days=int(draw.integers(0, NEWEST_FIRST_DAYS)))
            one = draw_opportunity(f"offer-{i:04d}", self.employers, posted, draw)
            complete.append(one | self.employer(one).record(self.today))
            self.remember(complete[-1])
        return [coastal_employers.with_gaps(one, self.generator("gaps", one["id"])) for one in complete]

    def _without_gaps(self, record: Mapping[str, Any], fields: Any) -> dict[str, Any]:
        gaps = [field for field in fields if record[field] is None]
        return {**record, **{field: self._complete[record["id"]][field] for field in gaps}}

    def _hidden_of(self, person: str) -> Hidden:
        if person not in self._hidden:
            first, second = self.generator("hidden", person).normal(size=2)
            restless = HIDDEN_CORRELATION * first + (1 - HIDDEN_CORRELATION**2) ** 0.5 * second
            self._hidden[person] = Hidden(eager=first, restless=restless)
        return self._hidden[person]
