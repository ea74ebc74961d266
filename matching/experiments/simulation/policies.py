"""What a ranker would have chosen in a history, and what would have come of it in truth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from matching.chances import Chances
from matching.context import Context
from matching.experiments.simulation.borough import Borough
from matching.experiments.simulation.history import History
from matching.model import Model
from matching.pairs import Pairs
from matching.profiles.field_types import is_number
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Policy:
    """One number a referral, for choices by softmax of the ranker's log-odds of starting at a temperature.

    `weight` is its chance of what was chosen over the adviser's; `said_chosen` the ranker's chance of starting there
    and `said` its mean over the policy's choices; `truth` the true chance of starting under the policy.
    """

    weight: Floats
    said_chosen: Floats
    said: Floats
    truth: Floats


def policy(history: History, ranker: Ranker, temperature: float = 0.5) -> Policy:
    """Needs the propensities and the truth, so it exists in a simulation only."""
    if not isinstance(history, History) or not isinstance(ranker, Ranker):
        raise ValueError("history must be a History and ranker a Ranker")
    if not is_number(temperature) or not temperature > 0:
        raise ValueError("temperature must be a number above 0")
    places = {id(place): place for place in history.borough}
    said = {number: _predicted_start_chances(place, ranker) for number, place in places.items()}
    rows = [
        _evaluate_referral(said[id(place)], place, event.row, event.options, float(own), temperature)
        for place, event, own in zip(history.borough, history.event, history.propensity, strict=True)
    ]
    columns = np.array(rows, dtype=np.float64).reshape(-1, 4).T
    return Policy(*columns)


def _predicted_start_chances(place: Borough, ranker: Ranker) -> Floats:
    """The ranker's chance of starting for every eligible pair."""
    context = Context(
        place.people, place.opportunities, place.on, Settings() if ranker.settings is None else ranker.settings
    )
    person = np.repeat(np.arange(len(place.people)), np.diff(place.begins))
    model: Model = getattr(ranker, "model_", None) or Model.from_prior()
    return Chances(model, Pairs(context, person, place.opportunity)).start


def _evaluate_referral(
    said: Floats, place: Borough, row: int, options: NDArray[np.int64], propensity: float, temperature: float
) -> tuple[float, float, float, float]:
    own = said[options]
    chosen: Floats = softmax(np.log(own / (1 - own)) / temperature)
    weight = float(chosen[options == row][0]) / propensity
    return weight, float(said[row]), float(chosen @ own), float(chosen @ place.truth.start[options])
