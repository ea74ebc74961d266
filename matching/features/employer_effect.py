"""What past referrals to one employer came to beyond what their facts would say (a random effect), in fine bins.

The effects are part of a fitted model and reach a call through its context. An employer without one is unknown here.
One with few referrals moves the score and is in no word: what they came to would tell of single people.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.features.base import Codes, OpportunityFeature
from matching.pairs import Pairs


STEP, LARGEST = 0.05, 2.0  # log-odds
STEPS = round(LARGEST / STEP)


class EmployerEffect(OpportunityFeature):
    learned = False
    bin_values = (0.0, *(STEP * step for step in range(-STEPS, STEPS + 1)))
    outcome: ClassVar[int]  # 0 starting, 1 staying
    more: str
    less: str

    def compute_codes(self, context: Context) -> Codes:
        known = {
            context.opportunities.columns["employers"].get(employer, -1): effect[self.outcome]
            for employer, effect in context.employer_effects.items()
        }
        codes = {
            employer: round(float(np.clip(effect, -LARGEST, LARGEST)) / STEP) for employer, effect in known.items()
        }
        employers = context.opportunity_column("employer").tolist()
        return np.array(
            [codes[one] + STEPS + 1 if one >= 0 and one in codes else 0 for one in employers], dtype=np.intp
        )

    def may_be_told(self, pairs: Pairs) -> NDArray[np.bool_]:
        told = pairs.context.remember(("told", self.name), lambda: self._employers_told(pairs.context))
        return told[pairs.opportunity]

    def _employers_told(self, context: Context) -> NDArray[np.bool_]:
        positions, told = context.opportunities.columns["employers"], context.employers_told[self.outcome]
        known = [position for employer, position in positions.items() if employer in told]
        return np.isin(context.opportunity_column("employer"), known)

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        return list(zip(self.codes(pairs).tolist(), self.may_be_told(pairs).tolist(), strict=True))

    def sentence(self, fact: Any) -> str:
        code, may_be_told = fact
        if not (code and may_be_told):
            return "Too few young people have been referred to this employer to tell how it goes there."
        effect = self.bin_values[code]
        return "As usual with this employer." if abs(effect) < STEP else self.more if effect > 0 else self.less


class EmployerStarting(EmployerEffect):
    name = "employer_starting"
    label = "how often referrals to the employer start"
    outcome = 0
    more = "More of those referred to this employer have started than is usual for such opportunities."
    less = "Fewer of those referred to this employer have started than is usual for such opportunities."


class EmployerStaying(EmployerEffect):
    name = "employer_staying"
    label = "how long those referred to the employer stay"
    outcome = 1
    more = "Those referred to this employer have stayed longer than is usual for such opportunities."
    less = "Those referred to this employer have left sooner than is usual for such opportunities."
