"""An invented borough with a known truth, from which histories are drawn and against which rankings are judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import require_date
from matching.context import Context
from matching.experiments.simulation import synthetic_records
from matching.experiments.simulation.adviser import Adviser
from matching.experiments.simulation.borough import Borough, borough, group_of
from matching.experiments.simulation.history import History, observed_history
from matching.experiments.simulation.scenarios import DRIFT_BEGINS, DRIFT_ENDS, KINDS, Kind, Nature
from matching.experiments.simulation.timeline import Event, HalfYear
from matching.experiments.simulation.true_sizes import FACTS
from matching.experiments.simulation.truth import Chances, Truth
from matching.pairs import Pairs
from matching.profiles.field_types import Integer
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.settings import Settings


TODAY = date(2026, 11, 23)
DAYS = 728  # two years of history
HALF_YEARS = 4
REFERRAL_COUNT = Integer(0, 100_000)  # referrals in one history
REVERSED_FEATURES = ("travel", "support")
MAX_REFERRALS_PER_PERSON = 3  # of a person in half a year, on average
REFERRALS_DRAWN_PER_WANTED = 1.5  # as many referrals are made for each that is wanted: the newest are not decided yet


class World:
    """`World(kind, seed)`: kind is one of A to E (see `NAMES`), seed a whole number of 0 or more.

    A: the expert is right but for sizes; B: two features (`wrong`) work the other way round; C: the match makes no
    difference; D: half of the employers treat one group worse; E: by today what holds for `wrong` has turned and starts
    are rarer. The truth is known for every pair and rests on sizes of its own (`true_sizes`), two interactions, and
    effects of people and employers that no record shows. Whoever reads a result should know that the same hands wrote
    the worlds and the expert score.
    """

    def __init__(
        self,
        kind: Kind,
        seed: int,
        people: int = 300,
        opportunities: int = 120,
        *,
        wrong: Iterable[str] = REVERSED_FEATURES,
        nature: Nature | None = None,
        adviser: Adviser | None = None,
    ) -> None:
        self.kind, self.seed, self.size = kind, seed, (people, opportunities)
        self.wrong = tuple(wrong) if isinstance(wrong, Iterable) else (wrong,)
        self.nature = Nature() if nature is None else nature
        self.adviser = Adviser() if adviser is None else adviser
        self._validate()
        self._truth = Truth(kind, seed, self.nature, self.wrong)
        self.today = TODAY

    def people(self) -> list[dict[str, Any]]:
        """Records of those who look for something today; none of them is in the history."""
        return [dict(record) for record in self._now.person_records]

    def opportunities(self) -> list[dict[str, Any]]:
        """Records of what is on offer today."""
        return [dict(record) for record in self._now.opportunity_records]

    def groups(self, ids: tuple[str, ...]) -> NDArray[np.bool_]:
        """Who is in the group that some employers of world D treat worse. The group is in no record."""
        return group_of(self.seed, ids)

    def truth(
        self,
        people: People,
        opportunities: Opportunities,
        person: NDArray[np.int64],
        opportunity: NDArray[np.int64],
        on: date | None = None,
    ) -> Chances:
        """The true chances of pairs given by positions, one row each, on a day (None: today)."""
        day = require_date(self.today if on is None else on, "on")
        pairs = Pairs(Context(people, opportunities, day, Settings()), person, opportunity)
        return self._truth.chances(pairs, self._drift_share(day), group_of(self.seed, people.id)[person])

    @cached_property
    def oracle(self) -> NDArray[np.float64]:
        """For everyone of today the best true chance of 26 weeks among the opportunities possible; 0 where none is."""
        truth = self._now.truth.weeks_26
        return np.array([truth[low:high].max(initial=0.0) for low, high in pairwise(self._now.begins.tolist())])

    def history(self, n: int, as_of: date | None = None) -> History:
        """`n` referrals of the two years before today that were decided by `as_of` (None: today), by date."""
        day = require_date(self.today if as_of is None else as_of, "as_of")
        if REFERRAL_COUNT.error(n):
            raise ValueError(f"n {REFERRAL_COUNT.error(n)}")
        if not self._begin + timedelta(days=180) <= day <= self.today:
            raise ValueError("as_of must be at least half a year after the history begins, and not after today")
        draw = np.random.default_rng([self.seed, 3, n])
        seen = [pair for pair in self._events(n, day, draw) if pair[1].begins <= day]
        if len(seen) < n:
            raise ValueError(f"this world holds no {n} decided referrals: ask for fewer, or for more people")
        chosen = np.sort(draw.choice(len(seen), size=n, replace=False))
        return observed_history(sorted((seen[row] for row in chosen.tolist()), key=lambda pair: pair[1].on), day)

    def _events(self, n: int, day: date, draw: np.random.Generator) -> Iterator[tuple[Borough, Event]]:
        last = (day - self._begin).days
        days = [
            self._begin + timedelta(days=int(at))
            for at in np.sort(draw.integers(last, size=int(n * REFERRALS_DRAWN_PER_WANTED) + 4))
        ]
        for half in range(HALF_YEARS):
            begins, ends = (self._begin + timedelta(days=DAYS * at // HALF_YEARS) for at in (half, half + 1))
            own = [at for at in days if begins <= at < ends]
            boroughs = -(-len(own) // (MAX_REFERRALS_PER_PERSON * self.size[0]))
            for number in range(boroughs):
                place = self._borough(half, number)
                events = HalfYear(place, self.adviser, draw).events(own[number::boroughs])
                yield from ((place, event) for event in events)

    def _borough(self, half: int, number: int) -> Borough:
        """People and opportunities of half a year. Many referrals are those of several boroughs with like employers."""
        middle = self._begin + timedelta(days=DAYS * (2 * half + 1) // (2 * HALF_YEARS))
        day = min(middle, self.today)
        draw = np.random.default_rng([self.seed, 4, half, number])
        people = synthetic_records.people(draw, self.size[0], f"p{half}{number}-", day)
        offers = synthetic_records.opportunities(draw, self.size[1], f"o{half}{number}-", day, self.seed, self.nature)
        return borough(people, offers, day, self._truth, self._drift_share(day))

    @cached_property
    def _now(self) -> Borough:
        return self._borough(HALF_YEARS, 0)

    @property
    def _begin(self) -> date:
        return self.today - timedelta(days=DAYS)

    def _drift_share(self, day: date) -> float:
        share = (day - self._begin).days / DAYS
        return float(np.clip((share - DRIFT_BEGINS) / (DRIFT_ENDS - DRIFT_BEGINS), 0, 1))

    def _validate(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}")
        numbers = (("seed", self.seed, 0), ("people", self.size[0], 1), ("opportunities", self.size[1], 1))
        for name, number, least in numbers:
            if isinstance(number, bool) or not isinstance(number, int) or number < least:
                raise ValueError(f"{name} must be a whole number of {least} or more")
        for name, given, kind in (("nature", self.nature, Nature), ("adviser", self.adviser, Adviser)):
            if not isinstance(given, kind):
                raise ValueError(f"{name} must be {kind.__name__}")
        strange = [name for name in self.wrong if name not in FACTS]
        if strange:
            raise ValueError(f"wrong: {strange[0]!r} is not a feature")
