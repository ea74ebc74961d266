"""Training, and what a named head decides about what was trained."""

from typing import NamedTuple

from django.db import connection, transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.councils.models import Council
from backend.councils.permissions import roles_in
from backend.learning.documents import write_card_and_record
from backend.learning.evaluation_json import audit_as_json, back_test_as_json
from backend.learning.fitting import FittedModel, fit_ranker
from backend.learning.group_audits import audits_by_dimension
from backend.learning.models import ComparedPerson
from backend.learning.version_comparison import compare
from backend.model_versions.choices import VersionStep as Step
from backend.model_versions.models import ModelVersion
from backend.model_versions.transitions import VERSION_LIFE, require, take
from backend.ranking.active_model import active_model, require_of_this_engine
from backend.ranking.matching_input import MatchingInput
from backend.ranking.referral_history import ReferralHistory, referral_history
from matching.cards import Evidence
from matching.fairness.comparisons import CORRECTION


class Training(NamedTuple):
    version: ModelVersion
    is_new: bool


@transaction.atomic
def train(*, council: Council, by: User | None) -> Training:
    """A candidate from everything decided by today; where nothing was decided since the last, that one again.

    `by` is None for the monthly job. With too little to learn from, the version ranks as the written score does and
    says so: a head can then see what is missing.
    """
    _lock_training(council)
    history = referral_history(council, clock.today())
    last = ModelVersion.objects.for_council(council.id).newest_first().first()
    if last and last.data_hash == history.digest:
        return Training(last, is_new=False)
    fitted_model = fit_ranker(history)
    version = _new_version(council, history, fitted_model, (last.number if last else 0) + 1, by)
    matching_input = MatchingInput.of_council(council.id, clock.today())
    _write_evaluation(version, fitted_model, history, matching_input)
    compared = compare(version, matching_input)
    take(Step.TRAINED, version, by=by)
    ComparedPerson.objects.bulk_create(compared, batch_size=500)
    return Training(version, is_new=True)


def _lock_training(council: Council) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onward.learning'), %s)", [council.id])


def _new_version(
    council: Council, history: ReferralHistory, fitted_model: FittedModel, number: int, by: User | None
) -> ModelVersion:
    return ModelVersion(
        council=council,
        number=number,
        parameters=fitted_model.ranker.parameters(),
        calibrated=fitted_model.ranker.parameters()["calibrated"],
        trained_on=clock.today(),
        trained_by=by,
        window_from=history.first_day,
        window_to=history.until,
        referrals=len(history.records),
        starts=history.starts,
        leaves=history.leaves,
        data_hash=history.digest,
        too_few=fitted_model.too_few,
    )


def _write_evaluation(
    version: ModelVersion, fitted_model: FittedModel, history: ReferralHistory, matching_input: MatchingInput
) -> None:
    audits = audits_by_dimension(version.council, fitted_model.ranker, matching_input, history)
    evidence = Evidence(back_test=fitted_model.back_test, audits=tuple(audit for _, audit in audits))
    version.evaluation = {
        "back_test": back_test_as_json(fitted_model.back_test),
        "fairness": [audit_as_json(dimension, audit) for dimension, audit in audits],
        "correction": CORRECTION,
    }
    version.card, version.record = write_card_and_record(fitted_model.ranker, evidence, version)


@transaction.atomic
def compare_again(*, version: ModelVersion, by: User) -> ModelVersion:
    """The same comparison with the model, the people and the opportunities of today."""
    _lock_version(version)
    if not version.is_candidate:
        raise Refused("Only a version that waits for a decision is compared.")
    compared = compare(version, MatchingInput.of_council(version.council_id, clock.today()))
    version.save(update_fields=["comparison"])
    version.compared.all().delete()
    ComparedPerson.objects.bulk_create(compared, batch_size=500)
    return version


@transaction.atomic
def approve(*, version: ModelVersion, by: User) -> ModelVersion:
    """Let a version rank, in place of the one that does. Everybody is ranked anew with it."""
    _lock_for_step(Step.APPROVED, version, by)
    require(Step.APPROVED, version)
    if not is_compared_with_live(version):
        raise Refused(
            "This version was last compared with a model that no longer ranks. Compare it again, look at the result,"
            " then approve it."
        )
    return _make_live(version, Step.APPROVED, by)


def is_compared_with_live(version: ModelVersion) -> bool:
    return version.comparison.get("against") == active_model(version.council_id).name


def _make_live(version: ModelVersion, step: Step, by: User, reason: str = "") -> ModelVersion:
    require_of_this_engine(version)
    live = ModelVersion.objects.for_council(version.council_id).live().select_for_update().first()
    if live and live.id != version.id:
        take(Step.REPLACED, live, by=by, reason=reason)
    version.approved_by, version.approved_at = by, clock.now()
    take(step, version, by=by, reason=reason)
    enqueue(RANK_COUNCIL, version.council_id)
    return version


@transaction.atomic
def refuse(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    _lock_for_step(Step.REFUSED, version, by)
    require(Step.REFUSED, version, reason=reason)
    version.refused_by, version.refused_at, version.refused_because = by, clock.now(), reason.strip()
    take(Step.REFUSED, version, by=by, reason=reason)
    return version


@transaction.atomic
def take_back_refusal(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    """To be decided again; the refusal and its reason stay among the steps."""
    _lock_for_step(Step.REFUSAL_TAKEN_BACK, version, by)
    take(Step.REFUSAL_TAKEN_BACK, version, by=by, reason=reason)
    return version


@transaction.atomic
def go_back(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    """Let an earlier version rank again."""
    _lock_for_step(Step.WENT_BACK, version, by)
    require(Step.WENT_BACK, version, reason=reason)
    return _make_live(version, Step.WENT_BACK, by, reason)


@transaction.atomic
def stop(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    """Let the written score rank again, as before anything was learnt."""
    _lock_for_step(Step.STOPPED, version, by)
    take(Step.STOPPED, version, by=by, reason=reason)
    enqueue(RANK_COUNCIL, version.council_id)
    return version


def _lock_version(version: ModelVersion) -> None:
    _lock_training(version.council)
    version.refresh_from_db()


def _lock_for_step(step: Step, version: ModelVersion, by: User) -> None:
    """Lock the version for a step that only the head may take."""
    _lock_version(version)
    if not VERSION_LIFE.may_take(step, version, user=by, roles=roles_in(by, version.council_id)):
        raise Refused("Only the virtual school head decides which model ranks.")
