"""How an adviser chose in the past: by a noisy judgement of what is possible, among the places that are free."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from matching.experiments.simulation.scenarios import require_log_odds


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Adviser:
    """`skill` is how much of the expert's score the adviser sees, `noise` the spread of what else moves them; choices
    are a softmax of both at `temperature`, so every free place has a chance that is written down.
    """

    skill: float = 0.6
    noise: float = 0.5
    temperature: float = 1.0

    def __post_init__(self) -> None:
        require_log_odds(self, {"noise": 0.0, "temperature": 0.01})

    def propensities(self, score: Floats, draw: np.random.Generator) -> Floats:
        judged = self.skill * score + self.noise * draw.normal(size=len(score))
        chances: Floats = softmax(judged / self.temperature)
        return chances
