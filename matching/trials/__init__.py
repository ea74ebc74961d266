"""A trial by lot: of extra calls, where there are fewer than people who may need them, or of two orders of lists.

The draw, what came of it by intention to treat, what a trial of a size can find, and the words for it.
"""

from matching.trials.draw import ring_order, seal
from matching.trials.effect import TrialEffect, TrialWeek, intention_to_treat
from matching.trials.orders import OrderWeek, order_effect, order_finding, size_needed
from matching.trials.power import POWER_OF_A_TRIAL, find_chance, power_table, smallest_found, smallest_rise
from matching.trials.words import finding


__all__ = [
    "POWER_OF_A_TRIAL",
    "OrderWeek",
    "TrialEffect",
    "TrialWeek",
    "find_chance",
    "finding",
    "intention_to_treat",
    "order_effect",
    "order_finding",
    "power_table",
    "ring_order",
    "seal",
    "size_needed",
    "smallest_found",
    "smallest_rise",
]
