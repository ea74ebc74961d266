"""What holds in the inner city, in the kind world: who starts, and in which weeks they go.

A start is four doors in a row: the young person says yes, is seen, is taken on, turns up. A stay is a race against
three crises (the first month, a home move, winter) and a slow background; each is a rate a week, and all multiplies.
"""

from math import exp, inf, prod
from typing import NamedTuple

from tests.benchmarks.foreign.inner_city_employers import BUSY, COURSES, FAMILY, FORMAL, PAID, TEACHER, Firm
from tests.benchmarks.foreign.inner_city_people import BURDENED, NEWCOMER, PARENT, UPROOTED, Inner
from tests.benchmarks.foreign.inner_city_words import BUILDING, CARE, FOOD, HAIR, HEALTH, MAKING, MONEY, OFFICE


WEEKS = 26
PAPERWORK = (OFFICE, MONEY, HEALTH, CARE)
OWN_TOOLS = (BUILDING, HAIR, FOOD, MAKING)


class Pair(NamedTuple):
    """The raw facts of one young person before one opportunity, and what nobody records of both."""

    person: Inner
    firm: Firm
    chemistry: float  # of this person and this employer
    rank: int  # of the route among the wishes: 0 the best liked, 9 not named, -1 nobody asked
    fit: int  # aspiration: 2 this occupation, 1 its route, 0 neither
    minutes: float
    age: float
    readiness: int
    months: int
    moves: int
    early_ends: int
    step: int  # level of the opportunity above the person's own
    experienced: bool  # in this route
    unmet: tuple[str, ...]
    needs: tuple[str, ...]
    pledges: tuple[str, ...]
    type: str
    route: str
    hours: float
    pay: float  # pounds a week
    night: bool
    wait: float  # weeks from referral to start
    month: int  # of the start
    starts: int
    lasted: int


def step_at(value: float, steps: tuple[tuple[float, float], ...]) -> float:
    """The factor of the first bound that is not below the value."""
    return next(factor for bound, factor in steps if value <= bound)


