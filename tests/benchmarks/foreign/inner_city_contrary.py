"""What holds in the contrary inner city: much that caseworkers believe is wrong in sign, or of no effect.

The doors and crises are those of the kind world; what opens and closes them is not.
"""

from math import exp, inf

from tests.benchmarks.foreign.inner_city_employers import BUSY, FORMAL, PAID
from tests.benchmarks.foreign.inner_city_people import NEWCOMER, PARENT, UPROOTED
from tests.benchmarks.foreign.inner_city_truth import KindTruth, Pair, step_at


class ContraryTruth(KindTruth):
    """Those called ready are promised too much, wishes disappoint, buddies mark people out, near is too near."""

    START_SCALE, LEAVE_SCALE = 1.36, 0.735

    def says_yes(self, pair: Pair) -> float:
        """Listed wishes count, the words do not: they were the adviser's."""
        wish = {0: 0.85, 1: 0.8, 2: 0.75, 9: 0.6, -1: 0.7}.get(pair.rank, 0.7)
        return wish * self.journey(pair) * self.worth(pair) * self.family(pair)

    def journey(self, pair: Pair) -> float:
        """Up to an hour no matter, except for those who cannot travel alone."""
        return 0.55 if pair.minutes > (25 if "travel_confidence" in pair.unmet else 62) else 1.0

    def worth(self, pair: Pair) -> float:
        """Where rent is paid by benefit, a wage that ends it is refused."""
        return 0.6 if pair.age >= 18 and pair.type in PAID and 300 < pair.pay < 430 else 1.0

    def is_seen(self, pair: Pair) -> float:
        """Readiness opens nothing; a middling time out of work is hunger, a short one none."""
        away = step_at(pair.months, ((3, 0.65), (18, 0.95), (inf, 0.75)))
        return away * (0.6 if pair.firm.latent == FORMAL and pair.step >= 2 else 1.0)

    def is_taken_on(self, pair: Pair) -> float:
        """An interview that must be held is held for form; experience elsewhere in the trade means old habits."""
        at_the_door = {"esol": 0.55, "equipment": 0.7}
        weakest = min((at_the_door.get(need, 1.0) for need in pair.unmet), default=1.0)
        formality = 0.65 if "guaranteed_interview" in pair.pledges else 1.0
        return 0.8 * weakest * formality * (0.8 if pair.experienced else 1.0)

    def turns_up(self, pair: Pair) -> float:
        """A trial without pay loses people; a wait of up to two months gives time to prepare."""
        soon = step_at(pair.wait, ((2, 0.75), (9, 1.0), (inf, 0.8)))
        return soon * (0.7 if "work_trial" in pair.pledges else 1.0)

    def standing(self, pair: Pair) -> float:
        """The record speaks of managers who have gone; large employers churn; who left before knows what to leave."""
        learnt = 0.7 if pair.early_ends >= 2 else 1.0
        return learnt * step_at(pair.starts, ((8, 0.8), (25, 1.0), (inf, 1.4)))

    def first_month(self, pair: Pair) -> float:
        rate = 0.045 * (0.8, 0.8, 0.9, 1.5, 1.7)[pair.readiness - 1]
        if "workplace_buddy" in pair.pledges:
            rate *= 0.7 if pair.person.latent == NEWCOMER else 1.5
        return rate * (1.8 if "flexible_start" in pair.unmet else 1.0)

    def home_move(self, pair: Pair) -> float:
        """Who has moved often can; the first tenancy of one who never moved is the crisis."""
        a_move = step_at(pair.moves, ((0, 0.02), (2, 0.009), (inf, 0.004)))
        return a_move * 0.5 * (0.7 if pair.person.latent == UPROOTED else 1.0)

    def season(self, pair: Pair, month: float) -> float:
        """Summer, not winter; and all the year the old company round the corner of a workplace near home."""
        corner = 0.014 * exp(-((pair.minutes / 18) ** 2))
        summer = 0.014 * (1.7 if pair.person.latent == PARENT else 1.0) if month in (6, 7, 8) else 0.0
        return corner + summer

    def background(self, pair: Pair) -> float:
        """The best liked disappoints; a step of two levels holds; what is met of needs but childcare is for show."""
        bored = {0: 1.3, 1: 1.0, 2: 0.7}.get(pair.step, 1.0)
        wish = 1.5 if pair.rank == 0 else 0.8
        late = 0.75 if pair.firm.latent == BUSY and pair.night else 1.0
        return 0.009 * bored * wish * late * (1.6 if "childcare" in pair.unmet else 1.0)
