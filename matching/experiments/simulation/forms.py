"""Facts that the truth of a world reads in bins of its own. All others it reads in the bins of the engine's features.

`codes` has the bin of every pair, 0 where the fact is unknown; `bin_values` the value of every bin.
"""

import numpy as np

from matching.features.base import Codes, digitize
from matching.features.pair import RouteWish
from matching.features.pay import Pay
from matching.features.support import matched
from matching.pairs import Pairs


class WishedRoute:
    name, kind = "route_wish", "pair"
    bin_values = (0.0, 1.0, 0.8, 0.65, 0.5, -0.4)  # first, second, third, later, not named

    def codes(self, pairs: Pairs) -> Codes:
        code, named = RouteWish().codes(pairs), len(self.bin_values) - 2
        return np.where(code == RouteWish.not_named, named + 1, np.minimum(code, named))


class Support:
    name, kind = "support", "pair"
    bin_values = (0.0, 0.0, -0.5, 0.3, 1.0)  # they need none; it offers none of it, some, all
    all_offered = 4

    def codes(self, pairs: Pairs) -> Codes:
        needs, offers = pairs.context.people.columns["support_needs"], pairs.context.opportunities.columns
        needed, met = needs.length.take(pairs.person), matched(pairs)
        offered = np.where(met == 0, 2, np.where(met < needed, 3, self.all_offered))
        told = np.where(offers["support_offered"].known.take(pairs.opportunity), offered, 0)
        return np.where(needed > 0, told, needs.known.take(pairs.person)).astype(np.intp)


class PledgeCount:
    name, kind = "pledges", "opportunity"
    bin_values = (0.0, -0.2, 0.3, 0.6, 0.9)  # none, one, two, three or more

    def codes(self, pairs: Pairs) -> Codes:
        pledges = pairs.context.opportunities.columns["pledges"]
        return np.where(pledges.known, np.minimum(pledges.length, 3) + 1, 0).astype(np.intp)[pairs.opportunity]


class HourlyPay:
    name, kind = "pay", "opportunity"
    bin_values = (0.0, -0.4, -0.2, 0.0, 0.15, 0.3, 0.5, 0.7)  # unpaid, then by the full adult wage floor
    edges = (0.66, 0.85, 0.999, 1.15, 1.4)

    def codes(self, pairs: Pairs) -> Codes:
        weekly, hours = (pairs.context.opportunity_column(name) for name in ("weekly_pay", "weekly_hours"))
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            codes = digitize(np.where(hours > 0, weekly / hours / Pay().floor(pairs.context), np.nan), self.edges)
        paid = pairs.context.opportunity_column("paid")
        return np.where(paid == 0, 1, np.where(codes > 0, codes + 1, 0)).astype(np.intp)[pairs.opportunity]
