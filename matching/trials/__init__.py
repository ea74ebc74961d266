"""A trial by lot of extra calls, where there are fewer calls to give than people for whom they may be worth giving.

The draw, what came of it by intention to treat, what a trial of a size can find, and the words for it.
"""

from matching.trials.draw import ring_order, seal
from matching.trials.effect import TrialEffect, TrialWeek, intention_to_treat
from matching.trials.power import POWER_OF_A_TRIAL, find_chance, power_table, smallest_found
from matching.trials.words import finding


__all__ = [
    "POWER_OF_A_TRIAL",
    "TrialEffect",
    "TrialWeek",
    "find_chance",
    "finding",
    "intention_to_treat",
    "power_table",
    "ring_order",
    "seal",
    "smallest_found",
]