class KindTruth:
    """Readiness and stability decide; good support and a short, warm beginning help."""

    START_SCALE, LEAVE_SCALE = 1.12, 0.9

    def start(self, pair: Pair) -> float:
        """Chance of starting, in [0, 1]."""
        doors = self.says_yes(pair), self.is_seen(pair), self.is_taken_on(pair), self.turns_up(pair)
        hidden = pair.person.keenness * pair.firm.openness * self.START_SCALE
        return min(0.97, hidden * prod(min(1.0, door) for door in doors))

    def weekly(self, pair: Pair) -> list[float]:
        """Chance of leaving in each of the first 26 weeks, for those still there."""
        always = self.LEAVE_SCALE * pair.person.frailty * pair.firm.strain * self.standing(pair)
        first, move, rest = self.first_month(pair), self.home_move(pair), self.background(pair)
        seasons = [self.season(pair, (pair.month - 1 + week // 4.345) % 12 + 1) for week in range(WEEKS)]
        phases = [self.phase(pair, week) for week in range(WEEKS)]
        return [
            1 - exp(-always * phases[week] * (first * (week < 4) + move + rest + seasons[week]))
            for week in range(WEEKS)
        ]

    # The four doors

    def says_yes(self, pair: Pair) -> float:
        liked = {0: 0.92, 1: 0.85, 2: 0.72, 3: 0.68, 9: 0.42, -1: 0.62}.get(pair.rank, 0.68)
        wish = max(liked, (0.0, 0.72, 0.95)[pair.fit])
        if pair.person.latent == NEWCOMER:
            wish = max(wish, 0.82)
        return wish * self.journey(pair) * self.worth(pair) * self.family(pair)

    def journey(self, pair: Pair) -> float:
        """A plateau up to a bearable time, which is shorter for some; then it falls, faster where work pays little."""
        bearable = 38 - 16 * ("travel_confidence" in pair.unmet) - 8 * (pair.person.latent == UPROOTED)
        poor = pair.night or (pair.type in PAID and pair.pay < 260)
        return 1 / (1 + (max(0.0, pair.minutes - bearable) / (10 if poor else 20)) ** 2)

    def worth(self, pair: Pair) -> float:
        """From 18 on, rent makes a floor of pay; above it more changes nothing."""
        if pair.type not in PAID:
            return (0.9 if pair.type in COURSES else 0.8) if pair.age >= 18 else 0.95
        return 0.55 if pair.age >= 18 and pair.pay < 235 else 1.0

    def family(self, pair: Pair) -> float:
        return (0.35 if pair.hours > 25 else 0.75) if "childcare" in pair.unmet else 1.0

    def is_seen(self, pair: Pair) -> float:
        strict = pair.firm.latent == FORMAL
        gate = ((0.12, 0.18, 0.5, 0.85, 0.9) if strict else (0.4, 0.7, 0.88, 0.93, 0.95))[pair.readiness - 1]
        if pair.type == "employability_programme":
            gate = 0.95 if pair.readiness <= 2 else 0.6
        if "guaranteed_interview" in pair.pledges:
            gate = max(gate, 0.88)
        away = 1.0 if pair.firm.latent == TEACHER else step_at(pair.months, ((11, 1.0), (23, 0.72), (inf, 0.5)))
        return gate * away * (0.6 if strict and pair.step >= 2 else 1.0)

    def is_taken_on(self, pair: Pair) -> float:
        """The weakest link among the needs nobody meets decides; they do not add up."""
        at_the_door = {
            "esol": 1.0 if pair.firm.latent == FAMILY else 0.5,
            "reading_writing": 0.6 if pair.route in PAPERWORK else 1.0,
            "equipment": 0.65 if pair.route in OWN_TOOLS else 1.0,
            "mental_health": 0.9,
        }
        weakest = min((at_the_door.get(need, 1.0) for need in pair.unmet), default=1.0)
        known = pair.experienced and pair.firm.latent in (BUSY, FAMILY)
        size = step_at(pair.starts, ((0, 0.8), (25, 1.0), (inf, 0.86)))
        return 0.72 * weakest * size * (1.35 if known else 1.0) * (1.2 if "work_trial" in pair.pledges else 1.0)

    def turns_up(self, pair: Pair) -> float:
        if pair.wait < 1.5 and "flexible_start" in pair.needs:
            return 0.7
        return exp(-max(0.0, pair.wait - 5) / (9 if pair.readiness <= 2 else 25))

    # The crises, as rates a week

    def standing(self, pair: Pair) -> float:
        """What holds in every week: the employer's record where there is one, and ends that came before."""
        share = pair.lasted / pair.starts if pair.starts >= 5 else 0.6
        record = step_at(share, ((0.4, 1.3), (0.7, 1.0), (1.0, 0.75)))
        return record * (1.4 if pair.early_ends >= 2 else 1.0) * (1.3 if pair.firm.latent == BUSY else 1.0)

    def phase(self, pair: Pair, week: int) -> float:
        own = pair.chemistry if pair.firm.latent == FAMILY else 1.0
        if pair.person.latent == NEWCOMER:
            return 0.6 * own
        if pair.person.latent == BURDENED:
            return own * (1.5 if week < 6 else 0.75)
        return own

    def first_month(self, pair: Pair) -> float:
        rate = 0.05 * (2.0, 2.0, 1.0, 0.6, 0.6)[pair.readiness - 1]
        if pair.readiness <= 2 and pair.firm.latent == TEACHER:
            rate *= 0.5
        if "workplace_buddy" in pair.pledges:
            rate *= 0.5 if pair.moves >= 3 or pair.readiness <= 2 or "mentor" in pair.unmet else 0.95
        elif "mentor" in pair.unmet:
            rate *= 1.5
        return rate * (1.8 if "flexible_start" in pair.unmet else 1.0) * (0.7 if "work_trial" in pair.pledges else 1.0)

    def home_move(self, pair: Pair) -> float:
        a_move = step_at(pair.moves, ((0, 0.002), (2, 0.007), (inf, 0.024)))
        lost = 0.5 * (1.4 if pair.minutes > 30 else 1.0) * (0.4 if "named_contact" in pair.pledges else 1.0)
        return a_move * lost * (1.4 if pair.person.latent == UPROOTED else 1.0)

    def season(self, pair: Pair, month: float) -> float:
        if month not in (12, 1, 2):
            return 0.0
        poor = pair.night or (pair.type in PAID and pair.pay < 260)
        far = step_at(pair.minutes, ((25, 0.6), (40, 1.2), (inf, 2.4)))
        return 0.009 * far * (1.7 if poor else 1.0) * (1.7 if pair.person.latent == PARENT else 1.0)

    def background(self, pair: Pair) -> float:
        bored = {0: 1.0, 1: 0.8, 2: 1.2}.get(pair.step, 1.6)
        wish = 0.65 if pair.fit == 2 or pair.rank == 0 else 0.9 if pair.fit == 1 or pair.rank in (1, 2) else 1.4
        return 0.008 * bored * wish * (2.0 if "mental_health" in pair.unmet else 1.0)
