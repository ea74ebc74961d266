"""The public estimator: fit, rank, eligibility and counterfactuals."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sklearn.base import BaseEstimator
from threadpoolctl import threadpool_limits

from matching.chances import Chances
from matching.context import Context, Journeys
from matching.counterfactuals.generation import Counterfactual, find_counterfactuals
from matching.criteria.base import Criterion
from matching.criteria.catalogue import judge
from matching.history.referrals import Referrals
from matching.learning.fitting import fit
from matching.learning.training_data import TrainingData, referral_pairs
from matching.model import Model
from matching.parameters import HISTORY_FIELDS, from_json, history_from_json, to_json
from matching.profiles.kinds import is_whole
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.ranking import Ranking
from matching.search import Search
from matching.settings import Settings


class Ranker(BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """Ranks opportunities for people, and says how a person and an opportunity stand on every criterion.

    Without local outcomes it is the written expert score. `get_params`, `set_params` and `sklearn.clone` work. After
    `fit`: `model_`, `n_referrals_`, `n_starts_`, `n_left_` (how many), `as_of_` (date up to which the history tells, or
    None), `strength_` (standard deviation of corrections by outcome and kind) and `feature_table_` (a record per
    feature with the expert's and the learnt terms and their 80% intervals, by code).
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings

    def fit(self, referrals: Referrals, as_of: date | None = None) -> "Ranker":
        """Correct the expert as far as past referrals bear it out; returns itself.

        Two additive models on the features of the expert: starting (logistic) and leaving by week (hazards of weeks
        0-4, 4-8, 8-13, 13-26 and 26-52; whoever is still there counts for as long as was seen). Nothing to learn from
        leaves the expert. Raises `ValueError` for anything that is not `Referrals` and for history after `as_of`.
        """
        _refuse_others(referrals)
        self.as_of_ = referrals.seen_until(as_of)
        with threadpool_limits(1):  # sums come out the same on every number of processors
            fitted = fit(TrainingData.from_referrals(referrals, self._settings()))
        self.model_, self.strength_, self.feature_table_ = fitted.model, fitted.shrinkage, fitted.feature_table
        self.n_referrals_, self.n_starts_ = len(referrals), int(referrals.started.sum())
        self.n_left_ = int(referrals.left.sum())
        return self

    def chances(self, referrals: Referrals) -> Chances:
        """Chances of given referrals, row by row, from their own facts and without a look at what came of them.

        Raises `ValueError` for anything that is not `Referrals`.
        """
        _refuse_others(referrals)
        return Chances(self._model(), referral_pairs(referrals, self._settings()))

    def parameters(self) -> dict[str, Any]:
        """Everything that was learnt and what it was learnt from, as values that JSON can hold.

        `from_parameters` makes the same ranker of it again.
        """
        if not hasattr(self, "n_referrals_"):
            return to_json(self._model())
        history = {name: getattr(self, f"{name}_") for name in HISTORY_FIELDS}
        history["as_of"] = self.as_of_ and self.as_of_.isoformat()
        return to_json(self._model()) | {"history": history}

    @classmethod
    def from_parameters(cls, parameters: Mapping[str, Any], settings: Settings | None = None) -> "Ranker":
        """A ranker from what `parameters` gave. Raises `ValueError` naming the part that is wrong."""
        ranker = cls(settings)
        ranker.model_ = from_json(parameters)
        for name, fact in history_from_json(parameters).items():
            setattr(ranker, f"{name}_", fact)
        return ranker

    def rank(
        self,
        people: People,
        opportunities: Opportunities,
        *,
        on: date,
        top: int | None = 20,
        journeys: Journeys | None = None,
    ) -> Ranking:
        """Rank built collections on a day; at most `top` opportunities a person (None: all that are eligible).

        `journeys` maps (person id, opportunity id) to recorded minutes each way, which override the estimate; pairs
        that are not in the collections are left out. Raises `ValueError` for a wrong day, top or journey.
        """
        if top is not None and (not is_whole(top) or top < 1):
            raise ValueError("top must be a whole number of 1 or more, or None for all")
        context = Context(people, opportunities, on, self._settings(), journeys)
        model = self._model()
        return Ranking(context, model, Search(context, model, top).run())

    def eligibility(
        self,
        person_record: Mapping[str, Any],
        opportunity_record: Mapping[str, Any],
        on: date,
        journey: float | None = None,
    ) -> tuple[Criterion, ...]:
        """Every criterion of CRITERIA, in that order, for one person and one opportunity.

        `journey` is a recorded travel time in minutes each way. Raises `ValueError` as `from_records` does.
        """
        return judge(person_record, opportunity_record, on, self._settings(), journey)

    def counterfactuals(
        self,
        person_record: Mapping[str, Any],
        opportunities: Opportunities,
        on: date,
        journeys: Journeys | None = None,
    ) -> tuple[Counterfactual, ...]:
        """Effect of each single change of a closed list on what is eligible for one person.

        The list is `matching.counterfactuals.catalogue.CHANGES`. `doors` is another name of this method.

        Parameters
        ----------
        person_record : mapping
            One record, as `People.from_records` takes it.
        opportunities : Opportunities
            A built collection.
        on : datetime.date
            The day of the question.
        journeys : mapping of (str, str) to float, optional
            Recorded minutes each way by (person id, opportunity id), which override the estimate.

        Returns
        -------
        tuple of Counterfactual
            Changes that have an effect, sorted by opportunities gained, then by how many of these would be among the
            first twenty, by quality, by opportunities settled and by opportunities lifted.

        Raises
        ------
        ValueError
            As `rank` and `People.from_records` do.

        References
        ----------
        Ustun, B., Spangher, A. and Liu, Y. (2019). "Actionable recourse in linear classification". FAT* 2019.
        """
        return find_counterfactuals(self.rank, self._settings(), person_record, opportunities, on, journeys)

    doors = counterfactuals

    def _model(self) -> Model:
        model: Model = getattr(self, "model_", None) or Model.from_prior()
        return model

    def _settings(self) -> Settings:
        if self.settings is None:
            return Settings()
        if not isinstance(self.settings, Settings):
            raise ValueError("settings must be matching.Settings")
        return self.settings


def _refuse_others(referrals: Any) -> None:
    if not isinstance(referrals, Referrals):
        raise ValueError("referrals must be matching.Referrals, made by Referrals.from_records")
