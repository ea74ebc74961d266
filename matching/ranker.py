"""The estimator: fits on past referrals, ranks, and judges criteria."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sklearn.base import BaseEstimator
from threadpoolctl import threadpool_limits

from matching.base_rates import Anchor
from matching.chances import Chances
from matching.context import Context, Journeys
from matching.counterfactuals.generation import Counterfactual, find_counterfactuals
from matching.criteria.base import Criterion
from matching.criteria.catalogue import evaluate_criteria
from matching.history.referrals import Referrals
from matching.learning.fitting import fit
from matching.learning.training_data import TrainingData, referral_pairs
from matching.model import Model
from matching.parameters import HISTORY_FIELDS, from_json, history_from_json, to_json
from matching.profiles.field_types import is_whole
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.ranking import Ranking
from matching.settings import Settings
from matching.top_k import TopK


class Ranker(BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """Ranks opportunities for people, and judges a person and an opportunity by every criterion.

    Without local outcomes it is the written expert score. `get_params`, `set_params` and `sklearn.clone` work.

    Parameters
    ----------
    settings : Settings, default=None
        Weights, travel estimate, rules and limits of memory; None takes the defaults.
    anchor : Anchor, default=None
        Base rates that the chances of the written score stand at; None leaves them where it was written. It changes
        no score and no parameter, and a fitted model has its level from its own history.

    Attributes
    ----------
    model_ : Model
        The fitted terms, after `fit` or `from_parameters`.
    n_referrals_, n_starts_, n_left_ : int
        Referrals in the history, those that started, and those that left for a reason about the match.
    as_of_ : date or None
        Day up to which the history is observed; None for an empty history.
    strength_ : dict
        Prior standard deviation of corrections (the shrinkage) in log-odds: by outcome ("start", "stay") and kind of
        column ("scale", "slope", "shape"), averaged over the shrinkages tried.
    feature_table_ : tuple of dict
        A record per feature with prior terms, fitted terms and their 80% intervals in log-odds, by code.

    References
    ----------
    docs/mathematics.md has the formulas.
    """

    def __init__(self, settings: Settings | None = None, anchor: Anchor | None = None) -> None:
        self.settings = settings
        self.anchor = anchor

    def fit(self, referrals: Referrals, as_of: date | None = None) -> "Ranker":
        """Correct the expert's terms as far as past referrals support it.

        Two additive models on the same features: starting (logistic) and leaving by week (piecewise-constant hazards
        of weeks 0-4, 4-8, 8-13, 13-26 and 26-52, with right censoring). An empty history leaves the expert.

        Parameters
        ----------
        referrals : Referrals of length n_referrals
            Past referrals with their outcomes.
        as_of : date, default=None
            Day up to which the history is observed; None takes the last day in it.

        Returns
        -------
        self : Ranker

        Raises
        ------
        ValueError
            If `referrals` is of another type, or reaches beyond `as_of`.
        """
        _require_referrals(referrals)
        self.as_of_ = referrals.observed_until(as_of)
        with threadpool_limits(1):  # sums come out the same on every number of processors
            fitted = fit(TrainingData.from_referrals(referrals, self._settings()))
        self.model_, self.strength_, self.feature_table_ = fitted.model, fitted.shrinkage, fitted.feature_table
        self.n_referrals_, self.n_starts_ = len(referrals), int(referrals.started.sum())
        self.n_left_ = int(referrals.left.sum())
        return self

    def chances(self, referrals: Referrals) -> Chances:
        """Chances of given referrals, from their own facts and without their outcomes.

        Parameters
        ----------
        referrals : Referrals of length n_referrals
            Each with the facts of its own day.

        Returns
        -------
        chances : Chances
            One number in [0, 1] per referral, in the same order.

        Raises
        ------
        ValueError
            If `referrals` is of another type.
        """
        _require_referrals(referrals)
        return Chances(self._model(), referral_pairs(referrals, self._settings(), self._model().employer_effects))

    @property
    def shrinkage_(self) -> dict[str, dict[str, float]]:
        """`strength_` by its name in statistics."""
        return self.strength_

    def parameters(self) -> dict[str, Any]:
        """The model and facts about its training data, as values that JSON can hold.

        Returns
        -------
        parameters : dict
            `from_parameters` makes the same ranker of it, bit for bit.
        """
        if not hasattr(self, "n_referrals_"):
            return to_json(self._unanchored())
        history = {name: getattr(self, f"{name}_") for name in HISTORY_FIELDS}
        history["as_of"] = self.as_of_ and self.as_of_.isoformat()
        return to_json(self._unanchored()) | {"history": history}

    @classmethod
    def from_parameters(
        cls, parameters: Mapping[str, Any], settings: Settings | None = None, anchor: Anchor | None = None
    ) -> "Ranker":
        """A ranker from what `parameters` gave.

        Parameters
        ----------
        parameters : dict
            As kept, also after a round trip through JSON.
        settings : Settings, default=None
            Settings of the ranker, which are not part of the parameters.
        anchor : Anchor, default=None
            Base rates, which are not part of them either.

        Returns
        -------
        ranker : Ranker

        Raises
        ------
        ValueError
            Naming the part that is missing or impossible.
        """
        ranker = cls(settings, anchor)
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
        """Rank built collections on a day.

        Parameters
        ----------
        people : People of length n_people
            Whom to rank for.
        opportunities : Opportunities of length n_opportunities
            What to rank.
        on : date
            Day of the question.
        top : int or None, default=20
            Most opportunities a person; None gives all that are eligible.
        journeys : mapping of (str, str) to float, default=None
            Recorded minutes each way by person id and opportunity id, which override the estimate; pairs that are not
            in the collections are left out.

        Returns
        -------
        ranking : Ranking
            One row per pair, grouped by person in input order, best first.

        Raises
        ------
        ValueError
            For a wrong day, top or journey.
        """
        if top is not None and (not is_whole(top) or top < 1):
            raise ValueError("top must be a whole number of 1 or more, or None for all")
        model = self._model()
        known = model.employer_effects, model.employers_told
        context = Context(people, opportunities, on, self._settings(), journeys, *known)
        return Ranking(context, model, TopK(context, model, top).run())

    def eligibility(
        self,
        person_record: Mapping[str, Any],
        opportunity_record: Mapping[str, Any],
        on: date,
        journey: float | None = None,
    ) -> tuple[Criterion, ...]:
        """Every criterion for one person and one opportunity.

        Parameters
        ----------
        person_record, opportunity_record : dict
            Records as `People.from_records` and `Opportunities.from_records` take them.
        on : date
            Day of the question.
        journey : float, default=None
            Recorded travel time in minutes each way, which overrides the estimate.

        Returns
        -------
        criteria : tuple of Criterion
            All of CRITERIA, in that order.

        Raises
        ------
        ValueError
            As `from_records` does.
        """
        return evaluate_criteria(person_record, opportunity_record, on, self._settings(), journey)

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
        person_record : dict
            A record as `People.from_records` takes it.
        opportunities : Opportunities of length n_opportunities
            What may become eligible.
        on : date
            Day of the question.
        journeys : mapping of (str, str) to float, default=None
            Recorded minutes each way, as `rank` takes them.

        Returns
        -------
        counterfactuals : tuple of Counterfactual
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
        is_fitted = hasattr(self, "n_referrals_")
        return self._unanchored() if is_fitted or self.anchor is None else self.anchor.moved(self._unanchored())

    def _unanchored(self) -> Model:
        model: Model = getattr(self, "model_", None) or Model.from_prior()
        return model

    def _settings(self) -> Settings:
        if self.settings is None:
            return Settings()
        if not isinstance(self.settings, Settings):
            raise ValueError("settings must be matching.Settings")
        return self.settings


def _require_referrals(referrals: Any) -> None:
    if not isinstance(referrals, Referrals):
        raise ValueError("referrals must be matching.Referrals, made by Referrals.from_records")
