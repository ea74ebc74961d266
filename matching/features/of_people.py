"""Features of the person alone. They enter chances, which say what support may be needed, and never the order."""

from typing import Any

import numpy as np

from matching.context import Context
from matching.features.base import Codes, OfPerson, steps


class Counted(OfPerson):
    """A count held in one column, cut at bounds."""

    column_name: str
    bounds: tuple[float, ...]
    sentences: tuple[str, ...]

    def work_out(self, context: Context) -> Codes:
        count = context.person_column(self.column_name)
        return steps(np.where(count < 0, np.nan, count), self.bounds)

    def sentence(self, fact: Any) -> str:
        return self.sentences[int(fact)]


class Readiness(Counted):
    name = column_name = "readiness"
    label = "readiness"
    bounds = (2, 3, 4, 5)
    doses = (0.0, -1.0, -0.5, 0.0, 0.5, 1.0)
    sentences = ("Readiness is not recorded yet.", *(f"Readiness {level} of 5." for level in range(1, 6)))


class HomeMoves(Counted):
    name = column_name = "home_moves_3y"
    label = "home moves in three years"
    bounds = (1, 2, 4)
    doses = (0.0, -0.4, -0.1, 0.3, 1.0)
    sentences = (
        "Home moves are not recorded yet.",
        "No home move in three years.",
        "One home move in three years.",
        "Two or three home moves in three years.",
        "Four home moves or more in three years.",
    )


class EarlyEnds(Counted):
    name = column_name = "early_ends"
    label = "placements that ended early"
    bounds = (1, 2, 3)
    doses = (0.0, -0.3, 0.2, 0.6, 1.0)
    sentences = (
        "Placements that ended early are not recorded yet.",
        "No placement ended early.",
        "One placement ended early.",
        "Two placements ended early.",
        "Three placements or more ended early.",
    )


class MonthsSinceEet(Counted):
    name = column_name = "months_since_eet"
    label = "months since last in EET"
    bounds = (1, 4, 13, 25)
    doses = (0.0, -0.5, -0.1, 0.2, 0.5, 1.0)
    sentences = (
        "Time since last in education, employment or training is not recorded yet.",
        "In education, employment or training.",
        "Out of education, employment and training for up to three months.",
        "Out of education, employment and training for up to a year.",
        "Out of education, employment and training for up to two years.",
        "Out of education, employment and training for more than two years.",
    )
