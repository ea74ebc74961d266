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
from backend.learning.auditing import audits_of
from backend.learning.comparing import compare
from backend.learning.documents import written
from backend.learning.figures import audit_as_json, tested_as_json
from backend.learning.fitting import Fitted, fitted_on
from backend.learning.history import History, history_of
from backend.learning.models import ComparedPerson
from backend.model_versions.choices import VersionStep as Step
from backend.model_versions.models import ModelVersion
from backend.model_versions.transitions import VERSION_LIFE, require, take
from backend.ranking.active_model import active_model
from backend.ranking.matching_input import MatchingInput
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
    _one_at_a_time(council)
    history = history_of(council, clock.today())
    last = ModelVersion.objects.for_council(council.id).newest_first().first()
    if last and last.data_hash == history.digest:
        return Training(last, is_new=False)
    fitted = fitted_on(history)
    version = _begun(council, history, fitted, (last.number if last else 0) + 1, by)
    asked = MatchingInput.of_council(council.id, clock.today())
    _write_about(version, fitted, history, asked)
    compared = compare(version, asked)
    take(Step.TRAINED, version, by=by)
    ComparedPerson.objects.bulk_create(compared, batch_size=500)
    return Training(version, is_new=True)


def _one_at_a_time(council: Council) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onward.learning'), %s)", [council.id])


def _begun(council: Council, history: History, fitted: Fitted, number: int, by: User | None) -> ModelVersion:
    return ModelVersion(
        council=council,
        number=number,
        parameters=fitted.ranker.parameters(),
        calibrated=fitted.ranker.parameters()["calibrated"],
        trained_on=clock.today(),
        trained_by=by,
        window_from=history.begins,
        window_to=history.until,
        referrals=len(history.records),
        starts=history.starts,
        leaves=history.leaves,
        data_hash=history.digest,
        too_few=fitted.too_few,
    )


def _write_about(version: ModelVersion, fitted: Fitted, history: History, asked: MatchingInput) -> None:
    audits = audits_of(version.council, fitted.ranker, asked, history)
    evidence = Evidence(back_test=fitted.tested, audits=tuple(audit for _, audit in audits))
    version.evaluation = {
        "back_test": tested_as_json(fitted.tested),
        "fairness": [audit_as_json(dimension, audit) for dimension, audit in audits],
        "correction": CORRECTION,
    }
    version.card, version.record = written(fitted.ranker, evidence, version)


@transaction.atomic
def compare_again(*, version: ModelVersion, by: User) -> ModelVersion:
    """The same comparison with the model, the people and the opportunities of today."""
    _hold(version)
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
    _hold_for(Step.APPROVED, version, by)
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
    live = ModelVersion.objects.for_council(version.council_id).live().select_for_update().first()
    if live and live.id != version.id:
        take(Step.REPLACED, live, by=by, reason=reason)
    version.approved_by, version.approved_at = by, clock.now()
    take(step, version, by=by, reason=reason)
    enqueue(RANK_COUNCIL, version.council_id)
    return version


@transaction.atomic
def refuse(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    _hold_for(Step.REFUSED, version, by)
    require(Step.REFUSED, version, reason=reason)
    version.refused_by, version.refused_at, version.refused_because = by, clock.now(), reason.strip()
    take(Step.REFUSED, version, by=by, reason=reason)
    return version


@transaction.atomic
def take_back_refusal(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    """To be decided again; the refusal and its reason stay among the steps."""
    _hold_for(Step.REFUSAL_TAKEN_BACK, version, by)
    take(Step.REFUSAL_TAKEN_BACK, version, by=by, reason=reason)
    return version


@transaction.atomic
def go_back(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    """Let an earlier version rank again."""
    _hold_for(Step.WENT_BACK, version, by)
    require(Step.WENT_BACK, version, reason=reason)
    return _make_live(version, Step.WENT_BACK, by, reason)


@transaction.atomic
def stop(*, version: ModelVersion, reason: str, by: User) -> ModelVersion:
    """Let the written score rank again, as before anything was learnt."""
    _hold_for(Step.STOPPED, version, by)
    take(Step.STOPPED, version, by=by, reason=reason)
    enqueue(RANK_COUNCIL, version.council_id)
    return version


def _hold(version: ModelVersion) -> None:
    _one_at_a_time(version.council)
    version.refresh_from_db()


def _hold_for(step: Step, version: ModelVersion, by: User) -> None:
    """Hold the version for a step, which only some may take."""
    _hold(version)
    if not VERSION_LIFE.may_take(step, version, user=by, roles=roles_in(by, version.council_id)):
        raise Refused("Only the virtual school head decides which model ranks.")
