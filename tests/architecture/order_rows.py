"""What trials by lot leave behind, of calls and of orders, for the addresses of its pages."""

import datetime as dt
from decimal import Decimal
from functools import cached_property

from backend.core import clock
from backend.model_versions.models import OrderComparison
from backend.placements.models import CallTrial
from backend.ranking.call_trials.services import switch_on


class OrderRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def order_comparison(self):
        """A comparison that has not drawn yet."""
        monday = clock.today() + dt.timedelta(days=7 - clock.today().weekday())
        numbers = {"most": 40, "weeks_followed": 39, "share": Decimal("0.25"), "difference": Decimal("0.10")}
        sealed = {"protocol": "Comparison", "digest": "0" * 64, "seed": "a seed", "seal": "0" * 64}
        mine = {"council": self.council, "version": self.model, "registered_by": self.adviser}
        days = {"begins_on": monday, "last_week": monday}
        return OrderComparison.objects.create(**mine, **days, **numbers, **sealed)

    @cached_property
    def call_trial(self):
        """A trial of extra calls that has not drawn yet."""
        monday = clock.today() + dt.timedelta(days=7 - clock.today().weekday())
        numbers = {"most": 40, "calls_a_week": 3, "weeks_followed": 8, "share": Decimal("0.25"), "by": self.adviser}
        running = CallTrial.objects.for_council(self.council.id).first()
        return running or switch_on(council=self.council, begins_on=monday, last_week=monday, **numbers)
