"""An inner city as a caseworker and an analyst of case files see it: readiness, stability, who supports, and crises.

1. Unrecorded: five classes of young people, four of employers; frailty, keenness; supervisor's strain, an open door.
2. A start is four doors, multiplied. Yes: the better of wish and aspiration; a plateau of minutes; a floor of pay.
3. Seen: a gate of readiness, hard at formal employers, lifted by an interview pledge; months out close it in steps.
4. Taken on: the worst unmet need alone; experience in that route, at busy and family employers. Turns up: short wait.
5. Leaving multiplies factors in three crises. First month: readiness of 2 or less, no buddy, mentor or slow start.
6. Home move: three moves or more, no named contact, far. Winter: far, poorly paid, nights, parents.
7. Background: unmet mental health, a level that bores or is too much, no wish. Thresholds: record, early ends.
8. Inert: help to apply, closing day, EHCP, entitlement. Twins: levels; hours, pay; months out, readiness, early ends.
9. Contrary starts: readiness and words open nothing, interview pledges harm, experience is old habits, far is nothing.
10. Contrary stays: the ready, best wish, buddies, near home, no earlier move and summer are worst; record is inert.

The chance of week 26 counts ends over the match alone; ends for other reasons censor. Referrals nobody decided are not
in the history. A fact that is not written down holds all the same.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from math import prod

from tests.benchmarks.foreign.inner_city_adviser import Adviser
from tests.benchmarks.foreign.inner_city_contrary import ContraryTruth
from tests.benchmarks.foreign.inner_city_draws import TODAY, generator
from tests.benchmarks.foreign.inner_city_employers import Firm, draw_opportunity
from tests.benchmarks.foreign.inner_city_pairs import pair_of
from tests.benchmarks.foreign.inner_city_people import as_written, draw_person, inner
from tests.benchmarks.foreign.inner_city_truth import KindTruth, Pair


TRUTHS = {"kind": KindTruth, "contrary": ContraryTruth}


class World:
    """An inner city with a known truth.

    Parameters
    ----------
    kind : str
        "kind" (what caseworkers hold is roughly so) or "contrary" (much of it is wrong in sign or of no effect).
    seed : int
        The same seed gives the same city.
    people, opportunities : int
        How many look, and how many offers are open, today.
    """

    today = TODAY

    def __init__(self, kind: str, seed: int, people: int = 300, opportunities: int = 120) -> None:
        if kind not in TRUTHS:
            raise ValueError(f"kind must be one of {', '.join(TRUTHS)}")
        self.kind, self.seed = kind, seed
        self._sizes = people, opportunities
        self._truth = TRUTHS[kind]()
        self._firms = {
            name: Firm(name, seed, kind) for name in (f"employer-{at:03}" for at in range(max(12, opportunities // 3)))
        }

    def people(self) -> list[dict]:
        """Records of those who look today."""
        return [dict(record) for _, record in self._people]

    def opportunities(self) -> list[dict]:
        """Records of what is open today."""
        rng = generator(self.seed, 61)
        firms = list(self._firms.values())
        return [
            draw_opportunity(self.seed, f"opportunity-{at}", firms[int(rng.integers(len(firms)))], TODAY)
            for at in range(self._sizes[1])
        ]

    def history(self, n: int) -> list[dict]:
        """`n` past referrals in order of their days, observed up to today."""
        rows = Adviser(self.seed, tuple(self._firms.values()), self._outlook, n).referrals()
        kept = sorted(generator(self.seed, 62, str(n)).choice(len(rows), size=n, replace=False).tolist())
        return sorted((rows[at] for at in kept), key=lambda row: row["on"])

    def chances(self, person: dict, opportunity: dict) -> tuple[float, float]:
        """Chance of starting; chance of starting and of being there at week 26, as far as it is about the match."""
        start, weekly = self.outlook(person, opportunity, TODAY)
        return start, start * prod(1 - leaves for leaves in weekly)

    def outlook(self, person: dict, opportunity: dict, on: date) -> tuple[float, list[float]]:
        """Chance of starting, and of leaving in each of 26 weeks, for a referral on that day."""
        return self._outlook(self._known(person), opportunity, on)

    @cached_property
    def _people(self) -> list[tuple[dict, dict]]:
        rng = generator(self.seed, 63)
        facts: Iterable[dict] = (draw_person(self.seed, f"person-{at}", TODAY) for at in range(self._sizes[0]))
        return [(one, as_written(rng, one)) for one in facts]

    @cached_property
    def _facts(self) -> dict[str, dict]:
        return {facts["id"]: facts for facts, _ in self._people}

    def _known(self, person: dict) -> dict:
        """The record, and what holds where it is silent."""
        facts = self._facts.get(person["id"]) or draw_person(self.seed, person["id"], TODAY)
        return facts | {key: value for key, value in person.items() if value is not None}

    def _outlook(self, person: dict, opportunity: dict, on: date) -> tuple[float, list[float]]:
        pair = self._pair(person, opportunity, on)
        return self._truth.start(pair), self._truth.weekly(pair)

    def _pair(self, person: dict, opportunity: dict, on: date) -> Pair:
        firm = self._firms[opportunity["employer_id"]]
        return pair_of(self.seed, person, opportunity, on, inner(self.seed, person["id"]), firm)
