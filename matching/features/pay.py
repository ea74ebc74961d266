"""Pay for a week, in tenths of a full week at the full adult wage floor on the start date."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import day_number
from matching.context import Context
from matching.features.base import Codes, OpportunityFeature, digitize
from matching.pairs import Pairs


FULL_WEEK_HOURS = 37
USUAL_SHARE = 0.7  # of a full week at the floor: about what an apprentice or somebody part-time has
EDGES = tuple(tenth / 10 for tenth in range(1, 15))


class Pay(OpportunityFeature):
    """The value of a bin is its middle less the usual share; code 1 is unpaid, 2 paid less than a tenth."""

    name = "pay"
    label = "pay for a week"
    bin_values = (0.0, -USUAL_SHARE, *((tenth + 0.5) / 10 - USUAL_SHARE for tenth in range(len(EDGES) + 1)))

    def compute_codes(self, context: Context) -> Codes:
        pay = context.opportunity_column("weekly_pay")
        codes = digitize(pay / (FULL_WEEK_HOURS * self.floor(context)), EDGES)
        unpaid = (context.opportunity_column("paid") == 0) | (pay == 0)
        return np.where(unpaid, 1, np.where(codes > 0, codes + 1, 0)).astype(np.intp)

    def floor(self, context: Context) -> NDArray[np.float64]:
        rates = sorted(context.settings.rules.wage_floors, key=lambda rate: rate.valid_from)
        begins = np.array([day_number(rate.valid_from) for rate in rates], dtype=np.int64)
        row = np.searchsorted(begins, context.start, side="right") - 1
        floors = np.array([*(rate.aged_21_plus for rate in rates), np.nan])
        return floors[row]

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        full_week = FULL_WEEK_HOURS * self.floor(pairs.context).take(pairs.opportunity)
        paid = pairs.of_opportunity("weekly_pay")
        return list(zip(self.codes(pairs).tolist(), paid.tolist(), full_week.tolist(), strict=True))

    def sentence(self, fact: Any) -> str:
        """With what it is compared to: the sum alone does not say why it counts for or against."""
        code, pounds, full_week = fact
        if code < 2:
            return "Not paid." if code else "Pay is not recorded yet."
        than = "less than" if round(pounds, 2) < round(full_week, 2) else "at least"
        return f"Pays about £{pounds:,.0f} a week, {than} a full week at the adult minimum wage (£{full_week:,.0f})."
